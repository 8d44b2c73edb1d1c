#pragma once
// One activity as written → as the model holds it.

#include "records/calendars.hpp"
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
    CalendarBook& calendars;
    Problems& problems;
};

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
