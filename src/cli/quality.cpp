// `quality`: is the schedule sound?

#include "slipway/report/quality.hpp"

#include "cli/approved.hpp"
#include "cli/keys.hpp"
#include "cli/schedule_file.hpp"
#include "cli/where.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

namespace slipway {
namespace {

/// The finishes of each project's current baseline.
QualityFacts facts_of(const Portfolio& portfolio, const References& references) {
    QualityFacts facts;
    if (std::ranges::all_of(references, [](const Baseline* one) { return one == nullptr; })) { return facts; }
    facts.baseline_finish.resize(portfolio.activities.size());
    for (std::uint32_t i = 0; i < portfolio.activities.size(); ++i) {
        const auto* baseline = references[portfolio.activities[i].project];
        const auto* dates = baseline == nullptr ? nullptr : dates_of_activity(*baseline, portfolio.full_key(i));
        if (dates != nullptr) { facts.baseline_finish[i] = dates->finish; }
    }
    return facts;
}

/// "plan-2024 (2024-01-05), rail-2024 (2024-02-01)": the baselines that hold.
std::string baseline_words(const References& references, const std::vector<bool>& projects) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < references.size(); ++i) {
        if (projects[i] && references[i] != nullptr) {
            names.insert(fmt::format("{} ({})", references[i]->name, to_string(references[i]->as_of)));
        }
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

/// A failed point of the DCMA is amber, any other failed check a note.
Severity severity(const QualityCheck& check) { return check.group == QualityGroup::dcma ? Severity::amber : Severity::note; }

/// Whether a failed check reaches the severity of --fail-on.
bool reached(const Call& call, const std::vector<QualityResult>& results) {
    const auto level = value_of(severity_words, call.options.fail_on);
    if (!level) { return false; }
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (results[i].verdict == QualityVerdict::fails && severity(quality_checks()[i]) <= *level) { return true; }
    }
    return false;
}

/// What is known of the work, and by which baseline.
struct Facts {
    QualityFacts facts;
    std::string baseline;
};

std::optional<std::uint32_t> only_one(const std::vector<bool>& projects) {
    const auto first = std::ranges::find(projects, true);
    if (first == projects.end() || std::find(first + 1, projects.end(), true) != projects.end()) { return std::nullopt; }
    return static_cast<std::uint32_t>(first - projects.begin());
}

Exit judge(const Call& call, const Session& session, const std::function<Facts(const std::vector<bool>&)>& facts_of_projects) {
    const auto chosen = chosen_projects(call, session.portfolio());
    if (!chosen) { return Exit::input; }
    const auto selected = selected_projects(call, session.portfolio(), session.outlook);
    if (!selected) { return Exit::usage; }
    std::vector<bool> projects(selected->size(), false);
    for (const auto project : *chosen) { projects[project] = (*selected)[project]; }
    const auto known = facts_of_projects(projects);
    const auto results = quality(session.portfolio(), session.outlook, known.facts, projects);
    QualityInput input{session.portfolio(), session.outlook, known.facts, results, known.baseline, call.options.all};
    input.only_project = only_one(projects);
    print(call, quality_report(input, session.language), *selected, session.language);
    return reached(call, results) ? Exit::threshold : Exit::done;
}

Exit judge_file(const Call& call) {
    auto file = read_schedule_file(call, call.options.schedule_file);
    if (!file) { return Exit::input; }
    auto facts = quality_facts(file->foreign);
    const auto session = session_of(call, std::move(*file));
    const std::string baseline = facts.baseline_finish.empty() ? "" : call.options.schedule_file;
    return judge(call, session, [&](const std::vector<bool>&) { return Facts{std::move(facts), baseline}; });
}

} // namespace

Exit run_quality(const Call& call) {
    if (!call.options.schedule_file.empty()) { return judge_file(call); }
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto baselines = approved(call, *session);
    const auto references = current_baselines(session->portfolio(), baselines);
    return judge(call, *session, [&](const std::vector<bool>& projects) {
        return Facts{facts_of(session->portfolio(), references), baseline_words(references, projects)};
    });
}

} // namespace slipway
