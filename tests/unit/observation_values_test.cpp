// Values as they are written.

#include "slipway/tracking/observation_values.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

TEST_CASE("an amount is a number that is not negative") {
    CHECK(parse_amount("0") == 0.0);
    CHECK(parse_amount("37.5") == 37.5);
    for (const auto* text : {"", "-1", "-0", "1e3", "1,5", "5%", " 5", "5 ", "nan", "inf", "一"}) {
        INFO(text);
        CHECK_FALSE(parse_amount(text));
    }
}

TEST_CASE("a delivered output is a key of ours and an amount") {
    const auto beds = parse_delivered("beds=500");
    REQUIRE(beds);
    CHECK(beds->output == "beds");
    CHECK(beds->amount == 500.0);
    for (const auto* text : {"beds", "beds=", "=5", "bed=5", "beds=-5", "beds=5=5", "beds =5"}) {
        INFO(text);
        CHECK_FALSE(parse_delivered(text));
    }
}

TEST_CASE("a fact is true for its day, everything else for the day it was said") {
    const auto said = day("2023-06-30");
    for (const auto kind : {ObservationKind::started, ObservationKind::finished, ObservationKind::suspended, ObservationKind::resolved,
                            ObservationKind::resumed}) {
        CHECK(true_day(kind, "2023-06-05", said) == day("2023-06-05"));
        CHECK(true_day(kind, "soon", said) == said);
    }
    CHECK(true_day(ObservationKind::resumed, "2023-09-01", said) == said);
    CHECK(true_day(ObservationKind::expected, "2023-06-05", said) == said);
    CHECK(true_day(ObservationKind::note, "2023-06-05", said) == said);
}

TEST_CASE("every kind is said of something") {
    for (const auto& [kind, word] : observation_words) {
        INFO(word);
        CHECK((said_of_activities(kind) || said_of_projects(kind)));
    }
    CHECK_FALSE(said_of_activities(ObservationKind::spent));
    CHECK_FALSE(said_of_projects(ObservationKind::percent));
    CHECK(said_of_projects(ObservationKind::suspended));
    CHECK(tells_of_work(ObservationKind::resumed));
    CHECK_FALSE(tells_of_work(ObservationKind::raised));
}

} // namespace
} // namespace slipway
