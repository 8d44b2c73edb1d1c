#include "records/says.hpp"

namespace slipway::records {
namespace {

/// Only what a document says or what follows from it is a promise.
constexpr std::array<Words<Provenance>, 2> promise_words{{{Provenance::stated, word_of(provenance_words, Provenance::stated)},
                                                          {Provenance::derived, word_of(provenance_words, Provenance::derived)}}};

} // namespace

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
    RawStage stage{.value = value.value_or(Stage::unstated),
                   .as_of = table.needed_word("as_of", "as_of = \"2021-05\", the day of the document"),
                   .words = table.text("words"),
                   .reason = table.text("reason"),
                   .cite = cite_at(table),
                   .span = table.span()};
    if (const auto* reason = table.find("reason");
        reason != nullptr && stage.value != Stage::suspended && stage.value != Stage::cancelled) {
        table.problems().warning(reason->span, {"bad-stage", "a reason belongs to a stage that is \"suspended\" or \"cancelled\"",
                                                "put what the document says into `words`"});
    }
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

std::optional<RawCite> read_cite(TableReader table) {
    RawCite cite{.plan = table.needed_word("plan", "plan = \"the-key-of-a-plan\""),
                 .at = table.text("at"),
                 .words = table.text("words"),
                 .name = table.text("name"),
                 .by = table.word("by"),
                 .outputs = outputs_at(table).value_or(Outputs{}),
                 .investment_yi = table.number("investment_yi", amounts),
                 .damaged = table.flag("damaged").value_or(false),
                 .span = table.span()};
    table.finish();
    return cite;
}

std::optional<Outputs> outputs_at(TableReader& table) {
    if (!table.has("outputs")) { return std::nullopt; }
    Outputs outputs;
    for (auto& one : table.tables("outputs")) {
        for (const auto key : output_keys) {
            if (const auto amount = one.number(key, amounts)) { outputs.emplace(key, *amount); }
        }
        one.finish();
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

} // namespace slipway::records
