#include "interchange/answers/p6_input.hpp"

#include <algorithm>
#include <charconv>

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

/// How much of a lag has run since the actual start of its predecessor until the data date: of a suspension only what lies outside it.
Minutes run(const ForeignSchedule& foreign, const Calendar& calendar, const ForeignActivity& one) {
    if (!one.actual_start) { return Minutes{0}; }
    const auto data_date = foreign.projects[one.project].data_date;
    auto done = calendar.between(*one.actual_start, std::max(*one.actual_start, data_date));
    if (one.suspended && *one.suspended < data_date) {
        const auto until = one.resume ? std::min(*one.resume, data_date) : data_date;
        done -= std::max(Minutes{0}, calendar.between(std::max(*one.suspended, *one.actual_start), until));
    }
    return std::max(Minutes{0}, done);
}

/// P6 counts a lag from the start of started work from where its remaining work starts, less what has run of it; a lead has.
void shorten_started_lags(const ForeignSchedule& foreign, ForeignComputed& computed) {
    auto& network = computed.network;
    for (auto& incoming : network.incoming) {
        const auto from = network.order[incoming.from];
        const bool from_start = incoming.type == RelationType::start_start || incoming.type == RelationType::start_finish;
        if (!from_start || incoming.lag == Minutes{0} || computed.status[from].state != ProgressState::in_progress) { continue; }
        auto& relation = network.relations[incoming.relation];
        const auto& calendar = computed.calendars[relation.lag_calendar];
        relation.lag = std::max(Minutes{0}, relation.lag - run(foreign, calendar, foreign.activities[from]));
        incoming.lag = relation.lag;
    }
}

/// Levels of effort take the dates of what they are tied to as they are.
void part_starts_from_finishes(const ForeignSchedule& foreign, ForeignComputed& computed) {
    const auto gap = start_to_finish_gap(foreign);
    auto& network = computed.network;
    const auto spans = [&](std::uint32_t activity) { return network.activities[activity].kind == ActivityKind::level_of_effort; };
    for (auto& incoming : network.incoming) {
        auto& relation = network.relations[incoming.relation];
        if (incoming.type != RelationType::start_finish || spans(relation.from) || spans(relation.to)) { continue; }
        relation.lag += gap;
        incoming.lag = relation.lag;
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

Minutes start_to_finish_gap(const ForeignSchedule& foreign) {
    constexpr int first_without = 8;
    const std::string_view version{foreign.version};
    int number = first_without;
    std::from_chars(version.data(), version.data() + version.size(), number);
    return number < first_without ? Minutes{1} : Minutes{0};
}

void prepare_p6(const ForeignSchedule& foreign, ForeignComputed& computed) {
    computed.options.progress_of_p6 = true;
    hold_until_resumed(foreign, computed);
    add_external_dates(foreign, computed);
    shorten_started_lags(foreign, computed);
    part_starts_from_finishes(foreign, computed);
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
