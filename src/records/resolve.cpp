#include "records/resolve.hpp"

#include "records/activities.hpp"
#include "records/calendars.hpp"
#include "records/content.hpp"
#include "records/facts.hpp"
#include "records/network_builder.hpp"
#include "records/places.hpp"
#include "records/programmes.hpp"
#include "records/settings.hpp"
#include "slipway/base/large_vector.hpp"

namespace slipway::records {
namespace {

/// The calendar that the portfolio names, else the only one declared, else the standard week when there is none to choose from.
std::uint32_t default_calendar(const Records& records, CalendarBook& calendars, Problems& problems) {
    const auto& written = records.portfolio;
    if (written && written->calendar) {
        const auto found = calendars.find(*written->calendar);
        return found ? *found : calendars.standard();
    }
    const auto& declared = calendars.declared().words();
    if (declared.size() == 1) { return *calendars.find(declared.front()); }
    if (written && !declared.empty() && !calendars.declared().find("standard")) {
        problems.error(written->span, {"missing-key", "missing \"calendar\" in portfolio, though calendars are declared",
                                       fmt::format("say which one holds by default: calendar = \"{}\"", declared.front().text)});
    }
    return calendars.standard();
}

Rules rules_of(const Records& records, Problems& problems) {
    Rules rules;
    if (records.portfolio && records.portfolio->reporting_interval_cd) {
        rules.not_reported_cd = records.portfolio->reporting_interval_cd->value;
    }
    for (const auto* threshold : in_order_of_keys(records.thresholds, "threshold", problems)) {
        if (threshold->key.text == "float_wd") { rules.float_wd = threshold->value; }
        if (threshold->key.text == "not_reported") { rules.not_reported_cd = threshold->value; }
    }
    for (const auto* severity : in_order_of_keys(records.severities, "severity", problems)) {
        rules.severity.emplace(severity->key.text, RuleSeverity{severity->value, severity->key.span});
    }
    return rules;
}

/// The template of a project. An unknown one is reported here, and then nothing about the activities it would have had.
WorkSource work_source(const RawProject& raw, const std::vector<const RawTemplate*>& templates, const Names& names,
                       const FactContext& context) {
    WorkSource source{nullptr, &raw, true};
    if (!raw.template_key) { return source; }
    const auto found = find_or_report("template", *raw.template_key, names, context.unread, context.problems);
    source.complete = found.has_value();
    if (found) { source.base = templates[*found]; }
    return source;
}

/// Makes room for all activities and relations at once: together they are most of what a load holds, and to grow step by step would hold
/// them twice.
void reserve(const Records& records, const std::vector<const RawTemplate*>& templates, const Names& names, Portfolio& portfolio) {
    std::size_t activities = 0;
    std::size_t relations = 0;
    std::vector<std::size_t> written(templates.size());
    for (std::size_t at = 0; at < templates.size(); ++at) {
        for (const auto& one : templates[at]->activities) { written[at] += one.after ? one.after->size() : 0; }
    }
    for (const auto& project : records.projects) {
        if (const auto base = names.find(project.base)) {
            activities += templates[*base]->activities.size();
            relations += written[*base];
        }
        activities += project.activities;
        relations += project.relations;
    }
    portfolio.activities.reserve(activities);
    portfolio.relations.reserve(relations);
    wish_for_large_pages(portfolio.activities);
    wish_for_large_pages(portfolio.relations);
}

void resolve_projects(Records& records, CalendarBook& calendars, const FactContext& context, Portfolio& portfolio) {
    auto& problems = context.problems;
    const auto templates = in_order_of_keys(records.templates, "template", problems);
    const auto template_names = names_of(templates);
    CalendarSwaps swaps{records.districts, calendars};
    RecordBook unused;
    for (const auto* one : templates) {
        check_template(*one, {portfolio.default_calendar, exactly(first_day), {.base = one}, {}, unused, calendars, problems},
                       context.unread);
    }
    CalendarChoice choice{.standard = portfolio.default_calendar};
    if (records.portfolio && records.portfolio->lag_calendar) { choice.lag = records.portfolio->lag_calendar->value; }
    NetworkBuilder network{portfolio, calendars, swaps, choice, context};
    const auto projects = in_order_of_keys(records.projects, "project", problems);
    portfolio.projects.reserve(projects.size());
    wish_for_large_pages(portfolio.projects);
    reserve(records, templates, template_names, portfolio);
    std::vector<std::pair<std::uint32_t, RawPhase>> phases;
    for (const auto* packed : projects) {
        const auto raw = raw_project(*packed);
        // What it was read into is needed no more: the model grows while the records shrink.
        records.projects[static_cast<std::size_t>(packed - records.projects.data())].content.reset();
        if (raw.phase) { phases.emplace_back(static_cast<std::uint32_t>(portfolio.projects.size()), *raw.phase); }
        network.add(resolve_facts(raw, context), raw, work_source(raw, templates, template_names, context));
    }
    const auto project_names = names_of(projects);
    network.connect_projects(project_names);
    for (const auto& [project, phase] : phases) {
        const auto of = find_or_report("project", phase.of, project_names, context.unread, problems);
        if (of) { portfolio.projects[project].phase = Phase{*of, phase.number}; }
    }
    resolve_programmes(records, project_names, context, portfolio);
}

/// Puts the calendars into the portfolio in order of their keys, and the new places where the old ones stood.
std::vector<CalendarRules> place_calendars(CalendarBook::InOrder ordered, Portfolio& portfolio) {
    portfolio.default_calendar = ordered.place[portfolio.default_calendar];
    for (auto& activity : portfolio.activities) { activity.calendar = ordered.place[activity.calendar]; }
    for (auto& relation : portfolio.relations) { relation.lag_calendar = ordered.place[relation.lag_calendar]; }
    portfolio.calendars = std::move(ordered.calendars);
    return std::move(ordered.rules);
}

} // namespace

Resolved resolve(Records records, const UnreadKeys& unread, const Sources& sources, Problems& problems) {
    const auto written = records.portfolio.value_or(RawPortfolio{});
    Portfolio portfolio{.horizon = written.horizon ? written.horizon->value : last_day,
                        .rules = rules_of(records, problems),
                        .options = schedule_options(written)};
    if (written.name) { portfolio.name = written.name->value; }
    if (written.language) { portfolio.language = written.language->value; }
    portfolio.plans = resolve_plans(records.plans, unread, problems);
    portfolio.districts = resolve_districts(records.districts, unread, problems);
    portfolio.agencies = resolve_agencies(records.agencies, portfolio.districts, unread, problems);
    CalendarBook calendars{records, sources, unread, problems};
    portfolio.default_calendar = default_calendar(records, calendars, problems);
    const auto targets = in_order_of_keys(records.targets, "target", problems);
    const auto target_names = names_of(targets);
    const FactContext context{portfolio.plans,
                              target_names,
                              names_in(portfolio.plans),
                              names_in(portfolio.districts),
                              names_in(portfolio.agencies),
                              Owners{portfolio.agencies, portfolio.districts},
                              unread,
                              problems};
    portfolio.targets = resolve_targets(targets, context);
    resolve_projects(records, calendars, context, portfolio);
    auto rules = place_calendars(std::move(calendars).in_order(), portfolio);
    return {std::move(portfolio), std::move(rules)};
}

} // namespace slipway::records
