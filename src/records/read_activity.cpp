#include "records/fields.hpp"
#include "records/read.hpp"
#include "records/says.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

namespace slipway::records {
namespace {

constexpr std::array<Words<ActivityKind>, 2> milestone_words{
    {{ActivityKind::start_milestone, "start"}, {ActivityKind::finish_milestone, "finish"}}};

/// A constraint as records write it: one kind, or a pair of them (SEMANTICS §2).
struct WrittenConstraint {
    ConstraintKind kind = ConstraintKind::start_no_earlier;
    std::optional<ConstraintKind> second;
};

constexpr auto written_constraints = [] {
    std::array<Words<WrittenConstraint>, constraint_words.size() + 2> written{};
    std::size_t at = 0;
    for (const auto& [kind, word] : constraint_words) {
        written.at(at++) = {{kind, std::nullopt}, word};
    }
    written.at(at++) = {{ConstraintKind::start_no_earlier, ConstraintKind::start_no_later}, "start-on"};
    written.at(at) = {{ConstraintKind::finish_no_earlier, ConstraintKind::finish_no_later}, "finish-on"};
    return written;
}();

std::vector<ConstraintKind> kinds_of(const WrittenConstraint& written) {
    if (written.second) { return {written.kind, *written.second}; }
    return {written.kind};
}

/// The date of a constraint; as late as possible must have none, every other kind one.
std::optional<Word> constraint_date(TableReader& table, const std::optional<WrittenConstraint>& written) {
    if (!written || written->kind != ConstraintKind::as_late_as_possible) { return table.needed_word("date", "date = \"2021-06\""); }
    if (const auto* date = table.find("date")) {
        table.problems().error(date->span, {"bad-constraint", "as late as possible has no date",
                                            "take the date out, or choose another kind, as \"start-no-earlier\""});
    }
    return std::nullopt;
}

std::optional<RawConstraint> read_constraint(TableReader table) {
    using enum ConstraintKind;
    if (!table.has("kind")) { table.missing("kind", "kind = \"start-no-earlier\""); }
    const auto written = table.one_of("kind", written_constraints);
    const auto date = constraint_date(table, written);
    const auto reason = table.text("reason");
    const bool breaks_logic = written && (written->kind == mandatory_start || written->kind == mandatory_finish);
    if (breaks_logic && reason.empty()) {
        table.missing("reason", "reason = \"…\": a mandatory date holds against every relation, so say why");
    }
    table.finish();
    if (!written || (!date && written->kind != as_late_as_possible)) { return std::nullopt; }
    return RawConstraint{kinds_of(*written), date, reason, date ? date->span : table.span()};
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

/// What an activity is: work with a duration, a milestone or a level of effort, one of the three.
void read_kind(TableReader& table, RawActivity& activity) {
    const auto* duration = table.find("duration");
    const auto* milestone = table.find("milestone");
    const auto* effort = table.find("level_of_effort");
    activity.duration = duration_at(table, "duration");
    activity.kind = table.one_of("milestone", milestone_words);
    const auto is_effort = table.flag("level_of_effort");
    activity.mistaken =
        (duration != nullptr && !activity.duration) || (milestone != nullptr && !activity.kind) || (effort != nullptr && !is_effort);
    const auto report = [&](const Node* superfluous, std::string_view what, std::string_view advice) {
        table.problems().error(superfluous->span,
                               {"bad-activity", fmt::format("activity \"{}\" {}", activity.key.text, what), std::string{advice}});
        activity.duration.reset();
    };
    if (is_effort.value_or(false) && duration != nullptr) {
        report(duration, "has a duration and is a level of effort", "a level of effort spans what it is tied to: keep one of the two");
    } else if (is_effort.value_or(false) && milestone != nullptr) {
        report(milestone, "is a milestone and a level of effort",
               "a milestone takes no time, a level of effort spans others: keep one of the two");
    } else if (milestone != nullptr && duration != nullptr) {
        report(duration, "has a duration and is a milestone", "a milestone takes no time: keep one of the two");
    }
    if (is_effort && (*is_effort || !activity.kind)) { activity.kind = *is_effort ? ActivityKind::level_of_effort : ActivityKind::task; }
}

RawActivity read_activity(const Word& key, TableReader table) {
    if (!is_key(key.text)) { table.report_bad_key(key); }
    RawActivity activity{.key = key, .name = name_at(table, "name")};
    read_kind(table, activity);
    activity.after = afters_at(table);
    activity.enters = table.several_of("enters", stage_words);
    activity.calendar = table.word("calendar");
    for (auto& condition : table.tables("condition")) { activity.condition = read_condition(std::move(condition)); }
    if (table.has("constraint")) { activity.constraints.emplace(); }
    for (auto& constraint : table.tables("constraint")) {
        if (auto one = read_constraint(std::move(constraint))) { activity.constraints->push_back(std::move(*one)); }
    }
    activity.open = table.flag("open");
    activity.tags = texts_at(table, "tags");
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
