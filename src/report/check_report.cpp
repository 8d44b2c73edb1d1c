#include "slipway/base/text.hpp"
#include "slipway/report/check.hpp"
#include "slipway/report/weekly.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

Json diagnostic_row(const Diagnostic& diagnostic, const Sources& sources) {
    Json row;
    row["severity"] = diagnostic.severity == DiagnosticSeverity::error ? "error" : "warning";
    row["code"] = diagnostic.code;
    row["file"] = diagnostic.span ? Json(sources.path(diagnostic.span->file)) : Json(nullptr);
    row["line"] = diagnostic.span && diagnostic.span->line > 0 ? Json(diagnostic.span->line) : Json(nullptr);
    row["column"] = diagnostic.span && diagnostic.span->line > 0 ? Json(diagnostic.span->column) : Json(nullptr);
    row["message"] = diagnostic.message;
    row["advice"] = diagnostic.advice;
    return row;
}

std::string counts(const Portfolio& portfolio, Language language) {
    const auto promises = std::ranges::count_if(portfolio.projects, [](const Project& project) { return project.commitment.has_value(); });
    return language == Language::zh
               ? fmt::format("规划 {} 项，项目 {} 个（有承诺 {}），工作与节点 {} 项，逻辑关系 {} 条，日历 {} 个。", portfolio.plans.size(),
                             portfolio.projects.size(), promises, portfolio.activities.size(), portfolio.relations.size(),
                             portfolio.calendars.size())
               : fmt::format("{}, {} ({} with a promise), {} activities and milestones, {}, {}.", counted(portfolio.plans.size(), "plan"),
                             counted(portfolio.projects.size(), "project"), promises, portfolio.activities.size(),
                             counted(portfolio.relations.size(), "relation"), counted(portfolio.calendars.size(), "calendar"));
}

} // namespace

Report check_report(const LoadedPortfolio& loaded, std::span<const Finding> findings, Date as_of, Language language) {
    const bool zh = language == Language::zh;
    const auto errors = std::ranges::count(loaded.diagnostics, DiagnosticSeverity::error, &Diagnostic::severity);
    const auto warnings = std::ssize(loaded.diagnostics) - errors;
    Report report;
    report.title = zh ? fmt::format("检查：错误 {}，警告 {}", errors, warnings)
                      : fmt::format("Check: {}, {}", counted(static_cast<std::size_t>(errors), "error"),
                                    counted(static_cast<std::size_t>(warnings), "warning"));
    report.preamble = {counts(loaded.portfolio, language)};
    report.machine.head = machine_head("slipway.check/1", as_of, loaded.portfolio);
    report.machine.head["errors"] = errors;
    report.machine.head["warnings"] = warnings;
    report.machine.rows_name = "diagnostics";
    report.machine.columns = {"severity", "code", "file", "line", "column", "message", "advice"};
    for (const auto& diagnostic : loaded.diagnostics) { report.machine.rows.push_back(diagnostic_row(diagnostic, loaded.sources)); }
    report.machine.tail["findings"] = Json::array();
    Bullets bullets;
    for (const auto& finding : findings) {
        report.machine.tail["findings"].push_back(finding_row(finding, language));
        bullets.points.push_back({fmt::format("{} [{}]", finding.key, finding.code), {finding.message.in(language)}});
    }
    if (!bullets.points.empty()) {
        report.sections.push_back({zh ? "记录之间的矛盾" : "Records that contradict each other", {std::move(bullets)}});
    }
    return report;
}

} // namespace slipway
