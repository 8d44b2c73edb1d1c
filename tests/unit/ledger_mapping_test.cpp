#include "slipway/ledger/mapping.hpp"
#include "support/folder.hpp"
#include "unit/sheet_workbooks.hpp"

#include <catch2/catch.hpp>

namespace slipway::ledger {
namespace {

LoadedMapping read_text(std::string_view text) {
    const test::Folder folder;
    test::write_file(folder / "map.toml", text);
    return read_mapping(folder / "map.toml");
}

std::vector<std::string> codes(std::string_view text) {
    std::vector<std::string> found;
    for (const auto& one : read_text(text).diagnostics) { found.push_back(one.code); }
    return found;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a mapping file says what headings, words and empty cells mean") {
    const auto loaded = read_text(R"(sheet = "2023年"
heading_row = 2
ignore = ["序 号"]
[columns]
"项目" = "name_zh"
"投资（万元）" = { field = "investment_yi", unit = "万元" }
"今年" = { field = "years.2024.plan_yi" }
[values.category]
"综合医院" = "hospital"
[defaults]
category = "hospital"
stage_as_of = "2023-06"
)");
    CHECK(loaded.diagnostics.empty());
    const auto& mapping = loaded.mapping;
    CHECK(mapping.sheet == "2023年");
    CHECK(mapping.heading_row == 2);
    CHECK(mapping.ignored.contains("序号"));
    CHECK(mapping.columns.at("项目").field == field_id("name_zh"));
    CHECK(mapping.columns.at("投资(万元)").unit == "万元");
    CHECK(key_of(mapping.columns.at("今年").field) == "years.2024.plan_yi");
    CHECK(mapping.values.at(field_id("category")).at("综合医院") == "hospital");
    CHECK(mapping.defaults.at(field_id("stage_as_of")) == "2023-06");
}

TEST_CASE("a mapping that is wrong says where") {
    CHECK(codes("sheet = 3") == Lines{"wrong-type"});
    CHECK(codes("heading_row = 0") == Lines{"bad-number"});
    CHECK(codes("column = 1") == Lines{"unknown-key"});
    CHECK(codes("[columns]\n\"甲\" = \"naem_zh\"") == Lines{"unknown-field"});
    CHECK(codes("[columns]\n\"甲\" = 3") == Lines{"wrong-type"});
    CHECK(codes("[columns]\n\"甲\" = { unit = \"张\" }") == Lines{"missing-key"});
    CHECK(codes("[values]\ncategory = \"x\"") == Lines{"wrong-type"});
    CHECK(codes("[values.category]\n\"甲\" = 1") == Lines{"wrong-type"});
    CHECK(codes("[defaults]\nname_zh = \"甲\"") == Lines{"bad-default"});
    CHECK(codes("[columns\n") == Lines{"syntax-error"});
    CHECK(codes("\xff") == Lines{"invalid-utf8"});
    CHECK(codes(std::string((1U << 20U) + 1, '#')) == Lines{"file-too-large"});
    CHECK_THROWS_AS(read_mapping("no/such/map.toml"), Error);
}

} // namespace slipway::ledger
