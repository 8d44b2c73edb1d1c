// The receipt of a baseline, and the list of all.

#include "report/slip_parts.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/base/text.hpp"
#include "slipway/report/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

/// One project under the new baseline, and under the one in force until now.
struct CoveredProject {
    std::uint32_t project = 0;
    const Baseline* earlier = nullptr;
    std::optional<Date> was, is;
    std::optional<int> wd, cd;
};

std::optional<Date> completion_in(const Baseline& baseline, const std::string& completion) {
    const auto* dates = dates_of_activity(baseline, completion);
    return dates != nullptr ? dates->finish : std::nullopt;
}

CoveredProject covered(const BaselineReceipt& receipt, std::uint32_t project) {
    CoveredProject one{.project = project, .earlier = receipt.earlier[project]};
    const auto completion = receipt.portfolio.projects[project].completion;
    if (!completion) { return one; }
    const auto key = receipt.portfolio.full_key(*completion);
    one.is = completion_in(receipt.baseline, key);
    if (one.earlier != nullptr) { one.was = completion_in(*one.earlier, key); }
    if (one.was && one.is) {
        one.cd = days_between(*one.was, *one.is);
        one.wd = receipt.portfolio.calendar_of(receipt.portfolio.activities[*completion]).working_days(*one.was, *one.is);
    }
    return one;
}

Json covered_row(const BaselineReceipt& receipt, const CoveredProject& one, Language language) {
    const auto& record = receipt.portfolio.projects[one.project];
    Json row;
    row["key"] = record.key;
    row["name"] = record.name.in(language);
    row["agency"] = agency_json(receipt.portfolio, one.project);
    row["activities"] = record.activity_count;
    row["earlier_baseline"] = one.earlier != nullptr ? Json(one.earlier->name) : Json(nullptr);
    row["earlier_as_of"] = one.earlier != nullptr ? Json(to_string(one.earlier->as_of)) : Json(nullptr);
    row["before"] = json_date(one.was);
    row["after"] = json_date(one.is);
    row["slip_wd"] = json_number(one.wd);
    row["slip_cd"] = json_number(one.cd);
    return row;
}

/// The head of an edition, as the machine sees it.
Json edition_json(const Baseline& baseline) {
    Json row;
    row["name"] = baseline.name;
    row["day"] = to_string(baseline.as_of);
    row["recorded_at"] = baseline.recorded_at;
    row["approved_by"] = baseline.approved_by;
    row["ref"] = baseline.reference;
    row["reason"] = baseline.reason;
    row["illustrative"] = baseline.illustrative;
    return row;
}

MachineFace receipt_machine(const BaselineReceipt& receipt, const std::vector<CoveredProject>& projects, Language language) {
    MachineFace face;
    face.head = machine_head("slipway.baseline/1", receipt.outlook.as_of, receipt.portfolio);
    face.head["baseline"] = edition_json(receipt.baseline);
    face.rows_name = "projects";
    face.columns = {"key", "name", "agency", "activities", "earlier_baseline", "earlier_as_of", "before", "after", "slip_wd", "slip_cd"};
    for (const auto& one : projects) { face.rows.push_back(covered_row(receipt, one, language)); }
    face.tail["left_out"] = Json::array();
    for (const auto project : receipt.forgone) { face.tail["left_out"].push_back(receipt.portfolio.projects[project].key); }
    return face;
}

Table rebaseline_table(const BaselineReceipt& receipt, std::vector<CoveredProject> projects, const Voice& voice) {
    Table table{{{voice.say("项目", "project")},
                 {voice.say("原基准", "baseline was")},
                 {voice.say("原日期", "date was")},
                 {voice.say("新日期", "is")},
                 {"cd", Align::right},
                 {"wd", Align::right},
                 {voice.say("键", "key")}},
                {},
                keep_twenty(projects, receipt.all)};
    for (const auto& one : projects) {
        const auto& record = receipt.portfolio.projects[one.project];
        table.rows.push_back({record.name.in(voice.language), fmt::format("{} {}", one.earlier->name, to_string(one.earlier->as_of)),
                              report_date(receipt.portfolio, one.was), report_date(receipt.portfolio, one.is), signed_words(one.cd),
                              signed_words(one.wd), record.key});
    }
    return table;
}

/// Those that had a baseline before, the greatest move first.
Section rebaseline_section(const BaselineReceipt& receipt, std::vector<CoveredProject> projects, const Voice& voice) {
    std::erase_if(projects, [](const CoveredProject& one) { return one.earlier == nullptr; });
    if (projects.empty()) { return {}; }
    std::ranges::stable_sort(projects, {}, [](const CoveredProject& one) { return -std::abs(one.cd.value_or(0)); });
    const auto count = projects.size();
    return {voice.zh() ? fmt::format("重定基准的项目 {} 个", count) : fmt::format("Re-baselined: {}", counted(count, "project")),
            {rebaseline_table(receipt, std::move(projects), voice)}};
}

std::string approval_words(const Baseline& baseline, const Voice& voice) {
    return voice.zh()
               ? fmt::format("批准：{} · 依据：{} · 缘由：{}", baseline.approved_by, baseline.reference, baseline.reason)
               : fmt::format("Approved by {} · reference {} · reason: {}", baseline.approved_by, baseline.reference, baseline.reason);
}

std::string list_title(std::size_t count, const Voice& voice) {
    return voice.zh() ? fmt::format("基准 {} 版", count) : fmt::format("Baselines: {}", counted(count, "edition"));
}

/// How manieth of its name each is, from 1.
std::vector<std::size_t> edition_numbers(std::span<const Baseline> baselines) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < baselines.size(); ++i) {
        const auto earlier = std::ranges::count(baselines.first(i), baselines[i].name, &Baseline::name);
        numbers.push_back(static_cast<std::size_t>(earlier) + 1);
    }
    return numbers;
}

Table list_table(std::span<const Baseline> baselines, const Voice& voice) {
    Table table{{{voice.say("名称@版", "name@N")},
                 {voice.say("截止日", "day")},
                 {voice.say("记录时间", "recorded at")},
                 {voice.say("批准", "approved by")},
                 {voice.say("依据", "reference")},
                 {voice.say("缘由", "reason")},
                 {voice.say("项目", "projects"), Align::right}},
                {},
                0};
    const auto numbers = edition_numbers(baselines);
    for (std::size_t i = 0; i < baselines.size(); ++i) {
        const auto& one = baselines[i];
        const auto name = fmt::format("{}@{}{}", one.name, numbers[i], one.illustrative ? voice.say("（演示）", " (illustrative)") : "");
        table.rows.push_back({name, to_string(one.as_of), one.recorded_at, one.approved_by, one.reference, one.reason,
                              std::to_string(covered_projects(one).size())});
    }
    return table;
}

} // namespace

Report baseline_receipt(const BaselineReceipt& receipt, Language language) {
    const Voice voice{language};
    std::vector<CoveredProject> projects;
    for (const auto project : receipt.projects) { projects.push_back(covered(receipt, project)); }
    Report report;
    const auto& baseline = receipt.baseline;
    report.title = voice.zh() ? fmt::format("基准 {}（{}）：{} 个项目，{} 项工作", baseline.name, to_string(baseline.as_of),
                                            projects.size(), baseline.dates.size())
                              : fmt::format("Baseline {} of {}: {}, {} activities", baseline.name, to_string(baseline.as_of),
                                            counted(projects.size(), "project"), baseline.dates.size());
    report.preamble = {approval_words(baseline, voice)};
    if (!receipt.forgone.empty()) {
        report.preamble.push_back(voice.zh()
                                      ? fmt::format("没有预测而未纳入的项目 {} 个。", receipt.forgone.size())
                                      : fmt::format("Left out for want of a forecast: {}.", counted(receipt.forgone.size(), "project")));
    }
    report.sections = {rebaseline_section(receipt, projects, voice)};
    std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    report.machine = receipt_machine(receipt, projects, language);
    return report;
}

Report baseline_list(const Portfolio& portfolio, Date as_of, std::span<const Baseline> baselines, Language language) {
    const Voice voice{language};
    Report report;
    report.title = list_title(baselines.size(), voice);
    if (baselines.empty()) {
        report.preamble = {voice.say("尚未设定基准：slipway baseline set 设定。", "None is set: slipway baseline set does it.")};
    } else {
        report.sections = {{"", {list_table(baselines, voice)}}};
    }
    report.machine.head = machine_head("slipway.baselines/1", as_of, portfolio);
    report.machine.rows_name = "baselines";
    report.machine.columns = {"name", "day", "recorded_at", "approved_by", "ref", "reason", "illustrative", "projects", "edition"};
    const auto numbers = edition_numbers(baselines);
    for (std::size_t i = 0; i < baselines.size(); ++i) {
        auto row = edition_json(baselines[i]);
        row["projects"] = covered_projects(baselines[i]).size();
        row["edition"] = numbers[i];
        report.machine.rows.push_back(std::move(row));
    }
    return report;
}

} // namespace slipway
