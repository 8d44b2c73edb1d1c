#include "report/scheduling.hpp"
#include "slipway/findings/wording.hpp"
#include "slipway/report/tables.hpp"
#include "slipway/report/weekly.hpp"

#include <fmt/format.h>

namespace slipway {

Report alerts_report(const Portfolio& portfolio, Date as_of, std::span<const Finding> findings, Language language) {
    const bool zh = language == Language::zh;
    Report report;
    report.title = zh ? fmt::format("预警 {}：{} 条", to_string(as_of), findings.size())
                      : fmt::format("Alerts, {}: {}", to_string(as_of), findings.size());
    report.preamble = {scheduling_words(portfolio.options, language)};
    report.machine.head = scheduling_head("slipway.alerts/1", as_of, portfolio, portfolio.options);
    report.machine.rows_name = "findings";
    report.machine.columns = {"code", "severity", "key", "message", "owner", "due"};
    std::string_view code;
    for (const auto& finding : findings) {
        report.machine.rows.push_back(finding_row(finding, language));
        if (finding.code != code) {
            code = finding.code;
            report.sections.push_back({fmt::format("{} · {}", words(finding.severity, language), code), {Bullets{}}});
        }
        std::get<Bullets>(report.sections.back().blocks.back())
            .points.push_back({fmt::format("{}  {}", finding.key, portfolio.projects[finding.project].name.in(language)),
                               {finding.message.in(language), fmt::format("{}{}", zh ? "找：" : "call: ", finding.owner.in(language))}});
    }
    return report;
}

} // namespace slipway
