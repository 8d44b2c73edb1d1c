#include "records/read.hpp"
#include "records/says.hpp"

#include <fmt/format.h>

namespace slipway::records {
namespace {

constexpr NumberRange years{1900, 2200};

std::optional<RawRelation> read_relation(TableReader table) {
    const auto from = table.needed_word("from", "from = \"completion\", an activity of this project");
    const auto to = table.needed_word("to", "to = \"project/activity\"");
    auto end = to ? end_of(*to, table.problems()) : std::nullopt;
    const auto type = table.one_of("type", relation_type_words).value_or(RelationType::finish_start);
    RawRelation relation{from.value_or(Word{}),      end.value_or(RawEnd{}), type,          lag_at(table, "lag"),
                         table.word("lag_calendar"), table.text("because"),  cite_at(table)};
    table.finish();
    return from && end ? std::optional{std::move(relation)} : std::nullopt;
}

std::optional<RawDropRelation> read_drop_relation(TableReader table, std::optional<std::uint32_t> overlay) {
    const auto from = table.needed_word("from", "from = \"design\", an activity of this project");
    const auto to = table.needed_word("to", "to = \"project/activity\", or an activity of this project");
    const auto end = to ? end_of(*to, table.problems()) : std::nullopt;
    const auto type = table.one_of("type", relation_type_words);
    table.finish();
    if (!overlay) {
        table.problems().error(table.span(), {"bad-relation", "drop_relation belongs in an overlay",
                                              "to end a relation of these records, take it out where it is written"});
    }
    if (!from || !end || !overlay || (table.has("type") && !type)) { return std::nullopt; }
    return RawDropRelation{*from, *end, type, *overlay, table.span()};
}

std::vector<RawDrop> drops_at(TableReader& project) {
    std::vector<RawDrop> drops;
    for (auto& word : project.words("drop").value_or(std::vector<Word>{})) { drops.push_back({std::move(word)}); }
    return drops;
}

std::optional<std::map<Funding, double>> funding_at(TableReader& project) {
    if (!project.has("funding")) { return std::nullopt; }
    std::map<Funding, double> funding;
    for (auto& table : project.tables("funding")) {
        for (const auto& [source, word] : funding_words) {
            if (const auto amount = table.number(word, amounts)) { funding.emplace(source, *amount); }
        }
        table.finish();
    }
    return funding;
}

std::optional<YearMoney> read_year(TableReader table) {
    if (!table.has("year")) { table.missing("year", "year = 2023"); }
    const auto year = table.whole_number("year", years);
    const YearMoney money{year.value_or(0), table.number("plan_yi", amounts), table.number("actual_yi", amounts)};
    table.finish();
    return year ? std::optional{money} : std::nullopt;
}

std::optional<RawPhase> phase_at(TableReader& project) {
    std::optional<RawPhase> phase;
    for (auto& table : project.tables("phase")) {
        const auto of = table.needed_word("of", "of = \"the-key-of-the-whole-or-of-its-first-phase\"");
        const auto number = table.whole_number("number", {1, 99});
        if (of) { phase = RawPhase{*of, number.value_or(1)}; }
        table.finish();
    }
    return phase;
}

std::optional<std::string> text_at(TableReader& table, std::string_view key) {
    auto word = table.word(key);
    return word ? std::optional{std::move(word->text)} : std::nullopt;
}

/// Who owns, leads and pays.
void read_responsibility(TableReader& table, RawProject& project) {
    project.owner = table.word("owner");
    project.support = table.words("support");
    project.leader = text_at(table, "leader");
    project.deputy = text_at(table, "deputy");
    project.level = table.one_of("level", jurisdiction_words);
    project.priority = table.one_of("priority", priority_words);
    project.service_class = table.one_of("service_class", service_class_words);
    project.delivery = table.one_of("delivery", delivery_words);
    project.investment_yi = table.number("investment_yi", amounts);
    project.funding = funding_at(table);
    project.years = each_written_at<YearMoney>(table, "years", read_year);
}

} // namespace

std::optional<RawProject> read_project(TableReader table, std::optional<std::uint32_t> overlay) {
    const auto key = table.own_key();
    RawProject project{.key = key.value_or(Word{}), .name = name_at(table, "name")};
    if (!overlay && !table.has("category")) { table.missing("category", R"(category = "hospital", or "other")"); }
    project.category = table.one_of("category", category_words);
    project.district = table.word("district");
    read_responsibility(table, project);
    project.template_key = table.word("template");
    project.calendar = table.word("calendar");
    project.stages = each_written_at<RawStage>(table, "stage", read_stage);
    project.drop = drops_at(table);
    project.outputs = outputs_at(table);
    for (auto& one : each_at<RawCommitment>(table, "commitment", read_commitment)) { project.commitment = std::move(one); }
    project.cites = each_written_at<RawCite>(table, "cites", read_cite);
    project.aliases = texts_at(table, "aliases");
    project.note = text_at(table, "note");
    project.phase = phase_at(table);
    project.serves = table.words("serves");
    project.tags = texts_at(table, "tags");
    project.activities = read_activities(table);
    project.relations = each_at<RawRelation>(table, "relation", read_relation);
    project.drop_relations =
        each_at<RawDropRelation>(table, "drop_relation", [&](TableReader one) { return read_drop_relation(std::move(one), overlay); });
    table.finish();
    return key ? std::optional{std::move(project)} : std::nullopt;
}

} // namespace slipway::records
