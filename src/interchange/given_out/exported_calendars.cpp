#include "interchange/given_out/exported_calendars.hpp"

#include <algorithm>
#include <map>

namespace slipway {
namespace {

/// The days around the work in which its dates may come to lie.
struct Years {
    Date first{};
    Date last{};

    void hold(Instant instant) {
        if (instant == unknown_instant) { return; }
        first = std::min(first, day_of(instant));
        last = std::max(last, day_of(instant));
    }
    void hold(const std::optional<Instant>& instant) {
        if (instant) { hold(*instant); }
    }
};

Years years_of(const Exported& exported) {
    const auto& outlook = exported.outlook;
    Years years{outlook.as_of, std::max(outlook.as_of, exported.portfolio.horizon)};
    for (const auto activity : exported.activities) {
        const auto& status = exported.status(activity);
        years.hold(status.actual_start);
        years.hold(status.actual_finish);
        years.hold(outlook.likely.early_finish(activity));
        years.hold(outlook.likely.late_start(activity));
        years.hold(outlook.likely.late_finish(activity));
    }
    for (const auto& constraint : outlook.constraints) {
        const bool dated = constraint.kind != ConstraintKind::as_late_as_possible;
        if (dated && exported.activity_at[constraint.activity]) { years.hold(constraint.at); }
    }
    for (const auto project : exported.projects) { years.hold(outlook.likely_terms[project].commitment); }
    constexpr Days before{366};
    constexpr Days after{5 * 366};
    return {years.first - before, years.last + after};
}

} // namespace

std::vector<ForeignCalendar> exported_calendars(const Exported& exported, Losses& losses) {
    const auto years = years_of(exported);
    std::vector<ForeignCalendar> calendars;
    for (const auto index : exported.calendars) {
        const auto& one = exported.portfolio.calendars[index];
        ForeignCalendar calendar{std::to_string(calendars.size() + 1), one.name.in(exported.language), one.calendar.rules(), one.span.line};
        const auto outside = std::erase_if(calendar.rules.exceptions, [&](const auto& exception) {
            return exception.first < years.first || exception.first > years.last;
        });
        if (outside > 0) {
            losses.add("calendar-days", "exceptions of calendars in years far from the work are left out", calendar.line, outside);
        }
        calendars.push_back(std::move(calendar));
    }
    return calendars;
}

} // namespace slipway
