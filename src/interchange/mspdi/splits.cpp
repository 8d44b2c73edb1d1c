// Work that the file interrupts. What it assigns day by day tells where: days of nothing between days of work.

#include "interchange/mspdi/tasks.hpp"
#include "slipway/calendar/calendar.hpp"

#include <algorithm>
#include <functional>

namespace slipway::interchange {
namespace {

constexpr std::string_view remaining_work = "1";
constexpr std::string_view no_work = "PT0H0M0S";

bool says(XmlNode node, std::string_view name, std::string_view value) {
    const auto child = node.child(name);
    return child && child->content() == value;
}

std::optional<MspStretch> read_stretch(XmlNode node, const Fields& fields) {
    const auto from = node.child("Start");
    const auto to = node.child("Finish");
    if (!from || !to) { return std::nullopt; }
    const auto start = fields.instant(*from, Weight::informs);
    const auto finish = fields.instant(*to, Weight::informs);
    if (!start || !finish) { return std::nullopt; }
    return MspStretch{*start, *finish, !says(node, "Value", no_work)};
}

/// All its work goes on in one calendar.
bool can_break(const ForeignActivity& activity) {
    return activity.kind == ForeignKind::task && activity.state != ForeignState::complete && !activity.manual &&
           activity.parts.size() < 2 && activity.remaining > Minutes{0};
}

/// Whose stored dates can tell that it is interrupted: nothing begun.
bool can_tell(const ForeignActivity& activity) {
    return can_break(activity) && activity.parts.empty() && activity.state == ForeignState::not_started && activity.answers.early_start &&
           activity.answers.early_finish;
}

/// The breaks between stretches of work; none when the stretches hold other work than remains.
std::vector<ForeignBreak> breaks_of(const std::vector<MspStretch>& stretches, const Calendar& calendar, Minutes remaining) {
    std::vector<ForeignBreak> breaks;
    Minutes done{0};
    Minutes idle{0};
    Minutes total{0};
    for (const auto& one : stretches) {
        const auto length = calendar.between(one.from, one.to);
        if (length <= Minutes{0}) { continue; }
        if (!one.works) {
            idle += done > Minutes{0} ? length : Minutes{0};
        } else {
            if (idle > Minutes{0}) { breaks.push_back({done, idle}); }
            total += idle;
            idle = Minutes{0};
            done += length;
        }
        if (done > remaining || total + idle > Minutes{most_minutes} - length) { return {}; }
    }
    return done == remaining ? breaks : std::vector<ForeignBreak>{};
}

void find_breaks(const std::vector<MspSplit>& splits, std::uint32_t index, const Calendar& calendar, ForeignActivity& activity) {
    if (!can_break(activity)) { return; }
    auto split = std::ranges::lower_bound(splits, index, {}, &MspSplit::activity);
    for (; split != splits.end() && split->activity == index; ++split) {
        if (activity.breaks.empty()) { activity.breaks = breaks_of(split->stretches, calendar, activity.remaining); }
    }
}

/// How many of an ordered range have a value. No subrange, which clang 14 cannot read in this library.
template <class Range, class Value, class Of = std::identity>
std::ptrdiff_t count_of(const Range& range, Value value, Of of = {}) {
    return std::ranges::upper_bound(range, value, {}, of) - std::ranges::lower_bound(range, value, {}, of);
}

/// With every assignment of a task interrupted its work is; those of other tasks are forgotten.
std::vector<MspSplit> whole_splits(MspTasks& tasks, const UidIndex& uids) {
    auto splits = std::move(tasks.splits);
    if (splits.empty()) { return splits; }
    std::ranges::sort(tasks.assigned);
    for (auto& split : splits) { split.activity = uids.find(split.task).value_or(UidIndex::no_task); }
    std::ranges::stable_sort(splits, {}, &MspSplit::activity);
    const auto some_go_on = [&](const MspSplit& split) {
        return count_of(splits, split.activity, &MspSplit::activity) != count_of(tasks.assigned, split.task);
    };
    std::vector<MspSplit> whole;
    for (const auto& split : splits) {
        if (split.activity != UidIndex::no_task && !some_go_on(split)) { whole.push_back(split); }
    }
    return whole;
}

} // namespace

void read_split(XmlNode assignment, std::int32_t task, const Fields& fields, MspTasks& tasks) {
    const auto of_rest = [](XmlNode node) { return node.name() == "TimephasedData" && says(node, "Type", remaining_work); };
    bool interrupted = false;
    assignment.each_child([&](XmlNode node) { interrupted = interrupted || (of_rest(node) && says(node, "Value", no_work)); });
    if (!interrupted) { return; }
    auto& split = tasks.splits.emplace_back(MspSplit{.task = task});
    assignment.each_child([&](XmlNode node) {
        if (!of_rest(node)) { return; }
        if (const auto stretch = read_stretch(node, fields)) { split.stretches.push_back(*stretch); }
    });
}

void resolve_splits(MspTasks& tasks, const UidIndex& uids, const std::vector<ForeignCalendar>& calendars, Losses& losses) {
    const auto splits = whole_splits(tasks, uids);
    std::vector<std::uint32_t> order;
    for (std::uint32_t index = 0; index < tasks.activities.size(); ++index) {
        const bool split = std::ranges::binary_search(splits, index, {}, &MspSplit::activity);
        if (split || can_tell(tasks.activities[index])) { order.push_back(index); }
    }
    const auto calendar_of = [&](std::uint32_t index) {
        const auto& activity = tasks.activities[index];
        return activity.parts.empty() ? activity.calendar : activity.parts.front().calendar;
    };
    std::ranges::stable_sort(order, {}, calendar_of);
    for (auto first = order.begin(); first != order.end();) {
        const auto number = calendar_of(*first);
        const Calendar calendar{calendars.at(number).rules}; // compiled calendars are large: one at a time
        for (; first != order.end() && calendar_of(*first) == number; ++first) {
            auto& activity = tasks.activities[*first];
            find_breaks(splits, *first, calendar, activity);
            if (!activity.breaks.empty() || !can_tell(activity)) { continue; }
            if (calendar.between(*activity.answers.early_start, *activity.answers.early_finish) <= activity.duration) { continue; }
            losses.add("split", "work that the file interrupts is scheduled without a break", activity.line);
        }
    }
}

} // namespace slipway::interchange
