#include "support/foreign_builder.hpp"

#include <fmt/format.h>

namespace slipway::test {
namespace {

constexpr double minutes_a_day = 480;

Minutes days(double count) { return Minutes{static_cast<std::int32_t>(count * minutes_a_day)}; }

std::string short_text(const std::optional<Instant>& when) { return when ? to_string(*when).substr(5) : "-"; }
std::string short_text(const std::optional<Minutes>& work) { return work ? fmt::format("{}", work->count()) : "-"; }

} // namespace

CalendarRules seven_days() {
    CalendarRules rules;
    rules.week.fill({{480, 960}});
    rules.days_per_week = 7;
    rules.days_per_month = 30;
    return rules;
}

ForeignBuilder::ForeignBuilder(ForeignTool tool) {
    CalendarRules always;
    always.week.fill({{0, 1440}});
    always.per_day = Minutes{1440};
    schedule.tool = tool;
    schedule.options.schedule.rules = tool == ForeignTool::p6 ? RuleSet::p6 : RuleSet::msp2013;
    schedule.projects.push_back({.id = "1", .key = "p", .code = "P", .name = "P", .data_date = at("2024-01-01"), .line = 1});
    schedule.calendars.push_back({"1", "five", five_days(), 2});
    schedule.calendars.push_back({"2", "seven", seven_days(), 3});
    schedule.calendars.push_back({"3", "always", always, 4});
}

std::uint32_t ForeignBuilder::task(std::string code, double count, std::uint32_t calendar) {
    const auto index = static_cast<std::uint32_t>(schedule.activities.size());
    ForeignActivity one;
    one.id = std::to_string(index + 1);
    one.key = one.code = one.name = std::move(code);
    one.calendar = calendar;
    one.duration = one.remaining = days(count);
    one.line = 10 + index;
    schedule.activities.push_back(std::move(one));
    return index;
}

std::uint32_t ForeignBuilder::milestone(std::string code, ForeignKind kind) {
    const auto index = task(std::move(code), 0);
    schedule.activities[index].kind = kind;
    return index;
}

void ForeignBuilder::relation(std::uint32_t from, std::uint32_t to, RelationType type, double lag_days) {
    const auto line = static_cast<std::uint32_t>(100 + schedule.relations.size());
    schedule.relations.push_back({from, to, type, days(lag_days), schedule.activities[from].calendar, line});
}

void ForeignBuilder::started(std::uint32_t activity, std::string_view when, double remaining_days) {
    auto& one = schedule.activities[activity];
    one.state = ForeignState::in_progress;
    one.actual_start = at(when);
    one.remaining = days(remaining_days);
}

void ForeignBuilder::finished(std::uint32_t activity, std::string_view start, std::string_view finish) {
    auto& one = schedule.activities[activity];
    one.state = ForeignState::complete;
    one.actual_start = at(start);
    one.actual_finish = at(finish);
    one.remaining = Minutes{0};
}

void ForeignBuilder::constrain(std::uint32_t activity, ConstraintKind kind, std::string_view when) {
    schedule.activities[activity].constraints.push_back({kind, when.empty() ? std::nullopt : std::optional{at(when)}});
}

std::string answered(const ForeignSchedule& schedule, const ForeignComputed& computed, std::uint32_t activity) {
    const auto found = answers(schedule, computed, activity);
    return fmt::format("{} {}, late {} {}, float {}, free {}{}", short_text(found.early_start), short_text(found.early_finish),
                       short_text(found.late_start), short_text(found.late_finish), short_text(found.total_float),
                       short_text(found.free_float), found.driving.value_or(false) ? " driving" : "");
}

} // namespace slipway::test
