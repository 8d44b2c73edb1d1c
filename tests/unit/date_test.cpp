#include "slipway/base/date.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

Date day(int year, unsigned month, unsigned number) {
    return Date{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(number)};
}

} // namespace

TEST_CASE("a date is read in one form only") {
    CHECK(parse_date("2023-06-30") == day(2023, 6, 30));
    CHECK(parse_date("2024-02-29") == day(2024, 2, 29));
    CHECK(parse_date("1970-01-01") == first_day);
    CHECK(parse_date("2099-12-31") == last_day);
    for (const auto* wrong : {"", "2023", "2023-06", "2023-6-30", "2023-06-3", "23-06-30", "2023/06/30", "20230630", "2023-06-30 ",
                              " 2023-06-30", "2023-06-30T08:00", "2023-06-3a", "-023-06-30", "2023-+6-30", "+023-06-30"}) {
        INFO(wrong);
        CHECK_FALSE(parse_date(wrong));
    }
}

TEST_CASE("an impossible day and a year out of range are no dates") {
    for (const auto* wrong :
         {"2023-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-01-00", "2023-01-32", "1969-12-31", "2100-01-01", "0000-01-01"}) {
        INFO(wrong);
        CHECK_FALSE(parse_date(wrong));
    }
}

TEST_CASE("every day of the range reads back from its text") {
    int wrong = 0;
    for (Date at = first_day; at <= last_day; at += Days{1}) { wrong += parse_date(to_string(at)) == at ? 0 : 1; }
    CHECK(wrong == 0);
}

TEST_CASE("an instant is written to the minute") {
    CHECK(to_string(Instant{day(2023, 6, 30)}) == "2023-06-30T00:00");
    CHECK(to_string(Instant{day(2023, 6, 30)} + Minutes{8 * 60 + 5}) == "2023-06-30T08:05");
    CHECK(to_string(Instant{day(2023, 6, 30)} + Minutes{1439}) == "2023-06-30T23:59");
    CHECK(to_string(Instant{first_day} - Minutes{1}) == "1969-12-31T23:59");
}

TEST_CASE("an instant lies on its day, a finish shows the day of the minute before") {
    const Instant midnight{day(2024, 1, 6)};
    CHECK(day_of(midnight) == day(2024, 1, 6));
    CHECK(day_of(midnight - Minutes{1}) == day(2024, 1, 5));
    CHECK(finish_day(midnight) == day(2024, 1, 5));
    CHECK(finish_day(midnight - Minutes{7 * 60}) == day(2024, 1, 5));
    CHECK(finish_day(midnight + Minutes{1}) == day(2024, 1, 6));
    CHECK(day_of(Instant{first_day} - Minutes{1}) == first_day - Days{1});
}

TEST_CASE("days between two dates are positive when the second is later") {
    CHECK(days_between(day(2025, 12, 31), day(2026, 1, 4)) == 4);
    CHECK(days_between(day(2026, 1, 4), day(2025, 12, 31)) == -4);
    CHECK(days_between(day(2024, 2, 28), day(2024, 3, 1)) == 2);
    CHECK(days_between(first_day, last_day) == 47481); // 130 years, 32 of them leap years, less a day
}

TEST_CASE("an ISO week belongs to the year of its Thursday") {
    CHECK(iso_week(day(2023, 6, 30)) == "2023-W26");
    CHECK(iso_week(day(2021, 1, 3)) == "2020-W53");
    CHECK(iso_week(day(2021, 1, 4)) == "2021-W01");
    CHECK(iso_week(day(2024, 12, 30)) == "2025-W01");
    CHECK(iso_week(day(2027, 1, 1)) == "2026-W53");
    CHECK(iso_week(day(2022, 1, 1)) == "2021-W52");
    int wrong = 0;
    for (Date at = first_day; at <= last_day; at += Days{1}) {
        const Date thursday = at + Days{4} - Days{std::chrono::weekday{at}.iso_encoding()};
        const auto year = std::chrono::year_month_day{thursday}.year();
        const int week = days_between(Date{year / 1 / 1}, thursday) / 7 + 1;
        const auto expected = std::to_string(static_cast<int>(year)) + (week < 10 ? "-W0" : "-W") + std::to_string(week);
        wrong += iso_week(at) == expected ? 0 : 1;
    }
    CHECK(wrong == 0);
}

} // namespace slipway
