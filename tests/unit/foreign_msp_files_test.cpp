// The files of tests/schedules/msp, whose stored answers were worked by hand in the comment at their head: audit must agree with all of
// them.

#include "slipway/interchange/audit.hpp"
#include "slipway/interchange/read.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <fstream>

namespace slipway {
namespace {

ForeignSchedule schedule_of(const std::string& name) {
    const auto path = std::string{SLIPWAY_SOURCE_DIR} + "/tests/schedules/msp/" + name;
    std::ifstream in{path};
    REQUIRE(in);
    auto file = read_mspdi(path, in);
    for (const auto& problem : file.diagnostics) { INFO(problem.message); }
    REQUIRE(file.schedule);
    return std::move(*file.schedule);
}

std::string said(const ForeignSchedule& foreign, const Audit& found) {
    std::string text;
    for (const auto& one : found.differences) {
        text += fmt::format("{} {}: {} in the file, {} computed ({})\n", foreign.activities[one.activity].name,
                            word_of(audit_field_words, one.field), one.file_value, one.computed_value, one.cause);
    }
    return text;
}

/// How many answers were held against the file's.
std::size_t agreed(const std::string& name) {
    const auto foreign = schedule_of(name);
    const auto made = compute(foreign);
    REQUIRE(std::holds_alternative<ForeignComputed>(made));
    const auto found = audit(foreign, std::get<ForeignComputed>(made));
    CHECK(said(foreign, found).empty());
    std::size_t equal = 0;
    for (const auto& field : found.fields) { equal += field.equal; }
    return equal;
}

} // namespace

TEST_CASE("audit agrees with the relations worked by hand") { CHECK(agreed("relations.xml") == 13 * 7); }

TEST_CASE("audit agrees with the progress worked by hand") { CHECK(agreed("progress.xml") == 7 * 7); } // the complete task is not compared

TEST_CASE("audit agrees with the constraints worked by hand") { CHECK(agreed("constraints.xml") == 14 * 7); }

TEST_CASE("audit agrees with the summaries worked by hand") { CHECK(agreed("summaries.xml") == 10 * 7); } // the inactive task is not

} // namespace slipway
