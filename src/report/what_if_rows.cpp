// What moves, as the machine sees it.

#include "report/activity_row.hpp"
#include "report/scheduling.hpp"
#include "report/what_if_parts.hpp"

namespace slipway {
namespace {

template <class Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

void add_shift(Json& row, const std::string& name, const Shift& shift) {
    row[name + "_before"] = json_date(shift.before);
    row[name + "_after"] = json_date(shift.after);
}

/// The words of a project's verdict and light on one side; they stay null where there is no such project.
void add_state(Json& row, const std::string& side, const World& world, const std::optional<std::uint32_t>& project) {
    if (!project) { return; }
    row["verdict" + side] = word_of(verdict_words, world.outlook.projects[*project].verdict);
    row["light" + side] = word_of(light_words, world.outlook.projects[*project].light);
}

Json float_days(const World& world, const std::optional<std::uint32_t>& activity) {
    if (!activity) { return nullptr; }
    return in_days(world.portfolio.calendar_of(world.portfolio.activities[*activity]), world.outlook.likely.total_float(*activity));
}

/// A row of which nothing is known yet.
Json empty_row(std::string_view kind) {
    Json row;
    for (const auto& column : move_columns()) { row[column] = nullptr; }
    row["kind"] = kind;
    return row;
}

/// How far a promise is from being kept; nothing where nothing is promised or known.
std::optional<int> verdict_rank(const World& world, const std::optional<std::uint32_t>& project) {
    if (!project || !world.outlook.projects[*project].promised) { return std::nullopt; }
    const auto verdict = world.outlook.projects[*project].verdict;
    return verdict == Verdict::unknown ? std::nullopt : std::optional{static_cast<int>(verdict)};
}

Json keys_becoming(const WhatIfContext& context, bool becomes) {
    Json keys = Json::array();
    for (const auto& move : critical_changes(context, becomes)) {
        keys.push_back(becomes ? context.after().full_key(*move.after) : context.before().full_key(*move.before));
    }
    return keys;
}

Json promises(const WhatIfContext& context, bool broken) {
    Json keys = Json::array();
    for (const auto& move : context.input.moves.projects) {
        const auto worsened = promise_worsened(context, move);
        if (worsened != 0 && (worsened > 0) == broken) { keys.push_back(context.after().projects[*move.after].key); }
    }
    return keys;
}

} // namespace

std::vector<std::string> move_columns() {
    return {"kind",
            "key",
            "name",
            "early_start_before",
            "early_start_after",
            "early_finish_before",
            "early_finish_after",
            "delta_cd",
            "delta_wd",
            "late_finish_before",
            "late_finish_after",
            "total_float_wd_before",
            "total_float_wd_after",
            "critical_before",
            "critical_after",
            "verdict_before",
            "verdict_after",
            "light_before",
            "light_after"};
}

Json project_move_row(const WhatIfContext& context, const ProjectMove& move) {
    const auto& record = move.after ? context.after().projects[*move.after] : context.before().projects[*move.before];
    auto row = empty_row("project");
    row["key"] = record.key;
    row["name"] = record.name.in(context.language);
    add_shift(row, "early_finish", move.forecast);
    row["delta_cd"] = or_null(move.forecast.cd);
    row["delta_wd"] = or_null(move.forecast.wd);
    add_state(row, "_before", context.input.before, move.before);
    add_state(row, "_after", context.input.after, move.after);
    return row;
}

Json activity_move_row(const WhatIfContext& context, const ActivityMove& move) {
    const auto& record = move.after ? context.after().activities[*move.after] : context.before().activities[*move.before];
    auto row = empty_row("activity");
    row["key"] = move.after ? context.after().full_key(*move.after) : context.before().full_key(*move.before);
    row["name"] = record.name().in(context.language);
    add_shift(row, "early_start", move.early_start);
    add_shift(row, "early_finish", move.early_finish);
    row["delta_cd"] = or_null(move.early_finish.cd);
    row["delta_wd"] = or_null(move.early_finish.wd);
    add_shift(row, "late_finish", move.late_finish);
    row["total_float_wd_before"] = float_days(context.input.before, move.before);
    row["total_float_wd_after"] = float_days(context.input.after, move.after);
    if (move.before) { row["critical_before"] = move.was_critical; }
    if (move.after) { row["critical_after"] = move.is_critical; }
    return row;
}

int promise_worsened(const WhatIfContext& context, const ProjectMove& move) {
    const auto before = verdict_rank(context.input.before, move.before);
    const auto after = verdict_rank(context.input.after, move.after);
    return before && after ? *after - *before : 0;
}

std::vector<ActivityMove> critical_changes(const WhatIfContext& context, bool becomes) {
    std::vector<ActivityMove> found;
    for (const auto& move : context.input.moves.activities) {
        if (move.was_critical != move.is_critical && move.is_critical == becomes) { found.push_back(move); }
    }
    return found;
}

MachineFace what_if_machine(const WhatIfContext& context, const std::vector<TriedLine>& lines) {
    MachineFace face;
    const auto& outlook = context.input.after.outlook;
    face.head = scheduling_head("slipway.what-if/1", outlook.as_of, context.before(), outlook.options);
    face.rows_name = "moves";
    face.columns = move_columns();
    for (const auto& move : context.input.moves.projects) { face.rows.push_back(project_move_row(context, move)); }
    for (const auto& move : context.input.moves.activities) { face.rows.push_back(activity_move_row(context, move)); }
    face.tail["tried"] = Json::array();
    for (const auto& line : lines) { face.tail["tried"].push_back(line.json); }
    face.tail["newly_critical"] = keys_becoming(context, true);
    face.tail["no_longer_critical"] = keys_becoming(context, false);
    face.tail["promises_broken"] = promises(context, true);
    face.tail["promises_kept"] = promises(context, false);
    return face;
}

} // namespace slipway
