#include "interchange/mspdi/tasks.hpp"

#include <algorithm>
#include <numeric>

namespace slipway::interchange {
namespace {

/// Tasks in the order of the outline: by their IDs where the file has them.
std::vector<std::uint32_t> outline_order(const std::vector<MspTask>& tasks) {
    std::vector<std::uint32_t> order(tasks.size());
    std::iota(order.begin(), order.end(), 0U);
    const bool all_numbered = std::ranges::none_of(tasks, [](const MspTask& task) { return task.id == 0; });
    const auto id_of = [&](std::uint32_t index) { return tasks[index].id; };
    if (all_numbered && !std::ranges::is_sorted(order, {}, id_of)) { std::ranges::stable_sort(order, {}, id_of); }
    return order;
}

/// The summaries around the place reached.
class OutlineBuilder {
public:
    OutlineBuilder(MspTasks& tasks, ForeignSchedule& schedule, Losses& losses) : tasks_{tasks}, schedule_{schedule}, losses_{losses} {}

    void add(std::uint32_t index, bool has_children) {
        const auto level = tasks_.tasks[index].level;
        while (!open_.empty() && open_.back().level >= level) { open_.pop_back(); }
        auto& children = open_.empty() ? top_children_ : open_.back().children;
        ++children;
        auto& activity = tasks_.activities[index];
        if (!open_.empty()) { activity.phase = open_.back().phase; }
        if (has_children) { add_phase(activity, level, std::to_string(children)); }
    }

private:
    struct OpenPhase {
        std::int32_t level = 0;
        std::uint32_t phase = 0;
        std::size_t children = 0;
    };

    void add_phase(ForeignActivity& activity, std::int32_t level, std::string code) {
        const auto phase = static_cast<std::uint32_t>(schedule_.phases.size());
        schedule_.phases.push_back({activity.id, std::move(code), activity.name, 0, activity.phase, activity.line});
        open_.push_back({level, phase});
        activity.phase = phase;
        if (activity.kind != ForeignKind::inactive) { activity.kind = ForeignKind::summary; }
    }

    MspTasks& tasks_;
    ForeignSchedule& schedule_;
    Losses& losses_;
    std::vector<OpenPhase> open_;
    std::size_t top_children_ = 0;
};

} // namespace

void build_outline(MspTasks& tasks, ForeignSchedule& schedule, Losses& losses) {
    const auto order = outline_order(tasks.tasks);
    OutlineBuilder builder{tasks, schedule, losses};
    for (std::size_t at = 0; at < order.size(); ++at) {
        const auto next = at + 1 < order.size() ? tasks.tasks[order[at + 1]].level : 0;
        builder.add(order[at], next > tasks.tasks[order[at]].level);
    }
}

UidIndex::UidIndex(const MspTasks& tasks, Problems& problems) {
    entries_.reserve(tasks.tasks.size() + tasks.other_rows.size());
    for (const auto& task : tasks.tasks) { entries_.push_back({task.uid, static_cast<std::uint32_t>(entries_.size())}); }
    for (const auto uid : tasks.other_rows) { entries_.push_back({uid, no_task}); }
    std::ranges::stable_sort(entries_, {}, &Entry::uid);
    for (std::size_t at = 1; at < entries_.size(); ++at) {
        if (entries_[at].uid != entries_[at - 1].uid || entries_[at].index == no_task) { continue; }
        const auto line = tasks.activities[entries_[at].index].line;
        problems.error({0, line, 1}, {"duplicate-uid", "the task UID " + std::to_string(entries_[at].uid) + " stands in the file twice",
                                      "export the schedule again"});
    }
}

std::optional<std::uint32_t> UidIndex::find(std::int32_t uid) const {
    const auto found = std::ranges::lower_bound(entries_, uid, {}, &Entry::uid);
    return found == entries_.end() || found->uid != uid ? std::nullopt : std::optional{found->index};
}

} // namespace slipway::interchange
