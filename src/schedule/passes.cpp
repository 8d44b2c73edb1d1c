// The table of SEMANTICS §2, with the progress rules of §3, for the whole network.

#include "schedule/passes.hpp"

#include <array>
#include <bit>
#include <cassert>
#include <functional>

// Compiled twice where that is possible, for processors of the last ten years and for all others; the loader takes what fits.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define SLIPWAY_FOR_NEWER_PROCESSORS __attribute__((flatten, target_clones("arch=x86-64-v3", "default")))
#else
#define SLIPWAY_FOR_NEWER_PROCESSORS
#endif

namespace slipway {
namespace {

/// The quick way keeps what each relation forces in one array, in minutes since first_day, and its flags in one word.
constexpr std::uint32_t most_quick_relations = 16;
struct Forced {
    std::array<std::int32_t, most_quick_relations> at;
};

constexpr auto never = Instant::min();

// By value, so that the compiler chooses without a branch that it would guess wrong every other time.
constexpr Minutes least(Minutes left, Minutes right) { return Minutes{std::min(left.count(), right.count())}; }
constexpr Minutes greatest(Minutes left, Minutes right) { return Minutes{std::max(left.count(), right.count())}; }
constexpr Instant latest(Instant left, Instant right) { return Instant{greatest(left.time_since_epoch(), right.time_since_epoch())}; }
constexpr Minutes if_end(std::uint32_t end, Minutes work) { return Minutes{work.count() & -static_cast<std::int32_t>(end)}; }
constexpr Minutes chosen(std::uint32_t end, Minutes start, Minutes finish) { return start + if_end(end, finish - start); }

} // namespace

// --- prepare

Passes::Passes(const Network& network, const ScheduleInput& input)
    : network_{network}, input_{input}, rules_{network_, input_, out_}, nodes_(network.activities.size()) {
    assert(input.status.size() == network.activities.size());
    const auto count = network.activities.size();
    out_.position_ = network.position;
    out_.early_.resize(count);
    out_.late_.resize(count);
    out_.total_float_.resize(count, unknown_work);
    out_.free_float_.resize(count, unknown_work);
    out_.driving_.resize((network.incoming.size() + 63) / 64 + 1, 0);
    out_.project_finish_.resize(input.projects.size(), unknown_instant);
    prepare();
}

void Passes::prepare() {
    held_back_.clear();
    levels_of_effort_.clear();
    local_ = true;
    bool all_plain = true;
    bool any_complete = false;
    // In the caller's order, which is the order of what is read most.
    const auto& position = *network_.position;
    for (std::uint32_t activity = 0; activity < nodes_.size(); ++activity) {
        constexpr std::uint32_t ahead = 16;
        fetch_ahead(nodes_[position[std::min<std::size_t>(activity + ahead, nodes_.size() - 1)]]);
        const auto place = position[activity];
        auto node = prepared(activity);
        node.early_work = nodes_[place].early_work; // of dates already found, when a change made us look again
        all_plain = all_plain && node.plain_before && node.plain_after && node.sure;
        any_complete = any_complete || node.complete;
        local_ = local_ && !node.level_of_effort;
        if (node.level_of_effort && !node.complete) { levels_of_effort_.push_back(place); }
        nodes_[place] = node;
    }
    std::ranges::sort(levels_of_effort_);
    for (const auto& constraint : input_.constraints) {
        const auto place = (*network_.position)[constraint.activity];
        nodes_[place].plain_forward = nodes_[place].plain_backward = false;
        if (constraint.kind != ConstraintKind::as_late_as_possible) { continue; }
        local_ = false;
        if (rules_.as_late_as_possible(place)) { held_back_.push_back(place); }
    }
    std::ranges::sort(held_back_);
    leave_to_the_rules();
    leave_crowded_to_the_rules();
    const auto kept = any_complete ? nodes_.size() : 0;
    out_.through_.resize(kept, unknown_instant);
    out_.through_late_.resize(kept, unknown_instant);
    if (all_plain) { return; }
    for (std::uint32_t place = 0; place < nodes_.size(); ++place) { join_neighbours(place); }
}

/// The ends of relations that do not bind.
void Passes::leave_to_the_rules() {
    if (network_.all_bind) { return; }
    for (const auto& relation : network_.relations) {
        if (relation.binds) { continue; }
        auto& from = nodes_[(*network_.position)[relation.from]];
        auto& to = nodes_[(*network_.position)[relation.to]];
        from.plain_backward = to.plain_forward = false;
    }
}

/// What has more relations than the quick way keeps.
void Passes::leave_crowded_to_the_rules() {
    const auto& begin = network_.incoming_begin;
    for (std::uint32_t place = 0; place < nodes_.size(); ++place) {
        if (begin[place + 1] - begin[place] > most_quick_relations) { nodes_[place].plain_forward = false; }
    }
}

/// What is to be known of an activity by itself.
Passes::Node Passes::prepared(std::uint32_t activity) const {
    const auto& record = network_.activities[activity];
    const auto& status = input_.status[activity];
    const auto& terms = input_.projects[record.project];
    const auto& calendar = input_.calendars[record.calendar];
    const bool fits = record.calendar <= std::numeric_limits<std::uint16_t>::max();
    const bool level_of_effort = record.kind == ActivityKind::level_of_effort;
    const bool fresh = status.state == State::not_started && !status.resume && !level_of_effort && fits;
    Node node;
    node.remaining = status.remaining;
    node.project = record.project;
    node.calendar = static_cast<std::uint16_t>(record.calendar);
    node.sure = terms.forecast;
    node.complete = status.state == State::complete;
    node.start_milestone = record.kind == ActivityKind::start_milestone;
    node.level_of_effort = level_of_effort;
    node.plain_before = fresh || (fits && status.state == State::in_progress && !level_of_effort && !input_.options.start_lag_from_actual);
    node.plain_after = fresh && !record.after_completion;
    node.plain_forward = node.plain_backward = node.plain_after && record.kind != ActivityKind::finish_milestone;
    node.plain_backward = node.plain_backward && input_.options.rules != RuleSet::msp2016 && !node.start_milestone;
    if (node.plain_forward) {
        node.earliest = calendar.work_before(std::max(terms.data_date, terms.planned_start.value_or(terms.data_date)));
    }
    return node;
}

/// What its neighbours make of it, and it of them. In topological order.
void Passes::join_neighbours(std::uint32_t place) {
    auto& node = nodes_[place];
    for (const auto& relation : network_.incoming_at(place)) {
        auto& before = nodes_[relation.from];
        node.sure = node.sure && (before.sure || before.complete || before.level_of_effort);
        node.plain_forward = node.plain_forward && before.plain_before;
        before.plain_backward = before.plain_backward && node.plain_after;
    }
    node.plain_forward = node.plain_forward && node.sure;
}

/// After a change of status: from now on the rules, for the activity and its neighbours.
void Passes::unprepare(std::uint32_t place) {
    nodes_[place].plain_forward = nodes_[place].plain_backward = false;
    for (const auto& relation : network_.incoming_at(place)) { nodes_[relation.from].plain_backward = false; }
    for (const auto& relation : network_.outgoing_at(place)) { nodes_[relation.to].plain_forward = false; }
}

// --- forward

SLIPWAY_FOR_NEWER_PROCESSORS void Passes::forward() {
    for (std::uint32_t place = 0; place < nodes_.size(); ++place) { forward_at(place); }
}

void Passes::forward_at(std::uint32_t place) {
    const auto& node = nodes_[place];
    if (node.plain_forward) {
        forward_plain(place);
    } else if (node.complete) {
        forward_complete(place);
    } else {
        forward_by_rules(place);
    }
}

/// The instant of a plain predecessor that a relation counts from, and its lag after.
inline Instant Passes::after_lag(const IncomingRelation& relation) const {
    const auto& before = nodes_[relation.from];
    const auto end = end_before(relation.type);
    if (relation.own_lag_calendar) { return lag_calendar(relation).add(out_.early_[relation.from].ends[end], relation.lag); }
    const auto counted_from = before.early_work + if_end(end, before.remaining);
    return input_.calendars[before.calendar].arrival(counted_from + relation.lag, relation.lag > Minutes{0});
}

/// All bounds are numbers of working minutes of its calendar, as `work_before` counts them. A relation drives when what it forces lies
/// after the end of the work before the start: then its first possible working instant is the start itself. For a relation to the finish
/// the same holds of the finish.
void Passes::forward_plain(std::uint32_t place) {
    auto& node = nodes_[place];
    const auto& calendar = input_.calendars[node.calendar];
    const auto incoming = network_.incoming_at(place);
    Forced forced; // NOLINT(cppcoreguidelines-pro-type-member-init): filled as far as it is read, and filling it costs as much as the rest
    auto on_start = Instant{first_day};
    auto on_finish = Instant{first_day};
    for (std::size_t i = 0; i < incoming.size(); ++i) {
        const auto& relation = incoming[i];
        const auto at = relation.lag != Minutes{0} ? after_lag(relation) : out_.early_[relation.from].ends[end_before(relation.type)];
        forced.at[i] = at.time_since_epoch().count();
        const auto end = end_after(relation.type);
        on_start = latest(on_start, Instant{if_end(1 - end, at.time_since_epoch())});
        on_finish = latest(on_finish, Instant{if_end(end, at.time_since_epoch())});
    }
    const auto by_finish = calendar.work_before(on_finish) - node.remaining;
    const auto work = greatest(greatest(node.earliest, calendar.work_before(on_start)), by_finish);
    const auto start = calendar.start_at(work);
    const auto rest = calendar.finish_at(work);
    const auto finish = node.remaining > Minutes{0} ? calendar.finish_at(work + node.remaining) : start;
    node.early_work = work;
    out_.early_[place] = {{start, finish}};
    const auto drives_start = rest.time_since_epoch();
    const auto drives_finish = node.remaining > Minutes{0} ? finish.time_since_epoch() : drives_start;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < incoming.size(); ++i) {
        const bool drives = Minutes{forced.at[i]} >= chosen(end_after(incoming[i].type), drives_start, drives_finish);
        bits |= static_cast<std::uint64_t>(drives) << i;
    }
    set_drives(place, bits);
}

/// All relations into an activity at once; at most 32.
void Passes::set_drives(std::uint32_t place, std::uint64_t bits) {
    const auto slot = network_.incoming_begin[place];
    const auto count = network_.incoming_begin[place + 1] - slot;
    const auto mask = (std::uint64_t{1} << count) - 1;
    const auto shift = slot % 64;
    auto* word = out_.driving_.data() + slot / 64;
    *word = (*word & ~(mask << shift)) | (bits << shift);
    if (shift + count <= 64) { return; }
    ++word;
    *word = (*word & ~(mask >> (64 - shift))) | (bits >> (64 - shift));
}

void Passes::set_drive(std::uint32_t slot, bool drives) {
    auto& word = out_.driving_[slot / 64];
    const auto bit = std::uint64_t{1} << (slot % 64);
    word = drives ? word | bit : word & ~bit;
}

void Passes::forward_by_rules(std::uint32_t place) {
    auto& early = out_.early_[place];
    early = {};
    for (auto slot = network_.incoming_begin[place]; slot < network_.incoming_begin[place + 1]; ++slot) { set_drive(slot, false); }
    if (nodes_[place].level_of_effort || rules_.blind(place)) { return; }
    auto start = never;
    rules_.each_early_bound(place, [&](const BoundAt& bound) { start = std::max(start, bound.at); });
    if (const auto over = rules_.overruling(place, start)) { start = over->at; }
    const auto& calendar = rules_.calendar(place);
    early = {{start, calendar.add(start, rules_.remaining(place))}};
    nodes_[place].early_work = calendar.work_before(start);
    rules_.each_incoming(place, [&](const Rules::Link& link, std::uint32_t slot) { set_drive(slot, rules_.drives(link)); });
}

/// Actual dates hold; what still drives through is kept beside them.
void Passes::forward_complete(std::uint32_t place) {
    const auto& status = rules_.status(place);
    assert(status.actual_finish);
    out_.early_[place] = {{status.actual_start.value_or(unknown_instant), *status.actual_finish}};
    const auto through = rules_.driven_through(place);
    out_.through_[place] = through ? through->at : unknown_instant;
    for (auto slot = network_.incoming_begin[place]; slot < network_.incoming_begin[place + 1]; ++slot) {
        set_drive(slot, through && network_.incoming[slot].relation == through->by.index);
    }
}

std::size_t Passes::forward_from(std::uint32_t place) {
    assert(local());
    const auto fresh = prepared(network_.order[place]);
    if (fresh.complete || nodes_[place].complete) {
        // What is complete changes what is sure of all that follows.
        prepare();
        if (!fresh.complete && !out_.through_.empty()) { out_.through_[place] = unknown_instant; }
    } else if (fresh.plain_after && nodes_[place].plain_after) {
        nodes_[place].remaining = fresh.remaining;
    } else {
        unprepare(place);
        nodes_[place].complete = fresh.complete;
    }
    queued_.resize(nodes_.size(), false);
    std::size_t moved = 0;
    const auto queue = [&](std::uint32_t next) {
        if (queued_[next]) { return; }
        queued_[next] = true;
        waiting_.push_back(next);
        std::ranges::push_heap(waiting_, std::greater<>{});
    };
    const auto through = [&](std::uint32_t next) { return out_.through_.empty() ? unknown_instant : out_.through_[next]; };
    for (queue(place); !waiting_.empty();) {
        std::ranges::pop_heap(waiting_, std::greater<>{});
        const auto next = waiting_.back();
        waiting_.pop_back();
        queued_[next] = false;
        const auto before = out_.early_[next];
        const auto before_through = through(next);
        forward_at(next);
        const bool same = out_.early_[next] == before && through(next) == before_through;
        moved += same ? 0U : 1U;
        // The successors of the activity itself look again in any case: what they feel of it may have changed without its dates.
        if (same && next != place) { continue; }
        for (const auto& relation : network_.outgoing_at(next)) { queue(relation.to); }
    }
    return moved;
}

void Passes::all_again() {
    out_.through_.clear();
    out_.through_late_.clear();
    prepare();
    forward();
    backward();
}

std::size_t Passes::moved_since(const LargeVector<Dates>& before) const {
    std::size_t moved = 0;
    for (std::size_t place = 0; place < before.size(); ++place) { moved += out_.early_[place] == before[place] ? 0U : 1U; }
    return moved;
}

/// The latest early finish of each project; unknown as soon as one of its open activities has no forecast.
void Passes::find_project_finishes() {
    std::ranges::fill(out_.project_finish_, never);
    for (std::uint32_t place = 0; place < nodes_.size(); ++place) {
        if (nodes_[place].level_of_effort) { continue; }
        auto& finish = out_.project_finish_[nodes_[place].project];
        finish = std::max(finish, out_.early_[place].finish());
    }
    std::ranges::replace(out_.project_finish_, never, unknown_instant);
}

// --- backward

SLIPWAY_FOR_NEWER_PROCESSORS void Passes::backward() {
    find_project_finishes();
    const bool quick = all_capped();
    for (auto& node : nodes_) { node.late_work = node.free = Minutes::max(); }
    for (auto place = static_cast<std::uint32_t>(nodes_.size()); place-- > 0;) {
        // Predecessors lie a level or so before, in no order: they are asked for while whole levels still go by.
        constexpr std::uint32_t ahead = 8192;
        fetch_ahead(nodes_[place - std::min(place, ahead)]);
        const auto& node = nodes_[place];
        if (quick && node.plain_backward && node.sure) {
            backward_plain(place);
        } else {
            backward_by_rules(place);
            measure_floats(place);
        }
        if (quick && node.plain_after) { ask_predecessors(place); }
    }
    hold_back();
    span_levels_of_effort();
}

/// Whether every project has a cap, so that everything unfinished gets late dates.
bool Passes::all_capped() const {
    for (std::uint32_t project = 0; project < input_.projects.size(); ++project) {
        if (cap_of(project) == unknown_instant) { return false; }
    }
    return true;
}

/// Of what comes no later than the completion.
Instant Passes::cap_of(std::uint32_t project) const {
    const auto& commitment = input_.projects[project].commitment;
    return commitment && input_.options.cap == LateCap::commitment ? *commitment : last_finish(project);
}

Instant Passes::last_finish(std::uint32_t project) const {
    return input_.projects[project].floats_to.value_or(out_.project_finish_[project]);
}

void Passes::backward_plain(std::uint32_t place) {
    const auto& node = nodes_[place];
    const auto& calendar = input_.calendars[node.calendar];
    const auto early_finish = node.early_work + node.remaining;
    const auto late = least(node.late_work, calendar.work_before(cap_of(node.project)));
    const auto finish = calendar.finish_at(late);
    const auto start = node.remaining > Minutes{0} ? calendar.start_at(late - node.remaining) : finish;
    out_.late_[place] = {{start, finish}};
    const auto total = calendar.within(late) - early_finish;
    out_.total_float_[place] = total;
    auto free = node.free;
    if (free == Minutes::max()) {
        const auto project_finish = last_finish(node.project);
        const bool as_p6 = input_.options.rules == RuleSet::p6;
        if (as_p6 && project_finish == unknown_instant) {
            out_.free_float_[place] = unknown_work;
            return;
        }
        free = as_p6 ? calendar.work_before(project_finish) - early_finish : total;
    }
    out_.free_float_[place] = greatest(Minutes{0}, free);
}

/// What the late and the early dates of an activity leave its plain predecessors, in working minutes of theirs. The free float of the
/// Microsoft sets counts back over the lag, P6's from where the lag leads.
void Passes::ask_predecessors(std::uint32_t place) {
    const auto early = out_.early_[place];
    const auto late = out_.late_[place];
    const bool microsoft = input_.options.rules != RuleSet::p6;
    for (const auto& relation : network_.incoming_at(place)) {
        auto& before = nodes_[relation.from];
        if (!before.plain_backward) { continue; }
        const auto& calendar = input_.calendars[before.calendar];
        const auto end = end_after(relation.type);
        const auto lasting = if_end(end_before(relation.type), before.remaining);
        auto allowed = calendar.work_before(late.ends[end]) - relation.lag;
        auto reached = before.early_work + lasting + relation.lag;
        auto until = early.ends[end];
        if (relation.own_lag_calendar) {
            const bool begins = microsoft && relation.type == RelationType::start_start;
            const auto wanted = begins ? calendar.next_work(late.ends[end]) : late.ends[end];
            allowed = calendar.work_before(lag_calendar(relation).subtract(wanted, relation.lag));
            reached = microsoft ? before.early_work + lasting : calendar.work_before(after_lag(relation));
            if (microsoft && until != unknown_instant) { until = lag_calendar(relation).subtract(until, relation.lag); }
        }
        before.late_work = least(before.late_work, allowed + (before.remaining - lasting));
        if (early.finish() == unknown_instant) { continue; }
        before.free = least(before.free, calendar.work_before(until) - reached);
    }
}

void Passes::backward_by_rules(std::uint32_t place) {
    out_.late_[place] = {};
    if (nodes_[place].level_of_effort) { return; }
    auto finish = unknown_instant;
    rules_.each_late_bound(place, [&](const BoundAt& bound) { finish = std::min(finish, bound.at); });
    if (nodes_[place].complete) {
        out_.through_late_[place] = finish;
        return;
    }
    if (const auto mandatory = rules_.mandatory_late_finish(place)) { finish = mandatory->at; }
    if (finish == unknown_instant) { return; }
    finish = rules_.late_position(place, finish);
    out_.late_[place] = {{rules_.calendar(place).subtract(finish, rules_.remaining(place)), finish}};
}

void Passes::measure_floats(std::uint32_t place) {
    out_.total_float_[place] = nodes_[place].complete ? unknown_work : rules_.total_float(place);
    out_.free_float_[place] = nodes_[place].complete ? unknown_work : rules_.free_float(place);
}

/// As late as possible under the Microsoft sets: on its late dates, and what follows waits for it. Late dates and the project's finish
/// stay.
void Passes::put_on_late_dates() {
    for (const auto place : held_back_) {
        if (out_.late_[place].finish() == unknown_instant || out_.early_[place].finish() == unknown_instant) { continue; }
        out_.early_[place] = out_.late_[place];
        nodes_[place].early_work = rules_.calendar(place).work_before(out_.early_[place].start());
    }
    for (std::uint32_t place = 0; place < nodes_.size(); ++place) {
        if (!std::ranges::binary_search(held_back_, place)) { forward_at(place); }
    }
}

/// As late as possible: from the last to the first, each uses up the free float that those behind it leave.
void Passes::use_up_free_float() {
    // NOLINTNEXTLINE(modernize-loop-convert): backwards, and without a view, which the linter cannot read
    for (auto place = held_back_.rbegin(); place != held_back_.rend(); ++place) {
        const auto work = rules_.free_float(*place);
        if (work == unknown_work || work == Minutes{0}) { continue; }
        const auto& calendar = rules_.calendar(*place);
        const auto later = calendar.work_before(out_.early_[*place].start()) + work;
        const bool at_end = rules_.kind(*place) == ActivityKind::finish_milestone;
        const auto start = at_end ? calendar.finish_at(later) : calendar.start_at(later);
        out_.early_[*place] = {{start, calendar.add(start, rules_.remaining(*place))}};
    }
}

void Passes::hold_back() {
    if (held_back_.empty()) { return; }
    if (input_.options.rules == RuleSet::p6) {
        use_up_free_float();
    } else {
        put_on_late_dates();
    }
    for (std::uint32_t place = 0; place < nodes_.size(); ++place) {
        measure_floats(place);
        if (nodes_[place].complete) { continue; }
        rules_.each_incoming(place, [&](const Rules::Link& link, std::uint32_t slot) { set_drive(slot, rules_.drives(link)); });
    }
}

// --- levels of effort

void Passes::span_levels_of_effort() {
    for (const auto place : levels_of_effort_) {
        span_early(place);
        span_late(place);
        out_.total_float_[place] = rules_.total_float(place);
        out_.free_float_[place] = out_.early_[place].finish() == unknown_instant ? unknown_work : Minutes{0};
    }
}

void Passes::span_early(std::uint32_t place) {
    out_.early_[place] = {};
    if (!rules_.terms(place).forecast) { return; }
    const auto& calendar = rules_.calendar(place);
    const auto data_date = rules_.terms(place).data_date;
    const auto ties = rules_.spanned(place, Rules::Side::early);
    const auto start = calendar.next_work(std::max(data_date, ties.start.value_or(data_date)));
    const auto finish = ties.finish ? calendar.previous_work(*ties.finish) : start;
    out_.early_[place] = {{start, std::max(start, finish)}};
}

void Passes::span_late(std::uint32_t place) {
    out_.late_[place] = {};
    const auto& calendar = rules_.calendar(place);
    const auto ties = rules_.spanned(place, Rules::Side::late);
    const auto last = ties.finish.value_or(rules_.cap(place));
    if (last == unknown_instant) { return; }
    const auto finish = calendar.previous_work(last);
    out_.late_[place] = {{ties.start ? std::min(finish, calendar.next_work(*ties.start)) : finish, finish}};
}

// --- the whole

Schedule schedule(const Network& network, const ScheduleInput& input) {
    Passes passes{network, input};
    passes.forward();
    passes.backward();
    return std::move(passes).taken();
}

std::optional<Minutes> Schedule::interfering_float(std::uint32_t activity) const {
    const auto total = total_float(activity);
    const auto free = free_float(activity);
    return total && free ? std::optional{*total - *free} : std::nullopt;
}

Date shown_start(ActivityKind kind, Instant start) { return kind == ActivityKind::finish_milestone ? finish_day(start) : day_of(start); }

Date shown_finish(ActivityKind kind, Instant start, Instant finish) {
    const bool at_a_start = kind != ActivityKind::finish_milestone && start == finish;
    return at_a_start ? day_of(finish) : finish_day(finish);
}

} // namespace slipway
