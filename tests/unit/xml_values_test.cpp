#include "interchange/mspdi/xml_values.hpp"

#include <catch2/catch.hpp>

using namespace slipway;
using namespace slipway::interchange;

namespace {

Instant at(int year, unsigned month, unsigned day, int minute) {
    return Instant{Date{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)}} + Minutes{minute};
}

} // namespace

TEST_CASE("a date and time is read to the nearest minute, whatever stands behind the seconds") {
    CHECK(parse_date_time("2024-03-05T08:00:00").value == at(2024, 3, 5, 480));
    CHECK(parse_date_time(" 2024-03-05T08:00:29.9+08:00\n").value == at(2024, 3, 5, 480));
    CHECK(parse_date_time("2024-03-05T16:59:30").value == at(2024, 3, 5, 1020));
    CHECK(parse_date_time("2024-12-31T24:00:00").value == at(2025, 1, 1, 0));
    CHECK(parse_date_time("2024-03-05").value == at(2024, 3, 5, 0));
}

TEST_CASE("no date is no fault, and an impossible date is one") {
    CHECK_FALSE(parse_date_time("NA").fault);
    CHECK_FALSE(parse_date_time("").value);
    CHECK(parse_date_time("2024-02-30T08:00:00").fault == Fault::form);
    CHECK(parse_date_time("2024-02-20T25:00:00").fault == Fault::form);
    CHECK(parse_date_time("05/03/2024").fault == Fault::form);
    CHECK(parse_date_time("2024-3-5T08:00:00").fault == Fault::form);
    CHECK(parse_date_time("2149-12-31T23:59:00").fault == Fault::range);
}

TEST_CASE("a duration adds up its days, hours, minutes and seconds to whole minutes") {
    CHECK(parse_work("PT8H0M0S").value == Minutes{480});
    CHECK(parse_work("P1DT2H").value == Minutes{1560});
    CHECK(parse_work("PT0H0M30S").value == Minutes{1});
    CHECK(parse_work("PT7.5H").value == Minutes{450});
    CHECK(parse_work("-PT1H").value == Minutes{-60});
    CHECK(parse_work("PT1H0M29S").value == Minutes{60});
}

TEST_CASE("what is no duration is a fault") {
    for (const auto* text : {"P", "PT", "8H", "PT8", "PTH", "P1M", "PT8H junk", "PT--8H", "PTnanH", "PTinfH"}) {
        INFO(text);
        CHECK(parse_work(text).fault == Fault::form);
    }
    CHECK(parse_work("PT99999999999H0M0S").fault == Fault::range);
}

TEST_CASE("text loses its entities, its CDATA marks and its comments") {
    CHECK(parse_text("a &amp; b &lt;&#x4E2D;&#22269;&gt;").value == "a & b <中国>");
    CHECK(parse_text("<![CDATA[<b> & ]]>c").value == "<b> & c");
    CHECK(parse_text("a<!-- not > this -->b").value == "ab");
    CHECK(parse_text("&#x1F600;").value == "😀");
}

TEST_CASE("an entity that XML does not define is a fault") {
    for (const auto* text : {"&lol;", "&", "&amp", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&#x;"}) {
        INFO(text);
        CHECK(parse_text(text).fault == Fault::form);
    }
}

TEST_CASE("whole numbers may have a decimal point but no letters") {
    CHECK(parse_integer(" 480 ").value == 480);
    CHECK(parse_integer("-1").value == -1);
    CHECK(parse_integer("480.0").value == 480);
    CHECK(parse_integer("12x").fault == Fault::form);
    CHECK(parse_integer("99999999999999999999").fault == Fault::range);
}

TEST_CASE("lag formats say whether they are elapsed or a percentage, the estimated ones too") {
    CHECK_FALSE(duration_format(7).elapsed);
    CHECK(duration_format(8).elapsed);
    CHECK(duration_format(12).elapsed);
    CHECK(duration_format(40).elapsed);
    CHECK_FALSE(duration_format(39).elapsed);
    CHECK(duration_format(19).percent);
    CHECK_FALSE(duration_format(19).elapsed);
    CHECK(duration_format(20).percent);
    CHECK(duration_format(52).elapsed);
    CHECK(duration_format(51).percent);
    CHECK_FALSE(duration_format(21).elapsed);
    CHECK_FALSE(duration_format(53).percent);
}
