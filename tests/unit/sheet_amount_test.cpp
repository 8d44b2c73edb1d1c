#include "slipway/sheet/values.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace slipway::sheet {
namespace {

/// "33", or "~33" when it is about; why there is none, behind "!".
std::string amount(std::string_view text, const AmountUnits& units) {
    const auto read = parse_amount(text, units);
    if (!read.amount) { return "! " + read.message; }
    CHECK(read.message.empty());
    return fmt::format("{}{}", read.amount->about ? "~" : "", read.amount->value);
}

bool is_refused(std::string_view text, const AmountUnits& units) { return amount(text, units).starts_with("! "); }

const AmountUnits money{"亿元"};
const AmountUnits area{"平方米"};

} // namespace

TEST_CASE("money is told in the unit wanted, exactly") {
    CHECK(amount("33亿元", money) == "33");
    CHECK(amount("33亿", money) == "33");
    CHECK(amount("3,300万元", money) == "0.33");
    CHECK(amount("３，３００万元", money) == "0.33");
    CHECK(amount("3300 万", money) == "0.33");
    CHECK(amount("3.3e5 元", money) == "0.0033");
    CHECK(amount("3.3E+5元", money) == "0.0033");
    CHECK(amount("1.1万元", money) == "0.00011");
    CHECK(amount("229988.77万元", money) == "22.998877");
    CHECK(amount("1万亿元", money) == "10000");
    CHECK(amount("1万亿", money) == "10000");
    CHECK(amount("5百万元", money) == "0.05");
    CHECK(amount("330000千元", money) == "3.3");
    CHECK(amount("33亿元", {"万元"}) == "330000");
    CHECK(amount("0.1亿元", {"万元"}) == "1000");
    CHECK(amount("-5万元", {"元"}) == "-50000");
    CHECK(amount(".5亿元", money) == "0.5");
    CHECK(amount("0亿元", money) == "0");
}

TEST_CASE("areas and lengths are told in the unit wanted") {
    CHECK(amount("10万平方米", area) == "100000");
    CHECK(amount("22.9988万㎡", area) == "229988");
    CHECK(amount("22.9988万m²", area) == "229988");
    CHECK(amount("1500平米", area) == "1500");
    CHECK(amount("3公顷", area) == "30000");
    CHECK(amount("3亩", area) == "2000");
    CHECK(amount("200亩", {"亩"}) == "200");
    CHECK(amount("2000平方米", {"亩"}) == "3");
    CHECK(amount("1亩", area) == "666.6666666666666");
    CHECK(amount("1平方公里", {"公顷"}) == "100");
    CHECK(amount("1.5万亩", {"公顷"}) == "1000");
    CHECK(amount("12.5公里", {"km"}) == "12.5");
    CHECK(amount("12.5公里", {"米"}) == "12500");
    CHECK(amount("800m", {"公里"}) == "0.8");
}

TEST_CASE("counts are of what was asked for") {
    CHECK(amount("1500张", {"张"}) == "1500");
    CHECK(amount("1500张床位", {"张"}) == "1500");
    CHECK(amount("1500床", {"张"}) == "1500");
    CHECK(amount("1500", {"张"}) == "1500");
    CHECK(amount("1.2万套", {"套"}) == "12000");
    CHECK(amount("3000个学位", {"学位"}) == "3000");
    CHECK(is_refused("1500套", {"张"}));
    CHECK(is_refused("1500张", {"亿元"}));
}

TEST_CASE("an amount that is about so much says so") {
    for (const auto* text : {"约33亿元", "大约33亿元", "近33亿元", "超33亿元", "33亿元左右", "33余亿元", "33亿余元", "33多亿元",
                             "不少于33亿元", "33亿元以上"}) {
        INFO(text);
        CHECK(amount(text, money) == "~33");
    }
    CHECK(amount("约200m2左右", area) == "~200");
}

TEST_CASE("a bare number takes the unit of its heading") {
    CHECK(amount("3300", {"亿元", "万元"}) == "0.33");
    CHECK(amount("33亿元", {"亿元", "万元"}) == "33"); // its own unit goes first
    CHECK(amount("22.9988", {"平方米", "万㎡"}) == "229988");
    CHECK(is_refused("3300", money));
    CHECK(is_refused("3300", {"亿元", "如有"}));
}

TEST_CASE("the unit of a heading stands in its brackets") {
    CHECK(heading_unit("总投资（万元）") == "万元");
    CHECK(heading_unit("总投资(亿元)") == "亿元");
    CHECK(heading_unit("总投资（单位：万元）") == "万元");
    CHECK(heading_unit("总投资／万元") == "万元");
    CHECK(heading_unit("建筑面积（万㎡）") == "万m2");
    CHECK(heading_unit("用地面积[亩]") == "亩");
    CHECK(heading_unit("总投资 （ 万元 ） 估算") == "万元");
    CHECK(heading_unit("床位数（张）") == "张");
    CHECK_FALSE(heading_unit("备注（如有）"));
    CHECK_FALSE(heading_unit("总投资"));
    CHECK_FALSE(heading_unit(""));
    CHECK_FALSE(heading_unit("（"));
}

TEST_CASE("ranges and texts that are no single amount are explained") {
    CHECK(amount("1.2-1.5亿元", money) == "! it is a range: write the amount to count with");
    CHECK(amount("1.2～1.5亿元", money) == "! it is a range: write the amount to count with");
    CHECK(amount("1.2亿元至1.5亿元", money) == "! it is a range: write the amount to count with");
    CHECK(amount("1—2亿元", money) == "! it is a range: write the amount to count with");
    CHECK(amount("1亿2000万元", money) == "! it holds two numbers: write one");
    CHECK(amount("1亿美元", money) == "! \"亿美元\" is no unit that is known");
    CHECK(amount("待定", money) == "! it begins with no number");
    CHECK(amount("", money) == "! it begins with no number");
    CHECK(amount("3,30万元", money) == "! its commas do not part threes: write 3,300 or 3300");
    CHECK(amount("33亿元", {"bottles"}) == "! the unit wanted, \"bottles\", is not known");
    CHECK(amount("200亩", money) == "! it cannot be told in 亿元");
}

TEST_CASE("hostile amounts are refused") {
    CHECK(is_refused(std::string(1'000'000, '1') + "元", money));
    CHECK(is_refused(std::string(30, '1') + "元", money));
    CHECK(is_refused("1e999元", money));
    CHECK(is_refused("1e99999999999元", money));
    CHECK(is_refused("1e-99999999999元", money));
    CHECK(is_refused("\xff元", money));
    CHECK(is_refused(",,,元", money));
    CHECK(is_refused("--5元", money));
    CHECK(is_refused("infinity元", money));
    CHECK(is_refused("0x10元", money));
    CHECK(is_refused("=1+1", money));
}

} // namespace slipway::sheet
