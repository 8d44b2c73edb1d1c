#include "slipway/calendar/statutory.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr std::string_view header = "date,name_zh,off_day";

/// Hours of a make-up working day: those of the first day of the week that works.
DayHours make_up_hours(const CalendarRules& rules) {
    const auto first = std::ranges::find_if(rules.week, [](const DayHours& hours) { return !hours.empty(); });
    return first == rules.week.end() ? DayHours{} : *first;
}

struct Row {
    std::optional<Date> day;
    std::string_view name;
    std::optional<bool> off;
};

Row parse_row(std::string_view line) {
    const auto first = line.find(',');
    const auto second = first == std::string_view::npos ? first : line.find(',', first + 1);
    if (second == std::string_view::npos) { return {}; }
    const auto off = line.substr(second + 1);
    Row row{parse_date(line.substr(0, first)), line.substr(first + 1, second - first - 1), std::nullopt};
    if (off == "true" || off == "false") { row.off = off == "true"; }
    return row;
}

} // namespace

std::vector<Diagnostic> read_statutory_days(const Sources& sources, std::uint32_t file, CalendarRules& rules) {
    std::vector<Diagnostic> problems;
    const auto make_up = make_up_hours(rules);
    const auto lines = static_cast<std::uint32_t>(std::ranges::count(sources.text(file), '\n')) + 1;
    std::string_view rest = sources.text(file);
    for (std::uint32_t number = 1; number <= lines && !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        auto line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.ends_with('\r')) { line.remove_suffix(1); }
        if (line.empty() || (number == 1 && line.ends_with(header))) { continue; }
        const auto row = parse_row(line);
        if (!row.day || !row.off) {
            problems.push_back({DiagnosticSeverity::error, "bad-calendar-row",
                                fmt::format("row {} is not a date, a name and true or false", number), Span{file, number, 1, 10},
                                fmt::format("write rows like \"2024-02-10,春节,true\" under the heading \"{}\"", header)});
            continue;
        }
        rules.exceptions[*row.day] = {*row.off ? DayHours{} : make_up, std::string{row.name}};
        const std::chrono::year_month_day date{*row.day};
        const Date year_end{date.year() / 12 / 31};
        if (!rules.published_until || *rules.published_until < year_end) { rules.published_until = year_end; }
    }
    return problems;
}

} // namespace slipway
