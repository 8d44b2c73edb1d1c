#include "interchange/record_observations.hpp"

#include "interchange/record_days.hpp"
#include "interchange/work_text.hpp"

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
        const auto finish = status().state == ProgressState::complete ? status().actual_finish : std::nullopt;
        const auto finished = finish ? std::optional{actual_day(*finish, DayEdge::finish)} : std::nullopt;
        if (status().state != ProgressState::not_started && status().actual_start) {
            const auto day = actual_day(*status().actual_start, DayEdge::start);
            // Work that took no time may seem to end the evening before the morning it began.
            say_day(ObservationKind::started, finished ? std::min(day, *finished) : day);
        }
        if (finished) { say_day(ObservationKind::finished, *finished); }
        if (finished || kind() == ActivityKind::level_of_effort) { return; }
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
        if (!activity().suspended) { return; }
        say_day(ObservationKind::suspended, day_of(*activity().suspended));
        if (!activity().resume) { return; }
        const auto resume = recorded_day(calendar(), *activity().resume, DayEdge::start, activity().line, losses_);
        say(ObservationKind::resumed, std::min(resume, plan_.as_of), to_string(resume));
    }

    void work_left() {
        const bool begun = status().state == ProgressState::in_progress;
        const auto remaining = status().remaining;
        if (const auto day = expected_day()) {
            say(ObservationKind::expected, plan_.as_of, to_string(*day));
        } else if (begun || remaining != activity().duration) {
            say(ObservationKind::remaining, plan_.as_of, work_text(remaining, calendar().per_day()));
        }
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
