#include "slipway/base/partial_date.hpp"
#include "slipway/sheet/values.hpp"

#include <catch2/catch.hpp>

namespace slipway::sheet {
namespace {

/// The date of a text, with "?" behind when it is doubtful; "nothing", or "nothing!" when a message says why.
std::string date_of(std::string_view text) {
    const auto read = parse_ledger_date(text);
    if (!read.date) { return read.message.empty() ? "nothing" : "nothing!"; }
    CHECK(parse_partial_date(*read.date));
    CHECK(read.message.empty() == !read.doubtful);
    return *read.date + (read.doubtful ? "?" : "");
}

} // namespace

TEST_CASE("a day is read however it is written") {
    for (const auto* text : {"2023年6月30日", "2023年06月30日", "2023年6月30号", "2023年6月30", "2023.6.30", "2023/6/30", "2023-6-30",
                             "2023-06-30", "20230630", "２０２３年６月３０日", "二〇二三年六月三十日", "2023 年 6 月 30 日", " 2023-06-30 ",
                             "2023-06-30T00:00:00", "2023/6/30 0:00", "2023/6/30 08:30:00", "2023．6．30"}) {
        INFO(text);
        CHECK(date_of(text) == "2023-06-30");
    }
}

TEST_CASE("a month is read however it is written") {
    for (const auto* text :
         {"2023年6月", "2023年6月底", "2023年6月末", "2023年6月份", "2023年6月下旬", "2023年6月内", "2023.6", "2023.06", "2023/6", "2023-6",
          "2023-06", "202306", "二〇二三年六月", "二零二三年六月底", "预计2023年6月", "计划于2023年6月底", "截至2023年6月"}) {
        INFO(text);
        CHECK(date_of(text) == "2023-06");
    }
    CHECK(date_of("二〇二三年十二月") == "2023-12");
    CHECK(date_of("二〇二三年十月") == "2023-10");
    CHECK(date_of("二〇二三年十一月二十一日") == "2023-11-21");
    CHECK(date_of("2023年6月上旬") == "<=2023-06-10");
    CHECK(date_of("2023年6月中旬") == "<=2023-06-20");
    CHECK(date_of("2023年6月初") == "<=2023-06-10?");
    CHECK(date_of("2023年6月中") == "<=2023-06-20?");
}

TEST_CASE("a part of a year binds at its end") {
    for (const auto* text : {"2023", "2023年", "2023年底", "2023年年底", "2023年末", "2023年内", "2023年度", "二〇二三年", "2023年全年"}) {
        INFO(text);
        CHECK(date_of(text) == "2023");
    }
    CHECK(date_of("2023年上半年") == "2023-Q2");
    CHECK(date_of("2023年下半年") == "2023-Q4");
    for (const auto* text : {"2023年第三季度", "2023年三季度", "2023年3季度", "2023年第3季度末", "2023Q3", "2023-Q3", "2023年第三季"}) {
        INFO(text);
        CHECK(date_of(text) == "2023-Q3");
    }
    CHECK(date_of("2023年初") == "2023-Q1?");
    CHECK(date_of("2023年年中") == "2023-06?");
}

TEST_CASE("before a span has two readings, before its end has one") {
    CHECK(date_of("2025年前") == "<=2025?");
    CHECK(parse_ledger_date("2025年前").message == "\"2025年前\" may mean by the end of 2025 or before it begins: by its end is taken");
    CHECK(date_of("到2025年前") == "<=2025?");
    CHECK(date_of("2023年6月前") == "<=2023-06?");
    CHECK(date_of("2023年上半年前") == "<=2023-Q2?");
    CHECK(date_of("2025年底前") == "<=2025");
    CHECK(date_of("2025年末之前") == "<=2025");
    CHECK(date_of("2025年内") == "2025");
    CHECK(date_of("2023年6月底前") == "<=2023-06");
    CHECK(date_of("2023年6月30日前") == "<=2023-06-30");
    CHECK(date_of("2023年6月30日以前") == "<=2023-06-30");
    CHECK(date_of("2023年第三季度末前") == "<=2023-Q3");
}

TEST_CASE("words that leave a date open make it doubtful") {
    CHECK(date_of("约2023年6月") == "2023-06?");
    CHECK(date_of("2023年6月左右") == "2023-06?");
    CHECK(date_of("2023.1") == "2023-01?"); // or what is left of 2023.10
    CHECK(date_of("2023.01") == "2023-01");
    CHECK(date_of("2023.10") == "2023-10");
    CHECK(date_of("2023.2") == "2023-02");
    CHECK(parse_ledger_date("2025?").date == "2025?");
    CHECK(parse_ledger_date("2025?").doubtful);
}

TEST_CASE("what our own export writes reads back") {
    for (const auto* text : {"2025", "2025-Q3", "2025-06", "2025-06-30", "<=2025", "<=2025-06-30", "2025(5年内)"}) {
        INFO(text);
        CHECK(date_of(text) == text);
    }
}

TEST_CASE("words are no date and need no message") {
    for (const auto* text : {"", " ", "/", "—", "待定", "十四五期间", "“十四五”期间", "14五期间", "长期", "无", "已完工"}) {
        INFO(text);
        CHECK(date_of(text) == "nothing");
    }
}

TEST_CASE("what looks like a date and is none is explained") {
    for (const auto* text : {"2023年2月30日", "2023-13", "2023.6-2024.12", "2021-2025年", "2021年至2025年", "2021—2025", "6月底", "6月30日",
                             "2025年后", "2025年起", "2025年以后", "45107", "2023年第五季度", "1923年6月", "2023年6月完工"}) {
        INFO(text);
        CHECK(date_of(text) == "nothing!");
    }
}

TEST_CASE("hostile text is no date") {
    CHECK(date_of(std::string(1'000'000, '1')) == "nothing");
    CHECK(date_of("\xff\xfe") == "nothing");
    CHECK(date_of("2023年6月\xff") == "nothing");
    CHECK(date_of(std::string(180, '1')) == "nothing");
    CHECK(date_of("+3y") == "nothing");
    CHECK(date_of("99999999") == "nothing");
    CHECK(date_of("年月日") == "nothing");
}

} // namespace slipway::sheet
