#include "ledger/amounts.hpp"

#include "ledger/plain.hpp"
#include "ledger/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::ledger {
namespace {

/// A unit of a flow, in plain letters, in the field's own. Longer words of a field stand before those they end with.
struct FlowUnit {
    std::string_view field;
    std::string_view word;
    double factor = 1;
};
constexpr auto flow_units = std::to_array<FlowUnit>({{"outputs.power_mw", "兆瓦"},
                                                     {"outputs.power_mw", "mw"},
                                                     {"outputs.power_mw", "千瓦", 0.001},
                                                     {"outputs.power_mw", "kw", 0.001},
                                                     {"outputs.substation_kva", "千伏安"},
                                                     {"outputs.substation_kva", "kva"},
                                                     {"outputs.substation_kva", "兆伏安", 1000},
                                                     {"outputs.substation_kva", "mva", 1000},
                                                     {"outputs.water_m3_day", "立方米/日"},
                                                     {"outputs.water_m3_day", "立方米/天"},
                                                     {"outputs.water_m3_day", "m3/day"},
                                                     {"outputs.water_m3_day", "m3/d"},
                                                     {"outputs.water_m3_day", "吨/日"},
                                                     {"outputs.water_m3_day", "吨/天"},
                                                     {"outputs.waste_t_day", "吨/日"},
                                                     {"outputs.waste_t_day", "吨/天"},
                                                     {"outputs.waste_t_day", "t/day"},
                                                     {"outputs.waste_t_day", "t/d"},
                                                     {"outputs.passengers_year", "人次/年"},
                                                     {"outputs.passengers_year", "ayear"},
                                                     {"outputs.passengers_year", "人次"},
                                                     {"outputs.cargo_t_year", "吨/年"},
                                                     {"outputs.cargo_t_year", "t/year"},
                                                     {"outputs.cargo_t_year", "吨"},
                                                     {"outputs.teu_year", "标箱/年"},
                                                     {"outputs.teu_year", "teu/year"},
                                                     {"outputs.teu_year", "teu/年"},
                                                     {"outputs.teu_year", "标箱"},
                                                     {"outputs.teu_year", "teu"},
                                                     {"outputs.books", "册"}});

/// The unit at the end of a word, with the multiple that is left before it ("万").
const FlowUnit* unit_at_end(const Field& field, std::string_view word) {
    const auto found =
        std::ranges::find_if(flow_units, [&](const FlowUnit& unit) { return unit.field == field.key && word.ends_with(unit.word); });
    return found == flow_units.end() ? nullptr : &*found;
}

/// A flow is counted like things, and its unit then multiplies it.
sheet::LedgerAmount flow_of(const Field& field, std::string_view text, const std::optional<std::string>& heading) {
    const auto word = plain(text);
    const auto* unit = unit_at_end(field, word);
    auto number = unit == nullptr ? word : word.substr(0, word.size() - unit->word.size());
    const auto of_heading = heading ? plain(*heading) : std::string{};
    if (unit == nullptr && !of_heading.empty()) {
        unit = unit_at_end(field, of_heading);
        if (unit == nullptr) { return {std::nullopt, fmt::format("the unit of the heading, \"{}\", is not known", *heading)}; }
        number += of_heading.substr(0, of_heading.size() - unit->word.size());
    }
    auto amount = sheet::parse_amount(number, {.wanted = "个"});
    if (amount.amount && unit != nullptr && unit->factor != 1) { amount.amount->value *= unit->factor; }
    return amount;
}

} // namespace

sheet::LedgerAmount amount_of(FieldId field, std::string_view text, const std::optional<std::string>& heading) {
    const auto& row = field_of(field);
    if (row.kind == FieldKind::flow) { return flow_of(row, text, heading); }
    sheet::LedgerAmount first;
    each_word(row.units, [&](std::string_view unit) {
        if (first.amount) { return; }
        auto amount = sheet::parse_amount(text, {unit, heading && !heading->empty() ? heading : std::nullopt});
        if (amount.amount || first.message.empty()) { first = std::move(amount); }
    });
    return first;
}

} // namespace slipway::ledger
