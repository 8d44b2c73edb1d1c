#include "slipway/base/text.hpp"
#include "slipway/report/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>

namespace slipway {
namespace {

constexpr int minutes_an_hour = 60;

constexpr auto row_keys =
    std::to_array<const char*>({"project", "activity", "name", "line", "field", "file_value", "computed_value", "cause"});

/// How a field reads in a table.
std::string_view heading_of(AuditField field, ForeignTool tool, bool zh) {
    switch (field) {
    case AuditField::early_start: return zh ? "最早开始" : "early start";
    case AuditField::early_finish: return zh ? "最早完成" : "early finish";
    case AuditField::late_start: return zh ? "最迟开始" : "late start";
    case AuditField::late_finish: return zh ? "最迟完成" : "late finish";
    case AuditField::total_float: return zh ? "总时差" : "total float";
    case AuditField::free_float: return zh ? "自由时差" : "free float";
    case AuditField::driving: break;
    }
    if (tool == ForeignTool::ms_project) { return zh ? "关键任务标志" : "critical flag"; }
    return zh ? "关键线路标志" : "driving path flag";
}

/// "12 h 30 min" of "750".
std::string hours_words(std::string_view minutes, bool zh) {
    int count = 0;
    std::from_chars(minutes.data(), minutes.data() + minutes.size(), count);
    const auto hours = std::abs(count) / minutes_an_hour;
    const auto rest = std::abs(count) % minutes_an_hour;
    const auto whole = fmt::format("{}{} {}", count < 0 ? "-" : "", hours, zh ? "小时" : "h");
    return rest == 0 ? whole : fmt::format("{} {} {}", whole, rest, zh ? "分" : "min");
}

/// A value as a reader sees it: a minute of a day, working hours, yes or no.
std::string shown_value(AuditField field, const std::string& value, bool zh) {
    if (value.empty()) { return zh ? "无" : "none"; }
    if (field == AuditField::driving && zh) { return value == "true" ? "是" : "否"; }
    if (field == AuditField::driving) { return value == "true" ? "yes" : "no"; }
    if (field == AuditField::total_float || field == AuditField::free_float) { return hours_words(value, zh); }
    auto shown = value;
    std::ranges::replace(shown, 'T', ' ');
    return shown;
}

const AuditCause* cause_of(std::string_view word) {
    const auto causes = audit_causes();
    const auto found = std::ranges::find(causes, word, &AuditCause::word);
    return found == causes.end() ? nullptr : &*found;
}

Json row_of(const ForeignSchedule& foreign, const AuditDifference& one) {
    const auto& activity = foreign.activities[one.activity];
    return {{"project", foreign.projects[activity.project].code},
            {"activity", activity.code},
            {"name", activity.name},
            {"line", activity.line == 0 ? Json(nullptr) : Json(activity.line)},
            {"field", word_of(audit_field_words, one.field)},
            {"file_value", one.file_value},
            {"computed_value", one.computed_value},
            {"cause", one.cause}};
}

Json fields_json(const Audit& audit) {
    auto fields = Json::object();
    for (std::size_t i = 0; i < audit_field_words.size(); ++i) {
        fields[std::string{audit_field_words[i].second}] = {{"compared", audit.fields[i].compared}, {"equal", audit.fields[i].equal}};
    }
    return fields;
}

Section fields_section(const Audit& audit, ForeignTool tool, bool zh) {
    Table table{{{zh ? "字段" : "field"},
                 {zh ? "比较" : "compared", Align::right},
                 {zh ? "一致" : "equal", Align::right},
                 {zh ? "不一致" : "differ", Align::right}},
                {},
                0,
                {}};
    for (std::size_t i = 0; i < audit_field_words.size(); ++i) {
        const auto& [compared, equal] = audit.fields[i];
        if (equal < compared) { table.alarming.push_back(i); }
        table.rows.push_back({std::string{heading_of(audit_field_words[i].first, tool, zh)}, fmt::format("{}", compared),
                              fmt::format("{}", equal), fmt::format("{}", compared - equal)});
    }
    return {zh ? "逐字段核对（未完成的工作）" : "Field by field, of work not complete", {std::move(table)}};
}

Section causes_section(const Audit& audit, bool zh) {
    std::map<std::string_view, std::size_t> counts;
    for (const auto& one : audit.differences) { ++counts[one.cause]; }
    Table table{{{zh ? "原因" : "cause"}, {zh ? "说明" : "what it means"}, {zh ? "差异" : "differences", Align::right}}, {}, 0, {}};
    for (const auto& [word, count] : counts) {
        const auto* cause = cause_of(word);
        table.rows.push_back(
            {std::string{word}, cause == nullptr ? "" : std::string{zh ? cause->zh : cause->en}, fmt::format("{}", count)});
    }
    return {zh ? "差异的可能原因" : "Why they differ, as far as can be told", {std::move(table)}};
}

Section differences_section(const AuditView& view, const ForeignSchedule& foreign, const Audit& audit, bool zh) {
    Table table{{{zh ? "工作" : "activity"},
                 {zh ? "名称" : "name"},
                 {zh ? "字段" : "field"},
                 {zh ? "文件值" : "file"},
                 {zh ? "重算值" : "computed"},
                 {zh ? "原因" : "cause"}},
                {},
                0,
                {}};
    const bool several = foreign.projects.size() > 1;
    if (several) { table.columns.insert(table.columns.begin(), {zh ? "项目" : "project"}); }
    const auto shown = std::min(view.most.value_or(audit.differences.size()), audit.differences.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& one = audit.differences[i];
        const auto& activity = foreign.activities[one.activity];
        table.rows.push_back({activity.code, activity.name, std::string{heading_of(one.field, foreign.tool, zh)},
                              shown_value(one.field, one.file_value, zh), shown_value(one.field, one.computed_value, zh), one.cause});
        if (several) { table.rows.back().insert(table.rows.back().begin(), foreign.projects[activity.project].code); }
    }
    table.more = audit.differences.size() - shown;
    return {zh ? "不一致的值" : "Values that differ", {std::move(table)}};
}

/// The day up to which progress is told, of several projects the first and the last: "2024-03-04 … 2024-03-06".
std::string data_dates(const ForeignSchedule& foreign) {
    const auto told = [](const ForeignProject& project) { return day_of(project.status_date.value_or(project.data_date)); };
    const auto [first, last] = std::ranges::minmax_element(foreign.projects, {}, told);
    if (first == foreign.projects.end()) { return "—"; }
    return told(*first) == told(*last) ? to_string(told(*first)) : fmt::format("{} … {}", to_string(told(*first)), to_string(told(*last)));
}

Json head_of(const AuditView& view, const ForeignSchedule& foreign, const Audit& audit) {
    Json head{{"schema", "slipway.audit/1"}, {"as_of", to_string(view.as_of)}, {"file", view.file}};
    head["tool"] = word_of(foreign_tool_words, foreign.tool);
    head["version"] = foreign.version.empty() ? Json(nullptr) : Json(foreign.version);
    head["rule_set"] = word_of(rule_set_words, foreign.options.schedule.rules);
    head["projects"] = foreign.projects.size();
    head["activities"] = audit.activities;
    head["fields"] = fields_json(audit);
    return head;
}

std::string title(const AuditView& view, const Audit& audit, bool zh) {
    if (std::ranges::all_of(audit.fields, [](const FieldCount& field) { return field.compared == 0; })) {
        return zh ? fmt::format("{}：没有可核对的结果", view.file) : fmt::format("{}: nothing to compare", view.file);
    }
    if (audit.differences.empty()) {
        return zh ? fmt::format("{}：重算结果与文件完全一致", view.file) : fmt::format("{}: our answers are the file's", view.file);
    }
    return zh ? fmt::format("{}：{} 处与文件不一致", view.file, audit.differences.size())
              : fmt::format("{}: {} from the file's", view.file,
                            audit.differences.size() == 1 ? "1 value differs" : fmt::format("{} values differ", audit.differences.size()));
}

/// "Of 14 values 12 are equal (85.7 %)."
std::string agreement(const Audit& audit, bool zh) {
    std::size_t compared = 0;
    std::size_t equal = 0;
    for (const auto& field : audit.fields) {
        compared += field.compared;
        equal += field.equal;
    }
    if (compared == 0) { return zh ? "文件没有保存任何可核对的结果。" : "The file stores no answer to hold ours against."; }
    // Rounded down: what is not all never reads like all.
    const auto share = std::floor(1000.0 * static_cast<double>(equal) / static_cast<double>(compared)) / 10;
    return zh ? fmt::format("核对 {} 个值，一致 {} 个（{:.1f} %）。", compared, equal, share)
              : fmt::format("Of {} values {} are equal ({:.1f} %).", compared, equal, share);
}

} // namespace

Report audit_report(const AuditView& view, const ForeignSchedule& foreign, const Audit& audit, Language language) {
    const bool zh = language == Language::zh;
    Report report;
    report.title = title(view, audit, zh);
    report.preamble = {zh ? fmt::format("{} {}，规则 {}，数据日期 {}；项目 {} 个，工作 {} 项。", word_of(foreign_tool_words, foreign.tool),
                                        foreign.version, word_of(rule_set_words, foreign.options.schedule.rules), data_dates(foreign),
                                        foreign.projects.size(), audit.activities)
                          : fmt::format("{} {}, rule set {}, data date {}; {}, {}.", word_of(foreign_tool_words, foreign.tool),
                                        foreign.version, word_of(rule_set_words, foreign.options.schedule.rules), data_dates(foreign),
                                        counted(foreign.projects.size(), "project"),
                                        audit.activities == 1 ? "1 activity" : fmt::format("{} activities", audit.activities))};
    report.preamble.push_back(agreement(audit, zh));
    report.sections.push_back(fields_section(audit, foreign.tool, zh));
    if (!audit.differences.empty()) {
        report.notes.emplace_back(zh ? "import 与 --from 采用重算值；文件值只用于核对。"
                                     : "import and --from take the computed values; those of the file serve for comparison only.");
        report.sections.push_back(causes_section(audit, zh));
        report.sections.push_back(differences_section(view, foreign, audit, zh));
    }
    report.sections.push_back(losses_section(foreign.losses, language));
    report.machine.head = head_of(view, foreign, audit);
    report.machine.rows_name = "differences";
    report.machine.columns.assign(row_keys.begin(), row_keys.end());
    for (const auto& one : audit.differences) { report.machine.rows.push_back(row_of(foreign, one)); }
    report.machine.tail["losses"] = losses_json(foreign.losses);
    return report;
}

} // namespace slipway
