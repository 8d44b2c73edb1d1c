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

/// The order in which a portfolio holds its relations.
bool goes_before(const Relation& left, const Relation& right) {
    const auto place = [](const Relation& one) {
        return std::tie(one.from, one.to, one.type, one.lag, one.lag_text, one.because, one.span.line, one.span.column);
    };
    return place(left) < place(right);
}

} // namespace

void NetworkBuilder::add(Project project, const RawProject& raw, const WorkSource& source) {
    const auto index = static_cast<std::uint32_t>(portfolio_.projects.size());
    const auto calendar = raw.calendar ? calendars_.find(*raw.calendar) : std::nullopt;
    auto work = work_of(source, context_.unread, context_.problems);
    sides_.push_back({calendar.value_or(choice_.standard), source.complete, work.dropped});
    project.first_activity = static_cast<std::uint32_t>(portfolio_.activities.size());
    project.activity_count = static_cast<std::uint32_t>(work.activities.size());
    portfolio_.projects.push_back(std::move(project));
    add_activities(work, {sides_.back().calendar, origin_of(raw, std::nullopt, context_), source, calendars_, context_.problems}, index);
    auto& added = portfolio_.projects.back();
    const auto activities = std::span{portfolio_.activities}.subspan(added.first_activity);
    if (const auto completion = completion_of(work, activities)) {
        added.completion = added.first_activity + *completion;
    } else if (!activities.empty() && source.complete) {
        report_no_completion(raw, context_.problems);
    }
    add_edges(work, index);
    keep_crossings(work, raw, index);
    for (const auto& one : raw.drop_relations) { drops_.emplace_back(index, &one); }
}

void NetworkBuilder::add_activities(const Work& work, const ActivityContext& context, std::uint32_t project) {
    const auto ranks = ranks_of(work);
    for (std::size_t at = 0; at < work.activities.size(); ++at) {
        auto [activity, own_calendar] = resolve_activity(work.activities[at], context);
        activity.project = project;
        activity.rank = ranks[at];
        const auto* after = work.activities[at].chosen(&RawActivity::after);
        if (activity.kind == ActivityKind::level_of_effort && (after == nullptr || after->empty())) {
            untied_.push_back(static_cast<std::uint32_t>(portfolio_.activities.size()));
        }
        portfolio_.activities.push_back(std::move(activity));
        own_calendar_.push_back(own_calendar);
    }
}

void NetworkBuilder::add_edges(const Work& work, std::uint32_t project) {
    const auto first = portfolio_.projects[project].first_activity;
    const auto before = static_cast<std::ptrdiff_t>(portfolio_.relations.size());
    for (const auto& edge : work.edges) {
        if (edge.foreign != nullptr) { continue; }
        Relation relation{
            .from = first + edge.from, .to = first + edge.to, .type = edge.type, .lag_text = edge.lag.text, .span = edge.span};
        set_lag(relation, edge.lag, project);
        portfolio_.relations.push_back(std::move(relation));
    }
    std::sort(portfolio_.relations.begin() + before, portfolio_.relations.end(), goes_before);
}

void NetworkBuilder::keep_crossings(const Work& work, const RawProject& raw, std::uint32_t project) {
    for (const auto& edge : work.edges) {
        if (edge.foreign == nullptr) { continue; }
        Relation relation{.type = edge.type, .lag_text = edge.lag.text, .span = edge.span};
        crossings_.push_back({project, &work.activities[edge.to].key(), edge.foreign, true, std::move(relation), edge.lag});
    }
    for (const auto& written : raw.relations) {
        Relation relation{.type = written.type,
                          .because = written.because,
                          .cite = resolve_cite(raw, written.cite, context_),
                          .span = written.to.activity.span};
        Lag lag;
        if (written.lag) { lag = {{written.lag->duration}, written.lag->text}; }
        relation.lag_text = lag.text;
        crossings_.push_back({project, &written.from, &written.to, false, std::move(relation), std::move(lag)});
    }
}

void NetworkBuilder::connect_projects(const Names& projects) {
    auto& relations = portfolio_.relations;
    const auto inside = static_cast<std::ptrdiff_t>(relations.size());
    for (auto& crossing : crossings_) { connect(crossing, projects); }
    crossings_.clear();
    std::sort(relations.begin() + inside, relations.end(), goes_before);
    std::inplace_merge(relations.begin(), relations.begin() + inside, relations.end(), goes_before);
    drop(projects);
    report_untied();
}

void NetworkBuilder::drop(const Names& projects) {
    std::vector<RelationDrop> drops;
    for (const auto& [project, raw] : drops_) {
        const auto from = activity_in(project, raw->from);
        const auto to = end_of(project, raw->to, projects);
        if (from && to) { drops.push_back({*from, *to, raw}); }
    }
    drop_relations(drops, portfolio_, context_.problems);
}

void NetworkBuilder::report_untied() const {
    for (const auto activity : untied_) {
        const auto ties = [&](const Relation& relation) { return relation.from == activity || relation.to == activity; };
        if (std::ranges::any_of(portfolio_.relations, ties)) { continue; }
        const auto& one = portfolio_.activities[activity];
        context_.problems.error(one.span, {"bad-activity", fmt::format("level of effort \"{}\" spans nothing", one.key),
                                           R"(tie it to what it spans, as in after = ["works-start SS", "acceptance FF"])"});
    }
}

void NetworkBuilder::connect(Crossing& crossing, const Names& projects) {
    const auto own = activity_in(crossing.project, *crossing.own);
    const auto end = end_of(crossing.project, *crossing.end, projects);
    if (!own || !end) { return; }
    auto& relation = crossing.relation;
    relation.from = crossing.end_is_predecessor ? *end : *own;
    relation.to = crossing.end_is_predecessor ? *own : *end;
    if (relation.from == relation.to) {
        context_.problems.error(crossing.end->activity.span,
                                {"self-relation", fmt::format("activity \"{}\" waits for itself", crossing.own->text),
                                 "name the activity it waits for, or take the relation out"});
        return;
    }
    set_lag(relation, crossing.lag, crossing.project);
    portfolio_.relations.push_back(std::move(relation));
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
    if (found != inside.end() && found->key == word.text) {
        return owner.first_activity + static_cast<std::uint32_t>(found - inside.begin());
    }
    if (!sides_[project].complete) { return std::nullopt; }
    std::vector<Word> known;
    for (const auto& activity : inside) { known.push_back({activity.key, activity.span}); }
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

void NetworkBuilder::set_lag(Relation& relation, const Lag& lag, std::uint32_t project) {
    auto calendar = own_calendar_[relation.from];
    if (choice_.lag == LagCalendar::successor) { calendar = own_calendar_[relation.to]; }
    if (choice_.lag == LagCalendar::project) { calendar = sides_[project].calendar; }
    if (choice_.lag == LagCalendar::elapsed) { calendar = calendars_.elapsed(); }
    const auto resolved = resolve_lag(lag, calendar, calendars_);
    relation.lag = resolved.minutes;
    relation.lag_calendar = resolved.calendar;
}

} // namespace slipway::records
