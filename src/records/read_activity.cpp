#include "records/fields.hpp"
#include "records/read.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

namespace slipway::records {
namespace {

constexpr std::array<Words<ActivityKind>, 2> milestone_words{
    {{ActivityKind::start_milestone, "start"}, {ActivityKind::finish_milestone, "finish"}}};

/// Constraints as records write them; start-on and finish-on are pairs (SEMANTICS §2).
enum class WrittenConstraint : std::uint8_t {
    start_no_earlier,
    start_no_later,
    finish_no_earlier,
    finish_no_later,
    start_on,
    finish_on,
    deadline
};

constexpr std::array<Words<WrittenConstraint>, 7> written_constraints{{{WrittenConstraint::start_no_earlier, "start-no-earlier"},
                                                                       {WrittenConstraint::start_no_later, "start-no-later"},
                                                                       {WrittenConstraint::finish_no_earlier, "finish-no-earlier"},
                                                                       {WrittenConstraint::finish_no_later, "finish-no-later"},
                                                                       {WrittenConstraint::start_on, "start-on"},
                                                                       {WrittenConstraint::finish_on, "finish-on"},
                                                                       {WrittenConstraint::deadline, "deadline"}}};

std::vector<ConstraintKind> kinds_of(WrittenConstraint written) {
    if (written == WrittenConstraint::start_on) { return {ConstraintKind::start_no_earlier, ConstraintKind::start_no_later}; }
    if (written == WrittenConstraint::finish_on) { return {ConstraintKind::finish_no_earlier, ConstraintKind::finish_no_later}; }
    return {*value_of(constraint_words, word_of(written_constraints, written))};
}

std::optional<RawConstraint> read_constraint(TableReader table) {
    if (!table.has("kind")) { table.missing("kind", "kind = \"start-no-earlier\""); }
    const auto kind = table.one_of("kind", written_constraints);
    const auto date = table.needed_word("date", "date = \"2021-06\"");
    const auto reason = table.text("reason");
    table.finish();
    if (!kind || !date) { return std::nullopt; }
    return RawConstraint{kinds_of(*kind), *date, reason};
}

std::optional<RawCondition> read_condition(TableReader table) {
    if (!table.has("kind")) { table.missing("kind", "kind = \"land\""); }
    const auto kind = table.one_of("kind", condition_words);
    RawCondition condition{kind.value_or(ConditionKind::land), table.text("note"), table.word("since"), table.span()};
    table.finish();
    return kind ? std::optional{std::move(condition)} : std::nullopt;
}

std::optional<std::vector<RawAfter>> afters_at(TableReader& table) {
    const auto written = table.words("after");
    if (!written) { return std::nullopt; }
    std::vector<RawAfter> afters;
    for (const auto& word : *written) {
        if (auto after = after_of(word, table.problems())) { afters.push_back(std::move(*after)); }
    }
    return afters;
}

RawActivity read_activity(const Word& key, TableReader table) {
    if (!is_key(key.text)) { table.report_bad_key(key); }
    RawActivity activity{.key = key, .name = name_at(table, "name")};
    const auto* duration = table.find("duration");
    activity.duration = duration_at(table, "duration");
    const bool milestone = table.has("milestone");
    activity.milestone = table.one_of("milestone", milestone_words);
    activity.mistaken = (duration != nullptr && !activity.duration) || (milestone && !activity.milestone);
    activity.after = afters_at(table);
    activity.enters = table.several_of("enters", stage_words);
    activity.calendar = table.word("calendar");
    for (auto& condition : table.tables("condition")) { activity.condition = read_condition(std::move(condition)); }
    if (table.has("constraint")) { activity.constraints.emplace(); }
    for (auto& constraint : table.tables("constraint")) {
        if (auto one = read_constraint(std::move(constraint))) { activity.constraints->push_back(std::move(*one)); }
    }
    activity.open = table.flag("open");
    if (milestone && duration != nullptr) {
        table.problems().error(duration->span, {"bad-activity", fmt::format("activity \"{}\" has a duration and is a milestone", key.text),
                                                "a milestone takes no time: keep one of the two"});
        activity.duration.reset();
    }
    table.finish();
    return activity;
}

} // namespace

std::vector<RawActivity> read_activities(TableReader& table) {
    std::vector<RawActivity> activities;
    const auto* members = table.members("activities");
    if (members == nullptr) { return activities; }
    for (const auto& member : *members) {
        if (auto reader = table.table_of(member, "activity")) { activities.push_back(read_activity(member.key, std::move(*reader))); }
    }
    return activities;
}

std::optional<RawTemplate> read_template(TableReader table) {
    const auto key = table.own_key();
    RawTemplate one{key.value_or(Word{}), read_activities(table)};
    table.finish();
    return key ? std::optional{std::move(one)} : std::nullopt;
}

} // namespace slipway::records
