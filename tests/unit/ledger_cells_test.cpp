#include "ledger/cell_reader.hpp"
#include "ledger/items.hpp"
#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>

namespace slipway::ledger {
namespace {

const Portfolio& portfolio() {
    static const Portfolio one = test::loaded(test::Files{{"portfolio.toml", std::string{test::horizon} + R"(
[[plan]]
key = "outline"
name = { zh = "纲要", en = "Outline" }
issued = "2021"
[[district]]
key = "huadu"
name = { zh = "花都区", en = "Huadu" }
[[agency]]
key = "health"
name = { zh = "区卫健局", en = "Health Bureau" }
[[agency]]
key = "housing"
name = { zh = "区住建局", en = "Housing, Land" }
[[agency]]
key = "office-a"
name = { zh = "办公室", en = "Office A" }
[[agency]]
key = "office-b"
name = { zh = "办公室", en = "Office B" }
)"}});
    return one;
}

struct Said {
    std::vector<std::string> facts;    ///< "stage = construction", with "~" behind what is not compared
    std::vector<std::string> problems; ///< codes
};

Said read(std::string_view field, std::string_view text, const std::optional<std::string>& unit = std::nullopt,
          const Mapping& mapping = {}) {
    const std::vector<std::string> templates{"building", "hospital"};
    const Vocabulary vocabulary{portfolio(), templates};
    CellProblems problems{100};
    std::vector<Fact> facts;
    CellReader{vocabulary, mapping, problems}.read({find_field(field).value(), 1, unit}, text, "1:1", facts);
    Said said;
    for (const auto& fact : facts) { said.facts.push_back(key_of(fact.field) + " = " + text_of(fact.value) + (fact.compared ? "" : "~")); }
    for (const auto& one : problems.take()) { said.problems.push_back(one.code); }
    return said;
}

/// The facts, else the problems.
std::string said(std::string_view field, std::string_view text, const std::optional<std::string>& unit = std::nullopt) {
    const auto all = read(field, text, unit);
    std::string out;
    for (const auto& one : all.facts.empty() ? all.problems : all.facts) { out += (out.empty() ? "" : "; ") + one; }
    return out;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("categories, districts, agencies, templates and plans are given by key or name") {
    CHECK(said("category", "医院") == "category = hospital");
    CHECK(said("category", " Hospital ") == "category = hospital");
    CHECK(said("category", "医远") == "unknown-category");
    CHECK(said("district", "花都区") == "district = huadu");
    CHECK(said("district", "HUADU") == "district = huadu");
    CHECK(said("owner", "Health  Bureau") == "owner = health");
    CHECK(said("owner", "办公室") == "ambiguous-name");
    CHECK(said("owner", "office-b") == "owner = office-b");
    CHECK(said("template", "hospital") == "template = hospital");
    CHECK(said("template", "hospitel") == "unknown-template");
    CHECK(said("plan", "纲要") == "plan = outline");
    CHECK(said("priority", "省重点项目") == "priority = provincial");
    CHECK(said("level", "市级") == "level = city");
    CHECK(said("delivery", "EPC") == "delivery = epc");
    CHECK(said("service_class", "普惠性") == "service_class = inclusive");
}

TEST_CASE("several agencies stand in one cell, parted by any of the usual signs") {
    for (const auto* text : {"区卫健局、区住建局", "区卫健局，区住建局", "health;housing", "区卫健局\n区住建局", "区卫健局,Housing"}) {
        INFO(text);
        CHECK(said("support", text) == "support = health；housing");
    }
    CHECK(said("support", "Housing, Land") == "support = housing");
    CHECK(read("support", "区卫健局、无此局").problems == Lines{"unknown-agency"});
}

TEST_CASE("only explicit words state a stage, other words are kept") {
    CHECK(said("stage", "在建") == "stage = construction; stage_words = 在建~");
    CHECK(said("stage", "续建") == "stage = construction; stage_words = 续建~");
    CHECK(said("stage", "动工") == "stage = started; stage_words = 动工~");
    CHECK(said("stage", "竣工") == "stage = completed; stage_words = 竣工~");
    CHECK(said("stage", "开通") == "stage = operating; stage_words = 开通~");
    CHECK(said("stage", "储备") == "stage = reserve; stage_words = 储备~");
    CHECK(said("stage", "前期工作") == "stage = preparatory; stage_words = 前期工作~");
    CHECK(said("stage", "停工") == "stage = suspended; stage_words = 停工~");
    CHECK(said("stage", "取消") == "stage = cancelled; stage_words = 取消~");
    CHECK(said("stage", "operating") == "stage = operating");
    CHECK(said("stage", "计划2024年开工") == "stage = unstated~; stage_words = 计划2024年开工");
    CHECK(said("stage", "新开工") == "stage = unstated~; stage_words = 新开工");
}

TEST_CASE("dates stay in the records' own form, others are made it") {
    for (const auto* text : {"2025", "2025-Q3", "<=2025", "2025-06-30", "2025?", "2026(5年内)"}) {
        INFO(text);
        CHECK(said("finish", text) == std::string{"finish = "} + text);
    }
    CHECK(said("finish", "2025年底") == "finish = 2025; finish_because = 2025年底~");
    CHECK(said("stage_as_of", "2023年6月底") == "stage_as_of = 2023-06");
    CHECK(said("finish", "待定") == "no-date");
    CHECK(said("stage_as_of", "待定") == "bad-date");
    CHECK(said("finish", "2025年13月") == "bad-date");
    CHECK(read("finish", "2025年前").problems == Lines{"doubtful-date"});
    CHECK(said("stage_as_of", "+3y") == "bad-date");
}

TEST_CASE("amounts are in the field's unit") {
    CHECK(said("investment_yi", "33,000", "万元") == "investment_yi = 3.3");
    CHECK(said("investment_yi", "3.3亿元", "万元") == "investment_yi = 3.3");
    CHECK(said("investment_yi", "33000") == "bad-amount");
    CHECK(said("investment_yi", "-5", "亿元") == "bad-amount");
    CHECK(said("years.2024.plan_yi", "5000", "万元") == "years.2024.plan_yi = 0.5");
    CHECK(said("outputs.beds", "1500") == "outputs.beds = 1500");
    CHECK(said("outputs.seats", "1500个") == "outputs.seats = 1500");
    CHECK(said("outputs.seats", "0.15", "万个") == "outputs.seats = 1500");
    CHECK(said("outputs.floor_area_m2", "5", "万平方米") == "outputs.floor_area_m2 = 50000");
    CHECK(said("outputs.land_mu", "35", "亩") == "outputs.land_mu = 35");
    CHECK(said("outputs.water_m3_day", "10", "万立方米/日") == "outputs.water_m3_day = 100000");
    CHECK(said("outputs.water_m3_day", "10万吨/日") == "outputs.water_m3_day = 100000");
    CHECK(said("outputs.power_mw", "2", "万千瓦") == "outputs.power_mw = 20");
    CHECK(said("outputs.power_mw", "2", "匹") == "bad-amount");
    CHECK(read("outputs.beds", "约1500张").problems == Lines{"about-amount"});
}

TEST_CASE("what offices write into empty cells is nothing") {
    for (const auto* text : {"", "  ", "/", "-", "—", "无", "\u3000"}) {
        INFO(text);
        CHECK(said("investment_yi", text).empty());
        CHECK(said("owner", text).empty());
        CHECK(said("leader", text).empty());
    }
    CHECK(said("name_zh", "-") == "name_zh = -");
}

TEST_CASE("a mapping says what words mean") {
    Mapping mapping;
    mapping.values[field_id("category")].emplace("综合类", "hospital");
    mapping.values[field_id("category")].emplace("错", "hospitl");
    mapping.values[field_id("stage")].emplace("主体封顶", "在建");
    CHECK(read("category", "综合类", std::nullopt, mapping).facts == Lines{"category = hospital"});
    CHECK(read("category", "错", std::nullopt, mapping).problems == Lines{"unknown-category"});
    CHECK(read("stage", "主体封顶", std::nullopt, mapping).facts == Lines{"stage = construction", "stage_words = 主体封顶~"});
}

TEST_CASE("keys are small letters, digits and hyphens") {
    CHECK(said("key", "HD-2023-01") == "key = hd-2023-01");
    CHECK(said("key", "2020-440114-84-01") == "key = 2020-440114-84-01");
    CHECK(said("key", "花都01") == "bad-key");
}

TEST_CASE("lists come back as they were") {
    const std::vector<Lines> lists{{"a"}, {"a", "b"},  {"a、b", "c"},      {"a;b"}, {"say \"yes\""}, {"\"quoted\""},
                                   {""},  {" blank "}, {"two\nlines", "x"}};
    for (const auto& list : lists) {
        INFO(joined(list));
        CHECK(items_of(joined(list)) == list);
    }
    CHECK(items_of("甲、乙；丙") == Lines{"甲", "乙", "丙"});
    CHECK(said("aliases", "\"甲") == "bad-list");
}

} // namespace slipway::ledger
