#include "slipway/base/partial_date.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

/// "first last" of what a text means, with " doubtful" behind when the document doubts it; "nothing" when it means nothing.
std::string span(std::string_view text, const std::optional<PartialDate>& origin = std::nullopt) {
    const auto read = parse_partial_date(text, origin);
    if (!read) { return "nothing"; }
    return to_string(read->first) + " " + to_string(read->last) + (read->doubtful ? " doubtful" : "");
}

} // namespace

TEST_CASE("a partial date is the whole span it names") {
    CHECK(span("2025") == "2025-01-01 2025-12-31");
    CHECK(span("2025-Q1") == "2025-01-01 2025-03-31");
    CHECK(span("2025-Q3") == "2025-07-01 2025-09-30");
    CHECK(span("2025-Q4") == "2025-10-01 2025-12-31");
    CHECK(span("2025-06") == "2025-06-01 2025-06-30");
    CHECK(span("2025-12") == "2025-12-01 2025-12-31");
    CHECK(span("2024-02") == "2024-02-01 2024-02-29");
    CHECK(span("2025-02") == "2025-02-01 2025-02-28");
    CHECK(span("2025-06-30") == "2025-06-30 2025-06-30");
    CHECK(span("1970") == "1970-01-01 1970-12-31");
    CHECK(span("2099") == "2099-01-01 2099-12-31");
}

TEST_CASE("by the end of a span binds at the same last day") {
    for (const auto* text : {"2025", "2025-Q3", "2025-06", "2025-06-30"}) {
        const auto plain = parse_partial_date(text);
        const auto by = parse_partial_date(std::string{"<="} + text);
        REQUIRE(plain);
        REQUIRE(by);
        CHECK(by->last == plain->last);
        CHECK(by->words == std::string{"<="} + text);
    }
}

TEST_CASE("marks behind a date are kept as words") {
    CHECK(span("2025?") == "2025-01-01 2025-12-31 doubtful");
    CHECK(span("2025-06?") == "2025-06-01 2025-06-30 doubtful");
    CHECK(span("<=2025?") == "2025-01-01 2025-12-31 doubtful");
    CHECK(span("2025(5年内)") == "2025-01-01 2025-12-31");
    CHECK(span("2025-Q2(力争)") == "2025-04-01 2025-06-30");
    for (const auto* text : {"2025", "2025?", "2025(5年内)", "<=2025-Q3"}) { CHECK(parse_partial_date(text)->words == text); }
}

TEST_CASE("a relative date counts from the last day of its origin") {
    const auto plan = parse_partial_date("2021");
    CHECK(parse_partial_date("+3y", plan)->last == parse_date("2024-12-31"));
    CHECK(parse_partial_date("+6mo", plan)->last == parse_date("2022-06-30")); // the 31st of June there is not
    CHECK(parse_partial_date("+3y", plan)->words == "+3y");
    CHECK(parse_partial_date("+6mo", exactly(*parse_date("2024-08-31")))->last == parse_date("2025-02-28"));
    CHECK(parse_partial_date("+1y", exactly(*parse_date("2024-02-29")))->last == parse_date("2025-02-28"));
    CHECK(parse_partial_date("+2y?", plan)->doubtful);
    CHECK(span("+3y") == "nothing");
    CHECK(span("+100y", plan) == "nothing"); // beyond the years the product works in
}

TEST_CASE("anything else is no date") {
    const auto plan = parse_partial_date("2021");
    for (const auto* text : {"",         "?",          "<=",
                             "25",       "202",        "20255",
                             "2025-",    "2025-13",    "2025-00",
                             "2025-6",   "2025-Q0",    "2025-Q5",
                             "2025-q3",  "2025-Q",     "2025-Q33",
                             "2025-1-1", "2025-02-30", "1969",
                             "2100",     "2025 ",      " 2025",
                             "2025年",   "(5年内)",    "2025(5年内",
                             "3y",       "+y",         "+3",
                             "+3d",      "+-3y",       "+3.5y",
                             "++3y",     "-2025",      "2025-06-30T08:00",
                             "<=<=2025", "?2025",      "2025-+6",
                             "soon",     "2025-Q-1"}) {
        INFO(text);
        CHECK(span(text, plan) == "nothing");
    }
}

TEST_CASE("an exact day is a span of one day") {
    const auto day = *parse_date("2025-06-30");
    CHECK(exactly(day).first == day);
    CHECK(exactly(day).last == day);
    CHECK(exactly(day) == *parse_partial_date("2025-06-30"));
}

TEST_CASE("every provenance has a word that reads back") {
    for (const auto provenance : {Provenance::stated, Provenance::derived, Provenance::assumed, Provenance::plan_default,
                                  Provenance::observed, Provenance::illustrative}) {
        CHECK(parse_provenance(to_string(provenance)) == provenance);
    }
    CHECK(to_string(Provenance::plan_default) == "plan-default");
    CHECK_FALSE(parse_provenance("plan_default"));
    CHECK_FALSE(parse_provenance(""));
}

} // namespace slipway
