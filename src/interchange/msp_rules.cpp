#include "interchange/msp_passes.hpp"
#include "interchange/rules.hpp"
#include "slipway/schedule/given.hpp"

namespace slipway {
namespace {

/// So that the engine's rules, asked why a date is what it is, say the same.
void speak_as_msp(const ForeignSchedule& foreign, ForeignComputed& computed) {
    computed.options.logic = ProgressLogic::override_;
    computed.options.start_lag_from_actual = true;
    computed.options.rules = RuleSet::msp2013;
    for (std::size_t i = 0; i < foreign.activities.size(); ++i) {
        if (computed.status[i].state == ProgressState::not_started) { computed.status[i].remaining = foreign.activities[i].duration; }
    }
}

GivenDates given(const MspPasses& passes, const ForeignActivity& task, std::uint32_t activity) {
    const auto& dates = passes.dates(activity);
    GivenDates found{.early_start = passes.scheduled_start(activity), .early_finish = passes.scheduled_finish(activity)};
    if (task.state == ForeignState::complete) { return found; }
    if (task.state == ForeignState::in_progress && task.kind != ForeignKind::summary && !task.manual) {
        found.early_start = std::min(passes.goes_on(activity), found.early_finish);
    }
    found.late_start = dates.late_start;
    found.late_finish = dates.late_finish;
    found.total_float = passes.total_float(activity);
    found.free_float = passes.free_float(activity);
    return found;
}

std::optional<Instant> known(Instant at) { return at == unknown_instant ? std::nullopt : std::optional{at}; }
std::optional<Minutes> known(Minutes work) { return work == unknown_work ? std::nullopt : std::optional{work}; }

ForeignAnswers told(const MspPasses& passes, const ForeignActivity& task, std::uint32_t activity) {
    if (task.state == ForeignState::complete || task.kind == ForeignKind::inactive) { return {}; }
    const auto& dates = passes.dates(activity);
    return {.early_start = known(dates.early_start),
            .early_finish = known(dates.early_finish),
            .late_start = known(passes.printed_late_start(activity)),
            .late_finish = known(dates.late_finish),
            .total_float = known(passes.total_float(activity)),
            .free_float = known(passes.free_float(activity)),
            .driving = std::nullopt};
}

/// A task by its float; a summary when something that it spans is.
void tell_critical(const ForeignSchedule& foreign, const MspGraph& graph, ForeignComputed& computed) {
    for (const auto node : graph.network.order) {
        if (node >= computed.told.size()) { continue; }
        auto& here = computed.told[node];
        if (foreign.activities[node].kind != ForeignKind::summary) {
            if (here.total_float) { here.driving = *here.total_float <= foreign.options.critical.most_total_float; }
        } else if (here.early_start) {
            here.driving = here.driving.value_or(false);
        }
        const auto above = graph.parent[node];
        if (above != MspGraph::none && here.driving.value_or(false)) { computed.told[above].driving = true; }
    }
}

} // namespace

std::vector<Diagnostic> compute_msp(const ForeignSchedule& foreign, ForeignComputed& computed, std::uint32_t file) {
    const auto built = msp_graph(foreign, file);
    if (const auto* problems = std::get_if<std::vector<Diagnostic>>(&built)) { return *problems; }
    const auto& graph = std::get<MspGraph>(built);
    MspPasses passes{foreign, computed, graph};
    passes.run();
    speak_as_msp(foreign, computed);
    std::vector<GivenDates> dates;
    const auto count = static_cast<std::uint32_t>(foreign.activities.size());
    computed.told.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto& task = foreign.activities[i];
        dates.push_back(given(passes, task, i));
        computed.told.push_back(told(passes, task, i));
        if (task.state == ForeignState::in_progress) { computed.status[i].resume = known(dates.back().early_start); }
    }
    tell_critical(foreign, graph, computed);
    std::vector<bool> drives(computed.network.relations.size(), false);
    for (std::uint32_t i = 0; i < foreign.relations.size(); ++i) { drives[i] = passes.drives(i); }
    computed.schedule = given_schedule(computed.network, dates, drives, computed.terms.size());
    return {};
}

ForeignAnswers msp_answers(const ForeignSchedule& /*foreign*/, const ForeignComputed& computed, std::uint32_t activity) {
    return computed.told[activity];
}

} // namespace slipway
