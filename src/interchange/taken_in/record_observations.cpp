#include "interchange/taken_in/record_observations.hpp"

#include "interchange/taken_in/record_days.hpp"
#include "interchange/taken_in/work_text.hpp"

#include <cmath>

namespace slipway {
namespace {

class Writer {
public:
    Writer(const RecordPlan& plan, Losses& losses) : plan_{plan}, losses_{losses} {}

    std::vector<Observation> observations() {
        for (at_ = 0; at_ < plan_.foreign.activities.size(); ++at_) {
            if (!plan_.written[at_]) { continue; }
            if (is_milestone()) {
                milestone();
            } else {
                work();
            }
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] const ForeignActivity& activity() const { return plan_.foreign.activities[at_]; }
    [[nodiscard]] const ActivityStatus& status() const { return plan_.computed.status[at_]; }
    [[nodiscard]] const Calendar& calendar() const { return plan_.calendar_of(at_); }
    [[nodiscard]] ActivityKind kind() const { return plan_.computed.network.activities[at_].kind; }
    [[nodiscard]] bool is_milestone() const { return kind() == ActivityKind::start_milestone || kind() == ActivityKind::finish_milestone; }

    void say(ObservationKind what, Date day, const std::string& value) {
        if (day > plan_.as_of) {
            losses_.add("later-than-data-date", "what the file says of a day after its data date is left out", activity().line);
            return;
        }
        out_.push_back({.day = day,
                        .said = plan_.as_of,
                        .key = plan_.foreign.projects[activity().project].key + "/" + activity().key,
                        .kind = what,
                        .value = value,
                        .source = plan_.place(activity().line)});
    }

    void say_day(ObservationKind what, Date day) { say(what, day, to_string(day)); }

    /// The day of an actual date. Its own day says more of it than the edge where both cannot be had.
    Date actual_day(Instant instant, DayEdge edge) {
        const auto found = edge_day(calendar(), instant, edge);
        if (found.exact) { return found.day; }
        lose_time_of_day(losses_, activity().line);
        return edge == DayEdge::start ? found.day : day_finished(calendar(), instant);
    }

    void milestone() {
        if (status().remaining > Minutes{0}) {
            losses_.add("milestone-duration", "a milestone takes no time: its remaining duration is left out", activity().line);
        }
        if (status().state != ProgressState::complete || !status().actual_finish) { return; }
        const auto edge = kind() == ActivityKind::start_milestone ? DayEdge::start : DayEdge::finish;
        say_day(ObservationKind::finished, actual_day(*status().actual_finish, edge));
    }

    void work() {
        const bool complete = status().state == ProgressState::complete && status().actual_finish;
        const auto finished = complete ? actual_day(*status().actual_finish, DayEdge::finish) : last_day;
        if (status().state != ProgressState::not_started && status().actual_start) {
            // Work that took no time may seem to end the evening before the morning it began.
            say_day(ObservationKind::started, std::min(finished, actual_day(*status().actual_start, DayEdge::start)));
        }
        if (complete) { say_day(ObservationKind::finished, finished); }
        if (complete || kind() == ActivityKind::level_of_effort) { return; }
        suspension();
        work_left();
        percent();
    }

    /// Work that stands still; a day on which it goes on may lie ahead.
    void suspension() {
        if (status().state != ProgressState::in_progress) { return; }
        if (status().resume != activity().resume && status().resume && *status().resume > Instant{plan_.as_of}) {
            losses_.add("external-dates", "begun work waits for a project outside the file, which records cannot say of it",
                        activity().line);
        }
        if (!activity().suspended || !stands_still()) { return; }
        say_day(ObservationKind::suspended, day_of(*activity().suspended));
        if (!activity().resume) { return; }
        const auto resume = recorded_day(calendar(), *activity().resume, DayEdge::start, activity().line, losses_);
        say(ObservationKind::resumed, std::min(resume, plan_.as_of), to_string(resume));
    }

    /// MS Project says of all that has begun where it goes on, also when it never stood still.
    [[nodiscard]] bool stands_still() const {
        return plan_.foreign.tool == ForeignTool::p6 || (activity().resume && *activity().resume > *activity().suspended);
    }

    void work_left() {
        const bool begun = status().state == ProgressState::in_progress;
        const auto remaining = left_that_day();
        if (const auto day = expected_day()) {
            say(ObservationKind::expected, plan_.as_of, to_string(*day));
        } else if (begun || remaining != activity().duration) {
            say(ObservationKind::remaining, plan_.as_of, work_text(remaining, calendar().per_day()));
        }
    }

    /// What is left on the data date. Of MS Project's work it may be done beyond that day: then it was left when the day began.
    [[nodiscard]] Minutes left_that_day() {
        const auto remaining = status().remaining;
        const Instant from{plan_.as_of};
        const bool ahead = plan_.foreign.tool == ForeignTool::ms_project && status().state == ProgressState::in_progress &&
                           !(activity().suspended && stands_still()) && plan_.computed.schedule.early_start(at_) > from;
        const auto left = ahead ? calendar().between(from, plan_.computed.schedule.early_finish(at_)) : remaining;
        if (left <= remaining) { return remaining; }
        losses_.add("done-that-day",
                    "what was done on " + to_string(plan_.as_of) + " or later counts as remaining: the dates stay the file's",
                    activity().line);
        return left;
    }

    /// The expected finish, where it leaves as much work as the file's rules do.
    [[nodiscard]] std::optional<Date> expected_day() {
        if (!activity().expected_finish) { return std::nullopt; }
        const auto found = edge_day(calendar(), *activity().expected_finish, DayEdge::finish);
        const auto from = std::max(Instant{plan_.as_of}, status().resume.value_or(Instant{plan_.as_of}));
        const auto left = calendar().between(from, edge_of_day(calendar(), found.day, DayEdge::finish));
        const bool holds = found.exact && found.day >= plan_.as_of && plan_.foreign.options.use_expected_finish;
        if (holds && left == status().remaining) { return found.day; }
        losses_.add("expected-finish", "an expected finish is left out: what remains is stated instead", activity().line);
        return std::nullopt;
    }

    /// Remaining work implies a percentage; another one, as of physical progress, cannot be said beside it.
    void percent() {
        constexpr double all = 100;
        constexpr double shown = 0.5; // a difference that nobody sees
        if (!activity().percent) { return; }
        const auto duration = static_cast<double>(activity().duration.count());
        const auto implied = duration > 0 ? all * (1 - static_cast<double>(status().remaining.count()) / duration) : 0;
        if (std::abs(implied - *activity().percent) < shown) { return; }
        losses_.add("percent-complete", "a percentage that is not that of the duration is left out", activity().line);
    }

    const RecordPlan& plan_;
    Losses& losses_;
    std::uint32_t at_ = 0;
    std::vector<Observation> out_;
};

} // namespace

std::vector<Observation> observations_of(const RecordPlan& plan, Losses& losses) { return Writer{plan, losses}.observations(); }

} // namespace slipway
