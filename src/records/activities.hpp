#pragma once
// One activity as written → as the model holds it.

#include "records/calendar_swaps.hpp"
#include "records/calendars.hpp"
#include "records/record_book.hpp"
#include "records/work.hpp"
#include "slipway/model/portfolio.hpp"

namespace slipway::records {

struct ResolvedActivity {
    Activity activity;              ///< without project and rank
    std::uint32_t own_calendar = 0; ///< its calendar for working time, though its duration may count calendar days
};

struct ActivityContext {
    std::uint32_t calendar = 0;        ///< when the activity names none
    std::optional<PartialDate> origin; ///< of "+3y"
    WorkSource source;                 ///< where the activity comes from
    const CalendarSwaps::Pairs& swaps; ///< the calendars that stand in for those of its template
    RecordBook& book;
    CalendarBook& calendars;
    Problems& problems;
};

/// Whether every project with the template has this activity as the template writes it: no date of it counts from a project's own plan.
[[nodiscard]] bool is_same_everywhere(const RawActivity& of_template);

[[nodiscard]] ResolvedActivity resolve_activity(const MergedActivity& merged, const ActivityContext& context);

/// Reports what is wrong with a template, whether a project uses it or not.
void check_template(const RawTemplate& raw, const ActivityContext& context, const UnreadKeys& unread);

/// A lag in minutes of the calendar that measures it, beside `calendar` its companion when it counts calendar days.
struct ResolvedLag {
    Minutes minutes{0};
    std::uint32_t calendar = 0;
};
[[nodiscard]] ResolvedLag resolve_lag(const Lag& lag, std::uint32_t calendar, CalendarBook& calendars);

} // namespace slipway::records
