#include "tracking/attribution_board.hpp"

#include <algorithm>
#include <cassert>

namespace slipway {
namespace {

/// How much two relations between the same activities are alike: 2 the same type and lag, 1 the same type, 0 nothing else.
int likeness(const Relation& left, const Relation& right) {
    if (left.type != right.type) { return 0; }
    return left.lag_text() == right.lag_text() ? 2 : 1;
}

void add_project_activities(const Portfolio& portfolio, std::uint32_t activity, std::vector<std::uint32_t>& found) {
    const auto& project = portfolio.projects[portfolio.activities[activity].project];
    for (std::uint32_t i = 0; i < project.activity_count; ++i) { found.push_back(project.first_activity + i); }
}

/// What an activity waits for; when `whole`, all that it is tied to, and its whole project.
std::vector<std::uint32_t> neighbours(const Situation& situation, std::uint32_t activity, bool whole) {
    const auto& network = situation.outlook.network;
    const auto place = (*network.position)[activity];
    std::vector<std::uint32_t> found;
    for (const auto& relation : network.incoming_at(place)) {
        const auto from = network.order[relation.from];
        if (whole || network.activities[from].kind != ActivityKind::level_of_effort) { found.push_back(from); }
    }
    if (!whole) { return found; }
    for (const auto& relation : network.outgoing_at(place)) { found.push_back(network.order[relation.to]); }
    add_project_activities(situation.portfolio, activity, found);
    return found;
}

/// The last day by which a stage implies that it was done.
std::optional<Date> implied_by(const ActivityFacts& facts) {
    return facts.finished_by && !facts.finished ? std::optional{facts.finished_by->last} : std::nullopt;
}

bool looks_both_ways_at(const Outlook& outlook, std::uint32_t activity) {
    return outlook.network.activities[activity].kind == ActivityKind::level_of_effort ||
           std::ranges::any_of(constraints_of(outlook, activity),
                               [](const ActivityConstraint& one) { return one.kind == ConstraintKind::as_late_as_possible; });
}

} // namespace

std::span<const ActivityConstraint> constraints_of(const Outlook& outlook, std::uint32_t activity) {
    const auto first = std::ranges::lower_bound(outlook.constraints, activity, {}, &ActivityConstraint::activity);
    return {first, std::ranges::upper_bound(outlook.constraints, activity, {}, &ActivityConstraint::activity)};
}

bool same(const ActivityStatus& left, const ActivityStatus& right) {
    return left.state == right.state && left.remaining == right.remaining && left.actual_start == right.actual_start &&
           left.actual_finish == right.actual_finish && left.resume == right.resume;
}

Board::Board(const Comparison& comparison, std::uint32_t target_then, std::uint32_t target_now)
    : options{comparison.then().outlook.options}, comparison_{comparison} {
    gather(target_then, target_now, false);
    // Work as late as possible, and a level of effort, look at what comes after them and at their whole project.
    looks_both_ways_ = any_looks_both_ways();
    if (looks_both_ways_) { gather(target_then, target_now, true); }
    for (std::uint32_t member = 0; member < activities.size(); ++member) { describe(member); }
    set_terms();
    for (std::uint32_t member = 0; member < activities.size(); ++member) { relate(member); }
    rebuilt();
}

void Board::gather(std::uint32_t target_then, std::uint32_t target_now, bool whole) {
    activities.clear();
    of_then_.clear();
    of_now_.clear();
    add(target_then, target_now);
    for (std::uint32_t member = 0; member < activities.size(); ++member) { add_neighbours(member, whole); }
}

std::uint32_t Board::add(std::optional<std::uint32_t> then, std::optional<std::uint32_t> now) {
    if (then) {
        if (const auto known = of_then_.find(*then); known != of_then_.end()) { return known->second; }
    } else if (const auto known = of_now_.find(*now); known != of_now_.end()) {
        return known->second;
    }
    const auto member = static_cast<std::uint32_t>(activities.size());
    auto& one = activities.emplace_back();
    one.then = then;
    one.now = now;
    if (then) { of_then_.emplace(*then, member); }
    if (now) { of_now_.emplace(*now, member); }
    return member;
}

void Board::add_neighbours(std::uint32_t member, bool whole) {
    const auto then = activities[member].then;
    const auto now = activities[member].now;
    if (then) {
        for (const auto other : neighbours(comparison_.then(), *then, whole)) { add(other, comparison_.in_now(other)); }
    }
    if (now && !comparison_.same_records()) {
        for (const auto other : neighbours(comparison_.now(), *now, whole)) { add(comparison_.in_then(other), other); }
    }
}

bool Board::any_looks_both_ways() const {
    return std::ranges::any_of(activities, [&](const BoardActivity& one) {
        return (one.then && looks_both_ways_at(comparison_.then().outlook, *one.then)) ||
               (one.now && looks_both_ways_at(comparison_.now().outlook, *one.now));
    });
}

/// As it was then; what is only of now has its own record and progress from the beginning, but waits outside.
void Board::describe(std::uint32_t member) {
    auto& one = activities[member];
    const auto& side = one.then ? comparison_.then() : comparison_.now();
    const auto index = one.then ? *one.then : *one.now;
    const auto& progress = one.then ? comparison_.then().outlook.progress : comparison_.by_records_of_now();
    one.key = side.portfolio.full_key(index);
    one.project = project_of(one);
    one.record = side.outlook.network.activities[index];
    one.record.project = one.project;
    if (one.then) {
        const auto given = constraints_of(side.outlook, index);
        one.constraints.assign(given.begin(), given.end());
    } else {
        one.record.calendar = calendar_now(member);
        one.constraints = constraints_now(member);
    }
    for (auto& constraint : one.constraints) { constraint.activity = member; }
    status.push_back(progress.likely[index]);
    done_by.push_back(implied_by(progress.facts[index]));
}

std::uint32_t Board::project_of(const BoardActivity& one) {
    const auto& portfolio = (one.then ? comparison_.then() : comparison_.now()).portfolio;
    const auto& key = portfolio.projects[portfolio.activities[one.then ? *one.then : *one.now].project].key;
    for (std::uint32_t i = 0; i < projects.size(); ++i) {
        if (projects[i].key == key) { return i; }
    }
    projects.push_back({key, comparison_.then().portfolio.find_project(key), comparison_.now().portfolio.find_project(key)});
    return static_cast<std::uint32_t>(projects.size() - 1);
}

void Board::set_terms() {
    const auto data_date = Instant{comparison_.then().outlook.as_of};
    for (const auto& project : projects) {
        if (project.then) {
            terms.push_back(comparison_.then().outlook.likely_terms[*project.then]);
            continue;
        }
        auto fresh = comparison_.now().outlook.likely_terms[*project.now];
        fresh.data_date = data_date;
        fresh.forecast = comparison_.by_records_of_now().projects[*project.now].has_forecast;
        terms.push_back(fresh);
    }
    ProjectTerms outside;
    outside.data_date = data_date;
    terms.push_back(outside);
    for (std::uint32_t member = 0; member < activities.size(); ++member) {
        if (!activities[member].then) { take_out(member); }
    }
}

/// The relations into one activity: those of then, each with its like of now, and what is left of now.
void Board::relate(std::uint32_t member) {
    const auto first = relations.size();
    if (activities[member].then) { relate_then(member); }
    if (!activities[member].now || comparison_.same_records()) { return; }
    auto left = comparison_.now().outlook.network.into(*activities[member].now);
    std::erase_if(left, [&](std::uint32_t index) { return !of_now_.contains(comparison_.now().outlook.network.relations[index].from); });
    for (int wanted = 2; wanted >= 0; --wanted) {
        std::erase_if(left, [&](std::uint32_t index) { return pair_up(first, index, wanted); });
    }
    for (const auto index : left) {
        const auto from = of_now_.at(comparison_.now().outlook.network.relations[index].from);
        relations.push_back({std::nullopt, index, {from, member, {}, {}, {}}, false});
        relations.back().record = relation_now(static_cast<std::uint32_t>(relations.size() - 1));
    }
}

void Board::relate_then(std::uint32_t member) {
    const auto& network = comparison_.then().outlook.network;
    for (const auto index : network.into(*activities[member].then)) {
        const auto from = of_then_.find(network.relations[index].from);
        if (from == of_then_.end()) { continue; }
        auto record = network.relations[index];
        record.from = from->second;
        record.to = member;
        const auto like = comparison_.same_records() ? std::optional{index} : std::nullopt;
        relations.push_back({index, like, record, true});
    }
}

/// Finds a relation of now its like of then among those from `first` on; says whether there is one.
bool Board::pair_up(std::size_t first, std::uint32_t relation_now, int wanted) {
    const auto& record = comparison_.now().portfolio.relations[relation_now];
    const auto from = of_now_.at(record.from);
    for (auto i = first; i < relations.size(); ++i) {
        auto& known = relations[i];
        if (known.now || known.record.from != from) { continue; }
        if (likeness(comparison_.then().portfolio.relations[*known.then], record) != wanted) { continue; }
        known.now = relation_now;
        return true;
    }
    return false;
}

void Board::rebuilt() {
    std::vector<NetworkActivity> given;
    constraints_.clear();
    for (std::uint32_t member = 0; member < activities.size(); ++member) {
        given.push_back(activities[member].record);
        std::ranges::copy(activities[member].constraints, std::back_inserter(constraints_));
    }
    std::vector<NetworkRelation> held;
    for (const auto& relation : relations) {
        if (relation.holds) { held.push_back(relation.record); }
    }
    auto built = build_network(std::move(given), std::move(held));
    // What is removed goes before what is added comes, so that every step holds a part of the one network or of the other.
    assert(std::holds_alternative<Network>(built));
    engine_.reset();
    network_ = std::get<Network>(std::move(built));
    engine_ = std::make_unique<Rescheduler>(network_, ScheduleInput{comparison_.calendars(), status, constraints_, terms, options});
}

std::optional<Date> Board::shown() const {
    const auto kind = activities.front().record.kind;
    const auto at = dates(0);
    if (status.front().state != ProgressState::complete) {
        return at.finish == unknown_instant ? std::nullopt : std::optional{shown_finish(kind, at.start, at.finish)};
    }
    if (done_by.front()) { return done_by.front(); }
    // A task done on a day nobody knows the beginning of shows its last worked day all the same.
    return kind == ActivityKind::start_milestone ? day_of(at.finish) : finish_day(at.finish);
}

BoardDates Board::dates(std::uint32_t activity) const {
    if (looks_both_ways_) {
        const auto& schedule = engine_->schedule();
        return {schedule.early_start(activity), schedule.early_finish(activity)};
    }
    return {engine_->early_start(activity), engine_->early_finish(activity)};
}

std::vector<std::uint32_t> Board::by_key() const {
    std::vector<std::uint32_t> order(activities.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) { order[i] = i; }
    std::ranges::sort(order, {}, [&](std::uint32_t i) -> const std::string& { return activities[i].key; });
    return order;
}

std::vector<std::uint32_t> Board::by_work() const {
    std::vector<std::uint32_t> level(activities.size(), 0);
    for (std::uint32_t place = 0; place < network_.order.size(); ++place) {
        auto& own = level[network_.order[place]];
        for (const auto& relation : network_.incoming_at(place)) { own = std::max(own, level[network_.order[relation.from]] + 1); }
    }
    auto order = by_key();
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return level[i]; });
    return order;
}

std::vector<std::uint32_t> Board::projects_by_key() const {
    std::vector<std::uint32_t> order(projects.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) { order[i] = i; }
    std::ranges::sort(order, {}, [&](std::uint32_t i) -> const std::string& { return projects[i].key; });
    return order;
}

void Board::settle(std::uint32_t activity, const Progress& progress) {
    const auto now = *activities[activity].now;
    status[activity] = progress.likely[now];
    done_by[activity] = implied_by(progress.facts[now]);
}

std::uint32_t Board::calendar_now(std::uint32_t activity) const {
    return comparison_.first_calendar_of_now() + comparison_.now().outlook.network.activities[*activities[activity].now].calendar;
}

std::vector<ActivityConstraint> Board::constraints_now(std::uint32_t activity) const {
    const auto given = constraints_of(comparison_.now().outlook, *activities[activity].now);
    std::vector<ActivityConstraint> all{given.begin(), given.end()};
    for (auto& constraint : all) { constraint.activity = activity; }
    return all;
}

NetworkRelation Board::relation_now(std::uint32_t relation) const {
    const auto& one = relations[relation];
    auto record = comparison_.now().outlook.network.relations[*one.now];
    record.from = one.record.from;
    record.to = one.record.to;
    record.lag_calendar += comparison_.first_calendar_of_now();
    return record;
}

} // namespace slipway
