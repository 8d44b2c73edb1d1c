#pragma once
// XER texts for tests, written table by table.

#include "slipway/interchange/read.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::test {

/// Tables as "NAME|column|column" and rows as "cell|cell"; both parted by line ends. A line that begins with '*' begins a table.
inline std::string xer_records(std::string_view tables) {
    std::string text;
    while (!tables.empty()) {
        const auto end = tables.find('\n');
        std::string line{tables.substr(0, end)};
        tables.remove_prefix(end == std::string_view::npos ? tables.size() : end + 1);
        if (line.empty()) { continue; }
        std::ranges::replace(line, '|', '\t');
        if (line.front() != '*') {
            text += "%R\t" + line + "\r\n";
            continue;
        }
        const auto tab = line.find('\t');
        text += "%T\t" + line.substr(1, tab - 1) + "\r\n%F" + line.substr(tab) + "\r\n";
    }
    return text;
}

/// A whole file of version 19.12.
inline std::string xer(std::string_view tables) {
    return "ERMHDR\t19.12\t2024-03-01\tProject\tplanner\tPlanner\tdb\tProject Management\tCNY\r\n" + xer_records(tables) + "%E\r\n";
}

/// One project "P" with the data date 2024-03-04 08:00 and an eight-hour calendar; `more` are further tables.
inline std::string small_xer(std::string_view more) {
    auto text = xer(std::string{"*CALENDAR|clndr_id|default_flag|clndr_name|clndr_data\n"
                                "1|Y|Office|@HOURS@\n"
                                "*PROJECT|proj_id|proj_short_name|clndr_id|last_recalc_date|plan_start_date\n"
                                "10|P|1|2024-03-04 08:00|2024-03-04 08:00\n"} +
                    std::string{more});
    constexpr std::string_view place = "@HOURS@";
    const std::string hours = "(0||CalendarData()((0||DaysOfWeek()((0||1()())(0||2()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))"
                              "(0||3()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))(0||4()((0||0(s|08:00|f|12:00)())"
                              "(0||1(s|13:00|f|17:00)())))(0||5()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))"
                              "(0||6()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))(0||7()())))(0||Exceptions()())))";
    text.replace(text.find(place), place.size(), hours);
    return text;
}

inline ForeignFile read_small(std::string_view more) { return read_xer("plan.xer", small_xer(more)); }

/// "line code" of every diagnostic.
inline std::vector<std::string> problems_of(const ForeignFile& file) {
    std::vector<std::string> all;
    for (const auto& one : file.diagnostics) { all.push_back(std::to_string(one.span.value_or(Span{}).line) + " " + one.code); }
    return all;
}

/// How often something was lost; 0 when never.
inline std::size_t lost(const ForeignFile& file, std::string_view code) {
    if (!file.schedule) { return 0; }
    const auto found = std::ranges::find(file.schedule->losses, code, &Loss::code);
    return found == file.schedule->losses.end() ? 0 : found->count;
}

inline const ForeignActivity& activity(const ForeignFile& file, std::string_view key) {
    return *std::ranges::find(file.schedule->activities, key, &ForeignActivity::key);
}

} // namespace slipway::test
