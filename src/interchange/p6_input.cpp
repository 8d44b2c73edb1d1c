#include "interchange/p6_input.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// A resume date means something only of work that was suspended and goes on.
void hold_until_resumed(const ForeignSchedule& foreign, ForeignComputed& computed) {
    for (std::size_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        auto& status = computed.status[i];
        if (status.state != ProgressState::in_progress || !one.suspended) { status.resume.reset(); }
        if (status.state != ProgressState::in_progress || !one.external_early_start) { continue; }
        status.resume = std::max(status.resume.value_or(*one.external_early_start), *one.external_early_start);
    }
}

void add_external_dates(const ForeignSchedule& foreign, ForeignComputed& computed) {
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        if (one.state == ForeignState::complete) { continue; }
        if (one.external_early_start) { computed.constraints.push_back({i, ConstraintKind::start_no_earlier, *one.external_early_start}); }
        if (one.external_late_finish) { computed.constraints.push_back({i, ConstraintKind::finish_no_later, *one.external_late_finish}); }
    }
    std::ranges::stable_sort(computed.constraints, {}, &ActivityConstraint::activity);
}

/// How much of the predecessor was worked between its actual start and the data date: of a suspension only what lies outside it.
Minutes worked(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    const auto& one = foreign.activities[activity];
    if (!one.actual_start) { return Minutes{0}; }
    const auto& calendar = computed.calendars[one.calendar];
    const auto data_date = foreign.projects[one.project].data_date;
    auto done = calendar.between(*one.actual_start, std::max(*one.actual_start, data_date));
    if (one.suspended && *one.suspended < data_date) {
        const auto until = one.resume ? std::min(*one.resume, data_date) : data_date;
        done -= std::max(Minutes{0}, calendar.between(std::max(*one.suspended, *one.actual_start), until));
    }
    return std::max(Minutes{0}, done);
}

/// P6 counts a lag from the start of started work from where its remaining work starts, less what was worked since its actual start.
void shorten_started_lags(const ForeignSchedule& foreign, ForeignComputed& computed) {
    if (computed.options.start_lag_from_actual) { return; }
    auto& network = computed.network;
    const auto left = [&](std::uint32_t from, Minutes lag) { return std::max(Minutes{0}, lag - worked(foreign, computed, from)); };
    for (auto& incoming : network.incoming) {
        const auto from = network.order[incoming.from];
        const bool from_start = incoming.type == RelationType::start_start || incoming.type == RelationType::start_finish;
        if (!from_start || incoming.lag <= Minutes{0} || computed.status[from].state != ProgressState::in_progress) { continue; }
        incoming.lag = left(from, incoming.lag);
        network.relations[incoming.relation].lag = incoming.lag;
    }
}

/// Sets what an expected finish leaves of the remaining duration; whether any changed.
bool follow_expected(const ForeignSchedule& foreign, ForeignComputed& computed) {
    bool changed = false;
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        auto& status = computed.status[i];
        if (!one.expected_finish || status.state == ProgressState::complete || one.kind != ForeignKind::task) { continue; }
        const auto start = computed.schedule.early_start(i);
        const bool reachable = start != unknown_instant && start < *one.expected_finish;
        const auto remaining = reachable ? computed.calendars[one.calendar].between(start, *one.expected_finish) : one.remaining;
        changed = changed || remaining != status.remaining;
        status.remaining = remaining;
    }
    return changed;
}

} // namespace

void prepare_p6(const ForeignSchedule& foreign, ForeignComputed& computed) {
    hold_until_resumed(foreign, computed);
    add_external_dates(foreign, computed);
    shorten_started_lags(foreign, computed);
}

void schedule_expected(const ForeignSchedule& foreign, ForeignComputed& computed) {
    // Each round settles at least the next expected finish along a chain; nearly always the second one finds nothing to change.
    constexpr int most_rounds = 100;
    computed.schedule = schedule(computed.network, computed.scheduled().input);
    if (!foreign.options.use_expected_finish) { return; }
    for (int round = 0; round < most_rounds && follow_expected(foreign, computed); ++round) {
        computed.schedule = schedule(computed.network, computed.scheduled().input);
    }
}

std::vector<bool> open_ends(const Network& network) {
    std::vector<bool> open(network.activities.size(), true);
    for (const auto& relation : network.relations) {
        const bool binds = relation.binds && network.activities[relation.to].kind != ActivityKind::level_of_effort;
        if (binds) { open[relation.from] = false; }
    }
    return open;
}

} // namespace slipway
