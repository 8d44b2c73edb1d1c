#include "ledger/columns.hpp"

#include <catch2/catch.hpp>

namespace slipway::ledger {
namespace {

/// "investment_yi 万元", or "nothing".
std::string meaning(std::string_view heading) {
    const auto column = default_column(heading);
    if (!column) { return "nothing"; }
    return key_of(column->field) + (column->unit && !column->unit->empty() ? " " + *column->unit : "");
}

sheet::Row row_of_texts(const std::vector<std::string>& texts) {
    sheet::Row row{3, {}};
    for (const auto& text : texts) { row.cells.push_back({text, sheet::CellKind::text}); }
    return row;
}

struct Mapped {
    std::vector<std::string> columns;  ///< "1 name_zh"
    std::vector<std::string> problems; ///< "3:2 unmapped-heading"
};

Mapped mapped(const std::vector<std::string>& headings, const Mapping& mapping = {}) {
    CellProblems problems{100};
    Mapped found;
    for (const auto& column : mapped_columns("", row_of_texts(headings), mapping, problems)) {
        found.columns.push_back(std::to_string(column.number) + " " + key_of(column.field) + (column.unit ? " " + *column.unit : ""));
    }
    for (const auto& one : problems.take()) { found.problems.push_back(one.cell + " " + one.code); }
    return found;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("headings are known by their usual names, whatever blanks, widths, stars and brackets they have") {
    for (const auto* text : {"项目名称", " 项目 名称 ", "项目\n名称", "*项目名称", "项目名称（全称）", "重点项目名称", "name_zh"}) {
        INFO(text);
        CHECK(meaning(text) == "name_zh");
    }
    CHECK(meaning("牵头单位") == "owner");
    CHECK(meaning("ＰＰＰ资金（亿元）") == "funding.ppp 亿元");
    CHECK(meaning("计划完成时间") == "finish");
    CHECK(meaning("进展情况") == "stage");
    CHECK(meaning("备注（如有）") == "note");
    CHECK(meaning("联系电话") == "nothing");
    CHECK(meaning("") == "nothing");
}

TEST_CASE("a heading says the unit of its amounts") {
    CHECK(meaning("总投资（万元）") == "investment_yi 万元");
    CHECK(meaning("总投资/亿元") == "nothing");
    CHECK(meaning("总投资") == "investment_yi");
    CHECK(meaning("investment_yi") == "investment_yi 亿元");
    CHECK(meaning("Total investment (100m yuan)") == "investment_yi 亿元");
    CHECK(meaning("建筑面积（㎡）") == "outputs.floor_area_m2 m2");
    CHECK(meaning("用地面积（亩）") == "outputs.land_mu 亩");
    CHECK(meaning("用地面积（公顷）") == "outputs.land_m2 公顷");
    CHECK(meaning("供水能力（万立方米/日）") == "outputs.water_m3_day 万立方米/日");
}

TEST_CASE("money of a year is known by year, plan and actual") {
    CHECK(meaning("2024年计划投资（万元）") == "years.2024.plan_yi 万元");
    CHECK(meaning("2024年度投资计划（亿元）") == "years.2024.plan_yi 亿元");
    CHECK(meaning("2023年实际完成投资额（万元）") == "years.2023.actual_yi 万元");
    CHECK(meaning("2024年计划完成投资（万元）") == "years.2024.plan_yi 万元");
    CHECK(meaning("years.2024.actual_yi") == "years.2024.actual_yi 亿元");
    CHECK(meaning("2024年工作计划") == "nothing");
    CHECK(meaning("2024年投资") == "nothing");
    CHECK(meaning("9999年计划投资") == "nothing");
}

TEST_CASE("every heading that an export writes means its field in the field's unit") {
    for (std::uint8_t row = 0; row < field_table.size(); ++row) {
        const FieldId id{row, static_cast<std::uint16_t>(field_table.at(row).kind == FieldKind::year ? 2024 : 0)};
        for (const auto language : {Language::zh, Language::en}) {
            INFO(heading_of(id, language));
            const auto column = default_column(heading_of(id, language));
            REQUIRE(column);
            CHECK(column->field == id);
        }
        CHECK(default_column(key_of(id)).value().field == id);
        CHECK(find_field(key_of(id)) == id);
    }
}

TEST_CASE("a mapping goes before the usual names") {
    Mapping mapping;
    mapping.columns.emplace("工程造价(万元)", MappedHeading{"工程造价（万元）", field_id("investment_yi"), std::nullopt});
    mapping.columns.emplace("备注", MappedHeading{"备注", field_id("stage"), std::nullopt});
    mapping.columns.emplace("规模", MappedHeading{"规模", field_id("outputs.beds"), "张"});
    mapping.ignored = {"总投资"};
    const auto found = mapped({"项目名称", "工程造价（万元）", "总投资", "备注", "序号", "规模"}, mapping);
    CHECK(found.columns == Lines{"1 name_zh ", "2 investment_yi 万元", "4 stage", "6 outputs.beds 张"});
    CHECK(found.problems == Lines{});
}

TEST_CASE("a title is no heading row") {
    CHECK(names_projects(row_of_texts({"序号", "项目名称", "类别"}), {}));
    CHECK(names_projects(row_of_texts({"项目名称"}), {}));
    CHECK_FALSE(names_projects(row_of_texts({"", "重点项目（2024年）", ""}), {}));
    CHECK_FALSE(names_projects(row_of_texts({"类别", "投资"}), {}));
}

TEST_CASE("what nobody maps, what is mapped twice and what is missing is told") {
    CHECK(mapped({"项目名称", "联系电话"}).problems == Lines{"3:2 unmapped-heading"});
    CHECK(mapped({"项目名称", "责任单位", "牵头单位"}).problems == Lines{"3:3 field-twice"});
    CHECK(mapped({"类别", "备注"}).problems == Lines{"3:1 no-name-column"});
    Mapping mapping;
    mapping.columns.emplace("造价", MappedHeading{"造价", field_id("investment_yi"), std::nullopt});
    CHECK(mapped({"项目名称"}, mapping).problems == Lines{"3:1 absent-heading"});
}

} // namespace slipway::ledger
