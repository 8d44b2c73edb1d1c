#include "interchange/mspdi/calendar.hpp"

#include <algorithm>
#include <utility>

namespace slipway::interchange {
namespace {

constexpr int day_end = 1440;

/// A span of days of a "TimePeriod", held within the years that we know; nothing when it has no dates or lies outside.
struct DaySpan {
    Date from{}, to{};
};

/// Dates beyond our years are MS Project's way of saying "for ever".
std::optional<Date> far_date(XmlNode node, const Fields& fields) {
    const auto parsed = parse_date_time(node.content());
    if (parsed.fault == Fault::range) {
        return node.content().substr(node.content().find_first_not_of(" \t\r\n"), 4) < "1970" ? first_day : last_day;
    }
    const auto instant = fields.instant(node);
    return instant ? std::optional{day_of(*instant)} : std::nullopt;
}

std::optional<DaySpan> read_span(XmlNode owner, const Fields& fields) {
    const auto period = owner.child("TimePeriod");
    const auto from = period ? period->child("FromDate") : std::nullopt;
    const auto to = period ? period->child("ToDate") : std::nullopt;
    const auto first = from ? far_date(*from, fields) : std::nullopt;
    const auto last = to ? far_date(*to, fields) : first;
    if (!first || !last || *last < *first) { return std::nullopt; }
    return DaySpan{*first, *last};
}

/// Working times; what goes on after midnight is `spill`.
struct ReadHours {
    DayHours hours, spill;
};

void add_period(ReadHours& read, int from, int to) {
    const auto period = [](int begin, int end) { return Period{static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(end)}; };
    if (to == 0) { to = day_end; }
    if (to > from) {
        read.hours.push_back(period(from, to));
        return;
    }
    if (from < day_end) { read.hours.push_back(period(from, day_end)); }
    read.spill.push_back(period(0, to));
}

ReadHours read_hours(XmlNode owner, const Fields& fields) {
    ReadHours read;
    const auto times = owner.child("WorkingTimes");
    if (!times) { return read; }
    times->each_child([&](XmlNode time) {
        const auto from = time.child("FromTime");
        const auto to = time.child("ToTime");
        const auto begin = from ? fields.time(*from) : std::nullopt;
        const auto end = to ? fields.time(*to) : std::nullopt;
        if (begin && end) { add_period(read, *begin, *end); }
    });
    put_in_order(read.hours);
    return read;
}

void tell_overnight(XmlNode node, const Fields& fields) {
    fields.loss(node, "overnight-shift", "a shift that goes on after midnight ends at midnight on days that are an exception");
}

MspRecurrence read_recurrence(XmlNode exception, const Fields& fields) {
    MspRecurrence recurrence;
    std::optional<int> occurrences;
    bool by_occurrences = false;
    exception.each_child([&](XmlNode node) {
        const auto name = node.name();
        const auto take = [&](int& into) {
            into = static_cast<int>(std::clamp<std::int64_t>(fields.integer(node).value_or(into), -1, 1'000'000));
        };
        if (name == "Type") { take(recurrence.type); }
        if (name == "Period") { take(recurrence.period); }
        if (name == "DaysOfWeek") { take(recurrence.days_of_week); }
        if (name == "Month") { take(recurrence.month); }
        if (name == "MonthDay") { take(recurrence.month_day); }
        if (name == "MonthItem") { take(recurrence.month_item); }
        if (name == "MonthPosition") { take(recurrence.month_position); }
        if (name == "Occurrences") { take(occurrences.emplace(0)); }
        if (name == "EnteredByOccurrences") { by_occurrences = fields.flag(node); }
    });
    recurrence.period = std::max(recurrence.period, 1);
    // A plain exception says in occurrences only how many days it has.
    if (by_occurrences && !recurrence.plain() && occurrences && *occurrences > 0) { recurrence.occurrences = occurrences; }
    return recurrence;
}

std::optional<MspException> read_exception(XmlNode node, const Fields& fields) {
    const auto span = read_span(node, fields);
    if (!span) {
        fields.loss(node, "exception-without-dates", "an exception of a calendar without a span of days means nothing");
        return std::nullopt;
    }
    auto read = read_hours(node, fields);
    if (!read.spill.empty()) { tell_overnight(node, fields); }
    const auto name = node.child("Name");
    return MspException{span->from, span->to, std::move(read.hours), name ? fields.text(*name) : std::string{},
                        read_recurrence(node, fields)};
}

/// MS Project counts days from Sunday = 1; we from Monday = 0.
std::optional<std::size_t> weekday_of(std::int64_t day_type) {
    if (day_type < 1 || day_type > 7) { return std::nullopt; }
    return static_cast<std::size_t>((day_type + 5) % 7);
}

/// Hours after midnight join those of the day that follows.
void add_spills(MspWeek& week, const std::array<DayHours, 7>& spills, XmlNode node, const Fields& fields) {
    for (std::size_t day = 0; day < spills.size(); ++day) {
        if (spills.at(day).empty()) { continue; }
        auto& next = week.at((day + 1) % 7);
        if (!next) {
            tell_overnight(node, fields);
            continue;
        }
        next->insert(next->end(), spills.at(day).begin(), spills.at(day).end());
        put_in_order(*next);
    }
}

/// A list of week days; those of type 0 are exceptions, as MS Project 2003 writes them.
struct WeekReader {
    const Fields& fields;
    MspWeek week;
    std::vector<MspException> exceptions;

    void read(XmlNode list) {
        std::array<DayHours, 7> spills;
        list.each_child([&](XmlNode node) {
            if (node.name() == "WeekDay") { read_day(node, spills); }
        });
        add_spills(week, spills, list, fields);
    }

    void read_day(XmlNode node, std::array<DayHours, 7>& spills) {
        const auto type_node = node.child("DayType");
        const auto type = type_node ? fields.integer(*type_node) : std::nullopt;
        if (type == 0) {
            if (auto exception = read_exception(node, fields)) { exceptions.push_back(std::move(*exception)); }
            return;
        }
        const auto day = type ? weekday_of(*type) : std::nullopt;
        if (!day) {
            fields.error(node, {"bad-value", "a week day has no DayType from 0 to 7", "1 is Sunday and 7 Saturday; 0 is an exception"});
            return;
        }
        const auto working = node.child("DayWorking");
        auto read = read_hours(node, fields);
        const bool works = working ? fields.flag(*working) : !read.hours.empty();
        week.at(*day) = works ? std::move(read.hours) : DayHours{};
        if (works) { spills.at(*day) = std::move(read.spill); }
    }
};

void read_work_week(XmlNode node, const Fields& fields, MspCalendar& calendar) {
    const auto span = read_span(node, fields);
    if (!span) {
        fields.loss(node, "exception-without-dates", "an exception of a calendar without a span of days means nothing");
        return;
    }
    WeekReader reader{fields, {}, {}};
    const auto days = node.child("WeekDays");
    reader.read(days.value_or(node)); // the schema puts the days into the week itself, MS Project into a list
    if (std::ranges::none_of(reader.week, [](const auto& day) { return day.has_value(); })) { return; }
    calendar.work_weeks.push_back({span->from, span->to, std::move(reader.week)});
}

void read_list(XmlNode list, const Fields& fields, MspCalendar& calendar) {
    list.each_child([&](XmlNode node) {
        if (node.name() == "Exception") {
            if (auto exception = read_exception(node, fields)) { calendar.exceptions.push_back(std::move(*exception)); }
        } else if (node.name() == "WorkWeek") {
            read_work_week(node, fields, calendar);
        }
    });
}

void read_calendar_field(XmlNode node, const Fields& fields, MspCalendar& calendar, std::vector<MspException>& old_exceptions) {
    const auto name = node.name();
    if (name == "Name") { calendar.name = fields.text(node); }
    if (name == "IsBaseCalendar") { calendar.is_base = fields.flag(node); }
    if (name == "BaseCalendarUID") { calendar.base = fields.number(node); }
    if (name == "Exceptions" || name == "WorkWeeks") { read_list(node, fields, calendar); }
    if (name == "WeekDays") {
        WeekReader reader{fields, {}, {}};
        reader.read(node);
        calendar.week = std::move(reader.week);
        old_exceptions = std::move(reader.exceptions);
    }
}

} // namespace

void put_in_order(DayHours& hours) {
    std::ranges::sort(hours);
    DayHours joined;
    for (const auto& period : hours) {
        if (period.to <= period.from) { continue; }
        if (!joined.empty() && period.from <= joined.back().to) {
            joined.back().to = std::max(joined.back().to, period.to);
        } else {
            joined.push_back(period);
        }
    }
    hours = std::move(joined);
}

std::optional<MspCalendar> read_calendar(XmlNode node, const Fields& fields) {
    MspCalendar calendar;
    calendar.line = fields.line(node);
    const auto uid_node = node.child("UID");
    const auto uid = uid_node ? fields.number(*uid_node) : std::nullopt;
    if (!uid) {
        fields.error(node, {"missing-uid", "a calendar has no UID", "export the schedule again"});
        return std::nullopt;
    }
    calendar.uid = *uid;
    std::vector<MspException> old_exceptions;
    node.each_child([&](XmlNode child) { read_calendar_field(child, fields, calendar, old_exceptions); });
    // From 2007 on MS Project writes exceptions twice, for the sake of its elders.
    if (calendar.exceptions.empty()) { calendar.exceptions = std::move(old_exceptions); }
    return calendar;
}

} // namespace slipway::interchange
