#pragma once
// Which calendars stand in for a template's in a place.

#include "records/calendars.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace slipway::records {

/// By district and category; a district has those of the ones above it, unless it says otherwise.
class CalendarSwaps {
public:
    struct Pair {
        std::uint32_t instead_of = 0;
        std::uint32_t with = 0;
    };
    using Pairs = std::vector<Pair>;

    CalendarSwaps(const std::vector<RawDistrict>& districts, CalendarBook& calendars);

    [[nodiscard]] const Pairs& of(const std::string& district, Category category);

private:
    struct District {
        std::optional<std::string> parent;
        std::vector<std::pair<Category, Pair>> swaps;
    };
    std::map<std::string, District> districts_;
    std::map<std::pair<std::string, Category>, Pairs> known_;
};

} // namespace slipway::records
