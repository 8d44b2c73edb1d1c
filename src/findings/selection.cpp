// Which projects fit a selection.

#include "findings/selection_fields.hpp"
#include "slipway/base/pattern.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr std::size_t told_keys = 12; ///< as many as fit a line of advice

/// Latin letters as small ones: texts are compared without regard to them.
std::string folded(std::string_view text) {
    std::string out{text};
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
    }
    return out;
}

bool holds_text(std::string_view text, const std::string& part) { return folded(text).find(part) != std::string::npos; }

Diagnostic unknown_key(const SelectionField& field, const SelectionValue& value, const std::vector<KnownKey>& known) {
    std::vector<std::string> keys;
    for (const auto& one : known) { keys.emplace_back(one.key); }
    const auto meant = nearest(value.text, keys);
    std::string advice = fmt::format("{} are known; {}~TEXT looks into their keys and names", keys.size(), field.name);
    if (keys.empty()) { advice = "no project has one"; }
    if (!keys.empty() && keys.size() <= told_keys) { advice = fmt::format("it is one of: {}", fmt::join(keys, ", ")); }
    if (meant) { advice = fmt::format("did you mean \"{}\"?", *meant); }
    return {DiagnosticSeverity::error, "unknown-value", fmt::format("unknown {} \"{}\"", field.name, value.text), value.span,
            std::move(advice)};
}

/// The values of a key field that name nothing.
std::vector<Diagnostic> unknown_keys(const SelectionTerm& term, const std::vector<KnownKey>& known) {
    std::vector<Diagnostic> problems;
    if (term.op == SelectionOperator::contains) { return problems; }
    for (const auto& value : term.values) {
        const auto named = [&](const KnownKey& one) {
            return value.pattern ? matches_pattern(value.text, one.key) : one.key == value.text;
        };
        if (!value.absent && std::ranges::none_of(known, named)) { problems.push_back(unknown_key(*term.field, value, known)); }
    }
    return problems;
}

/// Of a key field: `~` as the keys that contain one of the values, or whose names do.
SelectionTerm spelt_out(const SelectionTerm& term, const std::vector<KnownKey>& known) {
    if (term.op != SelectionOperator::contains) { return term; }
    SelectionTerm all{term.field, SelectionOperator::is, {}};
    for (const auto& one : known) {
        const auto holds = [&](const SelectionValue& value) {
            const auto part = folded(value.text);
            return holds_text(one.key, part) || holds_text(one.name.zh, part) || holds_text(one.name.en, part);
        };
        if (std::ranges::any_of(term.values, holds)) { all.values.push_back({.text = std::string{one.key}}); }
    }
    return all;
}

bool words_fit(const SelectionTerm& term, const std::vector<std::string_view>& words) {
    const bool text = term.field->kind == FieldKind::text;
    return std::ranges::any_of(term.values, [&](const SelectionValue& value) {
        if (value.absent) { return words.empty(); }
        const auto wanted = text ? folded(value.text) : value.text;
        return std::ranges::any_of(words, [&](std::string_view word) {
            const auto has = text ? folded(word) : std::string{word};
            if (term.op == SelectionOperator::contains) { return has.find(wanted) != std::string::npos; }
            return value.pattern ? matches_pattern(wanted, has) : has == wanted;
        });
    });
}

bool number_fits(SelectionOperator op, double number, const SelectionValue& value) {
    switch (op) {
    case SelectionOperator::less: return number < *value.number;
    case SelectionOperator::at_most: return number <= *value.number;
    case SelectionOperator::more: return number > *value.number;
    case SelectionOperator::at_least: return number >= *value.number;
    default: return number == *value.number;
    }
}

bool date_fits(SelectionOperator op, Date day, const SelectionValue& value) {
    switch (op) {
    case SelectionOperator::less: return day < value.date->first;
    case SelectionOperator::at_most: return day <= value.date->last;
    case SelectionOperator::more: return day > value.date->last;
    case SelectionOperator::at_least: return day >= value.date->first;
    default: return day >= value.date->first && day <= value.date->last;
    }
}

/// Whether one of the values fits what is there, or that nothing is.
template <class Value, class Fits>
bool measure_fits(const SelectionTerm& term, const std::optional<Value>& has, Fits fits) {
    return std::ranges::any_of(term.values, [&](const SelectionValue& value) {
        if (!has || value.absent) { return !has && value.absent; }
        return fits(term.op, *has, value);
    });
}

bool term_fits(const SelectionTerm& term, const SelectionFacts& facts, std::uint32_t project) {
    const auto& field = *term.field;
    const auto fits = [&] {
        switch (field.kind) {
        case FieldKind::number: return measure_fits(term, field.number(facts.portfolio.projects[project], field.name), number_fits);
        case FieldKind::date: return measure_fits(term, field.date(facts, project), date_fits);
        default: return words_fit(term, field.words(facts, project));
        }
    }();
    return fits != (term.op == SelectionOperator::is_not);
}

} // namespace

Loaded<std::vector<bool>> select(const Selection& selection, const Portfolio& portfolio, const Outlook& outlook) {
    std::vector<Diagnostic> problems;
    std::vector<SelectionTerm> terms;
    for (const auto& term : selection.terms) {
        const auto known = term.field->kind == FieldKind::key ? term.field->keys(portfolio) : std::vector<KnownKey>{};
        const bool key = term.field->kind == FieldKind::key;
        if (key) { std::ranges::move(unknown_keys(term, known), std::back_inserter(problems)); }
        terms.push_back(key ? spelt_out(term, known) : term);
    }
    if (!problems.empty()) { return {std::nullopt, std::move(problems)}; }
    const auto facts = selection_facts(portfolio, outlook);
    std::vector<bool> selected(portfolio.projects.size());
    for (std::uint32_t i = 0; i < selected.size(); ++i) {
        selected[i] = std::ranges::all_of(terms, [&](const SelectionTerm& term) { return term_fits(term, facts, i); });
    }
    return {std::move(selected), {}};
}

} // namespace slipway
