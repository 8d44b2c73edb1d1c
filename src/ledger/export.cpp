#include "slipway/ledger/export.hpp"

#include "ledger/facts.hpp"
#include "ledger/items.hpp"
#include "ledger/vocabulary.hpp"

#include <algorithm>
#include <set>

namespace slipway::ledger {
namespace {

std::vector<FieldId> columns_of(const Portfolio& portfolio, std::span<const std::uint32_t> projects) {
    std::set<std::uint16_t> years;
    for (const auto i : projects) {
        for (const auto& money : portfolio.projects[i].years) { years.insert(static_cast<std::uint16_t>(money.year)); }
    }
    std::vector<FieldId> columns;
    for (std::uint8_t row = 0; row < field_table.size(); ++row) {
        if (field_table.at(row).kind != FieldKind::year) {
            columns.push_back({row, 0});
            continue;
        }
        for (const auto year : years) { columns.push_back({row, year}); }
    }
    return columns;
}

sheet::Value cell_of(const Fact& fact, const Vocabulary& vocabulary, Language language) {
    if (const auto* number = std::get_if<double>(&fact.value)) { return *number; }
    const auto& text = std::get<std::string>(fact.value);
    const auto kind = field_of(fact.field).kind;
    if (kind != FieldKind::agencies) { return vocabulary.shown(kind, text, language); }
    auto agencies = items_of(text).value_or(std::vector<std::string>{});
    for (auto& agency : agencies) { agency = vocabulary.shown(kind, agency, language); }
    return joined(agencies);
}

} // namespace

Export export_ledger(const Portfolio& portfolio, std::span<const std::uint32_t> projects, Language language) {
    const Vocabulary vocabulary{portfolio, {}};
    const auto columns = columns_of(portfolio, projects);
    Export ledger;
    for (const auto column : columns) { ledger.headings.push_back(heading_of(column, language)); }
    for (const auto i : projects) {
        auto& row = ledger.rows.emplace_back(columns.size());
        for (const auto& fact : facts_of(portfolio, portfolio.projects[i])) {
            const auto column = std::ranges::lower_bound(columns, fact.field) - columns.begin();
            row[static_cast<std::size_t>(column)] = cell_of(fact, vocabulary, language);
        }
    }
    return ledger;
}

} // namespace slipway::ledger
