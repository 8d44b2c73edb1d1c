#include "records/read.hpp"
#include "records/says.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::records {
namespace {

constexpr std::array<std::string_view, 7> day_keys{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// Minutes after midnight of "08:00"; 24:00 is legal.
std::optional<int> minute_of(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') { return std::nullopt; }
    for (const std::size_t at : {0U, 1U, 3U, 4U}) {
        if (text[at] < '0' || text[at] > '9') { return std::nullopt; }
    }
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (minute > 59 || hour * 60 + minute > 1440) { return std::nullopt; }
    return hour * 60 + minute;
}

std::optional<Period> period_of(const Word& written, Problems& problems) {
    const std::string_view text = written.text;
    const auto from = minute_of(text.substr(0, 5));
    const auto to = text.size() == 11 && text[5] == '-' ? minute_of(text.substr(6)) : std::nullopt;
    if (!from || !to || *from == *to) {
        problems.error(written.span,
                       {"bad-hours", fmt::format("\"{}\" is no period of a day", text), "write \"08:00-12:00\"; a day ends at 24:00"});
        return std::nullopt;
    }
    if (*from > *to) {
        problems.error(written.span, {"bad-hours", fmt::format("\"{}\" crosses midnight", text),
                                      fmt::format(R"(split it at midnight: "{}-24:00" on this day and "00:00-{}" on the next)",
                                                  text.substr(0, 5), text.substr(6))});
        return std::nullopt;
    }
    return Period{static_cast<std::uint16_t>(*from), static_cast<std::uint16_t>(*to)};
}

/// The hours of each day of a week; a day may name another day whose hours it has.
class WeekReader {
public:
    explicit WeekReader(TableReader table) : table_{std::move(table)} {}

    std::array<DayHours, 7> week() {
        std::array<const Node*, 7> written{};
        for (std::size_t day = 0; day < 7; ++day) { written.at(day) = table_.find(day_keys.at(day)); }
        std::array<DayHours, 7> week;
        for (std::size_t day = 0; day < 7; ++day) { week.at(day) = hours(written, day); }
        table_.finish();
        return week;
    }

private:
    DayHours hours(const std::array<const Node*, 7>& written, std::size_t day) {
        const auto* value = written.at(day);
        for (std::size_t steps = 0; value != nullptr && value->as<std::string>() != nullptr; ++steps) {
            const Word named{*value->as<std::string>(), value->span};
            const auto other = std::ranges::find(day_keys, std::string_view{named.text});
            if (other == day_keys.end() || steps == 7) {
                table_.problems().error(named.span,
                                        {"bad-hours", fmt::format("\"{}\" names no day with hours", named.text),
                                         "write a list like [\"08:00-12:00\"], or a day that has one: mon, tue, wed, thu, fri, sat, sun"});
                return {};
            }
            value = written.at(static_cast<std::size_t>(other - day_keys.begin()));
        }
        if (value == nullptr) { return {}; }
        if (const auto* items = value->as<Node::Array>()) { return hours_of(*items, day_keys.at(day), table_); }
        table_.wrong_type(day_keys.at(day), *value, "a list of periods or the name of a day");
        return {};
    }

    TableReader table_;
};

DayHours hours_at(TableReader& table) {
    const auto* value = table.find("hours");
    if (value == nullptr) {
        table.missing("hours", "hours = [] for a day off, or hours = [\"08:00-12:00\"]");
        return {};
    }
    if (const auto* items = value->as<Node::Array>()) { return hours_of(*items, "hours", table); }
    table.wrong_type("hours", *value, "a list of periods");
    return {};
}

/// "04-15" as 415.
std::optional<int> day_of_year_at(TableReader& table, std::string_view key) {
    const auto written = table.needed_word(key, fmt::format("{} = \"04-15\", month and day", key));
    if (!written) { return std::nullopt; }
    const auto day = parse_partial_date("2024-" + written->text);
    if (day && day->first == day->last) {
        const std::chrono::year_month_day parts{day->first};
        return static_cast<int>(static_cast<unsigned>(parts.month()) * 100 + static_cast<unsigned>(parts.day()));
    }
    table.problems().error(written->span,
                           {"bad-date", fmt::format("\"{}\" is no day of every year", written->text), "write month and day: \"04-15\""});
    return std::nullopt;
}

std::optional<RawYearly> read_yearly(TableReader table) {
    const auto from = day_of_year_at(table, "from");
    const auto to = day_of_year_at(table, "to");
    RawYearly yearly{from.value_or(0), to.value_or(0), hours_at(table), table.text("note")};
    if (from && to && *from > *to) {
        table.problems().error(table.find("to")->span,
                               {"bad-range", "the days run over the end of the year", "write two: to \"12-31\", and from \"01-01\""});
    }
    table.finish();
    return from && to ? std::optional{std::move(yearly)} : std::nullopt;
}

/// The days of an except: `date`, or `from` and `to`.
std::optional<RawExcept> read_except(TableReader table) {
    const bool one_day = table.has("date");
    const bool range = table.has("from") || table.has("to");
    if (!one_day && !range) { table.missing("date", "date = \"2024-02-10\", or from and to"); }
    if (range && !table.has("from")) { table.missing("from", "from = \"2024-02-01\", the first day"); }
    if (range && !table.has("to")) { table.missing("to", "to = \"2024-02-20\", the last day"); }
    if (one_day && range) {
        table.problems().error(table.span(),
                               {"bad-range", "an except has a date and also from or to", "keep the date, or keep from and to"});
    }
    const auto date = day_at(table, "date");
    const auto from = range ? day_at(table, "from") : date;
    const auto to = range ? day_at(table, "to") : date;
    RawExcept except{from.value_or(Date{}), to.value_or(Date{}), hours_at(table), table.text("note")};
    if (from && to && *from > *to) {
        table.problems().error(table.find("to")->span, {"bad-range", fmt::format("{} lies before {}", to_string(*to), to_string(*from)),
                                                        "exchange from and to; both days belong to the range"});
    }
    table.finish();
    return from && to ? std::optional{std::move(except)} : std::nullopt;
}

} // namespace

DayHours hours_of(const Node::Array& items, std::string_view key, const TableReader& table) {
    DayHours hours;
    for (const auto& item : items) {
        const auto* text = item.as<std::string>();
        if (text == nullptr) { table.wrong_type(key, item, "a list of periods"); }
        const auto period = text != nullptr ? period_of({*text, item.span}, table.problems()) : std::nullopt;
        if (!period) { continue; }
        const auto overlaps = [&](const Period& other) { return period->from < other.to && other.from < period->to; };
        if (std::ranges::any_of(hours, overlaps)) {
            table.problems().error(item.span,
                                   {"bad-hours", fmt::format("\"{}\" overlaps another period of the day", *text), "give each minute once"});
        } else {
            hours.push_back(*period);
        }
    }
    std::ranges::sort(hours);
    return hours;
}

std::optional<RawLayer> read_layer(TableReader table) {
    const auto key = table.own_key();
    RawLayer layer{.key = key.value_or(Word{}), .name = name_at(table, "name"), .why = table.text("why")};
    layer.excepts = each_at<RawExcept>(table, "except", read_except);
    layer.yearly = each_at<RawYearly>(table, "yearly", read_yearly);
    table.finish();
    return key ? std::optional{std::move(layer)} : std::nullopt;
}

std::optional<RawCalendar> read_calendar(TableReader table) {
    const auto problems_before = table.problems().count();
    const auto key = table.own_key();
    RawCalendar calendar{.key = key.value_or(Word{}), .name = name_at(table, "name"), .inherits = table.word("inherits")};
    for (auto& week : table.tables("week")) { calendar.week = WeekReader{std::move(week)}.week(); }
    calendar.layers = table.words("layers").value_or(std::vector<Word>{});
    calendar.minutes_per_day = table.whole_number("minutes_per_day", {1, 1440});
    calendar.days_per_week = table.whole_number("days_per_week", {1, 7});
    calendar.days_per_month = table.whole_number("days_per_month", {1, 31});
    calendar.csv_patterns = table.words("exceptions_csv").value_or(std::vector<Word>{});
    calendar.excepts = each_at<RawExcept>(table, "except", read_except);
    table.finish();
    calendar.mistaken = table.problems().count() > problems_before;
    return key ? std::optional{std::move(calendar)} : std::nullopt;
}

} // namespace slipway::records
