// The settings of portfolio.toml: how a schedule is computed.

#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace slipway {
namespace {

using namespace test;

Portfolio scheduled_by(const std::string& lines) { return loaded(Files{{"portfolio.toml", horizon + lines}}); }

TEST_CASE("without a table of scheduling the schedule is computed as P6 does") {
    const auto options = scheduled_by("").options;
    CHECK(options.logic == ProgressLogic::retained);
    CHECK(options.rules == RuleSet::p6);
    CHECK_FALSE(options.total_float);
    CHECK(options.cap == LateCap::commitment);
    CHECK_FALSE(options.start_lag_from_actual);
}

TEST_CASE("every word of scheduling has its option") {
    for (const auto& [logic, word] : progress_logic_words) {
        CHECK(scheduled_by("[scheduling]\nprogress = \"" + std::string{word} + "\"\n").options.logic == logic);
    }
    for (const auto& [rules, word] : rule_set_words) {
        CHECK(scheduled_by("[scheduling]\nrules = \"" + std::string{word} + "\"\n").options.rules == rules);
    }
    for (const auto& [kind, word] : float_kind_words) {
        CHECK(scheduled_by("[scheduling]\ntotal_float = \"" + std::string{word} + "\"\n").options.total_float == kind);
    }
    for (const auto& [cap, word] : late_cap_words) {
        CHECK(scheduled_by("[scheduling]\nlate_cap = \"" + std::string{word} + "\"\n").options.cap == cap);
    }
}

TEST_CASE("a lag from a start counts from the early start or the actual one") {
    CHECK(scheduled_by("[scheduling]\nstart_lag_from = \"actual-start\"\n").options.start_lag_from_actual);
    CHECK_FALSE(scheduled_by("[scheduling]\nstart_lag_from = \"early-start\"\n").options.start_lag_from_actual);
    CHECK(scheduled_by("[scheduling]\nbegun_work = \"as-p6\"\n").options.progress_of_p6);
    CHECK_FALSE(scheduled_by("[scheduling]\nbegun_work = \"ours\"\n").options.progress_of_p6);
}

TEST_CASE("another way of scheduling is another revision") {
    const auto revision = [](const std::string& lines) { return scheduled_by(lines).revision; };
    CHECK(revision("[scheduling]\nprogress = \"override\"\n") != revision(""));
    CHECK(revision("[scheduling]\nprogress = \"override\"\n") != revision("[scheduling]\nprogress = \"actual-dates\"\n"));
    CHECK(revision("[scheduling]\nlate_cap = \"early-finish\"\nrules = \"p6\"\n") ==
          revision("[scheduling]\nrules = \"p6\"\nlate_cap = \"early-finish\"\n"));
}

} // namespace
} // namespace slipway
