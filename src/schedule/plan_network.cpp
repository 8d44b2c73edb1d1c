#include "slipway/schedule/plan_network.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

std::string place(const Span& span, const Sources& sources) { return fmt::format("{}:{}", sources.path(span.file), span.line); }

Diagnostic cycle_diagnostic(const Cycle& cycle, const Portfolio& portfolio, const Sources& sources) {
    const auto& first = portfolio.relations[cycle.front()];
    std::string path = portfolio.full_key(first.from);
    std::string advice;
    for (const auto index : cycle) {
        const auto& relation = portfolio.relations[index];
        path += " → " + portfolio.full_key(relation.to);
        advice += fmt::format("{} waits for {} ({}) at {}\n", portfolio.full_key(relation.to), portfolio.full_key(relation.from),
                              word_of(relation_type_words, relation.type), place(relation.span(), sources));
    }
    advice += "remove or turn round the one that no document's words support";
    return {DiagnosticSeverity::error, "cycle", fmt::format("these activities wait for each other: {}", path), first.span(), advice};
}

Instant instant_of(const Constraint& constraint, const Calendar& calendar) {
    if (!constraint.date) { return {}; }
    const auto& date = *constraint.date;
    switch (constraint.kind) {
    case ConstraintKind::start_no_earlier:
    case ConstraintKind::mandatory_start: return calendar.start_of_day(date.first);
    case ConstraintKind::start_no_later: return calendar.start_of_day(date.last);
    case ConstraintKind::finish_no_earlier: return calendar.end_of_day(date.first);
    case ConstraintKind::finish_no_later:
    case ConstraintKind::mandatory_finish:
    case ConstraintKind::deadline:
    case ConstraintKind::as_late_as_possible: break;
    }
    return calendar.end_of_day(date.last);
}

/// Marks what comes after the completion of its own project.
void mark_after_completion(const Portfolio& portfolio, Network& network) {
    for (const auto activity : network.order) {
        auto& record = network.activities[activity];
        for (const auto index : network.into(activity)) {
            const auto from = network.relations[index].from;
            const bool own = network.activities[from].project == record.project;
            const bool completion = portfolio.projects[record.project].completion == from;
            if (own && (completion || network.activities[from].after_completion)) { record.after_completion = true; }
        }
    }
}

} // namespace

std::variant<Network, std::vector<Diagnostic>> network_of(const Portfolio& portfolio, const Sources& sources) {
    std::vector<NetworkActivity> activities;
    activities.reserve(portfolio.activities.size());
    for (const auto& activity : portfolio.activities) {
        activities.push_back({activity.calendar, activity.project, activity.kind(), false});
    }
    std::vector<NetworkRelation> relations;
    relations.reserve(portfolio.relations.size());
    for (const auto& relation : portfolio.relations) {
        relations.push_back({relation.from, relation.to, relation.type, true, relation.lag, relation.lag_calendar});
    }
    auto built = build_network(std::move(activities), std::move(relations));
    if (auto* network = std::get_if<Network>(&built)) {
        mark_after_completion(portfolio, *network);
        return std::move(*network);
    }
    std::vector<Diagnostic> problems;
    for (const auto& cycle : std::get<std::vector<Cycle>>(built)) { problems.push_back(cycle_diagnostic(cycle, portfolio, sources)); }
    return problems;
}

std::vector<ActivityConstraint> constraints_of(const Portfolio& portfolio) {
    std::vector<ActivityConstraint> all;
    for (std::uint32_t activity = 0; activity < portfolio.activities.size(); ++activity) {
        const auto& one = portfolio.activities[activity];
        for (const auto& constraint : one.constraints()) {
            all.push_back({activity, constraint.kind, instant_of(constraint, portfolio.calendar_of(one))});
        }
    }
    return all;
}

std::vector<Calendar> calendars_of(const Portfolio& portfolio) {
    std::vector<Calendar> calendars;
    for (const auto& named : portfolio.calendars) { calendars.push_back(named.calendar); }
    return calendars;
}

} // namespace slipway
