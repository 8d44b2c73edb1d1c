#include "interchange/mspdi/task.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace slipway::interchange {
namespace {

/// Reads fields that may be missing.
struct TaskReader {
    const TaskFields& found;
    const Fields& fields;

    [[nodiscard]] std::string text(TaskField field) const {
        const auto node = found[field];
        return node ? fields.text(*node) : std::string{};
    }
    [[nodiscard]] bool flag(TaskField field, bool otherwise = false) const {
        const auto node = found[field];
        return node ? fields.flag(*node, otherwise) : otherwise;
    }
    [[nodiscard]] std::optional<std::int32_t> number(TaskField field) const {
        const auto node = found[field];
        return node ? fields.number(*node) : std::nullopt;
    }
    [[nodiscard]] std::optional<Instant> instant(TaskField field, Weight weight = Weight::decides) const {
        const auto node = found[field];
        return node ? fields.instant(*node, weight) : std::nullopt;
    }
    [[nodiscard]] std::optional<Minutes> work(TaskField field) const {
        const auto node = found[field];
        return node ? fields.work(*node) : std::nullopt;
    }
    [[nodiscard]] std::optional<Minutes> tenths(TaskField field) const {
        const auto node = found[field];
        return node ? fields.tenths(*node) : std::nullopt;
    }
    void loss(TaskField field, std::string_view code, std::string_view message) const {
        if (const auto node = found[field]) { fields.loss(*node, code, message); }
    }
};

void read_answers(const TaskReader& reader, ForeignAnswers& answers) {
    answers.early_start = reader.instant(TaskField::early_start, Weight::informs);
    answers.early_finish = reader.instant(TaskField::early_finish, Weight::informs);
    answers.late_start = reader.instant(TaskField::late_start, Weight::informs);
    answers.late_finish = reader.instant(TaskField::late_finish, Weight::informs);
    answers.total_float = reader.tenths(TaskField::total_slack);
    answers.free_float = reader.tenths(TaskField::free_slack);
    if (reader.found[TaskField::critical]) { answers.driving = reader.flag(TaskField::critical); }
}

std::optional<Minutes> planned_duration(const TaskReader& reader) {
    if (const auto duration = reader.work(TaskField::duration)) { return duration; }
    if (const auto duration = reader.work(TaskField::manual_duration)) { return duration; }
    const auto remaining = reader.work(TaskField::remaining_duration);
    if (remaining) { return *remaining + reader.work(TaskField::actual_duration).value_or(Minutes{0}); }
    return reader.flag(TaskField::milestone) ? std::optional{Minutes{0}} : std::nullopt;
}

/// What is left of the duration, by what the file says of it, else by the percentage.
Minutes remaining_duration(const TaskReader& reader, Minutes duration, double percent) {
    if (const auto remaining = reader.work(TaskField::remaining_duration)) { return *remaining; }
    if (const auto done = reader.work(TaskField::actual_duration)) { return std::max(duration - *done, Minutes{0}); }
    const auto left = duration.count() * (100 - std::clamp(percent, 0.0, 100.0)) / 100;
    return Minutes{static_cast<std::int32_t>(std::lround(left))};
}

void read_durations(const TaskReader& reader, MspRow& row) {
    const auto duration = planned_duration(reader);
    row.task.without_duration = !duration;
    row.activity.duration = duration.value_or(Minutes{0});
    const auto format = reader.number(TaskField::duration_format);
    row.task.elapsed = format && duration_format(*format).elapsed;
    row.activity.remaining = remaining_duration(reader, row.activity.duration, row.activity.percent.value_or(0));
}

/// Finished work has an actual finish, begun work an actual start; some programs only write the percentage.
void read_progress(const TaskReader& reader, ForeignActivity& activity) {
    activity.actual_start = reader.instant(TaskField::actual_start);
    activity.actual_finish = reader.instant(TaskField::actual_finish);
    const auto percent = activity.percent.value_or(0);
    if (!activity.actual_finish && percent >= 100) { activity.actual_finish = reader.instant(TaskField::finish); }
    if (!activity.actual_start && (activity.actual_finish || percent > 0)) { activity.actual_start = reader.instant(TaskField::start); }
    if (activity.actual_finish) {
        if (!activity.actual_start) { activity.actual_start = activity.actual_finish; }
        activity.state = ForeignState::complete;
        activity.remaining = Minutes{0};
        return;
    }
    if (!activity.actual_start) { return; }
    activity.state = ForeignState::in_progress;
    activity.suspended = reader.instant(TaskField::stop);
    activity.resume = reader.instant(TaskField::resume);
}

std::optional<ConstraintKind> constraint_kind(std::int64_t type) {
    switch (type) {
    case 1: return ConstraintKind::as_late_as_possible;
    case 2: return ConstraintKind::mandatory_start;
    case 3: return ConstraintKind::mandatory_finish;
    case 4: return ConstraintKind::start_no_earlier;
    case 5: return ConstraintKind::start_no_later;
    case 6: return ConstraintKind::finish_no_earlier;
    case 7: return ConstraintKind::finish_no_later;
    default: return std::nullopt;
    }
}

void read_constraint(const TaskReader& reader, ForeignActivity& activity) {
    const auto type_node = reader.found[TaskField::constraint_type];
    const auto type = type_node ? reader.fields.integer(*type_node) : std::nullopt;
    if (!type || *type == 0) { return; }
    const auto kind = constraint_kind(*type);
    if (!kind) {
        reader.fields.error(*type_node, {"bad-value", "a ConstraintType is a number from 0 to 7", "export the schedule again"});
        return;
    }
    if (*kind == ConstraintKind::as_late_as_possible) {
        activity.constraints.push_back({*kind, std::nullopt});
        return;
    }
    if (const auto at = reader.instant(TaskField::constraint_date)) {
        activity.constraints.push_back({*kind, at});
    } else {
        reader.loss(TaskField::constraint_type, "constraint-without-date", "a constraint that has no date binds nothing");
    }
}

void read_constraints(const TaskReader& reader, ForeignActivity& activity) {
    read_constraint(reader, activity);
    if (const auto deadline = reader.instant(TaskField::deadline)) { activity.constraints.push_back({ConstraintKind::deadline, deadline}); }
    activity.levelling_delay = std::max(reader.tenths(TaskField::levelling_delay).value_or(Minutes{0}), Minutes{0});
}

void read_baseline(XmlNode node, const Fields& fields, ForeignActivity& activity) {
    const auto child = [&](std::string_view name) { return node.child(name); };
    if (const auto interim = child("Interim"); interim && fields.flag(*interim)) {
        fields.loss(node, "interim-plan", "an interim plan is left out");
        return;
    }
    const auto number = child("Number");
    const auto value = number ? fields.integer(*number, Weight::informs).value_or(-1) : 0;
    if (value < 0 || value > 10) {
        fields.loss(node, "unknown-baseline", "a baseline whose number is not 0 to 10 is left out");
        return;
    }
    ForeignBaseline baseline{.number = static_cast<int>(value)};
    if (const auto start = child("Start")) { baseline.start = fields.instant(*start, Weight::informs); }
    if (const auto finish = child("Finish")) { baseline.finish = fields.instant(*finish, Weight::informs); }
    if (const auto duration = child("Duration")) { baseline.duration = fields.work(*duration, Weight::informs); }
    if (baseline.start || baseline.finish || baseline.duration) { activity.baselines.push_back(baseline); }
}

void read_lists(const TaskReader& reader, const MspCodes& codes, ForeignActivity& activity) {
    for (const auto& node : reader.found.lists()) {
        if (node.name() == "Baseline") { read_baseline(node, reader.fields, activity); }
        if (node.name() != "ExtendedAttribute" && node.name() != "OutlineCode") { continue; }
        if (auto tag = codes.tag(node, reader.fields)) { activity.tags.push_back(std::move(*tag)); }
    }
    std::ranges::sort(activity.baselines, {}, &ForeignBaseline::number);
}

/// A WBS code that is not the number of the outline was given by somebody.
void read_plain_tags(const TaskReader& reader, ForeignActivity& activity) {
    if (auto wbs = reader.text(TaskField::wbs); !wbs.empty() && wbs != reader.text(TaskField::outline_number)) {
        activity.tags.push_back({"WBS", std::move(wbs)});
    }
    if (auto contact = reader.text(TaskField::contact); !contact.empty()) { activity.tags.push_back({"Contact", std::move(contact)}); }
}

void tell_losses(const TaskReader& reader) {
    const auto filled = [&](TaskField field) {
        const auto node = reader.found[field];
        return node && !node->content().empty();
    };
    if (filled(TaskField::notes)) { reader.loss(TaskField::notes, "notes", "notes on tasks are left out"); }
    if (filled(TaskField::hyperlink)) { reader.loss(TaskField::hyperlink, "hyperlink", "hyperlinks of tasks are left out"); }
    if (filled(TaskField::subproject)) {
        reader.loss(TaskField::subproject, "subproject", "an inserted project: its own tasks are left out");
    }
    for (const auto& node : reader.found.unknown()) {
        reader.fields.loss(node, "unknown-element", "an element of a task that MS Project does not write is left out");
    }
}

/// Work whose dates are as entered: manual tasks; and what belongs to another project, of which only the dates are here.
void read_entered_dates(const TaskReader& reader, ForeignActivity& activity) {
    const bool external = reader.flag(TaskField::external_task);
    const bool subproject = reader.flag(TaskField::is_subproject);
    if (external) {
        reader.loss(TaskField::external_task, "external-task", "a task of another project keeps the dates that the file gives it");
    }
    if (subproject) { reader.loss(TaskField::is_subproject, "subproject", "an inserted project: its own tasks are left out"); }
    activity.manual = reader.flag(TaskField::manual) || external || subproject;
    if (external) { activity.external_late_finish = reader.instant(TaskField::late_finish, Weight::informs); }
    if (!activity.manual) { return; }
    activity.manual_start = reader.instant(TaskField::start);
    activity.manual_finish = reader.instant(TaskField::finish);
    if (!activity.manual_start) { activity.manual_start = reader.instant(TaskField::manual_start); }
    if (!activity.manual_finish) { activity.manual_finish = reader.instant(TaskField::manual_finish); }
}

void read_kind(const TaskReader& reader, ForeignActivity& activity) {
    if (activity.duration == Minutes{0} && reader.flag(TaskField::milestone)) { activity.kind = ForeignKind::finish_milestone; }
    if (!reader.flag(TaskField::active, true)) { activity.kind = ForeignKind::inactive; }
}

void read_own_fields(const TaskReader& reader, MspRow& row) {
    row.task.uid = *row.uid;
    row.task.id = reader.number(TaskField::id).value_or(0);
    row.task.level = std::max(reader.number(TaskField::outline_level).value_or(1), 1);
    row.task.calendar = reader.number(TaskField::calendar).value_or(-1);
    row.task.fixed_duration = reader.number(TaskField::type) == 1;
    row.task.ignores_resources = reader.flag(TaskField::ignore_resource_calendar);
}

} // namespace

MspRow read_task(XmlNode node, const TaskFields& found, const Fields& fields, const MspCodes& codes) {
    const TaskReader reader{found, fields};
    MspRow row;
    row.uid = reader.number(TaskField::uid);
    if (!row.uid) {
        fields.error(node, {"missing-uid", "a task has no UID", "export the schedule again"});
        return row;
    }
    row.is_task = *row.uid != 0 && !reader.flag(TaskField::is_null); // 0 is the project itself
    if (!row.is_task) { return row; }
    read_own_fields(reader, row);
    auto& activity = row.activity;
    activity.id = activity.code = std::to_string(*row.uid);
    activity.name = reader.text(TaskField::name);
    activity.line = fields.line(node);
    if (const auto percent = found[TaskField::percent_complete]) { activity.percent = fields.decimal(*percent, Weight::decides); }
    read_durations(reader, row);
    read_kind(reader, activity);
    read_progress(reader, activity);
    read_constraints(reader, activity);
    read_entered_dates(reader, activity);
    read_answers(reader, activity.answers);
    read_lists(reader, codes, activity);
    read_plain_tags(reader, activity);
    tell_losses(reader);
    return row;
}

} // namespace slipway::interchange
