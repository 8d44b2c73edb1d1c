#include "ledger/facts.hpp"

#include "ledger/items.hpp"
#include "ledger/plain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace slipway::ledger {
namespace {

class FactList {
public:
    void text(FieldId field, std::string_view value) {
        if (!value.empty()) { facts_.push_back({field, std::string{value}}); }
    }
    void number(FieldId field, const std::optional<double>& value) {
        if (value) { facts_.push_back({field, *value}); }
    }
    template <class Enum, std::size_t Size>
    void word(FieldId field, const std::array<Words<Enum>, Size>& table, const std::optional<Enum>& value) {
        if (value) { text(field, word_of(table, *value)); }
    }
    [[nodiscard]] std::vector<Fact> in_order() && {
        std::ranges::sort(facts_, {}, &Fact::field);
        return std::move(facts_);
    }

private:
    std::vector<Fact> facts_;
};

void add_responsibility(const Portfolio& portfolio, const Project& project, FactList& facts) {
    if (project.owner && !project.owner_assumed) { facts.text(field_id("owner"), portfolio.agencies[*project.owner].key); }
    std::vector<std::string> support;
    for (const auto agency : project.support) { support.push_back(portfolio.agencies[agency].key); }
    facts.text(field_id("support"), joined(support));
    facts.text(field_id("leader"), project.leader);
    facts.text(field_id("deputy"), project.deputy);
    facts.word(field_id("level"), jurisdiction_words, project.level);
    facts.word(field_id("priority"), priority_words, project.priority);
    facts.word(field_id("service_class"), service_class_words, project.service_class);
    facts.word(field_id("delivery"), delivery_words, project.delivery);
}

void add_figures(const Project& project, FactList& facts) {
    facts.number(field_id("investment_yi"), project.investment_yi);
    for (const auto& [source, amount] : project.funding) {
        facts.number(*find_field(fmt::format("funding.{}", word_of(funding_words, source))), amount);
    }
    for (const auto& money : project.years) {
        const auto year = static_cast<std::uint16_t>(money.year);
        facts.number({year_plan.row, year}, money.plan_yi);
        facts.number({year_actual.row, year}, money.actual_yi);
    }
    for (const auto& [output, amount] : project.outputs) { facts.number(*find_field("outputs." + output), amount); }
}

void add_dates(const Project& project, FactList& facts) {
    if (!project.stages.empty()) {
        const auto& stage = project.stages.back();
        facts.text(field_id("stage"), word_of(stage_words, stage.value));
        facts.text(field_id("stage_words"), stage.words);
        facts.text(field_id("stage_reason"), stage.reason);
        facts.text(field_id("stage_as_of"), date_text(stage.as_of));
    }
    if (!project.commitment) { return; }
    facts.text(field_id("finish"), date_text(project.commitment->by));
    facts.text(field_id("finish_because"), project.commitment->because);
}

bool same_date(const std::string& one, const std::string& other) {
    const auto first = parse_partial_date(one);
    const auto second = parse_partial_date(other);
    return first && second && first->first == second->first && first->last == second->last && first->doubtful == second->doubtful;
}

bool same_items(const std::string& one, const std::string& other) {
    auto first = items_of(one);
    auto second = items_of(other);
    if (!first || !second) { return one == other; }
    std::ranges::sort(*first);
    std::ranges::sort(*second);
    return first == second;
}

bool same_number(double one, double other) { return std::abs(one - other) <= 1e-12 * std::max(std::abs(one), std::abs(other)); }

bool same_name(const std::string& written, const std::string& recorded, const Project& project) {
    const auto name = plain(written);
    return name == plain(recorded) || std::ranges::any_of(project.aliases, [&](const std::string& alias) { return plain(alias) == name; });
}

/// The place that an import adds to a note is no difference.
bool same_note(std::string_view written, std::string_view recorded) {
    return written == recorded || (recorded.starts_with(noted(written, "[")) && recorded.ends_with(']'));
}

bool same(const Fact& fact, const FactValue& recorded, const Project& project) {
    if (fact.value.index() != recorded.index()) { return false; }
    if (const auto* number = std::get_if<double>(&fact.value)) { return same_number(*number, std::get<double>(recorded)); }
    const auto& one = std::get<std::string>(fact.value);
    const auto& other = std::get<std::string>(recorded);
    const auto kind = field_of(fact.field).kind;
    if (fact.field == field_id("name_zh") || fact.field == field_id("name_en")) { return same_name(one, other, project); }
    if (fact.field == field_id("note")) { return same_note(trimmed(one), trimmed(other)); }
    if (kind == FieldKind::date) { return same_date(one, other); }
    if (kind == FieldKind::list || kind == FieldKind::agencies) { return same_items(one, other); }
    return trimmed(one) == trimmed(other);
}

bool is_cite(FieldId field) { return field == field_id("plan") || field == field_id("at") || field == field_id("words"); }

/// Differences from the record as one of its cites shows it.
std::vector<Difference> differences_by(std::span<const Fact> recorded, const Project& project, std::span<const Fact> row) {
    std::vector<Difference> found;
    for (const auto& fact : row) {
        if (!fact.compared) { continue; }
        const auto* known = value_of_field(recorded, fact.field);
        if (known != nullptr && same(fact, *known, project)) { continue; }
        found.push_back({fact.field, text_of(fact.value), known == nullptr ? std::string{} : text_of(*known)});
    }
    return found;
}

} // namespace

std::vector<Fact> facts_of(const Portfolio& portfolio, const Project& project, std::size_t cite) {
    FactList facts;
    facts.text(field_id("key"), project.key);
    facts.text(field_id("name_zh"), project.name.zh);
    facts.text(field_id("name_en"), project.name.en);
    facts.text(field_id("aliases"), joined(project.aliases));
    facts.text(field_id("category"), word_of(category_words, project.category));
    facts.text(field_id("district"), project.district);
    facts.text(field_id("template"), project.template_key);
    add_responsibility(portfolio, project, facts);
    add_dates(project, facts);
    add_figures(project, facts);
    facts.text(field_id("tags"), joined(project.tags));
    facts.text(field_id("note"), project.note);
    if (cite < project.cites.size()) {
        const auto& one = project.cites[cite];
        facts.text(field_id("plan"), portfolio.plans[one.plan].key);
        facts.text(field_id("at"), one.at);
        facts.text(field_id("words"), one.words);
    }
    return std::move(facts).in_order();
}

std::vector<Difference> differences(const Portfolio& portfolio, const Project& project, std::span<const Fact> row) {
    auto best = differences_by(facts_of(portfolio, project), project, row);
    const auto of_cite = [](const Difference& one) { return is_cite(one.field); };
    for (std::size_t cite = 1; cite < project.cites.size() && std::ranges::any_of(best, of_cite); ++cite) {
        auto other = differences_by(facts_of(portfolio, project, cite), project, row);
        if (std::ranges::none_of(other, of_cite)) { best = std::move(other); }
    }
    return best;
}

const FactValue* value_of_field(std::span<const Fact> facts, FieldId field) {
    const auto found = std::ranges::find(facts, field, &Fact::field);
    return found == facts.end() ? nullptr : &found->value;
}

std::string text_of_field(std::span<const Fact> facts, FieldId field) {
    const auto* value = value_of_field(facts, field);
    return value == nullptr ? std::string{} : text_of(*value);
}

std::string date_text(const PartialDate& date) {
    if (parse_partial_date(date.words)) { return date.words; }
    return fmt::format("<={}{}", to_string(date.last), date.doubtful ? "?" : "");
}

std::string noted(std::string_view note, std::string_view source) {
    return note.empty() ? std::string{source} : fmt::format("{} {}", note, source);
}

} // namespace slipway::ledger
