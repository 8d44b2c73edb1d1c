#include "slipway/model/portfolio.hpp"

#include <algorithm>
#include <numeric>

namespace slipway {
namespace {

/// The place of `key` in a range that stands in order of keys.
template <class Range>
std::optional<std::uint32_t> find_key(const Range& range, std::string_view key) {
    const auto key_of = [](const auto& one) {
        if constexpr (requires { one.key(); }) {
            return std::string_view{one.key()};
        } else {
            return std::string_view{one.key};
        }
    };
    const auto found = std::ranges::lower_bound(range, key, {}, key_of);
    if (found == range.end() || key_of(*found) != key) { return std::nullopt; }
    return static_cast<std::uint32_t>(found - range.begin());
}

} // namespace

std::string Portfolio::full_key(std::uint32_t activity) const {
    const auto& one = activities[activity];
    return projects[one.project].key + "/" + one.key();
}

std::optional<std::uint32_t> Portfolio::find_project(std::string_view key) const { return find_key(projects, key); }

std::optional<std::uint32_t> Portfolio::find_district(std::string_view key) const { return find_key(districts, key); }

std::optional<std::uint32_t> Portfolio::find_programme(std::string_view key) const { return find_key(programmes, key); }

std::optional<std::uint32_t> Portfolio::find_target(std::string_view key) const { return find_key(targets, key); }

bool Portfolio::lies_in(std::string_view district, std::string_view above) const {
    if (district == above) { return true; }
    for (auto at = find_district(district); at; at = districts[*at].parent) {
        if (districts[*at].key == above) { return true; }
    }
    return false;
}

std::optional<std::uint32_t> Portfolio::find_activity(std::string_view full_key) const {
    const auto slash = full_key.find('/');
    const auto project = find_project(full_key.substr(0, slash));
    if (slash == std::string_view::npos || !project) { return std::nullopt; }
    const auto& owner = projects[*project];
    const auto inside = find_key(std::span{activities}.subspan(owner.first_activity, owner.activity_count), full_key.substr(slash + 1));
    if (!inside) { return std::nullopt; }
    return owner.first_activity + *inside;
}

std::vector<std::uint32_t> Portfolio::in_order_of_work(std::uint32_t project) const {
    std::vector<std::uint32_t> order(projects[project].activity_count);
    std::iota(order.begin(), order.end(), projects[project].first_activity);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t activity) { return activities[activity].rank; });
    return order;
}

} // namespace slipway
