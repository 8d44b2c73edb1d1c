// Every report that shows late dates says by which rules they were computed.

#include "report/scheduling.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

using test::day;

TEST_CASE("our own settings are named by late cap and float alone") {
    CHECK(
        scheduling_words({}, Language::en) ==
        "Late dates are capped by the project's own commitment, else by its own early finish; total float is late finish − early finish.");
    CHECK(scheduling_words({}, Language::zh) ==
          "最迟日期以项目自身承诺为上限，无承诺者以其自身最早完成为上限；总时差＝最迟完成－最早完成。");
}

TEST_CASE("every setting that is not ours is named too") {
    const ScheduleOptions options{.logic = ProgressLogic::override_,
                                  .start_lag_from_actual = true,
                                  .rules = RuleSet::msp2013,
                                  .total_float = FloatKind::start,
                                  .cap = LateCap::early_finish};
    const auto words = scheduling_words(options, Language::en);
    for (const auto* part : {"whatever it promised", "late start − early start", "override", "msp2013", "actual start"}) {
        INFO(part);
        CHECK(words.find(part) != std::string::npos);
    }
}

TEST_CASE("the Microsoft rule sets take the smallest float unless another is chosen") {
    CHECK(float_kind({.rules = RuleSet::msp2016}) == FloatKind::smallest);
    CHECK(float_kind({.rules = RuleSet::msp2016, .total_float = FloatKind::finish}) == FloatKind::finish);
    CHECK(float_kind({}) == FloatKind::finish);
}

TEST_CASE("the head has the settings as keys") {
    const auto head = scheduling_head("slipway.test/1", day("2023-01-02"), {}, {.rules = RuleSet::msp2013, .cap = LateCap::early_finish});
    CHECK(head.at("schema") == "slipway.test/1");
    CHECK(head.at("late_cap") == "early-finish");
    CHECK(head.at("total_float") == "smallest");
    CHECK(head.at("progress") == "retained");
    CHECK(head.at("rules") == "msp2013");
    CHECK(head.at("start_lag") == "early");
}

} // namespace
} // namespace slipway
