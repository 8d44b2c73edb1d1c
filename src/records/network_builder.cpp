#include "records/network_builder.hpp"

#include "records/activities.hpp"
#include "records/drop_relations.hpp"
#include "records/order_of_work.hpp"

#include <algorithm>
#include <tuple>

namespace slipway::records {
namespace {

void report_no_completion(const RawProject& raw, Problems& problems) {
    problems.warning(raw.key.span,
                     {"no-completion", fmt::format("nothing completes project \"{}\"", raw.key.text),
                      R"(it has no forecast: write enters = "completed" on its last activity, or call that activity "completion")"});
}

/// Merges `more` into relations that stand in order; of equal ones those that were there go first.
void merge(std::vector<Relation>& relations, std::vector<Relation> more) {
    std::ranges::sort(more, goes_before);
    auto from = relations.size();
    auto left = more.size();
    relations.resize(from + left);
    while (left > 0) {
        const bool last_is_new = from == 0 || !goes_before(more[left - 1], relations[from - 1]);
        relations[from + left - 1] = last_is_new ? more[left - 1] : relations[from - 1];
        --(last_is_new ? left : from);
    }
}

} // namespace

void NetworkBuilder::add(Project project, const RawProject& raw, const WorkSource& source) {
    const auto calendar = raw.calendar ? calendars_.find(*raw.calendar) : std::nullopt;
    sides_.push_back({calendar.value_or(choice_.standard), source.complete, {}});
    project.first_activity = static_cast<std::uint32_t>(portfolio_.activities.size());
    portfolio_.projects.push_back(std::move(project));
    auto& added = portfolio_.projects.back();
    const auto& swaps = swaps_.of(added.district, added.category);
    const ActivityContext context{sides_.back().calendar, origin_of(citing(raw), std::nullopt, context_), source, swaps, book_, calendars_,
                                  context_.problems};
    const auto completion = add_work(raw, context);
    added.activity_count = static_cast<std::uint32_t>(portfolio_.activities.size()) - added.first_activity;
    if (completion) {
        added.completion = added.first_activity + *completion;
    } else if (added.activity_count > 0 && source.complete) {
        report_no_completion(raw, context_.problems);
    }
    const auto index = static_cast<std::uint32_t>(portfolio_.projects.size() - 1);
    keep_crossings(raw, index);
    for (const auto& one : raw.drop_relations) { drops_.emplace_back(index, one); }
}

std::optional<std::uint32_t> NetworkBuilder::add_work(const RawProject& raw, const ActivityContext& context) {
    if (context.source.base != nullptr) {
        const auto& pattern = pattern_for(context);
        if (const auto places = filled_in(pattern, raw)) { return fill_in(pattern, *places, raw, context); }
    }
    auto work = work_of(context.source, context_.unread, context_.problems);
    const auto first = portfolio_.projects.back().first_activity;
    add_activities(work, context);
    add_edges(work, static_cast<std::uint32_t>(portfolio_.projects.size() - 1));
    sides_.back().dropped = std::move(work.dropped);
    return completion_of(work, std::span{portfolio_.activities}.subspan(first));
}

const Pattern& NetworkBuilder::pattern_for(const ActivityContext& context) {
    const auto [known, fresh] = patterns_.try_emplace({context.source.base, context.calendar, &context.swaps});
    if (fresh) {
        auto anywhere = context;
        anywhere.origin = exactly(first_day); // what counts from a project's own plan is resolved for each of them
        known->second = pattern_of(anywhere, choice_.lag, context_.unread);
    }
    return known->second;
}

std::optional<std::uint32_t> NetworkBuilder::fill_in(const Pattern& pattern, const std::vector<std::uint32_t>& places,
                                                     const RawProject& raw, const ActivityContext& context) {
    const auto first = static_cast<std::uint32_t>(portfolio_.activities.size());
    for (const auto at : pattern.untied) { untied_.push_back(first + at); }
    for (const auto& resolved : pattern.activities) { add_activity(resolved); }
    const auto replace = [&](const MergedActivity& merged, std::uint32_t at) {
        auto& activity = portfolio_.activities[first + at];
        const auto [project, rank] = std::pair{activity.project, activity.rank};
        activity = resolve_activity(merged, context).activity;
        activity.project = project;
        activity.rank = rank;
    };
    for (const auto at : pattern.each_anew) {
        if (std::ranges::find(places, at) == places.end()) { replace(pattern.work.activities[at], at); }
    }
    for (std::size_t own = 0; own < places.size(); ++own) {
        replace({pattern.work.activities[places[own]].base, &raw.activities[own]}, places[own]);
    }
    for (auto relation : pattern.relations) {
        relation.from += first;
        relation.to += first;
        portfolio_.relations.push_back(relation);
    }
    return pattern.completion;
}

void NetworkBuilder::add_activity(ResolvedActivity resolved) {
    resolved.activity.project = static_cast<std::uint32_t>(portfolio_.projects.size() - 1);
    portfolio_.activities.push_back(resolved.activity);
    own_calendar_.push_back(resolved.own_calendar);
}

void NetworkBuilder::add_activities(const Work& work, const ActivityContext& context) {
    const auto ranks = ranks_of(work);
    for (std::size_t at = 0; at < work.activities.size(); ++at) {
        auto resolved = resolve_activity(work.activities[at], context);
        resolved.activity.rank = ranks[at];
        const auto* after = work.activities[at].chosen(&RawActivity::after);
        if (resolved.activity.kind() == ActivityKind::level_of_effort && (after == nullptr || after->empty())) {
            untied_.push_back(static_cast<std::uint32_t>(portfolio_.activities.size()));
        }
        add_activity(resolved);
    }
}

void NetworkBuilder::add_edges(const Work& work, std::uint32_t project) {
    const auto first = portfolio_.projects[project].first_activity;
    const auto before = static_cast<std::ptrdiff_t>(portfolio_.relations.size());
    for (const auto& edge : work.edges) {
        if (edge.foreign != nullptr) {
            RelationRecord record{.lag_text = edge.lag.text, .span = edge.span};
            crossings_.push_back(
                {project, work.activities[edge.to].key(), *edge.foreign, true, edge.type, std::move(record), edge.lag, {}});
            continue;
        }
        const auto make = [&] { return RelationRecord{.lag_text = edge.lag.text, .span = edge.span}; };
        const auto* record = edge.written != nullptr ? book_.relations.shared(*edge.written, make) : book_.relations.add(make());
        Relation relation{.record = record, .from = first + edge.from, .to = first + edge.to, .type = edge.type};
        measure_lag(relation, edge.lag, project);
        portfolio_.relations.push_back(relation);
    }
    std::sort(portfolio_.relations.begin() + before, portfolio_.relations.end(), goes_before);
}

void NetworkBuilder::keep_crossings(const RawProject& raw, std::uint32_t project) {
    for (const auto& written : raw.relations) {
        Lag lag;
        if (written.lag) { lag = {{written.lag->duration}, written.lag->text}; }
        RelationRecord record{.lag_text = lag.text,
                              .because = written.because,
                              .cite = resolve_cite(citing(raw), written.cite, context_),
                              .span = written.to.activity.span};
        crossings_.push_back(
            {project, written.from, written.to, false, written.type, std::move(record), std::move(lag), written.lag_calendar});
    }
}

void NetworkBuilder::connect_projects(const Names& projects) {
    std::vector<Relation> across;
    for (auto& crossing : crossings_) {
        if (const auto relation = connected(crossing, projects)) { across.push_back(*relation); }
    }
    crossings_.clear();
    merge(portfolio_.relations, std::move(across));
    portfolio_.activity_records = std::move(book_.activities).taken();
    portfolio_.relation_records = std::move(book_.relations).taken();
    drop(projects);
    report_untied();
}

void NetworkBuilder::drop(const Names& projects) {
    std::vector<RelationDrop> drops;
    for (const auto& [project, raw] : drops_) {
        const auto from = activity_in(project, raw.from);
        const auto to = end_of(project, raw.to, projects);
        if (from && to) { drops.push_back({*from, *to, &raw}); }
    }
    drop_relations(drops, portfolio_, context_.problems);
}

void NetworkBuilder::report_untied() const {
    for (const auto activity : untied_) {
        const auto ties = [&](const Relation& relation) { return relation.from == activity || relation.to == activity; };
        if (std::ranges::any_of(portfolio_.relations, ties)) { continue; }
        const auto& one = portfolio_.activities[activity];
        context_.problems.error(one.span(), {"bad-activity", fmt::format("level of effort \"{}\" spans nothing", one.key()),
                                             R"(tie it to what it spans, as in after = ["works-start SS", "acceptance FF"])"});
    }
}

std::optional<Relation> NetworkBuilder::connected(Crossing& crossing, const Names& projects) {
    const auto own = activity_in(crossing.project, crossing.own);
    const auto end = end_of(crossing.project, crossing.end, projects);
    if (!own || !end) { return std::nullopt; }
    Relation relation{
        .from = crossing.end_is_predecessor ? *end : *own, .to = crossing.end_is_predecessor ? *own : *end, .type = crossing.type};
    if (relation.from == relation.to) {
        context_.problems.error(crossing.end.activity.span,
                                {"self-relation", fmt::format("activity \"{}\" waits for itself", crossing.own.text),
                                 "name the activity it waits for, or take the relation out"});
        return std::nullopt;
    }
    measure_lag(relation, crossing.lag, crossing.project);
    if (const auto named = crossing.lag_calendar ? calendars_.find(*crossing.lag_calendar) : std::nullopt) {
        const auto lag = resolve_lag(crossing.lag, *named, calendars_);
        relation.lag = lag.minutes;
        relation.lag_calendar = lag.calendar;
    }
    relation.record = book_.relations.add(std::move(crossing.record));
    return relation;
}

std::optional<std::uint32_t> NetworkBuilder::end_of(std::uint32_t project, const RawEnd& end, const Names& projects) {
    if (!end.project) { return activity_in(project, end.activity); }
    const auto other = find_or_report("project", *end.project, projects, context_.unread, context_.problems);
    return other ? activity_in(*other, end.activity) : std::nullopt;
}

std::optional<std::uint32_t> NetworkBuilder::activity_in(std::uint32_t project, const Word& word) {
    const auto& owner = portfolio_.projects[project];
    const auto inside = std::span{portfolio_.activities}.subspan(owner.first_activity, owner.activity_count);
    const auto found = std::ranges::lower_bound(inside, word.text, {}, &Activity::key);
    if (found != inside.end() && found->key() == word.text) {
        return owner.first_activity + static_cast<std::uint32_t>(found - inside.begin());
    }
    if (!sides_[project].complete) { return std::nullopt; }
    std::vector<Word> known;
    for (const auto& activity : inside) { known.push_back({activity.key(), activity.span()}); }
    if (std::ranges::find(sides_[project].dropped, word.text, &Word::text) != sides_[project].dropped.end()) {
        context_.problems.error(word.span,
                                {"unknown-activity", fmt::format(R"(activity "{}" is dropped by project "{}")", word.text, owner.key),
                                 "name an activity that the project has, or take it out of `drop`"});
    } else {
        const auto none = known.empty() ? fmt::format("project \"{}\" has no activities: give it a template", owner.key)
                                        : fmt::format("project \"{}\" has no activity of a like name", owner.key);
        context_.problems.unknown("activity", word, known, none);
    }
    return std::nullopt;
}

void NetworkBuilder::measure_lag(Relation& relation, const Lag& lag, std::uint32_t project) {
    const LagEnds ends{own_calendar_[relation.from], own_calendar_[relation.to], sides_[project].calendar};
    set_lag(relation, lag, choice_.lag, ends, calendars_);
}

} // namespace slipway::records
