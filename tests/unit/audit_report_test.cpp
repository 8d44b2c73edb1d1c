// What the report of an audit says to readers.

#include "slipway/report/audit.hpp"
#include "support/foreign_builder.hpp"
#include "support/graph.hpp"

#include <catch2/catch.hpp>

namespace slipway::test {
namespace {

/// A, then B, with what we compute as the stored answers.
ForeignBuilder answered_project(ForeignTool tool = ForeignTool::p6) {
    ForeignBuilder p{tool};
    const auto a = p.task("A", 3), b = p.task("B", 4);
    p.relation(a, b);
    const auto ours = computed(p.schedule);
    for (const auto i : {a, b}) { p[i].answers = answers(p.schedule, ours, i); }
    return p;
}

std::string text_of(const ForeignSchedule& schedule, Language language = Language::en) {
    const auto found = audit(schedule, computed(schedule));
    const AuditView view{.file = "a.xer", .as_of = parse_date("2024-01-01").value()};
    return squeezed(render(audit_report(view, schedule, found, language), Format::text, language));
}

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("differing floats are told in hours, flags as yes and no, instants by day and minute") {
    auto p = answered_project();
    p[0].answers.total_float = Minutes{-90};
    p[0].answers.driving = !*p[0].answers.driving;
    p[0].answers.early_start = at("2024-01-01T08:30");
    p[1].answers.free_float = Minutes{960};
    const auto text = text_of(p.schedule);
    CHECK(says(text, "a.xer: 4 values differ from the file's"));
    CHECK(says(text, "Of 14 values 10 are equal (71.4 %)."));
    CHECK(says(text, "A A early start 2024-01-01 08:30 2024-01-01 08:00"));
    CHECK(says(text, "A A total float -1 h 30 min 0 h"));
    CHECK(says(text, "A A driving path flag no yes"));
    CHECK(says(text, "B B free float 16 h 0 h"));
    CHECK(says(text, "import and --from take the computed values"));
    CHECK(says(text_of(p.schedule, Language::zh), "A A 总时差 -1 小时 30 分 0 小时"));
}

TEST_CASE("one value that differs is one, and nine hundred and ninety-nine of a thousand are not all") {
    auto p = answered_project(ForeignTool::ms_project);
    p[1].answers.driving = !*p[1].answers.driving;
    const auto text = text_of(p.schedule);
    CHECK(says(text, "a.xer: 1 value differs from the file's"));
    CHECK(says(text, "critical flag 2 1 1"));
    CHECK(says(text, "(92.8 %)")); // 13 of 14 are 92.86: rounded down
}

TEST_CASE("a file without answers agrees with nothing") {
    ForeignBuilder p;
    p.task("A", 3);
    const auto text = text_of(p.schedule);
    CHECK(says(text, "a.xer: nothing to compare"));
    CHECK(says(text, "The file stores no answer to hold ours against."));
    CHECK_FALSE(says(text, "our answers are the file's"));
}

TEST_CASE("rows of a file with several projects name theirs, and the day of the data is that of the status") {
    auto p = answered_project();
    p.schedule.projects.front().status_date = at("2024-01-05T17:00");
    CHECK(says(text_of(p.schedule), "data date 2024-01-05; 1 project"));
    p.schedule.projects.push_back(p.schedule.projects.front());
    p.schedule.projects.back().key = p.schedule.projects.back().code = "Q";
    p.schedule.projects.back().status_date = at("2024-01-09");
    p[0].answers.total_float = Minutes{60};
    const auto text = text_of(p.schedule);
    CHECK(says(text, "data date 2024-01-05 … 2024-01-09; 2 projects"));
    CHECK(says(text, "P A A total float 1 h"));
}

} // namespace slipway::test
