#include "tracking/attribution_work.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr Minutes no_work{0};

/// In progress since `start` with `left`, worked on from `from` without a pause until `last`; complete when nothing is left by then.
ActivityStatus worked_on(const Calendar& calendar, Instant start, Instant from, Minutes left, Instant last) {
    ActivityStatus status;
    status.actual_start = start;
    const auto finish = calendar.add(calendar.next_work(from), left);
    if (finish <= last) {
        status.state = ProgressState::complete;
        status.actual_finish = finish;
        return status;
    }
    status.state = ProgressState::in_progress;
    status.remaining = from < last ? std::min(left, calendar.between(last, finish)) : left;
    return status;
}

class WorkSteps {
public:
    explicit WorkSteps(const WorkBetween& work) : work_{work}, at_{work.expected} {}

    std::vector<WorkStep> taken() {
        if (!same(work_.expected, work_.is)) { walk(); }
        return std::move(steps_);
    }

private:
    using State = ProgressState;

    void walk() {
        if (work_.is.state == State::complete) {
            finish();
        } else if (work_.known.state > work_.is.state) {
            take_back();
        } else if (work_.is.state == State::in_progress) {
            go_on();
        } else {
            wait();
        }
    }

    void step(Cause cause, std::string from, std::string to, const ActivityStatus& status) {
        if (same(at_, status)) { return; }
        at_ = status;
        steps_.push_back({{cause, std::move(from), std::move(to)}, status});
    }

    [[nodiscard]] std::string days(Minutes left) const { return days_words(work_.calendar, left); }
    [[nodiscard]] std::string forecast_start() const {
        return work_.forecast.start == unknown_instant ? "" : to_string(shown_start(work_.kind, work_.forecast.start));
    }
    [[nodiscard]] std::string forecast_finish() const {
        if (work_.forecast.finish == unknown_instant) { return ""; }
        const auto start = work_.forecast.start == unknown_instant ? work_.forecast.finish - Minutes{1} : work_.forecast.start;
        return to_string(shown_finish(work_.kind, start, work_.forecast.finish));
    }
    [[nodiscard]] std::string still_left() const { return days(at_.state == State::complete ? no_work : at_.remaining); }
    [[nodiscard]] std::string start_day() const { return work_.facts_last.started ? to_string(*work_.facts_last.started) : ""; }

    void finish() {
        if (!work_.facts_last.finished) {
            step(Cause::stage, {}, {}, work_.is);
            return;
        }
        const bool start_reported = work_.facts_last.started && !is_milestone(work_.kind);
        if (start_reported && at_.state == State::complete && at_.actual_start != work_.is.actual_start) {
            auto begun = at_;
            begun.actual_start = work_.is.actual_start;
            step(Cause::started, forecast_start(), start_day(), begun);
        }
        step(Cause::finished, forecast_finish(), to_string(*work_.facts_last.finished), work_.is);
    }

    /// What was known to be done, or begun, is no longer.
    void take_back() {
        const bool implied = work_.facts_first.finished_by && !work_.facts_first.finished;
        const auto [from, to] = what_became_known(work_.facts_first, work_.facts_last, work_.calendar);
        step(implied ? Cause::stage : Cause::withdrawn, from, to, work_.is);
    }

    [[nodiscard]] bool reported() const {
        const auto& was = work_.facts_first;
        const auto& is = work_.facts_last;
        return was.remaining_said != is.remaining_said || was.remaining != is.remaining || was.expected != is.expected ||
               was.percent != is.percent;
    }

    void go_on() {
        const auto begun = start();
        const bool began_between = work_.known.state == State::not_started;
        if (began_between || work_.known.actual_start != begun) {
            const auto from = began_between ? begun : std::max(work_.first, begun);
            step(Cause::started, forecast_start(), start_day(), worked_on(work_.calendar, begun, from, work_.known.remaining, work_.last));
        }
        stand_still(began_between ? begun : work_.forecast.start == unknown_instant ? work_.first : work_.forecast.start);
        if (reported()) { progress(); }
        step(Cause::unreported, still_left(), days(work_.is.remaining), work_.is);
    }

    /// Work stood still: since a day that the first day did not know, or still, although nobody had said until when.
    void stand_still(Instant worked_from) {
        const auto& was = work_.facts_first;
        const auto& pause = work_.pause;
        if (!pause || (was.suspended == pause->from && was.resumes == pause->until && pause->until)) {
            rest_of_pause();
            return;
        }
        const auto from = std::min(worked_from, work_.last);
        const auto stops = std::clamp(Instant{pause->from}, from, work_.last);
        const auto goes_on = std::clamp(pause->until ? Instant{*pause->until} : work_.last, stops, work_.last);
        const auto done = work_.calendar.between(from, stops) + work_.calendar.between(goes_on, work_.last);
        auto still = work_.is;
        still.remaining = std::max(no_work, work_.known.remaining - done);
        step(Cause::suspended, {}, pause_words(), still);
    }

    void rest_of_pause() {
        if (at_.state != State::in_progress || at_.resume == work_.is.resume) { return; }
        auto going = at_;
        going.resume = work_.is.resume;
        step(Cause::suspended, {}, pause_words(), going);
    }

    [[nodiscard]] std::string pause_words() const {
        if (!work_.pause) { return ""; }
        return fmt::format("{}/{}", to_string(work_.pause->from), work_.pause->until ? to_string(*work_.pause->until) : "");
    }

    /// At most all that was left can be lost by slow work; what is more was added to the estimate. Both as of the day it was said: the time
    /// since then is nobody's report.
    void progress() {
        const auto left = work_.is.remaining;
        const auto most = std::min(left, work_.known.remaining);
        step(Cause::progress, still_left(), days(most), said(most));
        if (left > work_.known.remaining) { step(Cause::remaining, days(work_.known.remaining), days(left), said(left)); }
    }

    [[nodiscard]] Instant start() const { return work_.is.actual_start.value_or(work_.first); }
    /// The day for which somebody said last what was left. An expected finish holds its date whatever day it is.
    [[nodiscard]] Instant said_on() const {
        const auto& facts = work_.facts_last;
        if (facts.expected || !facts.remaining_said) { return work_.last; }
        return std::max({Instant{*facts.remaining_said}, work_.first, start()});
    }
    /// Worked on from the day it was said with that much left.
    [[nodiscard]] ActivityStatus said(Minutes left) const {
        if (said_on() >= work_.last || work_.is.resume) {
            auto status = work_.is;
            status.remaining = left;
            return status;
        }
        return worked_on(work_.calendar, start(), said_on(), left, work_.last);
    }

    /// Not begun, although it may have been forecast.
    void wait() {
        const bool late = work_.expected.state != State::not_started;
        if (is_milestone(work_.kind) && reported() && work_.facts_last.expected) {
            step(Cause::remaining, forecast_finish(), to_string(*work_.facts_last.expected), work_.is);
            return;
        }
        if (!reported() || work_.facts_last.expected) {
            step(!late        ? Cause::remaining
                 : reported() ? Cause::started
                              : Cause::unreported,
                 late ? forecast_start() : days(at_.remaining), late ? "" : days(work_.is.remaining), work_.is);
            return;
        }
        if (late) { step(Cause::started, forecast_start(), {}, work_.known); }
        step(Cause::remaining, days(work_.known.remaining), days(work_.is.remaining), work_.is);
    }

    const WorkBetween& work_;
    ActivityStatus at_;
    std::vector<WorkStep> steps_;
};

} // namespace

std::vector<WorkStep> work_steps(const WorkBetween& work) { return WorkSteps{work}.taken(); }

ActivityStatus as_forecast(const Calendar& calendar, const ActivityStatus& known, const BoardDates& forecast, Instant later) {
    const bool open = known.state != ProgressState::complete && forecast.finish != unknown_instant;
    const bool done = open && forecast.finish <= later;
    if (!done && (!open || forecast.start >= later)) { return known; }
    auto going = known;
    going.actual_start = known.actual_start.value_or(forecast.start);
    going.state = done ? ProgressState::complete : ProgressState::in_progress;
    going.remaining = done ? no_work : calendar.between(later, forecast.finish);
    if (done) { going.actual_finish = forecast.finish; }
    return going;
}

} // namespace slipway
