#pragma once
// Plans, districts and agencies, and who is assumed to own a project.

#include "records/names.hpp"
#include "records/raw.hpp"
#include "slipway/model/portfolio.hpp"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace slipway::records {

/// Each in order of keys; a parent that is unknown or goes round in a circle is reported and left out.
[[nodiscard]] std::vector<Plan> resolve_plans(const std::vector<RawPlan>& plans, const UnreadKeys& unread, Problems& problems);
[[nodiscard]] std::vector<District> resolve_districts(const std::vector<RawDistrict>& districts, const UnreadKeys& unread,
                                                      Problems& problems);
/// Precondition: `districts` are those of the same records.
[[nodiscard]] std::vector<Agency> resolve_agencies(const std::vector<RawAgency>& agencies, const std::vector<District>& districts,
                                                   const UnreadKeys& unread, Problems& problems);

/// The names of resolved records, which stand in order of their keys.
template <class Record>
[[nodiscard]] Names names_in(const std::vector<Record>& records) {
    std::vector<Word> words;
    words.reserve(records.size());
    for (const auto& record : records) { words.push_back({record.key, record.span}); }
    return Names{std::move(words)};
}

/// A warning, for a place may go without a record of its own; nothing at all while no district is declared.
void check_district(const Word& district, const Names& districts, const UnreadKeys& unread, Problems& problems);

/// Agencies by what they answer for.
class Owners {
public:
    Owners(const std::vector<Agency>& agencies, const std::vector<District>& districts);

    /// The agency that lists the category and the district, or the nearest parent district; of several the first by key.
    [[nodiscard]] std::optional<std::uint32_t> of(Category category, const std::string& district) const;

private:
    const std::vector<District>& districts_;
    std::map<std::pair<Category, std::string>, std::uint32_t> agency_;
    std::map<std::string, std::uint32_t> district_;
};

/// A partial date; "+3y" counts from `origin`. Nothing, and a bad-date, when it is none.
[[nodiscard]] std::optional<PartialDate> resolve_date(const Word& written, const std::optional<PartialDate>& origin, Problems& problems);

} // namespace slipway::records
