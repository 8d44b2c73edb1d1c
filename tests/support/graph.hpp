#pragma once
// A network as text, so that a test reads as a picture, and its schedule as text, so that a hand-worked table is compared as one.

#include "slipway/schedule/explain.hpp"
#include "slipway/schedule/schedule.hpp"

#include <string>
#include <string_view>
#include <vector>

// One statement a line; `#` begins a comment; names may be used before the line that defines them.
//
//   data-date 2024-01-01
//   options override actual-start-lag            or actual-dates; msp2013, msp2016; float-finish, float-start, float-smallest;
//                                                cap-early-finish
//   project P start 2024-01-05 commit 2024-03-29   (or `unknown`: no forecast); a project never declared has neither
//   A P five 5wd                                 name, project, calendar, duration
//   B P six 3wd after A, C SS+2wd, D FF-4h@full  predecessors; no type is FS; the lag calendar is the predecessor's unless `@` names one
//   M P five finish-milestone after B            or start-milestone
//   X P five level-of-effort after A SS, B FF
//   A started 2024-01-01 remaining 2wd resume 2024-01-08
//   C finished 2024-01-03 started 2024-01-01     the start may be unknown
//   B start-no-earlier 2024-01-10                or start-no-later, finish-no-earlier, finish-no-later, deadline, mandatory-start,
//                                                mandatory-finish
//   B as-late-as-possible
//
// A day means its first working instant after `start`, `started`, `resume`, `start-no-…` and `mandatory-start`, its last one elsewhere, in
// the activity's calendar (a project's days in `five`); `data-date` is midnight. An instant may be written instead: 2024-01-01T10:30.
//
// Calendars: five, six, seven (08-12, 13-17; Monday to Friday, to Saturday, all days), night (22-24 and 00-06, all days), full (24 hours),
// odd (Monday to Thursday 09-11:30 and 12-18, Friday 07-09, Saturday 10-12; a day of 510 minutes), feast (five with 10-16 January and
// 9-17 February 2024 off, Sundays 7 January and 4 February and Saturday 20 January 2024 made up).

namespace slipway::test {

struct TestCalendar {
    std::string name;
    CalendarRules rules;
};

/// The calendars above, and the same ones compiled.
[[nodiscard]] const std::vector<TestCalendar>& test_calendars();
[[nodiscard]] const std::vector<Calendar>& compiled_calendars();

/// A network with all that `schedule` reads beside it; indices as in NetworkActivity.
struct Graph {
    std::vector<std::string> names;
    std::vector<std::string> projects;
    std::vector<NetworkActivity> activities;
    std::vector<NetworkRelation> relations;
    std::vector<ActivityStatus> status;
    std::vector<ActivityConstraint> constraints; ///< sorted by activity
    std::vector<ProjectTerms> terms;
    ScheduleOptions options;

    [[nodiscard]] std::uint32_t at(std::string_view name) const; ///< index of an activity; throws when there is none
    [[nodiscard]] ScheduleInput input() const;
};

/// Throws std::runtime_error naming the line that cannot be read.
[[nodiscard]] Graph read_graph(std::string_view text);
/// The text of a graph; reading it gives the same graph.
[[nodiscard]] std::string write_graph(const Graph& graph);

/// A graph with its network and its schedule. Precondition: no cycle.
struct Solved {
    Graph graph;
    Network network;
    Schedule schedule;

    /// For the questions of explain.hpp and paths.hpp; valid as long as this is.
    [[nodiscard]] Scheduled scheduled() const& { return {network, graph.input(), schedule}; }
    [[nodiscard]] Scheduled scheduled() const&& = delete;
};

[[nodiscard]] Solved solve(const Graph& graph);
[[nodiscard]] Solved solve(std::string_view text);

/// One line an activity, in order: "B  early 01-08 01-10  late 01-09 01-11  total 1  free 0". Days as shown, floats in working days of the
/// activity's calendar, "-" for what is not known.
[[nodiscard]] std::string days(const Solved& solved);
/// The same with instants: "01-08T08:00".
[[nodiscard]] std::string instants(const Solved& solved);
/// The relations that drive, in order: "A-B A-C(SS)".
[[nodiscard]] std::string driving(const Solved& solved);
/// The names behind indices: "A B M".
[[nodiscard]] std::string named(const Graph& graph, const std::vector<std::uint32_t>& activities);
/// What set an early or a late date: "relation A", "constraint", "data-date", "cap", …
[[nodiscard]] std::string word_of(const Solved& solved, const Bound& bound, std::uint32_t activity);

/// Text with runs of blanks made one, without indentation, empty lines and comments: two pictures are equal when these are.
[[nodiscard]] std::string squeezed(std::string_view picture);

} // namespace slipway::test
