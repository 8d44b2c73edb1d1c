#include "records/fields.hpp"
#include "records/read.hpp"

#include <fmt/format.h>

namespace slipway::records {
namespace {

constexpr std::array<std::string_view, 8> output_keys{"beds", "seats", "homes", "km", "floor_area_m2", "land_m2", "stations", "classes"};
constexpr NumberRange amounts{0, 1e12};

/// Only what a document says or what follows from it is a promise.
constexpr std::array<Words<Provenance>, 2> promise_words{{{Provenance::stated, word_of(provenance_words, Provenance::stated)},
                                                          {Provenance::derived, word_of(provenance_words, Provenance::derived)}}};

std::optional<RawCiteIndex> cite_at(TableReader& table) {
    const auto* value = table.find("cite");
    if (value == nullptr) { return std::nullopt; }
    if (const auto* index = value->as<std::int64_t>()) { return RawCiteIndex{*index, value->span}; }
    table.wrong_type("cite", *value, "a number");
    return std::nullopt;
}

std::optional<RawStage> read_stage(TableReader table) {
    if (!table.has("value")) { table.missing("value", "value = \"unstated\" when the document states none"); }
    const auto value = table.one_of("value", stage_words);
    RawStage stage{value.value_or(Stage::unstated), table.needed_word("as_of", "as_of = \"2021-05\", the day of the document"),
                   table.text("words"), cite_at(table), table.span()};
    table.finish();
    return stage;
}

std::optional<RawCommitment> read_commitment(TableReader table) {
    const auto by = table.needed_word("by", "by = \"2025\", the promised date; no promise, no commitment");
    if (!table.has("provenance")) { table.missing("provenance", R"(provenance = "stated" or "derived")"); }
    const auto provenance = table.one_of("provenance", promise_words);
    RawCommitment commitment{by.value_or(Word{}), provenance.value_or(Provenance::stated), table.text("because"), cite_at(table)};
    table.finish();
    return by ? std::optional{std::move(commitment)} : std::nullopt;
}

/// A cite without a plan keeps its place, for others count on the order.
RawCite read_cite(TableReader table) {
    RawCite cite{table.needed_word("plan", "plan = \"the-key-of-a-plan\""), table.text("at"), table.text("words"), table.span()};
    table.finish();
    return cite;
}

std::optional<RawRelation> read_relation(TableReader table) {
    const auto from = table.needed_word("from", "from = \"completion\", an activity of this project");
    const auto to = table.needed_word("to", "to = \"project/activity\"");
    auto end = to ? end_of(*to, table.problems()) : std::nullopt;
    const auto type = table.one_of("type", relation_type_words).value_or(RelationType::finish_start);
    RawRelation relation{from.value_or(Word{}), end.value_or(RawEnd{}), type, lag_at(table, "lag"), table.text("because"), cite_at(table)};
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

std::optional<std::map<std::string, double>> outputs_at(TableReader& project) {
    if (!project.has("outputs")) { return std::nullopt; }
    std::map<std::string, double> outputs;
    for (auto& table : project.tables("outputs")) {
        for (const auto key : output_keys) {
            if (const auto amount = table.number(key, amounts)) { outputs.emplace(key, *amount); }
        }
        table.finish();
    }
    return outputs;
}

std::optional<std::vector<std::string>> texts_at(TableReader& table, std::string_view key) {
    auto words = table.words(key);
    if (!words) { return std::nullopt; }
    std::vector<std::string> texts;
    for (auto& word : *words) { texts.push_back(std::move(word.text)); }
    return texts;
}

/// Each table at a key, read with `read_one`.
template <class Record, class ReadOne>
std::vector<Record> each_at(TableReader& project, std::string_view key, const ReadOne& read_one) {
    std::vector<Record> records;
    for (auto& table : project.tables(key)) {
        if (std::optional<Record> record = read_one(std::move(table))) { records.push_back(std::move(*record)); }
    }
    return records;
}

/// The same, but nothing for an absent key.
template <class Record, class ReadOne>
std::optional<std::vector<Record>> each_written_at(TableReader& project, std::string_view key, const ReadOne& read_one) {
    if (!project.has(key)) { return std::nullopt; }
    return each_at<Record>(project, key, read_one);
}

} // namespace

std::optional<RawProject> read_project(TableReader table, std::optional<std::uint32_t> overlay) {
    const auto key = table.own_key();
    RawProject project{.key = key.value_or(Word{}), .name = name_at(table, "name")};
    if (!overlay && !table.has("category")) { table.missing("category", R"(category = "hospital", or "other")"); }
    project.category = table.one_of("category", category_words);
    project.district = table.word("district");
    project.owner = table.word("owner");
    project.template_key = table.word("template");
    project.calendar = table.word("calendar");
    project.stages = each_written_at<RawStage>(table, "stage", read_stage);
    project.drop = drops_at(table);
    project.outputs = outputs_at(table);
    project.investment_yi = table.number("investment_yi", amounts);
    for (auto& one : each_at<RawCommitment>(table, "commitment", read_commitment)) { project.commitment = std::move(one); }
    project.cites = each_written_at<RawCite>(table, "cites", read_cite);
    project.aliases = texts_at(table, "aliases");
    if (auto note = table.word("note")) { project.note = std::move(note->text); }
    project.activities = read_activities(table);
    project.relations = each_at<RawRelation>(table, "relation", read_relation);
    project.drop_relations =
        each_at<RawDropRelation>(table, "drop_relation", [&](TableReader one) { return read_drop_relation(std::move(one), overlay); });
    table.finish();
    return key ? std::optional{std::move(project)} : std::nullopt;
}

} // namespace slipway::records
