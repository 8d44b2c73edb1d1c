#include "interchange/taken_in/msp_wording.hpp"

#include "interchange/working_time.hpp"
#include "schedule/rules.hpp"

#include <algorithm>

namespace slipway {
namespace {

class Wording {
public:
    Wording(ForeignSchedule& foreign, const ForeignComputed& computed, Losses& losses)
        : foreign_{foreign}, computed_{computed}, losses_{losses} {}

    bool say() {
        for (std::uint32_t i = 0; i < foreign_.activities.size(); ++i) {
            if (is_milestone(i)) { place_milestone(i); }
            if (!activity(i).parts.empty()) { follow_last_resource(i); }
            if (activity(i).manual) { lasts_as_put(i); }
        }
        say_delays();
        return changed_;
    }

private:
    [[nodiscard]] ForeignActivity& activity(std::uint32_t index) { return foreign_.activities[index]; }
    [[nodiscard]] bool is_milestone(std::uint32_t index) { return activity(index).kind == ForeignKind::finish_milestone; }

    /// MS Project has one kind; records show the day of a beginning, or that of an end.
    void place_milestone(std::uint32_t index) {
        const auto& status = computed_.status[index];
        const auto at = status.state == ProgressState::complete ? status.actual_finish.value_or(unknown_instant)
                                                                : computed_.schedule.early_finish(index);
        const auto& calendar = computed_.calendars[activity(index).calendar];
        if (at == unknown_instant || calendar.next_work(at) != at || calendar.previous_work(at) == at) { return; }
        activity(index).kind = ForeignKind::start_milestone;
        changed_ = true;
    }

    /// Of several resources only the one whose part ends last decides when the work is done.
    void follow_last_resource(std::uint32_t index) {
        auto& one = activity(index);
        const auto parts = std::move(one.parts);
        one.parts.clear();
        changed_ = true;
        if (one.state == ForeignState::complete) { return; }
        const auto begins = computed_.schedule.early_start(index);
        const auto ends = [&](const ForeignPart& part) {
            return computed_.calendars[part.calendar].add(begins, one.state == ForeignState::not_started ? part.duration : part.remaining);
        };
        const auto last = *std::ranges::max_element(parts, {}, ends);
        one.calendar = last.calendar;
        one.duration = last.duration;
        one.remaining = last.remaining;
        const auto differs = [&](const ForeignPart& part) { return part.calendar != last.calendar; };
        if (std::ranges::none_of(parts, differs)) { return; }
        losses_.add("last-resource", "work of several resources follows the working time of the one who is done last", one.line);
    }

    void lasts_as_put(std::uint32_t index) {
        auto& one = activity(index);
        if (one.state != ForeignState::not_started || !one.manual_start || !one.manual_finish) { return; }
        const auto work = computed_.calendars[one.calendar].between(*one.manual_start, *one.manual_finish);
        if (work <= Minutes{0} || work == one.duration) { return; }
        one.duration = one.remaining = work;
        changed_ = true;
    }

    void say_delays() {
        std::vector<std::vector<std::uint32_t>> into(foreign_.activities.size());
        for (std::uint32_t i = 0; i < foreign_.relations.size(); ++i) {
            if (delayed(foreign_.relations[i].to)) { into[foreign_.relations[i].to].push_back(i); }
        }
        for (std::uint32_t i = 0; i < foreign_.activities.size(); ++i) {
            if (delayed(i)) { say_delay(i, into[i]); }
        }
    }

    [[nodiscard]] bool delayed(std::uint32_t index) {
        const auto& one = activity(index);
        const bool work = one.kind != ForeignKind::summary && one.kind != ForeignKind::inactive && !one.manual;
        return work && one.state == ForeignState::not_started && one.levelling_delay > Minutes{0};
    }

    void say_delay(std::uint32_t index, const std::vector<std::uint32_t>& relations) {
        auto& one = activity(index);
        changed_ = true;
        if (lag_is_the_same(index, relations)) {
            const auto elapsed = elapsed_calendar();
            for (const auto relation : relations) {
                foreign_.relations[relation].lag += one.levelling_delay;
                foreign_.relations[relation].lag_calendar = elapsed;
            }
        } else {
            one.constraints.push_back({ConstraintKind::start_no_earlier, computed_.schedule.early_start(index)});
        }
        one.levelling_delay = Minutes{0};
        losses_.add("levelling-delay", "a levelling delay is said as a lag in elapsed time, or as a start no earlier than a date",
                    one.line);
    }

    /// The delay counts from where the work could have begun, the lag from the end of what comes before.
    [[nodiscard]] bool lag_is_the_same(std::uint32_t index, const std::vector<std::uint32_t>& relations) {
        auto start = Instant::min();
        for (const auto relation : relations) {
            const auto& one = foreign_.relations[relation];
            const bool elapsed = one.lag == Minutes{0} || always_open(foreign_.calendars[one.lag_calendar].rules);
            if (to_finish(one.type) || !elapsed) { return false; }
            const auto& before = computed_.status[one.from].actual_start;
            const auto from = from_start(one.type) ? before.value_or(computed_.schedule.early_start(one.from))
                                                   : computed_.schedule.early_finish(one.from);
            if (from != unknown_instant) { start = std::max(start, from + one.lag + activity(index).levelling_delay); }
        }
        const auto& calendar = computed_.calendars[activity(index).calendar];
        return start != Instant::min() && calendar.next_work(start) == computed_.schedule.early_start(index);
    }

    std::uint32_t elapsed_calendar() {
        auto& calendars = foreign_.calendars;
        const auto found = std::ranges::find_if(calendars, [](const ForeignCalendar& one) { return always_open(one.rules); });
        if (found != calendars.end()) { return static_cast<std::uint32_t>(found - calendars.begin()); }
        ForeignCalendar made{.id = "", .name = "24 hours", .rules = {}};
        made.rules.week.fill({Period{0, 1440}});
        made.rules.per_day = Minutes{1440};
        made.rules.days_per_week = 7;
        made.rules.days_per_month = 30;
        calendars.push_back(std::move(made));
        return static_cast<std::uint32_t>(calendars.size() - 1);
    }

    ForeignSchedule& foreign_;
    const ForeignComputed& computed_;
    Losses& losses_;
    bool changed_ = false;
};

} // namespace

bool say_in_words_of_records(ForeignSchedule& foreign, const ForeignComputed& computed, Losses& losses) {
    return Wording{foreign, computed, losses}.say();
}

} // namespace slipway
