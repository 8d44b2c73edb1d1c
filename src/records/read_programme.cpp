#include "records/read.hpp"
#include "records/says.hpp"

namespace slipway::records {
namespace {

constexpr NumberRange figures{-1e15, 1e15};

std::optional<RawProgrammeTarget> read_quantity(TableReader table) {
    RawProgrammeTarget target{.words = table.text("words"),
                              .measure = table.text("measure"),
                              .value = table.number("value", figures),
                              .unit = table.text("unit"),
                              .by = table.word("by"),
                              .cite = cite_at(table)};
    table.finish();
    return target;
}

std::optional<RawDatedValue> read_value(TableReader& table) {
    if (!table.has("value")) { table.missing("value", "value = 1.8"); }
    const auto value = table.number("value", figures);
    return value ? std::optional{RawDatedValue{*value, std::nullopt}} : std::nullopt;
}

/// A plan may state a past value and not its day.
std::optional<RawDatedValue> read_base(TableReader table) {
    auto base = read_value(table);
    const auto at = table.word("at");
    if (base) { base->at = at; }
    table.finish();
    return base;
}

std::optional<RawDatedValue> read_due(TableReader table) {
    auto due = read_value(table);
    const auto by = table.needed_word("by", "by = \"2023\"");
    if (due) { due->at = by; }
    table.finish();
    return by ? due : std::nullopt;
}

std::string output_at(TableReader& table) {
    const auto output = table.word("output");
    if (!output) { return {}; }
    std::vector<Word> known;
    for (const auto key : output_keys) { known.push_back({std::string{key}, {}}); }
    if (std::ranges::find(output_keys, output->text) == output_keys.end()) {
        table.problems().unknown("output", *output, {}, "an output is one of those that projects have, as \"beds\"");
    }
    return output->text;
}

} // namespace

std::optional<RawProgramme> read_programme(TableReader table) {
    const auto key = table.own_key();
    RawProgramme programme{.key = key.value_or(Word{}), .name = name_at(table, "name")};
    if (!table.has("kind")) { table.missing("kind", R"(kind = "programme", or "policy" when nothing is built)"); }
    programme.kind = table.one_of("kind", programme_words).value_or(ProgrammeKind::programme);
    programme.category = table.one_of("category", category_words).value_or(Category::other);
    programme.district = table.word("district");
    programme.members = table.words("members").value_or(std::vector<Word>{});
    programme.targets = each_at<RawProgrammeTarget>(table, "targets", read_quantity);
    programme.stages = each_at<RawStage>(table, "stage", read_stage);
    programme.investment_yi = table.number("investment_yi", amounts);
    programme.serves = table.words("serves").value_or(std::vector<Word>{});
    programme.cites = each_at<RawCite>(table, "cites", read_cite);
    programme.aliases = texts_at(table, "aliases").value_or(std::vector<std::string>{});
    programme.tags = texts_at(table, "tags").value_or(std::vector<std::string>{});
    programme.note = table.text("note");
    table.finish();
    return key ? std::optional{std::move(programme)} : std::nullopt;
}

std::optional<RawTarget> read_target(TableReader table) {
    auto key = table.own_key();
    const auto plan = table.needed_word("plan", "plan = \"the-key-of-a-plan\"");
    RawTarget target{.key = key.value_or(Word{}), .plan = plan.value_or(Word{}), .name = name_at(table, "name")};
    target.key.text = target.plan.text + "/" + target.key.text;
    target.unit = table.text("unit");
    if (!table.has("operator")) { table.missing("operator", "operator = \">=\", or \"words\""); }
    target.op = table.one_of("operator", target_operator_words).value_or(TargetOperator::words);
    target.value = table.number("value", figures);
    target.upper = table.number("upper", figures);
    target.words = table.text("words");
    for (auto& one : each_at<RawDatedValue>(table, "base", read_base)) { target.base = std::move(one); }
    target.by = table.word("by");
    target.due = each_at<RawDatedValue>(table, "due", read_due);
    target.kind = table.one_of("kind", target_kind_words).value_or(TargetKind::unstated);
    target.measure = table.one_of("measure", target_measure_words).value_or(TargetMeasure::stock);
    target.output = output_at(table);
    for (auto& cite : table.tables("cite")) {
        target.at = cite.text("at");
        target.cited = cite.text("words");
        cite.finish();
    }
    target.damaged = table.flag("damaged").value_or(false);
    table.finish();
    return key && plan ? std::optional{std::move(target)} : std::nullopt;
}

} // namespace slipway::records
