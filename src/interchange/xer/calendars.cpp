#include "interchange/xer/calendars.hpp"

#include "interchange/calendar_limits.hpp"
#include "interchange/xer/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace slipway::interchange {
namespace {

enum Column : std::size_t {
    clndr_id,
    default_flag,
    clndr_name,
    base_clndr_id,
    clndr_type,
    day_hr_cnt,
    week_hr_cnt,
    month_hr_cnt,
    clndr_data
};
constexpr XerColumns<9> columns{
    "CALENDAR",
    {"clndr_id", "default_flag", "clndr_name", "base_clndr_id", "clndr_type", "day_hr_cnt", "week_hr_cnt", "month_hr_cnt", "clndr_data"}};

/// Far more than anybody enters, and still little memory.
constexpr std::size_t most_exceptions = 2'000'000;
constexpr int longest_inheritance = 16;
constexpr int minutes_a_day = 1440;
constexpr double weeks_a_month = 52.0 / 12;

/// What P6 takes for a calendar without hours.
DayHours office_day() { return {{8 * 60, 16 * 60}}; }

std::array<DayHours, 7> office_week() { return {office_day(), office_day(), office_day(), office_day(), office_day(), {}, {}}; }

int minutes_of(const DayHours& hours) {
    int total = 0;
    for (const auto& period : hours) { total += period.to - period.from; }
    return total;
}

bool works(const CalendarRules& rules) {
    const auto has_work = [](const DayHours& hours) { return !hours.empty(); };
    return std::ranges::any_of(rules.week, has_work) ||
           std::ranges::any_of(rules.exceptions, [&](const auto& exception) { return has_work(exception.second.hours); });
}

/// Minutes of the longest day of the week, and how many of its days have work.
struct WeekShape {
    int longest = 0;
    int days = 0;
};
WeekShape shape_of(const std::array<DayHours, 7>& week) {
    WeekShape shape;
    for (const auto& hours : week) {
        shape.longest = std::max(shape.longest, minutes_of(hours));
        shape.days += hours.empty() ? 0 : 1;
    }
    return shape;
}

bool is_day(std::optional<double> hours) { return hours && *hours * 60 >= 1 && *hours <= 24; }

/// How many of the calendar's days a longer span in hours has; `otherwise` when it says none that can be.
int days_in(std::optional<double> hours, double day_hours, int otherwise, int most) {
    const auto days = hours ? *hours / day_hours : 0.0;
    return days >= 0.5 && days < most + 0.5 ? static_cast<int>(std::lround(days)) : otherwise;
}

/// The tool's own hours a day, week and month; where they say none, what the week has.
struct SpanHours {
    std::optional<double> day, week, month;
};
void set_spans(CalendarRules& rules, const SpanHours& hours) {
    constexpr int most_days_a_month = 31;
    const auto shape = shape_of(rules.week);
    const auto longest = shape.longest > 0 ? shape.longest : 8 * 60;
    rules.per_day = Minutes{is_day(hours.day) ? static_cast<int>(std::lround(*hours.day * 60)) : longest};
    const auto day_hours = rules.per_day.count() / 60.0;
    rules.days_per_week = days_in(hours.week, day_hours, std::max(shape.days, 1), 7);
    rules.days_per_month =
        days_in(hours.month, day_hours, static_cast<int>(std::lround(rules.days_per_week * weeks_a_month)), most_days_a_month);
}

ForeignCalendar every_hour() {
    ForeignCalendar calendar{"24-hours", "24 hours", {}, 0};
    calendar.rules.week.fill({{0, minutes_a_day}});
    set_spans(calendar.rules, {});
    return calendar;
}

} // namespace

XerCalendars::XerCalendars(XerReading& reading) : reading_{reading} {
    read_rows();
    if (rows_.empty()) {
        rows_.emplace_back();
        reading_.losses.add("no-calendar", "the file has no calendar: 08:00-16:00 from Monday to Friday is taken, as P6 does", 0);
    }
    ids_.sort([&](std::uint32_t first, std::uint32_t second) {
        reading_.problems.error({0, rows_[second].line, 1},
                                {"duplicate-id", fmt::format("the calendar {} is there twice", shown(rows_[first].id)),
                                 fmt::format("the first is on line {}", rows_[first].line)});
    });
}

void XerCalendars::read_rows() {
    bool has_default = false;
    each_row(reading_, columns, [&](const XerCells& cells) {
        if (cells.text(clndr_id).empty()) {
            cells.error(clndr_id, {"missing-id", "the calendar has no clndr_id", "export the project once more"});
            return;
        }
        const auto index = static_cast<std::uint32_t>(rows_.size());
        rows_.push_back({cells.text(clndr_id), cells.text(clndr_name), cells.text(base_clndr_id), cells.text(clndr_data),
                         cells.number(day_hr_cnt), cells.number(week_hr_cnt), cells.number(month_hr_cnt), cells.line(),
                         cells.place(base_clndr_id), cells.place(clndr_data)});
        ids_.add(cells.text(clndr_id), index);
        if (!has_default && cells.flag(default_flag).value_or(false)) {
            has_default = true;
            default_ = index;
        }
    });
}

void XerCalendars::tell_loss(const Row& row, std::string_view code, std::string_view message, std::size_t count) {
    if (count > 0) { reading_.losses.add(code, message, row.line, count); }
}

/// The row and those that it inherits from, itself first.
std::vector<std::uint32_t> XerCalendars::with_bases(std::uint32_t row) {
    std::vector<std::uint32_t> chain{row};
    while (!rows_[chain.back()].base.empty()) {
        const auto& heir = rows_[chain.back()];
        const auto base = ids_.find(heir.base);
        if (!base) {
            tell_loss(heir, "unknown-base-calendar", "a calendar inherits from one that is not in the file: its own days alone count");
            break;
        }
        if (std::ranges::find(chain, *base) != chain.end() || chain.size() == longest_inheritance) {
            reading_.problems.error(heir.base_place,
                                    {"calendar-cycle",
                                     fmt::format("the calendar {} inherits from itself by way of others, or over more than {} of them",
                                                 shown(rows_[row].id), longest_inheritance),
                                     "take away the base_clndr_id of one of them"});
            break;
        }
        chain.push_back(*base);
    }
    return chain;
}

const CalendarText& XerCalendars::text_of(std::uint32_t index) {
    const auto found = texts_.find(index);
    if (found != texts_.end()) { return found->second; }
    const auto& row = rows_[index];
    const auto& text = texts_.emplace(index, read_calendar_text(row.hours)).first->second;
    if (text.too_deep) {
        reading_.problems.error(
            row.hours_place, {"nested-too-deep", "the hours of the calendar are nested as no calendar is", "export the project once more"});
    }
    if (text.broken) {
        reading_.problems.warning(
            row.hours_place,
            {"broken-calendar", fmt::format("the hours of the calendar {} are not well formed: what stands before counts", shown(row.name)),
             "export the project once more"});
    }
    tell_loss(row, "bad-shift", "a shift of a calendar is no span of a day: it is left out", text.bad_hours);
    tell_loss(row, "exception-out-of-range", "an exception of a calendar is on no day from 1970 to 2099: it is left out", text.bad_days);
    tell_loss(row, "shift-past-midnight", "a shift of a calendar ends on the next day: it is cut at midnight", text.past_midnight);
    exceptions_ += text.exceptions.size();
    return text;
}

/// Exceptions are inherited day by day, the week only as a whole.
ForeignCalendar XerCalendars::calendar(std::uint32_t index) {
    const auto& row = rows_[index];
    ForeignCalendar calendar{std::string{row.id}, plain_name(row.name), {}, row.line};
    bool has_week = false;
    for (const auto one : with_bases(index)) {
        if (exceptions_ > most_exceptions) { break; }
        const auto& text = text_of(one);
        if (text.week && !has_week) { calendar.rules.week = *text.week; }
        has_week = has_week || text.week;
        for (const auto& [day, hours] : text.exceptions) { calendar.rules.exceptions.try_emplace(day, DayException{hours, {}}); }
    }
    exceptions_ += calendar.rules.exceptions.size();
    if (!works(calendar.rules)) {
        tell_loss(row, "calendar-without-work", "a calendar has no working time: 08:00-16:00 from Monday to Friday is taken, as P6 does");
        calendar.rules.week = office_week();
    }
    set_spans(calendar.rules, {row.day_hours, row.week_hours, row.month_hours});
    return calendar;
}

std::vector<bool> XerCalendars::used_rows(const ForeignSchedule& schedule) const {
    std::vector<bool> used(rows_.size() + 1);
    for (const auto& project : schedule.projects) { used[project.calendar] = true; }
    for (const auto& activity : schedule.activities) {
        used[activity.calendar] = true;
        for (const auto& part : activity.parts) { used[part.calendar] = true; }
    }
    for (const auto& relation : schedule.relations) { used[relation.lag_calendar] = true; }
    return used;
}

void XerCalendars::finish(ForeignSchedule& schedule) {
    const auto used = used_rows(schedule);
    std::vector<std::uint32_t> places(used.size());
    for (std::uint32_t row = 0; row < used.size(); ++row) {
        if (!used[row]) {
            if (row < rows_.size()) { tell_loss(rows_[row], "unused-calendar", "a calendar that no work and no project uses is not kept"); }
            continue;
        }
        places[row] = static_cast<std::uint32_t>(schedule.calendars.size());
        if (schedule.calendars.size() > most_calendars) { continue; }
        schedule.calendars.push_back(row < rows_.size() ? calendar(row) : every_hour());
    }
    if (exceptions_ > most_exceptions) {
        reading_.problems.error({},
                                {"too-many-exceptions", fmt::format("the calendars have more than {} exceptions together", most_exceptions),
                                 "see where the file comes from"});
    }
    if (auto complaint = too_many_calendars(schedule.calendars)) { reading_.problems.error({}, std::move(*complaint)); }
    for (auto& project : schedule.projects) { project.calendar = places[project.calendar]; }
    for (auto& activity : schedule.activities) {
        activity.calendar = places[activity.calendar];
        for (auto& part : activity.parts) { part.calendar = places[part.calendar]; }
    }
    for (auto& relation : schedule.relations) { relation.lag_calendar = places[relation.lag_calendar]; }
}

} // namespace slipway::interchange
