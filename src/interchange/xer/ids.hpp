#pragma once
// Rows found by the number that the tool gave them.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace slipway::interchange {

/// Sorted once, then asked: its cost does not depend on what the numbers are.
class XerIds {
public:
    void add(std::string_view id, std::uint32_t index) { ids_.push_back({id, index}); }

    /// Ends the adding; calls `twice(earlier, later)` for every row whose number another one has already.
    template <class Twice>
    void sort(Twice twice) {
        std::ranges::sort(ids_, {}, [](const Id& one) { return std::tuple{one.id, one.index}; });
        std::size_t first = 0;
        for (std::size_t i = 1; i < ids_.size(); ++i) {
            if (ids_[i].id != ids_[first].id) {
                first = i;
                continue;
            }
            twice(ids_[first].index, ids_[i].index);
        }
    }

    /// The first row of that number.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const {
        const auto found = std::ranges::lower_bound(ids_, id, {}, [](const Id& one) { return one.id; });
        if (found == ids_.end() || found->id != id) { return std::nullopt; }
        return found->index;
    }

private:
    struct Id {
        std::string_view id;
        std::uint32_t index = 0;
    };
    std::vector<Id> ids_;
};

} // namespace slipway::interchange
