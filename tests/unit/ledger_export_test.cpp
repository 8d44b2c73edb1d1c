#include "slipway/ledger/export.hpp"
#include "slipway/ledger/import.hpp"
#include "unit/records_folder.hpp"
#include "unit/sheet_workbooks.hpp"

#include <catch2/catch.hpp>

#include <sstream>

namespace slipway::ledger {
namespace {

/// Every field, and texts that a careless writer would spoil.
constexpr auto records = R"toml(
[[plan]]
key = "outline"
name = { zh = "纲要", en = "Outline" }
issued = "2021-04"
[[district]]
key = "huadu"
name = { zh = "花都区", en = "Huadu" }
[[template]]
key = "building"
[template.activities]
completion = { milestone = "finish" }
[[agency]]
key = "health"
name = { zh = "=卫健局；一处", en = "Health" }
[[agency]]
key = "twin-a"
name = "同名局"
[[agency]]
key = "twin-b"
name = "同名局"
[[project]]
key = "all"
name = { zh = "=SUM(A1)", en = "+two\nlines" }
category = "hospital"
district = "huadu"
template = "building"
owner = "twin-b"
support = ["health", "twin-a"]
leader = "-张三"
deputy = "@李四"
level = "district"
priority = "provincial"
service_class = "basic"
delivery = "private"
stage = [
  { value = "unstated", as_of = "2021", words = "推进" },
  { value = "suspended", as_of = "2022-05", words = "\"暂停\"", reason = "资金", cite = 0 },
]
outputs = { beds = 1500, seats = 1, homes = 2, km = 0.1, stations = 3, classes = 4, floor_area_m2 = 229988, land_m2 = 33333.3, land_mu = 50, places = 6, power_mw = 7.5, substation_kva = 8, water_m3_day = 9, waste_t_day = 10, passengers_year = 11, cargo_t_year = 12, teu_year = 13, books = 14, enterprises = 15 }
investment_yi = 8.5
funding = { budget = 0.1, special-bonds = 0.2, loans = 0.3, ppp = 0.4, private = 0.5, other = 0.6 }
years = [ { year = 2023, plan_yi = 1, actual_yi = 0.7 }, { year = 2024, plan_yi = 2, actual_yi = 3 } ]
commitment = { by = "+3y", provenance = "derived", because = "三年内建成", cite = 0 }
cites = [ { plan = "outline", at = "三", words = "=建" }, { plan = "outline", at = "四" } ]
aliases = ["甲、乙", "丙;丁", "'x"]
tags = ["a", "b"]
note = "'quoted"
[[project]]
key = "empty"
name = "@空"
category = "other"
commitment = { by = "2025-Q3?", provenance = "stated" }
[[project]]
key = "twin"
name = "合计"
category = "kindergarten-childcare"
commitment = { by = "<=2025", provenance = "stated" }
)toml";

/// The ledger as a CSV or a workbook, read back.
Import read_back(const Export& ledger, const std::string& file, const Portfolio& portfolio) {
    const test::Folder folder;
    if (file.ends_with(".csv")) {
        std::ostringstream csv;
        sheet::write_csv(csv, ledger.headings, ledger.rows);
        test::write_file(folder / file, csv.str());
    } else {
        sheet::Table table{.name = "台账", .columns = {}, .rows = ledger.rows};
        for (const auto& heading : ledger.headings) { table.columns.push_back({.heading = heading}); }
        sheet::write_xlsx(folder / file, std::vector{table});
    }
    return import_ledger(folder / file, portfolio, {.templates = {"building"}});
}

const std::vector<std::uint32_t> all_projects{0, 1, 2};

} // namespace

TEST_CASE("what is exported is known and equal when it is read back") {
    const auto portfolio = test::loaded(records);
    for (const auto language : {Language::zh, Language::en}) {
        const auto ledger = export_ledger(portfolio, all_projects, language);
        for (const auto* file : {"l.csv", "l.xlsx"}) {
            INFO(file);
            const auto import = read_back(ledger, file, portfolio);
            CHECK(import.problems == std::vector<sheet::Problem>{});
            CHECK(import.count(RowState::same) == all_projects.size());
            for (const auto& row : import.rows) {
                for (const auto& one : row.differences) { CHECK(key_of(one.field) + ": " + one.in_ledger + " / " + one.recorded == ""); }
            }
        }
    }
}

TEST_CASE("every field that a record fills is a cell that tells when it changes") {
    const auto portfolio = test::loaded(records);
    auto ledger = export_ledger(portfolio, all_projects, Language::en);
    for (std::size_t column = 1; column < ledger.headings.size(); ++column) {
        INFO(ledger.headings[column]);
        auto changed = ledger;
        auto& cell = changed.rows[0][column];
        REQUIRE(!std::holds_alternative<std::monostate>(cell));
        if (auto* number = std::get_if<double>(&cell)) { *number += 1; }
        if (auto* text = std::get_if<std::string>(&cell)) { *text = "changed"; }
        const auto import = read_back(changed, "l.csv", portfolio);
        CHECK((import.count(RowState::different) == 1 || import.count(RowState::refused) == 1 || import.warnings == 1));
    }
}

TEST_CASE("an export in Chinese has names where an import finds the key by them") {
    const auto ledger = export_ledger(test::loaded(records), all_projects, Language::zh);
    const auto cell = [&](std::string_view heading) {
        const auto at = std::ranges::find(ledger.headings, heading) - ledger.headings.begin();
        return std::get<std::string>(ledger.rows[0][static_cast<std::size_t>(at)]);
    };
    CHECK(cell("类别") == "医院");
    CHECK(cell("责任单位") == "twin-b");
    CHECK(cell("配合单位") == "\"=卫健局；一处\"；twin-a");
    CHECK(cell("计划完成时间") == "<=2024-04-30");
}

} // namespace slipway::ledger
