// What `import` makes of a file gives the file's own dates and floats, to the minute; what it does not keep is said. And what is exported
// again comes in as it was.

#include "schedules/generator.hpp"
#include "slipway/interchange/portfolio.hpp"
#include "slipway/interchange/read.hpp"
#include "slipway/interchange/write.hpp"
#include "slipway/schedule/explain.hpp"
#include "support/foreign_builder.hpp"
#include "support/imported.hpp"

#include <numeric>
#include <sstream>

namespace slipway {
namespace {

using test::computed;
using test::imported;
using test::Imported;

ForeignSchedule read(const std::string& name) {
    auto file = read_foreign(std::string{SLIPWAY_SOURCE_DIR} + "/tests/schedules/" + name);
    REQUIRE(file.schedule);
    return *std::move(file.schedule);
}

/// "dates 9 14, floats 8": the open work, by name, whose early dates are others in the records than in the file, and that whose late dates
/// or floats alone are.
std::string moved(const ForeignSchedule& foreign, const ForeignComputed& computed, const Imported& result) {
    std::string dates;
    std::string floats;
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        const auto here = result.loaded.portfolio.find_activity(foreign.projects[one.project].key + "/" + one.key);
        if (!here || computed.status[i].state == ProgressState::complete) { continue; }
        const auto& theirs = computed.schedule;
        const auto& ours = result.outlook.likely;
        const bool same = theirs.early_start(i) == ours.early_start(*here) && theirs.early_finish(i) == ours.early_finish(*here);
        if (test::row(theirs, i) == test::row(ours, *here)) { continue; }
        (same ? floats : dates) += " " + one.name.substr(one.name.find(' ') + 1);
    }
    return (dates.empty() ? "" : "dates" + dates) + (dates.empty() || floats.empty() ? "" : ", ") +
           (floats.empty() ? "" : "floats" + floats);
}

/// "moved-dates 2, moved-floats 1".
std::string told(const ForeignSchedule& foreign, const ForeignComputed& computed, const Imported& result) {
    std::string text;
    for (const auto& one : moved_work(foreign, computed, result.loaded.portfolio, result.outlook)) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", one.code, one.count);
    }
    return text;
}

bool lost(const Imported& result, std::string_view code) {
    return std::ranges::any_of(result.records.losses, [&](const Loss& one) { return one.code == code; });
}

struct File {
    std::string_view name;
    std::string_view moved;   ///< as `moved` says it
    std::string_view told;    ///< as `told` says it
    std::string_view because; ///< the losses that explain it
};

constexpr std::array files{
    File{"p6/calendars.xer", "dates N", "moved-dates 1", "time-of-day"}, // begins at night, after the data date of its day
    File{"p6/constraints.xer", "", "", ""}, File{"p6/lag-24h.xer", "", "", ""}, File{"p6/lag-predecessor.xer", "", "", ""},
    File{"p6/lag-successor.xer", "", "", ""}, File{"p6/multi-project.xer", "", "", ""}, File{"p6/must-finish.xer", "", "", ""},
    File{"p6/open-projects.xer", "floats E", "moved-floats 1", "float-to-all-projects"}, File{"p6/progress-override.xer", "", "", ""},
    File{"p6/progress-retained.xer", "", "", ""}, File{"p6/types.xer", "", "", ""}, File{"msp/relations.xml", "", "", ""},
    // 9 and 14 are held to noon; 2 and 10 have less float than their dates say: a constraint overrules their relation.
    File{"msp/constraints.xml", "dates 14 9, floats 10 2 8", "moved-dates 2, moved-floats 3", "time-of-day"},
    // 1, 5 and 6 begin before the day of the last fact; 2 goes on that afternoon, so that 1 may be late; what follows them moves with them.
    File{"msp/progress.xml", "dates 1 2 5 6 7 8", "moved-dates 6", "data-date done-that-day"},
    File{"msp/summaries.xml", "floats 8", "moved-floats 1", "manual-scheduling"}, // late where a shift begins, not where one ends
};

} // namespace

TEST_CASE("records have the dates and floats of the file, to the minute, or say of which work not") {
    for (const auto& file : files) {
        INFO(file.name);
        const auto foreign = read(std::string{file.name});
        const auto solved = computed(foreign);
        const auto result = imported(foreign, solved);
        CHECK(moved(foreign, solved, result) == file.moved);
        CHECK(told(foreign, solved, result) == file.told);
        std::istringstream reasons{std::string{file.because}};
        for (std::string code; reasons >> code;) { CHECK(lost(result, code)); }
    }
}

namespace {

/// Dates, floats, what sets them and which relations drive, by the keys of the work alone.
std::vector<std::string> schedule_of(const Imported& result) {
    const auto& portfolio = result.loaded.portfolio;
    const auto scheduled = result.outlook.likely_scheduled();
    std::vector<std::string> lines;
    for (std::uint32_t i = 0; i < portfolio.activities.size(); ++i) {
        const auto kind = [](const Bound& bound) { return static_cast<int>(bound.kind); };
        lines.push_back(fmt::format("{} {} {} {}", portfolio.activities[i].key(), test::row(result.outlook.likely, i),
                                    kind(early_bound(scheduled, i)), kind(late_bound(scheduled, i))));
    }
    for (std::uint32_t i = 0; i < portfolio.relations.size(); ++i) {
        const auto& one = portfolio.relations[i];
        lines.push_back(fmt::format("{} {} {} {}", portfolio.activities[one.from].key(), portfolio.activities[one.to].key(),
                                    word_of(relation_type_words, one.type), drives(scheduled, i)));
    }
    std::ranges::sort(lines);
    return lines;
}

ForeignSchedule there_and_back(const Imported& result, ForeignTool tool) {
    std::vector<std::uint32_t> projects(result.loaded.portfolio.projects.size());
    std::iota(projects.begin(), projects.end(), 0U);
    const auto foreign = as_foreign(result.loaded.portfolio, result.outlook, projects, Language::en);
    Losses losses;
    std::istringstream xml{tool == ForeignTool::p6 ? "" : write_mspdi(foreign, losses)};
    auto file = tool == ForeignTool::p6 ? read_xer("back.xer", write_xer(foreign, losses)) : read_mspdi("back.xml", xml);
    REQUIRE(file.schedule);
    return *std::move(file.schedule);
}

} // namespace

TEST_CASE("what was imported, exported and imported again has the same schedule, with what sets it") {
    for (const auto& file : files) {
        INFO(file.name);
        const auto foreign = read(std::string{file.name});
        const auto once = imported(foreign);
        const auto twice = imported(there_and_back(once, foreign.tool));
        CHECK(once.records.as_of == twice.records.as_of);
        CHECK(schedule_of(once) == schedule_of(twice));
    }
}

TEST_CASE("begun work that the day of the last fact holds back is held back again after an export") {
    test::ForeignBuilder builder{ForeignTool::ms_project};
    const auto late = builder.task("1", 10);
    const auto last = builder.task("2", 2);
    const auto next = builder.task("3", 1);
    const auto done = builder.task("4", 1);
    builder.relation(done, next);
    builder.relation(last, late);
    builder.started(late, "2024-01-01T08:00", 9); // has stood still since Monday evening
    builder.finished(last, "2024-01-08T08:00", "2024-01-09T17:00");
    builder.finished(done, "2024-01-01T08:00", "2024-01-01T17:00"); // and what follows it was not begun
    const auto once = imported(builder.schedule);
    CHECK(to_string(once.records.as_of) == "2024-01-09");
    CHECK(lost(once, "data-date"));
    const auto twice = imported(there_and_back(once, ForeignTool::ms_project));
    CHECK(twice.records.as_of == once.records.as_of);
    CHECK(schedule_of(once) == schedule_of(twice));
}

TEST_CASE("the status date is the day of an import, unless open work begins before it") {
    test::ForeignBuilder builder{ForeignTool::ms_project};
    const auto task = builder.task("task", 1);
    builder.constrain(task, ConstraintKind::start_no_earlier, "2024-01-10T08:00");
    builder.schedule.projects[0].status_date = test::at("2024-01-09T17:00");
    const auto ahead = imported(builder.schedule);
    CHECK(to_string(ahead.records.as_of) == "2024-01-09");
    CHECK_FALSE(lost(ahead, "status-date"));
    builder.schedule.projects[0].status_date = test::at("2024-01-15T17:00");
    const auto behind = imported(builder.schedule);
    CHECK(to_string(behind.records.as_of) == "2024-01-10");
    CHECK(lost(behind, "status-date"));
}

TEST_CASE("work in the hours of its resources has the calendar of the one who is done last") {
    test::ForeignBuilder builder{ForeignTool::ms_project};
    const auto task = builder.task("task", 2);
    builder[task].parts = {{0, Minutes{480}, Minutes{480}}, {1, Minutes{2880}, Minutes{2880}}}; // Monday; Monday to Saturday
    const auto solved = computed(builder.schedule);
    const auto result = imported(builder.schedule, solved);
    CHECK(moved(builder.schedule, solved, result) == "");
    CHECK(to_string(result.outlook.likely.early_finish(0)) == "2024-01-06T16:00");
    CHECK(lost(result, "last-resource"));
}

namespace {

/// An instant that a day says, in working time or at its end.
ForeignConstraint constraint_of(const ActivityConstraint& one, const Calendar& calendar) {
    if (one.kind == ConstraintKind::as_late_as_possible) { return {one.kind, {}}; }
    const bool start = one.kind == ConstraintKind::start_no_earlier || one.kind == ConstraintKind::start_no_later ||
                       one.kind == ConstraintKind::mandatory_start;
    return {one.kind, start ? calendar.start_of_day(day_of(calendar.next_work(one.at)))
                            : calendar.end_of_day(finish_day(calendar.previous_work(one.at)))};
}

/// The network as a plan of MS Project that has not begun.
ForeignSchedule msp_plan(const test::Graph& graph) {
    ForeignSchedule foreign{.tool = ForeignTool::ms_project};
    foreign.options.schedule.rules = RuleSet::msp2013;
    foreign.options.critical.longest_path = true;
    for (const auto& one : test::test_calendars()) { foreign.calendars.push_back({one.name, one.name, one.rules, 1}); }
    const Instant start{day_of(graph.terms[0].data_date)};
    foreign.projects.push_back({.id = "1", .code = "p", .data_date = start, .planned_start = start});
    for (std::uint32_t i = 0; i < graph.names.size(); ++i) {
        const auto work = graph.status[i].remaining;
        ForeignActivity one{.id = graph.names[i], .code = graph.names[i], .calendar = graph.activities[i].calendar};
        one.kind = work == Minutes{0} ? ForeignKind::finish_milestone : ForeignKind::task;
        one.duration = one.remaining = work;
        foreign.activities.push_back(one);
    }
    for (const auto& one : graph.constraints) { // each has one constraint at most
        auto& all = foreign.activities[one.activity].constraints;
        if (all.empty()) { all.push_back(constraint_of(one, test::compiled_calendars()[graph.activities[one.activity].calendar])); }
    }
    for (const auto& one : graph.relations) { foreign.relations.push_back({one.from, one.to, one.type, one.lag, one.lag_calendar, 1}); }
    assign_keys(foreign);
    return foreign;
}

/// Whether every event and every finish sits where a shift begins or ends, or inside one: no day says where else it may be.
bool sits_in_working_time(const ForeignSchedule& foreign, const ForeignComputed& computed) {
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& calendar = computed.calendars[foreign.activities[i].calendar];
        const auto at = computed.schedule.early_finish(i);
        const bool event = foreign.activities[i].duration == Minutes{0};
        if (calendar.previous_work(at) != at && !(event && calendar.next_work(at) == at)) { return false; }
    }
    return true;
}

/// Whether no constraint overrules a relation: MS Project then measures the float from what the relation asks for, records do not.
bool relations_hold(const ForeignSchedule& foreign, const ForeignComputed& computed) {
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& calendar = computed.calendars[foreign.activities[i].calendar];
        const auto& schedule = computed.schedule;
        const auto by_start = calendar.between(schedule.early_start(i), schedule.late_start(i));
        const auto by_finish = calendar.between(schedule.early_finish(i), schedule.late_finish(i));
        if (schedule.total_float(i) < std::min(by_start, by_finish)) { return false; }
    }
    return true;
}

} // namespace

TEST_CASE("random plans of MS Project have the same dates and floats once they are imported") {
    const int count = test::case_count(80);
    int compared = 0;
    for (int number = 0; number < count; ++number) {
        const auto foreign = msp_plan(test::Generator{static_cast<unsigned>(number), {.levels_of_effort = false}}.draw());
        const auto solved = computed(foreign);
        const auto result = imported(foreign, solved);
        if (!sits_in_working_time(foreign, solved) || !relations_hold(foreign, solved) || lost(result, "time-of-day")) { continue; }
        ++compared;
        INFO("network " << number);
        CHECK(test::table(result) == test::table(foreign, solved.schedule));
    }
    CHECK(compared > count / 2);
}

} // namespace slipway
