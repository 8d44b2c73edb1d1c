#include "interchange/answers/msp_passes.hpp"
#include "interchange/answers/rules.hpp"
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
    if (task.kind == ForeignKind::inactive) { return {}; }
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

/// A summary is critical by its own float, too: not when only something in it is.
ForeignAnswers told(const MspPasses& passes, const ForeignActivity& task, std::uint32_t activity, const CriticalRule& critical) {
    if (task.state == ForeignState::complete || task.kind == ForeignKind::inactive) { return {}; }
    const auto& dates = passes.dates(activity);
    const auto total = passes.total_float(activity);
    return {.early_start = known(dates.early_start),
            .early_finish = known(dates.early_finish),
            .late_start = known(passes.printed_late_start(activity)),
            .late_finish = known(dates.late_finish),
            .total_float = known(total),
            .free_float = known(passes.free_float(activity)),
            .driving = total == unknown_work ? std::nullopt : std::optional{total <= critical.most_total_float}};
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
        computed.told.push_back(told(passes, task, i, foreign.options.critical));
        if (task.state == ForeignState::in_progress) { computed.status[i].resume = known(dates.back().early_start); }
    }
    std::vector<bool> drives(computed.network.relations.size(), false);
    for (std::uint32_t i = 0; i < foreign.relations.size(); ++i) { drives[i] = passes.drives(i); }
    computed.schedule = given_schedule(computed.network, dates, drives, computed.terms.size());
    return {};
}

ForeignAnswers msp_answers(const ForeignSchedule& /*foreign*/, const ForeignComputed& computed, std::uint32_t activity) {
    return computed.told[activity];
}

} // namespace slipway
