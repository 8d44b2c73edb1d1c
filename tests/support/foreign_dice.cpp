#include "support/foreign_dice.hpp"

#include "slipway/interchange/computed.hpp"

#include <fmt/format.h>

#include <random>
#include <stdexcept>

namespace slipway::testing {
namespace {

constexpr std::uint32_t crew_calendar = 2; // of MS Project
constexpr Date first_monday = std::chrono::local_days{std::chrono::year{2024} / 1 / 1};

class Thrower {
public:
    explicit Thrower(const ForeignDice& dice) : dice_(dice), random_(dice.seed) {
        schedule_.tool = dice.tool;
        schedule_.version = p6() ? "19.12" : "14";
    }

    ForeignSchedule schedule() {
        throw_options();
        throw_calendars();
        for (std::uint32_t i = 0; i < dice_.projects; ++i) { throw_project(i); }
        throw_relations();
        assign_keys(schedule_);
        store_answers(schedule_);
        if (p6()) { plan(); }
        return std::move(schedule_);
    }

private:
    [[nodiscard]] bool p6() const { return dice_.tool == ForeignTool::p6; }
    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
    bool in(std::uint32_t sides) { return below(sides) == 0; }

    void throw_options() {
        auto& options = schedule_.options;
        if (!p6()) {
            options.schedule.rules = RuleSet::msp2013;
            options.critical.most_total_float = Minutes{480} * static_cast<int>(below(3));
            options.critical.open_ends = in(2);
            options.honor_constraints = in(2);
            return;
        }
        options.schedule.logic = static_cast<ProgressLogic>(below(3));
        options.schedule.start_lag_from_actual = in(2);
        options.schedule.total_float = static_cast<FloatKind>(below(3));
        options.critical = {.longest_path = in(2), .most_total_float = Minutes{60} * static_cast<int>(below(20)), .open_ends = in(2)};
        options.use_expected_finish = in(2);
        options.float_to_all_projects = in(2);
        options.ignore_other_projects = in(4);
        lag_mode_ = below(4);
    }

    void add_calendar(std::string name, CalendarRules rules) {
        schedule_.calendars.push_back({std::to_string(schedule_.calendars.size() + 1), std::move(name), std::move(rules), 0});
    }

    void throw_calendars() {
        const DayHours office{{480, 720}, {780, 1020}};
        const DayHours night{{0, 150}, {405, 885}, {1320, 1440}};
        CalendarRules five;
        for (std::size_t day = 0; day < 5; ++day) { five.week.at(day) = office; }
        for (int i = 0; i < 12; ++i) {
            const auto day = first_monday + Days{static_cast<int>(below(400))};
            five.exceptions[day].hours = in(2) ? DayHours{} : office;
        }
        for (int i = 0; i < 7; ++i) { five.exceptions[first_monday + Days{40 + i}].hours = {}; } // a week off
        CalendarRules shifts{.per_day = Minutes{750}, .days_per_week = 6, .days_per_month = 26};
        for (std::size_t day = 0; day < 6; ++day) { shifts.week.at(day) = night; }
        CalendarRules always{.per_day = Minutes{1440}, .days_per_week = 7, .days_per_month = 30};
        always.week.fill({Period{0, 1440}});
        if (!p6()) { shifts.per_day = five.per_day, shifts.days_per_week = 5, shifts.days_per_month = 21; } // one for the whole project
        add_calendar("Office \"五天\" <8h> & more", five);
        add_calendar("Night shift", shifts);
        if (p6()) { add_calendar("24 x 7", always); }
        if (p6()) { return; }
        auto crew = five;
        for (std::size_t day = 0; day < 4; ++day) { crew.week.at(day) = {{360, 870}}; }
        add_calendar("Crew", crew);
        schedule_.calendars.push_back({"", "24 hours", always, 0});
    }

    Instant moment(std::uint32_t days) {
        return Instant{first_monday + Days{static_cast<int>(below(days))}} + Minutes{480} + Minutes{30} * static_cast<int>(below(10));
    }

    void throw_project(std::uint32_t index) {
        ForeignProject project;
        project.code = fmt::format("P-{}", index + 1);
        project.id = p6() ? std::to_string(4000 + index) : "1";
        project.name = fmt::format("Hospital & school <{}> 医院", index + 1);
        project.data_date = p6() ? moment(30) + Minutes{20 * 1440} : Instant{first_monday} + Minutes{480};
        project.status_date = project.data_date;
        project.planned_start = Instant{first_monday} + Minutes{480};
        if (p6() && in(2)) { project.must_finish = moment(60) + Days{150}; }
        schedule_.projects.push_back(project);
        throw_phases(index);
        for (std::uint32_t i = 0; i < dice_.activities; ++i) { throw_activity(index, i); }
        if (!p6()) { add_summaries(index); }
    }

    void throw_phases(std::uint32_t project) {
        const auto first = static_cast<std::uint32_t>(schedule_.phases.size());
        first_phase_ = first;
        for (std::uint32_t i = 0; i < 5; ++i) {
            ForeignPhase phase;
            phase.id = std::to_string(900 + first + i);
            phase.code = fmt::format("{}", i + 1);
            phase.name = fmt::format("Phase {} 阶段", i + 1);
            phase.project = project;
            if (i == 1 || i == 3) { phase.parent = first + i - 1; }
            if (i == 4) { phase.parent = first + 3; }
            schedule_.phases.push_back(phase);
        }
    }

    ForeignKind kind() {
        const auto side = below(12);
        if (side == 0) { return p6() ? ForeignKind::start_milestone : ForeignKind::finish_milestone; }
        if (side == 1) { return ForeignKind::finish_milestone; }
        if (side == 2 && p6()) { return ForeignKind::level_of_effort; }
        if (side == 2) { return ForeignKind::inactive; }
        return ForeignKind::task;
    }

    void throw_activity(std::uint32_t project, std::uint32_t number) {
        ForeignActivity one;
        one.kind = kind();
        one.project = project;
        one.id = std::to_string(project * 1000 + number + 1);
        one.code = p6() ? fmt::format("A{}", 1000 + 10 * number) : one.id;
        one.name = fmt::format("Work {} \"钢\" <&> '{}'", number, project);
        // Every phase has some work: MS Project has no others.
        one.phase = number < 5 ? std::optional{first_phase_ + number} : in(6) ? std::nullopt : std::optional{first_phase_ + below(5)};
        one.calendar = below(static_cast<std::uint32_t>(schedule_.calendars.size()));
        if (!p6() && one.calendar == crew_calendar) { one.calendar = 0; } // of resources only
        const bool milestone = one.kind == ForeignKind::start_milestone || one.kind == ForeignKind::finish_milestone;
        one.duration = milestone ? Minutes{0} : Minutes{30} * static_cast<int>(1 + below(160));
        one.remaining = one.duration;
        if (one.kind != ForeignKind::inactive) { throw_progress(one, number); }
        if (one.state == ForeignState::not_started && one.kind != ForeignKind::level_of_effort) { throw_constraints(one); }
        const bool plain = one.kind == ForeignKind::task && one.state == ForeignState::not_started && one.calendar == 0;
        if (!p6() && plain && in(4)) { one.parts.push_back({crew_calendar, one.duration, one.remaining}); }
        if (!p6() && plain && in(6)) { one.levelling_delay = Minutes{60} * static_cast<int>(below(50)); }
        if (in(3)) { one.tags.push_back({"Area", fmt::format("Area {}", below(3))}); }
        if (in(3)) { one.tags.push_back({"负责", in(2) ? "张三" : "李四"}); }
        schedule_.activities.push_back(std::move(one));
    }

    void throw_progress(ForeignActivity& one, std::uint32_t number) {
        if (number > dice_.activities / 3 || in(3)) { return; }
        const auto data_date = schedule_.projects.back().data_date;
        one.actual_start = p6() ? data_date - Days{static_cast<int>(1 + below(15))} : data_date + Days{static_cast<int>(below(5))};
        const bool milestone = one.duration == Minutes{0};
        if (in(2) || milestone) {
            one.state = ForeignState::complete;
            one.actual_finish = milestone ? *one.actual_start : *one.actual_start + Minutes{60} * static_cast<int>(1 + below(20));
            one.remaining = Minutes{0};
            return;
        }
        one.state = ForeignState::in_progress;
        one.remaining = one.duration / 30 / 2 * 30 + Minutes{p6() ? 30 : 0};
        if (!p6()) { return; }
        if (in(4)) {
            one.suspended = *one.actual_start + Minutes{60};
            one.resume = data_date + Days{static_cast<int>(below(9))};
        }
        if (in(5)) { one.expected_finish = data_date + Days{static_cast<int>(5 + below(20))} + Minutes{480}; }
    }

    void throw_constraints(ForeignActivity& one) {
        if (!in(4)) { return; }
        const auto at = moment(90) + Days{30};
        constexpr std::array kinds{ConstraintKind::start_no_earlier, ConstraintKind::start_no_later,  ConstraintKind::finish_no_earlier,
                                   ConstraintKind::finish_no_later,  ConstraintKind::mandatory_start, ConstraintKind::mandatory_finish};
        const auto which = below(9);
        if (which < 6) {
            one.constraints.push_back({kinds.at(which), at});
        } else if (which == 6) {
            one.constraints.push_back({ConstraintKind::as_late_as_possible, std::nullopt});
        } else if (p6()) {
            const bool start = which == 7;
            one.constraints.push_back({start ? ConstraintKind::start_no_earlier : ConstraintKind::finish_no_earlier, at});
            one.constraints.push_back({start ? ConstraintKind::start_no_later : ConstraintKind::finish_no_later, at});
        }
        if (which < 4 && in(3)) {
            one.constraints.push_back({p6() ? ConstraintKind::finish_no_later : ConstraintKind::deadline, at + Days{30}});
        }
        if (p6() && in(4)) { one.external_early_start = moment(50); }
        if (p6() && in(4)) { one.external_late_finish = moment(50) + Days{100}; }
    }

    /// MS Project has one for every phase.
    void add_summaries(std::uint32_t project) {
        for (std::uint32_t i = first_phase_; i < schedule_.phases.size(); ++i) {
            const auto& phase = schedule_.phases[i];
            ForeignActivity one;
            one.id = phase.id;
            one.code = phase.id;
            one.name = phase.name;
            one.project = project;
            one.phase = i;
            one.kind = ForeignKind::summary;
            schedule_.activities.push_back(one);
        }
    }

    std::uint32_t lag_calendar(const ForeignActivity& from, const ForeignActivity& to) {
        const auto always = static_cast<std::uint32_t>(schedule_.calendars.size()) - 1;
        if (!p6()) { return in(4) ? always : to.calendar; }
        if (lag_mode_ == 0) { return from.calendar; }
        if (lag_mode_ == 1) { return to.calendar; }
        return lag_mode_ == 2 ? schedule_.projects[to.project].calendar : always;
    }

    void throw_relations() {
        const auto count = static_cast<std::uint32_t>(schedule_.activities.size());
        for (std::uint32_t to = 1; to < count; ++to) {
            if (schedule_.activities[to].kind == ForeignKind::summary) { continue; }
            const auto wanted = below(3);
            std::vector<std::uint32_t> said;
            for (std::uint32_t i = 0; i < wanted; ++i) {
                const auto from = below(to);
                const auto& before = schedule_.activities[from];
                const bool loose = before.kind == ForeignKind::summary || before.kind == ForeignKind::level_of_effort;
                if (loose || std::ranges::find(said, from) != said.end()) { continue; }
                said.push_back(from);
                const auto lag = in(2) ? Minutes{0} : Minutes{30} * (static_cast<int>(below(40)) - 8);
                const auto type = in(2) ? RelationType::finish_start : static_cast<RelationType>(below(4));
                schedule_.relations.push_back({from, to, type, lag, lag_calendar(before, schedule_.activities[to]), 0});
            }
        }
    }

    /// P6 has planned dates for everything.
    void plan() {
        for (auto& one : schedule_.activities) {
            const auto start = one.actual_start ? one.actual_start : one.answers.early_start;
            const auto finish = one.actual_finish ? one.actual_finish : one.answers.early_finish;
            one.baselines.push_back({0, start, finish, one.duration});
        }
    }

    ForeignDice dice_;
    std::mt19937 random_;
    ForeignSchedule schedule_;
    std::uint32_t first_phase_ = 0;
    std::uint32_t lag_mode_ = 0;
};

} // namespace

ForeignSchedule thrown(const ForeignDice& dice) { return Thrower{dice}.schedule(); }

void store_answers(ForeignSchedule& schedule) {
    const auto computed = compute(schedule);
    if (!std::holds_alternative<ForeignComputed>(computed)) { throw std::runtime_error("the schedule cannot be computed"); }
    for (std::uint32_t i = 0; i < schedule.activities.size(); ++i) {
        schedule.activities[i].answers = answers(schedule, std::get<ForeignComputed>(computed), i);
    }
}

} // namespace slipway::testing
