// `audit`: the schedule of a file computed again, held against the answers that the file stores, and judged.

#include "slipway/report/audit.hpp"

#include "cli/schedule_file.hpp"
#include "slipway/report/quality.hpp"

#include <algorithm>
#include <utility>

namespace slipway {
namespace {

/// Is the schedule sound? Behind the comparison.
void add_quality(const Call& call, Report& report, ScheduleFile file, Language language) {
    const auto facts = quality_facts(file.foreign);
    const auto session = session_of(call, std::move(file));
    const auto results = quality(session.portfolio(), session.outlook, facts, std::vector<bool>(session.portfolio().projects.size(), true));
    const std::string baseline = facts.baseline_finish.empty() ? "" : call.options.file;
    QualityInput input{session.portfolio(), session.outlook, facts, results, baseline, call.options.all};
    if (session.portfolio().projects.size() == 1) { input.only_project = 0; }
    auto judged = quality_report(input, language);
    report.preamble.push_back(judged.preamble.front()); // how many checks pass
    std::ranges::move(judged.sections, std::back_inserter(report.sections));
    std::ranges::move(judged.notes, std::back_inserter(report.notes));
    report.machine.tail["quality"] = std::move(judged.machine.rows);
    for (auto& [key, value] : judged.machine.tail.get_ref<Json::object_t&>()) { report.machine.tail["quality_" + key] = std::move(value); }
}

} // namespace

Exit run_audit(const Call& call) {
    auto file = read_schedule_file(call, call.options.file);
    if (!file) { return Exit::input; }
    const auto found = audit(file->foreign, file->computed);
    AuditView view{.file = call.options.file, .as_of = day_of(file->foreign.projects.front().data_date)};
    if (call.options.all) { view.most.reset(); }
    const auto language = call.language.value_or(Language::zh);
    auto report = audit_report(view, file->foreign, found, language);
    add_quality(call, report, std::move(*file), language);
    print(call, report, language);
    return found.differences.empty() ? Exit::done : Exit::threshold;
}

} // namespace slipway
