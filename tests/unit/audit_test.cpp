// The answers that a file stores held against ours, and why they differ.

#include "slipway/interchange/audit.hpp"
#include "support/foreign_builder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace slipway::test {
namespace {

/// A, then B and C beside each other, then D; with what we compute as the stored answers.
ForeignBuilder answered_project() {
    ForeignBuilder p;
    const auto a = p.task("A", 3), b = p.task("B", 4), c = p.task("C", 2), d = p.task("D", 1);
    p.relation(a, b);
    p.relation(a, c);
    p.relation(b, d);
    p.relation(c, d);
    const auto ours = computed(p.schedule);
    for (const auto i : {a, b, c, d}) { p[i].answers = answers(p.schedule, ours, i); }
    return p;
}

Audit audited(const ForeignBuilder& p) { return audit(p.schedule, computed(p.schedule)); }

std::vector<std::string> causes_of(const Audit& found, std::uint32_t activity) {
    std::vector<std::string> causes;
    for (const auto& one : found.differences) {
        if (one.activity == activity) { causes.push_back(one.cause); }
    }
    return causes;
}

bool all_are(const std::vector<std::string>& causes, std::string_view word) {
    return !causes.empty() && std::ranges::all_of(causes, [&](const std::string& one) { return one == word; });
}

constexpr std::uint32_t a = 0, b = 1, c = 2, d = 3;

} // namespace

TEST_CASE("a file with our own answers has no difference, and every field of it was compared") {
    const auto found = audited(answered_project());
    CHECK(found.activities == 4);
    CHECK(found.differences.empty());
    for (const auto& field : found.fields) {
        CHECK(field.compared == 4);
        CHECK(field.equal == 4);
    }
}

TEST_CASE("of MS Project, what nothing else explains is an old answer") {
    ForeignBuilder p{ForeignTool::ms_project};
    const auto one = p.task("A", 3), two = p.task("B", 4);
    const auto ours = computed(p.schedule);
    for (const auto i : {one, two}) { p[i].answers = answers(p.schedule, ours, i); }
    p[one].answers.late_start = at("2024-01-02T08:00"); // of a project that ended a day earlier
    p[one].answers.late_finish = at("2024-01-03T17:00");
    p[two].answers.driving = false;
    p.schedule.losses.push_back({"resource-assignment", "who does the work", 1, 1});
    const auto found = audited(p);
    CHECK(all_are(causes_of(found, one), "file-not-rescheduled"));
    CHECK(all_are(causes_of(found, two), "file-not-rescheduled"));
}

TEST_CASE("what a file does not store, and complete work, is not compared") {
    auto p = answered_project();
    p[b].answers = {};
    p.finished(a, "2023-12-27T08:00", "2023-12-29T17:00");
    p[a].answers.early_start = at("2024-06-01");
    const auto found = audited(p);
    CHECK(found.activities == 4);
    CHECK(found.fields[0].compared == 2);
}

TEST_CASE("work that was never scheduled has planned dates for early ones, and its flag says nothing") {
    auto p = answered_project();
    p[d].answers = {.early_start = at("2024-01-11T08:00"), .early_finish = at("2024-01-11T17:00"), .driving = false};
    const auto found = audited(p);
    CHECK(all_are(causes_of(found, d), "file-not-rescheduled"));
    CHECK(found.differences.size() == 2);
    CHECK(found.fields[static_cast<std::size_t>(AuditField::driving)].compared == 3);
}

TEST_CASE("a difference tells both values and the field") {
    auto p = answered_project();
    p[c].answers.free_float = Minutes{30};
    p[c].answers.driving = true;
    const auto found = audited(p);
    REQUIRE(found.differences.size() == 2);
    CHECK(found.differences[0].field == AuditField::free_float);
    CHECK(found.differences[0].file_value == "30");
    CHECK(found.differences[0].computed_value == "960");
    CHECK(found.differences[1].file_value == "true");
    CHECK(found.differences[1].computed_value == "false");
    CHECK(found.fields[static_cast<std::size_t>(AuditField::free_float)].equal == 3);
}

TEST_CASE("dates before what the file's own relations allow were not scheduled again, and neither was what follows") {
    auto p = answered_project();
    // A relation was added after the last scheduling: C now waits for B, which ends on the 9th.
    p.relation(b, c);
    const auto found = audited(p);
    CHECK(all_are(causes_of(found, c), "file-not-rescheduled"));
    CHECK(all_are(causes_of(found, d), "file-not-rescheduled"));
}

TEST_CASE("unfinished work before the data date was not scheduled again") {
    auto p = answered_project();
    p.schedule.projects[0].data_date = at("2024-01-08");
    CHECK(all_are(causes_of(audited(p), a), "file-not-rescheduled"));
}

TEST_CASE("work that takes its duration by another calendar follows that of a resource") {
    auto p = answered_project();
    p.schedule.losses.push_back({"resource-assignment", "resource assignments are not kept", 1, 1});
    // B by the seven-day calendar from the 4th: 4, 5, 6, 7.
    p[b].answers.early_finish = at("2024-01-07T16:00");
    const auto causes = causes_of(audited(p), b);
    CHECK(all_are(causes, "resource-calendar"));
}

TEST_CASE("work held by an external date of another day, and by levelling, is told so") {
    auto p = answered_project();
    const auto late = [&] {
        p[c].answers.early_start = at("2024-01-05T08:00");
        p[c].answers.early_finish = at("2024-01-08T17:00");
    };
    late();
    SECTION("external") {
        p[c].external_early_start = at("2024-01-03T08:00");
        CHECK(all_are(causes_of(audited(p), c), "external-relations"));
    }
    SECTION("levelling") {
        p.schedule.losses.push_back({"levelling-delay", "levelling delays are left out", 1, 1});
        CHECK(all_are(causes_of(audited(p), c), "resource-levelled"));
    }
    SECTION("nothing tells") { CHECK(all_are(causes_of(audited(p), c), "unknown")); }
}

TEST_CASE("a driving flag takes the cause of the dates it leads to, else what the flags of the file say") {
    auto p = answered_project();
    SECTION("a flag on work that leads to none is left over") {
        p[c].answers.driving = true;
        p[d].answers.driving = false;
        CHECK(causes_of(audited(p), c) == std::vector<std::string>{"file-not-rescheduled"});
    }
    SECTION("so is the lack of one where the project ends") {
        p[d].answers.driving = false;
        CHECK(causes_of(audited(p), d) == std::vector<std::string>{"file-not-rescheduled"});
    }
    SECTION("another of several that set a date") {
        p[c].answers.driving = true;
        CHECK(causes_of(audited(p), c) == std::vector<std::string>{"equal-drivers"});
    }
    SECTION("another project ends later") {
        p.schedule.projects.push_back(p.schedule.projects.front());
        const auto e = p.task("E", 30);
        p[e].project = 1;
        p[e].answers = answers(p.schedule, computed(p.schedule), e);
        for (const auto i : {a, b, d}) { p[i].answers.driving = false; }
        CHECK(causes_of(audited(p), b) == std::vector<std::string>{"other-project-finish"});
    }
    SECTION("the path ahead differs") {
        p.schedule.losses.push_back({"resource-assignment", "resource assignments are not kept", 1, 1});
        const auto e = p.task("E", 3);
        p.relation(c, e);
        p[c].answers.driving = true;
        p[e].answers = answers(p.schedule, computed(p.schedule), e);
        p[e].answers.early_finish = at("2024-02-05T17:00"); // by the resource that does it
        const auto cause = causes_of(audited(p), e).front();
        CHECK(cause == "resource-calendar");
        CHECK(causes_of(audited(p), c).back() == cause);
    }
}

TEST_CASE("late dates take the cause of the finish that caps them") {
    auto p = answered_project();
    const auto e = p.task("E", 1); // has until the end of the project
    p[e].answers = answers(p.schedule, computed(p.schedule), e);
    // The file knows nothing of the day that D now needs.
    p[d].remaining = p[d].duration = Minutes{960};
    const auto found = audited(p);
    const auto of_d = causes_of(found, d);
    REQUIRE_FALSE(of_d.empty());
    CHECK(all_are(causes_of(found, e), of_d.front()));
    CHECK(of_d.front() == "file-not-rescheduled"); // stored dates hold less work than is left
}

TEST_CASE("every cause that is given is explained") {
    auto p = answered_project();
    p.relation(b, c);
    const auto known = audit_causes();
    for (const auto& one : audited(p).differences) {
        CHECK(std::ranges::any_of(known, [&](const AuditCause& cause) { return cause.word == one.cause; }));
    }
}

} // namespace slipway::test
