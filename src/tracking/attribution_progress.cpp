// What was said since of the time before, how time passes as forecast, and what became of each activity.

#include "tracking/attribution_work.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// What would be forecast on the first day by somebody who knew what became of the activities followed so far: these are at their later
/// data date, all others at the first.
class Foresight {
public:
    Foresight(const Board& board, Instant later)
        : board_{board},
          network_{board.network()},
          known_{board.status},
          status_{board.status},
          terms_{board.terms},
          options_{board.options} {
        const auto projects = terms_.size();
        for (std::size_t i = 0; i < projects; ++i) {
            terms_.push_back(terms_[i]);
            terms_.back().data_date = later;
        }
        engine_ = std::make_unique<Rescheduler>(
            network_, ScheduleInput{board.comparison().calendars(), status_, board.constraints(), terms_, options_});
        // A lag from the start of started work counts from where the forecast counted it, also when that work has gone on.
        for (std::uint32_t i = 0; i < status_.size(); ++i) {
            const bool from_early_start = known_[i].state == ProgressState::in_progress && !options_.start_lag_from_actual;
            counted_from_.push_back(from_early_start ? std::optional{engine_->early_start(i)} : std::nullopt);
        }
        for (std::uint32_t i = 0; i < status_.size(); ++i) { count_from(i); }
        options_.start_lag_from_actual = true;
        engine_ = std::make_unique<Rescheduler>(
            network_, ScheduleInput{board.comparison().calendars(), status_, board.constraints(), terms_, options_});
    }
    Foresight(const Foresight&) = delete;
    Foresight& operator=(const Foresight&) = delete;
    Foresight(Foresight&&) = delete;
    Foresight& operator=(Foresight&&) = delete;
    ~Foresight() = default;

    /// From now on this activity is what it became.
    void follow(std::uint32_t member, const ActivityStatus& status) {
        status_[member] = status;
        count_from(member);
        auto& project = network_.activities[member].project;
        const auto later = board_.network().activities[member].project + static_cast<std::uint32_t>(terms_.size() / 2);
        if (project == later) {
            engine_->changed(member);
            return;
        }
        project = later;
        engine_->all_changed();
    }

    [[nodiscard]] BoardDates forecast(std::uint32_t member) {
        if (!board_.looks_both_ways()) { return {engine_->early_start(member), engine_->early_finish(member)}; }
        const auto& schedule = engine_->schedule();
        return {schedule.early_start(member), schedule.early_finish(member)};
    }
    /// What was known of it on the first day.
    [[nodiscard]] const ActivityStatus& known(std::uint32_t member) const { return known_[member]; }

private:
    void count_from(std::uint32_t member) {
        auto& status = status_[member];
        if (counted_from_[member] && *counted_from_[member] != unknown_instant && status.state != ProgressState::not_started) {
            status.actual_start = counted_from_[member];
        }
    }

    const Board& board_;
    Network network_;
    std::vector<ActivityStatus> known_;
    std::vector<ActivityStatus> status_;
    std::vector<std::optional<Instant>> counted_from_;
    std::vector<ProjectTerms> terms_;
    ScheduleOptions options_;
    std::unique_ptr<Rescheduler> engine_;
};

class ProgressRound {
public:
    ProgressRound(Board& board, Trail& trail)
        : board_{board},
          trail_{trail},
          first_{board.comparison().then().outlook.as_of},
          last_{board.comparison().now().outlook.as_of},
          knowledge_{board.comparison().by_all_known_now()},
          progress_{board.comparison().now().outlook.progress} {}

    void apply() {
        trail_.begin(Round::progress);
        const auto allows = [&](std::uint32_t project) { return progress_.projects[project].has_forecast; };
        const auto says = [&](std::uint32_t project) { return stage_step(project); };
        settle_stages(board_, trail_, true, allows, says);
        foresight_ = std::make_unique<Foresight>(board_, last_);
        left_ = board_.by_work();
        std::erase_if(left_, [&](std::uint32_t member) { return !board_.activities[member].now; });
        pass_time();
        trail_.begin(Round::progress);
        const auto order = left_;
        for (const auto member : order) {
            left_.erase(left_.begin());
            follow(member);
        }
        settle_stages(board_, trail_, false, allows, says);
    }

private:
    void pass_time() {
        trail_.begin(Round::time);
        for (auto& terms : board_.terms) { terms.data_date = last_; }
        go_on_as_forecast();
        board_.all_changed();
        trail_.made({Cause::time, {}, {}});
    }

    /// All that was not followed yet; says how many of them change.
    std::size_t go_on_as_forecast() {
        std::size_t changes = 0;
        for (const auto member : left_) {
            const auto going = expected(member);
            if (same(going, board_.status[member])) { continue; }
            board_.status[member] = going;
            ++changes;
        }
        return changes;
    }

    [[nodiscard]] ActivityStatus expected(std::uint32_t member) {
        const auto& known = foresight_->known(member);
        if (board_.activities[member].record.kind == ActivityKind::level_of_effort) { return known; }
        return as_forecast(board_.calendar(member), known, foresight_->forecast(member), last_);
    }

    /// When the activity, or its whole project, stood still last: as it still does, or as it did after the first day.
    [[nodiscard]] std::optional<Pause> pause(std::uint32_t member) const {
        const auto& one = board_.activities[member];
        const auto& facts = progress_.facts[*one.now];
        if (facts.suspended) { return Pause{*facts.suspended, facts.resumes}; }
        const auto& project = board_.projects[one.project];
        const auto& known = progress_.projects[*project.now];
        if (known.suspended) { return Pause{*known.suspended, known.resumes}; }
        for (const auto& key : {one.key, project.key}) {
            const auto past = board_.comparison().pause(key);
            if (past && past->until && Instant{*past->until} > first_) { return past; }
        }
        return std::nullopt;
    }

    void follow(std::uint32_t member) {
        const auto now = *board_.activities[member].now;
        const auto& facts = progress_.facts[now];
        const auto& is = progress_.likely[now];
        const auto was = board_.status[member];
        const WorkBetween work{board_.calendar(member),
                               board_.activities[member].record.kind,
                               first_,
                               last_,
                               knowledge_.facts[now],
                               facts,
                               pause(member),
                               foresight_->forecast(member),
                               foresight_->known(member),
                               was,
                               is};
        const auto steps = work_steps(work);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (i + 1 == steps.size()) { board_.settle(member, progress_); }
            take(member, steps[i]);
        }
        foresight_->follow(member, is);
        if (!steps.empty()) { return; }
        board_.settle(member, progress_);
        trail_.made_at(member, facts.finished ? Step{Cause::finished, {}, to_string(*facts.finished)} : stage_step_at(member));
    }

    /// A stage of a project, of the records of now, that is another than it was on the first day.
    [[nodiscard]] Step stage_step(std::uint32_t project) const {
        const auto& portfolio = board_.comparison().now().portfolio;
        return {Cause::stage, stage_said(portfolio, knowledge_, project), stage_said(portfolio, progress_, project)};
    }
    [[nodiscard]] Step stage_step_at(std::uint32_t member) const {
        return stage_step(*board_.projects[board_.activities[member].project].now);
    }

    void take(std::uint32_t member, const WorkStep& one) {
        board_.status[member] = one.status;
        foresight_->follow(member, one.status);
        if (go_on_as_forecast() == 0) {
            board_.changed(member);
        } else {
            board_.all_changed();
        }
        trail_.made_at(member, one.step.cause == Cause::stage ? stage_step_at(member) : one.step);
    }

    Board& board_;
    Trail& trail_;
    Instant first_, last_;
    const Progress& knowledge_;
    const Progress& progress_;
    std::unique_ptr<Foresight> foresight_;
    std::vector<std::uint32_t> left_; ///< not followed yet, in the order of the work
};

} // namespace

void apply_knowledge(Board& board, Trail& trail) {
    trail.begin(Round::knowledge);
    const auto& before = board.comparison().by_records_of_now();
    const auto& after = board.comparison().by_all_known_now();
    if (&before == &after) { return; }
    const auto allows = [&](std::uint32_t project) { return after.projects[project].has_forecast; };
    const auto says = [&](std::uint32_t project) {
        const auto [from, to] = what_became_known(board.comparison().now().portfolio, before, after, project);
        return Step{Cause::later_knowledge, from, to};
    };
    settle_stages(board, trail, true, allows, says);
    for (const auto member : board.by_work()) {
        const auto& now = board.activities[member].now;
        if (!now) { continue; }
        board.settle(member, after);
        board.changed(member);
        const auto [from, to] = what_became_known(before.facts[*now], after.facts[*now], board.calendar(member));
        const auto project = *board.projects[board.activities[member].project].now;
        trail.made_at(member, from.empty() && to.empty() ? says(project) : Step{Cause::later_knowledge, from, to});
    }
    settle_stages(board, trail, false, allows, says);
}

void apply_progress(Board& board, Trail& trail) { ProgressRound{board, trail}.apply(); }

} // namespace slipway
