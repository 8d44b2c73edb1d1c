#include "slipway/interchange/read.hpp"
#include "slipway/interchange/write.hpp"
#include "support/foreign_dice.hpp"
#include "support/foreign_told.hpp"
#include "support/mspdi_schema.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>

using namespace slipway;
using namespace slipway::testing;

namespace {

ForeignSchedule schedule_of(ForeignFile file) {
    for (const auto& diagnostic : file.diagnostics) { UNSCOPED_INFO(render(diagnostic, file.sources)); }
    REQUIRE(file.schedule);
    REQUIRE(!has_errors(file.diagnostics));
    return *std::move(file.schedule);
}

ForeignSchedule from_xer(const std::string& text) { return schedule_of(read_xer("made.xer", text)); }

ForeignSchedule from_mspdi(const std::string& text) {
    std::istringstream in{text};
    return schedule_of(read_mspdi("made.xml", in));
}

std::string xer_of(const ForeignSchedule& schedule) {
    Losses losses;
    return write_xer(schedule, losses);
}

std::string mspdi_of(const ForeignSchedule& schedule) {
    Losses losses;
    return write_mspdi(schedule, losses);
}

std::vector<std::string> codes_of(const std::vector<Loss>& losses) {
    std::vector<std::string> codes;
    for (const auto& loss : losses) { codes.push_back(loss.code); }
    return codes;
}

/// The lines of one that the other has not: short to read when there are few.
std::vector<std::string> only_in(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (i >= other.size() || one[i] != other[i]) { found.push_back(one[i]); }
        if (found.size() == 5) { break; }
    }
    return found;
}

void check_same(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    CHECK(only_in(one, other) == only_in(other, one));
}

constexpr std::uint32_t throws = 6;

/// Thrown once for all tests: their answers take time to compute.
const ForeignSchedule& of_p6(std::uint32_t seed) {
    static std::map<std::uint32_t, ForeignSchedule> schedules;
    const auto found = schedules.find(seed);
    return found != schedules.end() ? found->second
                                    : schedules.emplace(seed, thrown({.seed = seed, .projects = 1 + seed % 3})).first->second;
}

const ForeignSchedule& of_ms_project(std::uint32_t seed) {
    static std::map<std::uint32_t, ForeignSchedule> schedules;
    const auto found = schedules.find(seed);
    return found != schedules.end() ? found->second
                                    : schedules.emplace(seed, thrown({.seed = seed, .tool = ForeignTool::ms_project})).first->second;
}

} // namespace

TEST_CASE("a schedule of P6 written as XER and read again is the same schedule") {
    for (std::uint32_t seed = 1; seed <= throws; ++seed) {
        CAPTURE(seed);
        const auto& before = of_p6(seed);
        const auto after = from_xer(xer_of(before));
        check_same(told(before), told(after));
        check_same(told_answers(before), told_answers(after));
    }
}

TEST_CASE("a schedule read from XER gives the same XER again, byte for byte") {
    for (std::uint32_t seed = 1; seed <= throws; ++seed) {
        CAPTURE(seed);
        const auto once = xer_of(from_xer(xer_of(of_p6(seed))));
        CHECK(once == xer_of(from_xer(once)));
    }
}

TEST_CASE("a schedule read from XER computes to the dates that were stored in it") {
    for (std::uint32_t seed = 1; seed <= throws; ++seed) {
        CAPTURE(seed);
        const auto& before = of_p6(seed);
        auto after = from_xer(xer_of(before));
        store_answers(after);
        check_same(told_answers(before), told_answers(after));
    }
}

TEST_CASE("a schedule of MS Project written as MSPDI and read again is the same schedule") {
    for (std::uint32_t seed = 1; seed <= throws; ++seed) {
        CAPTURE(seed);
        const auto& before = of_ms_project(seed);
        const auto after = from_mspdi(mspdi_of(before));
        check_same(told(before), told(after));
        check_same(told_answers(before), told_answers(after));
    }
}

TEST_CASE("a schedule read from MSPDI gives the same MSPDI again, byte for byte") {
    for (std::uint32_t seed = 1; seed <= throws; ++seed) {
        CAPTURE(seed);
        const auto once = mspdi_of(from_mspdi(mspdi_of(of_ms_project(seed))));
        CHECK(once == mspdi_of(from_mspdi(once)));
    }
}

TEST_CASE("a schedule read from MSPDI computes to the dates that were stored in it") {
    for (std::uint32_t seed = 1; seed <= throws; ++seed) {
        CAPTURE(seed);
        const auto& before = of_ms_project(seed);
        auto after = from_mspdi(mspdi_of(before));
        store_answers(after);
        check_same(told_answers(before), told_answers(after));
    }
}

TEST_CASE("every written MSPDI keeps to the published schema") {
    for (std::uint32_t seed = 1; seed <= throws; ++seed) {
        CAPTURE(seed);
        CHECK(mspdi_breaches(mspdi_of(of_ms_project(seed))).empty());
        CHECK(mspdi_breaches(mspdi_of(of_p6(seed))).empty());
    }
}

TEST_CASE("what a round trip loses is told when it is written") {
    const auto schedule = thrown({.seed = 5, .tool = ForeignTool::p6, .projects = 2, .activities = 60});
    Losses losses;
    const auto text = write_mspdi(schedule, losses);
    const auto codes = codes_of(losses.all());
    for (const auto* code : {"level-of-effort", "original-duration", "scheduling-rules", "several-projects", "start-milestone"}) {
        CAPTURE(code);
        CHECK(std::ranges::find(codes, code) != codes.end());
    }
    CHECK(from_mspdi(text).projects.size() == 1);
}

namespace {

/// A schedule of P6 of which MS Project can say everything that early dates depend on, and in which both mean the same.
ForeignSchedule plain_p6(std::uint32_t seed) {
    auto schedule = thrown({.seed = seed});
    auto& options = schedule.options;
    options.schedule.logic = ProgressLogic::retained;
    options.use_expected_finish = false;
    schedule.projects[0].must_finish.reset();
    for (auto& one : schedule.activities) {
        // What is done is done before the data date; no constraint beats the logic.
        one.constraints.clear();
        one.external_late_finish.reset();
        one.expected_finish.reset();
        one.suspended.reset();
        one.resume.reset();
        one.kind = ForeignKind::task;
        if (one.duration == Minutes{0}) { one.duration = one.remaining = Minutes{90}; }
        if (one.state == ForeignState::not_started) { continue; }
        one.state = ForeignState::not_started;
        one.remaining = one.duration;
        one.actual_start.reset();
        one.actual_finish.reset();
    }
    for (auto& relation : schedule.relations) {
        relation.lag_calendar = schedule.activities[relation.to].calendar;
        const bool from_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
        relation.type = from_start ? RelationType::start_start : RelationType::finish_start;
    }
    store_answers(schedule);
    return schedule;
}

} // namespace

TEST_CASE("work of P6 that has not begun has the same early dates in MS Project") {
    for (std::uint32_t seed = 1; seed <= throws; ++seed) {
        CAPTURE(seed);
        const auto before = plain_p6(seed);
        auto after = from_mspdi(mspdi_of(before));
        store_answers(after);
        std::vector<std::string> early_before;
        std::vector<std::string> early_after;
        const auto tell = [](const ForeignActivity& one) { return one.name + " " + to_string(*one.answers.early_finish); };
        for (const auto& one : before.activities) { early_before.push_back(tell(one)); }
        for (const auto& one : after.activities) {
            if (one.kind != ForeignKind::summary) { early_after.push_back(tell(one)); }
        }
        std::ranges::sort(early_before);
        std::ranges::sort(early_after);
        check_same(early_before, early_after);
    }
}
