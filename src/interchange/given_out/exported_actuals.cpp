#include "interchange/given_out/exported_actuals.hpp"

#include "slipway/schedule/explain.hpp"

#include <algorithm>

namespace slipway {
namespace {

class Progressed {
public:
    Progressed(const Exported& exported, std::uint32_t activity, ForeignActivity& into, Losses& losses)
        : exported_{exported}, activity_{activity}, into_{into}, losses_{losses} {}

    void fill() {
        switch (status().state) {
        case ProgressState::complete: complete(); break;
        case ProgressState::in_progress: in_progress(); break;
        case ProgressState::not_started: not_started(); break;
        }
    }

private:
    [[nodiscard]] const ActivityStatus& status() const { return exported_.status(activity_); }
    [[nodiscard]] const ActivityFacts& facts() const { return exported_.facts(activity_); }
    [[nodiscard]] const Activity& record() const { return exported_.portfolio.activities[activity_]; }
    [[nodiscard]] const Calendar& calendar() const { return exported_.portfolio.calendar_of(record()); }
    [[nodiscard]] Instant known_start() const { return status().actual_start.value_or(exported_.data_date()); }

    void complete() {
        into_.state = ForeignState::complete;
        into_.remaining = Minutes{0};
        const auto known = status().actual_finish.value_or(known_start());
        into_.actual_finish = facts().finished ? known : implied_finish(known);
        into_.actual_start = status().actual_start;
        if (!into_.actual_start) { into_.actual_start = implied_start(*into_.actual_finish); }
        if (*into_.actual_finish > exported_.data_date()) {
            losses_.add("actual-on-data-date", "what was reached on the data date itself lies after its first minute", into_.line);
        }
    }

    /// The last day by which a stage says that it was done; the first where a later one would move what comes after.
    Instant implied_finish(Instant first) {
        losses_.add("implied-actual",
                    "what a stage implies to be done has no actual dates: it gets the last day that it may have been done on", into_.line);
        const auto last = facts().finished_by ? facts().finished_by->last : day_of(first);
        const auto day = std::min(last, exported_.outlook.as_of - Days{1});
        const bool morning = record().kind() == ActivityKind::start_milestone;
        const auto at = morning ? calendar().start_of_day(day) : calendar().end_of_day(day);
        return at > first && moves_nothing(at) ? at : first;
    }

    /// Whether nothing after the activity is held beyond the data date by its having finished then.
    [[nodiscard]] bool moves_nothing(Instant finish) const {
        const auto& outlook = exported_.outlook;
        const auto holds = [&](std::uint32_t index) {
            const auto& relation = outlook.network.relations[index];
            return outlook.calendars[relation.lag_calendar].add(finish, relation.lag) > exported_.data_date();
        };
        return finish <= exported_.data_date() && std::ranges::none_of(outlook.network.out_of(activity_), holds);
    }

    Instant implied_start(Instant finish) {
        if (is_milestone(record().kind())) { return finish; }
        losses_.add("actual-start", "complete work whose start nobody recorded gets the day of its finish", into_.line);
        return std::min(finish, calendar().start_of_day(finish_day(finish)));
    }

    void in_progress() {
        into_.state = ForeignState::in_progress;
        into_.remaining = status().remaining;
        into_.actual_start = known_start();
        into_.percent = percent();
        if (facts().expected) { into_.expected_finish = calendar().end_of_day(*facts().expected); }
        if (*into_.actual_start > exported_.data_date()) {
            losses_.add("actual-on-data-date", "what was reached on the data date itself lies after its first minute", into_.line);
        }
        const auto& project = exported_.outlook.progress.projects[record().project];
        const auto since = facts().suspended ? facts().suspended : project.suspended;
        if (!since && !status().resume) {
            if (exported_.outlook.options.rules != RuleSet::p6) { put_off(); }
            return;
        }
        into_.suspended = calendar().start_of_day(since.value_or(exported_.outlook.as_of));
        into_.resume = status().resume;
    }

    /// MS Project has begun work go on where it stopped, on whatever day that was, unless it says a later one.
    void put_off() {
        const auto goes_on = exported_.outlook.likely.early_start(activity_);
        if (goes_on == unknown_instant) { return; }
        const auto done = std::max(Minutes{0}, into_.duration - into_.remaining);
        const auto stop = calendar().add(*into_.actual_start, done);
        into_.suspended = stop < goes_on ? stop : *into_.actual_start;
        into_.resume = goes_on;
    }

    [[nodiscard]] std::optional<double> percent() const {
        if (facts().percent) { return facts().percent; }
        if (into_.duration <= Minutes{0}) { return std::nullopt; }
        constexpr double all = 100;
        const auto left = static_cast<double>(into_.remaining.count()) / into_.duration.count();
        return std::clamp(all * (1 - left), 0.0, all);
    }

    /// Of work not begun, only a constraint can say that it does not begin before a day; to MS Project, not even before the data date.
    void not_started() {
        into_.state = ForeignState::not_started;
        into_.remaining = status().remaining;
        if (facts().expected) { into_.expected_finish = calendar().end_of_day(*facts().expected); }
        if (status().resume) { into_.constraints.push_back({ConstraintKind::start_no_earlier, status().resume}); }
        const bool held = exported_.outlook.options.rules != RuleSet::p6 &&
                          early_bound(exported_.outlook.likely_scheduled(), activity_).kind == Bound::Kind::data_date;
        const bool waits = !exported_.outlook.network.into(activity_).empty();
        if (held && waits) { into_.constraints.push_back({ConstraintKind::start_no_earlier, exported_.data_date()}); }
    }

    const Exported& exported_;
    std::uint32_t activity_;
    ForeignActivity& into_;
    Losses& losses_;
};

} // namespace

void export_progress(const Exported& exported, std::uint32_t activity, ForeignActivity& into, Losses& losses) {
    Progressed{exported, activity, into, losses}.fill();
}

} // namespace slipway
