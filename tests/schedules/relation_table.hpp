#pragma once
// Tables of what one relation does, for every type, without lag, with lag and with lead.

#include "schedules/hand_worked.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace slipway::test {

/// A relation as written after "after A", and what it leads to.
struct LinkRow {
    std::string_view link;
    std::string_view wanted;
};

/// The network with the relation where it says LINK.
inline Solved linked(std::string network, std::string_view link) {
    network.replace(network.find("LINK"), 4, link);
    return solve(network);
}

inline std::string early_days(const Solved& solved, std::uint32_t activity) {
    const auto kind = solved.graph.activities[activity].kind;
    const auto start = solved.schedule.early_start(activity);
    return to_string(shown_start(kind, start)).substr(5) + " " +
           to_string(shown_finish(kind, start, solved.schedule.early_finish(activity))).substr(5);
}

/// The last day on which A may finish.
inline std::string late_day(const Solved& solved) {
    const auto a = solved.graph.at("A");
    if (!solved.schedule.has_late_dates(a)) { return "-"; }
    return to_string(finish_day(solved.schedule.late_finish(a))).substr(5);
}

/// "B 01-09 01-10, A until 01-10, free 0, drives": early days of B, late finish and free float of A in its own days, and whether A drives
/// B.
inline std::string link_told(const Solved& solved) {
    const auto a = solved.graph.at("A");
    const auto& calendar = compiled_calendars()[solved.graph.activities[a].calendar];
    const auto work = solved.schedule.free_float(a);
    const auto days = work ? fmt::format("{:.4g}", static_cast<double>(work->count()) / calendar.per_day().count()) : "-";
    const bool driven = driving(solved).find("A-B") != std::string::npos;
    return fmt::format("B {}, A until {}, free {}{}", early_days(solved, solved.graph.at("B")), late_day(solved), days,
                       driven ? ", drives" : "") +
           differences(solved, oracle_schedule(solved.graph));
}

/// "C 01-09 01-10, A until 01-10": what passes through B, which is complete, from A to C and back.
inline std::string through_told(const Solved& solved) {
    return fmt::format("C {}, A until {}", early_days(solved, solved.graph.at("C")), late_day(solved)) +
           differences(solved, oracle_schedule(solved.graph));
}

inline void check_links(std::string_view network, std::initializer_list<LinkRow> rows) {
    for (const auto& row : rows) {
        INFO(row.link);
        CHECK(link_told(linked(std::string{network}, row.link)) == row.wanted);
    }
}

inline void check_through(std::string_view network, std::initializer_list<LinkRow> rows) {
    for (const auto& row : rows) {
        INFO(row.link);
        CHECK(through_told(linked(std::string{network}, row.link)) == row.wanted);
    }
}

} // namespace slipway::test
