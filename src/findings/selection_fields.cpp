#include "findings/selection_fields.hpp"

#include "slipway/model/membership.hpp"

#include <algorithm>
#include <set>

namespace slipway {
namespace {

using Texts = std::vector<std::string_view>;

template <class Enum, std::size_t Size>
std::vector<std::string> listed(const std::array<Words<Enum>, Size>& table) {
    std::vector<std::string> all;
    for (const auto& [value, word] : table) { all.emplace_back(word); }
    return all;
}

/// Things with keys, by their indices.
template <class Things, class Indices>
Texts keys_at(const Things& things, const Indices& indices) {
    Texts keys;
    for (const auto index : indices) { keys.push_back(things[index].key); }
    return keys;
}

template <class Things>
std::vector<KnownKey> all_keys(const Things& things) {
    std::vector<KnownKey> known;
    for (const auto& one : things) { known.push_back({one.key, one.name}); }
    return known;
}

template <class Enum, std::size_t Size>
Texts optional_word(const std::array<Words<Enum>, Size>& table, const std::optional<Enum>& value) {
    return value ? Texts{word_of(table, *value)} : Texts{};
}

Texts not_empty(std::initializer_list<std::string_view> texts) {
    Texts all{texts};
    std::erase(all, std::string_view{});
    return all;
}

/// A district and all those that it lies in.
Texts districts(const Portfolio& portfolio, const std::string& district) {
    if (district.empty()) { return {}; }
    Texts all{district};
    const auto at = portfolio.find_district(district);
    for (auto above = at ? portfolio.districts[*at].parent : at; above; above = portfolio.districts[*above].parent) {
        all.push_back(portfolio.districts[*above].key);
    }
    return all;
}

/// Districts that projects name count as known although no record describes them.
std::vector<KnownKey> known_districts(const Portfolio& portfolio) {
    auto known = all_keys(portfolio.districts);
    std::set<std::string_view> bare;
    for (const auto& project : portfolio.projects) {
        if (!project.district.empty() && !portfolio.find_district(project.district)) { bare.insert(project.district); }
    }
    for (const auto key : bare) { known.push_back({key, {}}); }
    return known;
}

/// What the projects have in a field that no table of records lists.
template <class Take>
std::vector<KnownKey> in_use(const Portfolio& portfolio, Take take) {
    std::set<std::string_view> used;
    for (const auto& project : portfolio.projects) { take(project, used); }
    std::vector<KnownKey> known;
    for (const auto key : used) { known.push_back({key, {}}); }
    return known;
}

const Project& of(const SelectionFacts& facts, std::uint32_t project) { return facts.portfolio.projects[project]; }

std::optional<double> output(const Project& project, std::string_view field) {
    const auto found = project.outputs.find(std::string{field});
    return found == project.outputs.end() ? std::nullopt : std::optional{found->second};
}

SelectionField text_field(std::string_view name, decltype(SelectionField::words) words) { return {name, FieldKind::text, false, words}; }

SelectionField key_field(std::string_view name, decltype(SelectionField::words) words, decltype(SelectionField::keys) keys,
                         bool always = false) {
    return {name, FieldKind::key, always, words, nullptr, keys};
}

SelectionField word_field(std::string_view name, decltype(SelectionField::words) words, decltype(SelectionField::list) list,
                          bool always = false) {
    return {name, FieldKind::word, always, words, list};
}

SelectionField date_field(std::string_view name, decltype(SelectionField::date) date, bool always = false) {
    return {.name = name, .kind = FieldKind::date, .always = always, .date = date};
}

/// Who and where.
void add_identity(std::vector<SelectionField>& all) {
    all.push_back(key_field(
        "key", [](const SelectionFacts& facts, std::uint32_t i) { return Texts{of(facts, i).key}; },
        [](const Portfolio& portfolio) { return all_keys(portfolio.projects); }, true));
    all.push_back(text_field("name", [](const SelectionFacts& facts, std::uint32_t i) {
        return not_empty({of(facts, i).name.zh, of(facts, i).name.en});
    }));
    all.push_back(text_field("alias", [](const SelectionFacts& facts, std::uint32_t i) {
        return Texts{of(facts, i).aliases.begin(), of(facts, i).aliases.end()};
    }));
    all.push_back(word_field(
        "category", [](const SelectionFacts& facts, std::uint32_t i) { return Texts{word_of(category_words, of(facts, i).category)}; },
        [] { return listed(category_words); }, true));
    all.push_back(key_field(
        "district", [](const SelectionFacts& facts, std::uint32_t i) { return districts(facts.portfolio, of(facts, i).district); },
        known_districts));
    const auto agencies = [](const Portfolio& portfolio) { return all_keys(portfolio.agencies); };
    all.push_back(key_field(
        "owner",
        [](const SelectionFacts& facts, std::uint32_t i) {
            return of(facts, i).owner ? Texts{facts.portfolio.agencies[*of(facts, i).owner].key} : Texts{};
        },
        agencies));
    all.push_back(key_field(
        "support", [](const SelectionFacts& facts, std::uint32_t i) { return keys_at(facts.portfolio.agencies, of(facts, i).support); },
        agencies));
    all.push_back(text_field("leader", [](const SelectionFacts& facts, std::uint32_t i) { return not_empty({of(facts, i).leader}); }));
}

/// What kind of thing it is.
void add_kind(std::vector<SelectionField>& all) {
    all.push_back(word_field(
        "level", [](const SelectionFacts& facts, std::uint32_t i) { return optional_word(jurisdiction_words, of(facts, i).level); },
        [] { return listed(jurisdiction_words); }));
    all.push_back(word_field(
        "priority", [](const SelectionFacts& facts, std::uint32_t i) { return optional_word(priority_words, of(facts, i).priority); },
        [] { return listed(priority_words); }));
    all.push_back(word_field(
        "service_class",
        [](const SelectionFacts& facts, std::uint32_t i) { return optional_word(service_class_words, of(facts, i).service_class); },
        [] { return listed(service_class_words); }));
    all.push_back(word_field(
        "delivery", [](const SelectionFacts& facts, std::uint32_t i) { return optional_word(delivery_words, of(facts, i).delivery); },
        [] { return listed(delivery_words); }));
    all.push_back(key_field(
        "tag",
        [](const SelectionFacts& facts, std::uint32_t i) {
            return Texts{of(facts, i).tags.begin(), of(facts, i).tags.end()};
        },
        [](const Portfolio& portfolio) {
            return in_use(portfolio, [](const Project& project, auto& used) { used.insert(project.tags.begin(), project.tags.end()); });
        }));
    all.push_back(key_field(
        "template", [](const SelectionFacts& facts, std::uint32_t i) { return not_empty({of(facts, i).template_key}); },
        [](const Portfolio& portfolio) {
            return in_use(portfolio, [](const Project& project, auto& used) {
                if (!project.template_key.empty()) { used.insert(project.template_key); }
            });
        }));
}

/// How it stands on the day.
void add_state(std::vector<SelectionField>& all) {
    all.push_back(word_field(
        "stage",
        [](const SelectionFacts& facts, std::uint32_t i) { return Texts{word_of(stage_words, facts.outlook.progress.projects[i].stage)}; },
        [] { return listed(stage_words); }, true));
    all.push_back(word_field(
        "light", [](const SelectionFacts& facts, std::uint32_t i) { return Texts{word_of(light_words, facts.outlook.projects[i].light)}; },
        [] { return listed(light_words); }, true));
    all.push_back(word_field(
        "verdict",
        [](const SelectionFacts& facts, std::uint32_t i) { return Texts{word_of(verdict_words, facts.outlook.projects[i].verdict)}; },
        [] { return listed(verdict_words); }, true));
    all.push_back(word_field(
        "condition", [](const SelectionFacts& facts, std::uint32_t i) { return facts.conditions[i]; },
        [] { return listed(condition_words); }));
    all.push_back(date_field("commitment", [](const SelectionFacts& facts, std::uint32_t i) {
        const auto& promise = of(facts, i).commitment;
        return promise ? std::optional{promise->by.last} : std::nullopt;
    }));
    all.push_back(date_field("forecast", [](const SelectionFacts& facts, std::uint32_t i) { return facts.outlook.projects[i].forecast; }));
    all.push_back(date_field(
        "limit", [](const SelectionFacts& facts, std::uint32_t i) { return std::optional{facts.outlook.projects[i].limit}; }, true));
}

/// What it belongs to.
void add_ties(std::vector<SelectionField>& all) {
    all.push_back(key_field(
        "plan",
        [](const SelectionFacts& facts, std::uint32_t i) {
            Texts plans;
            for (const auto& cite : of(facts, i).cites) { plans.push_back(facts.portfolio.plans[cite.plan].key); }
            return plans;
        },
        [](const Portfolio& portfolio) { return all_keys(portfolio.plans); }));
    all.push_back(key_field(
        "serves", [](const SelectionFacts& facts, std::uint32_t i) { return keys_at(facts.portfolio.targets, of(facts, i).serves); },
        [](const Portfolio& portfolio) { return all_keys(portfolio.targets); }));
    all.push_back(key_field(
        "phase_of",
        [](const SelectionFacts& facts, std::uint32_t i) {
            return of(facts, i).phase ? Texts{facts.portfolio.projects[of(facts, i).phase->of].key} : Texts{};
        },
        [](const Portfolio& portfolio) { return all_keys(portfolio.projects); }));
    all.push_back(key_field(
        "programme", [](const SelectionFacts& facts, std::uint32_t i) { return keys_at(facts.portfolio.programmes, facts.programmes[i]); },
        [](const Portfolio& portfolio) { return all_keys(portfolio.programmes); }));
}

void add_amounts(std::vector<SelectionField>& all) {
    all.push_back({.name = "investment_yi", .kind = FieldKind::number, .number = [](const Project& project, std::string_view) {
                       return project.investment_yi;
                   }});
    for (const auto key : output_keys) { all.push_back({.name = key, .kind = FieldKind::number, .number = output}); }
}

} // namespace

SelectionFacts selection_facts(const Portfolio& portfolio, const Outlook& outlook) {
    SelectionFacts facts{portfolio, outlook, programmes_by_project(portfolio), {}};
    facts.conditions.resize(portfolio.projects.size());
    for (std::uint32_t i = 0; i < portfolio.activities.size(); ++i) {
        if (!condition_open(portfolio, outlook, i)) { continue; }
        const auto& activity = portfolio.activities[i];
        facts.conditions[activity.project].push_back(
            word_of(condition_words, condition_in_force(activity, outlook.progress.facts[i])->kind));
    }
    return facts;
}

std::span<const SelectionField> selection_table() {
    static const auto table = [] {
        std::vector<SelectionField> all;
        for (const auto add : {add_identity, add_kind, add_state, add_ties, add_amounts}) { add(all); }
        return all;
    }();
    return table;
}

std::vector<std::string> selection_fields() {
    std::vector<std::string> names;
    for (const auto& field : selection_table()) { names.emplace_back(field.name); }
    return names;
}

} // namespace slipway
