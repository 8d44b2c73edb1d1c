#include "records/order_of_work.hpp"

#include <numeric>

namespace slipway::records {
namespace {

constexpr std::string_view completion_key = "completion";

/// Longest chain of relations before each activity; activities that wait in a circle get the number of activities.
std::vector<std::uint32_t> levels_of(const Work& work) {
    const auto count = work.activities.size();
    std::vector<std::vector<std::uint32_t>> successors(count);
    std::vector<std::uint32_t> waiting(count);
    for (const auto& edge : work.edges) {
        if (edge.foreign != nullptr) { continue; }
        successors[edge.from].push_back(edge.to);
        ++waiting[edge.to];
    }
    std::vector<std::uint32_t> levels(count);
    std::vector<std::uint32_t> ready;
    for (std::uint32_t at = 0; at < count; ++at) {
        if (waiting[at] == 0) { ready.push_back(at); }
    }
    for (std::size_t next = 0; next < ready.size(); ++next) {
        const auto from = ready[next];
        for (const auto to : successors[from]) {
            levels[to] = std::max(levels[to], levels[from] + 1);
            if (--waiting[to] == 0) { ready.push_back(to); }
        }
    }
    for (std::uint32_t at = 0; at < count; ++at) {
        if (waiting[at] > 0) { levels[at] = static_cast<std::uint32_t>(count); }
    }
    return levels;
}

bool is_level_of_effort(const Activity& activity) { return activity.kind() == ActivityKind::level_of_effort; }

std::optional<std::uint32_t> with_key(std::span<const Activity> activities, std::string_view key) {
    const auto found = std::ranges::find(activities, key, &Activity::key);
    if (found == activities.end() || is_level_of_effort(*found)) { return std::nullopt; }
    return static_cast<std::uint32_t>(found - activities.begin());
}

bool completes(const Activity& activity) {
    return !is_level_of_effort(activity) && std::ranges::find(activity.enters(), Stage::completed) != activity.enters().end();
}

std::optional<std::uint32_t> only_last(const Work& work, std::span<const Activity> activities) {
    std::vector<bool> goes_on(activities.size());
    for (std::size_t at = 0; at < activities.size(); ++at) { goes_on[at] = is_level_of_effort(activities[at]); }
    for (const auto& edge : work.edges) {
        if (edge.foreign == nullptr && !is_level_of_effort(activities[edge.to])) { goes_on[edge.from] = true; }
    }
    if (std::ranges::count(goes_on, false) != 1) { return std::nullopt; }
    return static_cast<std::uint32_t>(std::ranges::find(goes_on, false) - goes_on.begin());
}

} // namespace

std::vector<std::uint32_t> ranks_of(const Work& work) {
    const auto levels = levels_of(work);
    std::vector<std::uint32_t> order(levels.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t at) { return levels[at]; });
    std::vector<std::uint32_t> ranks(order.size());
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) { ranks[order[rank]] = rank; }
    return ranks;
}

std::optional<std::uint32_t> completion_of(const Work& work, std::span<const Activity> activities) {
    const auto named = with_key(activities, completion_key);
    std::optional<std::uint32_t> last;
    for (std::uint32_t at = 0; at < activities.size(); ++at) {
        if (completes(activities[at]) && (!last || activities[*last].rank < activities[at].rank)) { last = at; }
    }
    if (last && named && completes(activities[*named])) { return named; }
    if (last) { return last; }
    return named ? named : only_last(work, activities);
}

} // namespace slipway::records
