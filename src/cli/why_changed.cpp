// why KEY --since WHEN: why a forecast moved.

#include "slipway/report/why_changed.hpp"

#include "cli/approved.hpp"
#include "cli/keys.hpp"
#include "cli/moments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

ComparedEnd compared_end(const Moment& moment) {
    const Situation situation{moment.portfolio(), moment.observations, moment.outlook};
    if (moment.baseline) { return {situation, EndKind::baseline, moment.baseline->baseline.name, moment.baseline->baseline.recorded_at}; }
    if (moment.publication) { return {situation, EndKind::publication, {}, moment.publication->recorded_at}; }
    return {situation, EndKind::known_now, {}, {}};
}

constexpr std::string_view of_baselines = "baseline:";

/// The names of the baselines that cover a project, in the order they were stored.
std::vector<std::string> covering(const std::vector<StoredBaseline>& baselines, const std::string& project) {
    std::vector<std::string> names;
    for (const auto& one : baselines) {
        const bool covers = !dates_of_project(one.baseline, project).empty();
        if (covers && std::ranges::find(names, one.baseline.name) == names.end()) { names.push_back(one.baseline.name); }
    }
    return names;
}

void refuse_baseline(const Call& call, const std::vector<StoredBaseline>& baselines, const std::string& project, const std::string& what) {
    const auto names = covering(baselines, project);
    print(call,
          {{DiagnosticSeverity::error, "baseline-without-project", what, std::nullopt,
            names.empty() ? fmt::format("no baseline of a day up to {} does", to_string(call.as_of))
                          : fmt::format("these do: {}", fmt::join(names, ", "))}},
          {});
}

std::vector<StoredBaseline> approved_and_stored(const Call& call, const Session& session) {
    const auto store = Store::open_for_reading(session.store_path);
    auto all = store ? store->baselines(known(call)) : std::vector<StoredBaseline>{};
    std::erase_if(all, [&](const StoredBaseline& one) { return one.baseline.as_of > call.as_of; });
    return all;
}

/// The moment of --since. A baseline must cover the project asked about; `original` and `current` are that project's own.
std::optional<Moment> since_moment(const Call& call, const Session& session, const std::string& project) {
    const auto& words = call.options.since;
    if (!words.starts_with(of_baselines)) { return moment(call, session, words); }
    const auto name = words.substr(of_baselines.size());
    const auto baselines = approved_and_stored(call, session);
    const bool own = name == original_baseline || name == current_baseline;
    if (!own) {
        auto found = moment(call, session, words);
        if (!found || !dates_of_project(found->baseline->baseline, project).empty()) { return found; }
        refuse_baseline(call, baselines, project, fmt::format("baseline \"{}\" does not cover {}", name, project));
        return std::nullopt;
    }
    const auto covers = [&](const StoredBaseline& one) { return !dates_of_project(one.baseline, project).empty(); };
    const auto first = std::ranges::find_if(baselines, covers);
    if (first == baselines.end()) {
        refuse_baseline(call, baselines, project, fmt::format("{} has no baseline", project));
        return std::nullopt;
    }
    const auto last = std::find_if(baselines.rbegin(), baselines.rend(), covers);
    return Moments{call, session}.of(name == original_baseline ? *first : *last);
}

} // namespace

Exit run_why_changed(const Call& call) {
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto until = moment(call, *session, to_string(call.as_of));
    if (!until) { return Exit::input; }
    const auto activity = chosen_activity(call, until->portfolio(), call.options.keys.front(), true);
    if (!activity) { return Exit::input; }
    const auto& asked = until->portfolio().activities[*activity];
    const auto since = since_moment(call, *session, until->portfolio().projects[asked.project].key);
    if (!since) { return Exit::input; }
    if (since->as_of > until->as_of) {
        call.surroundings.err << fmt::format("slipway: --since {} lies after the data date {}\n  name the later day with --as-of\n",
                                             call.options.since, to_string(until->as_of));
        return Exit::usage;
    }
    const auto from = compared_end(*since);
    const auto to = compared_end(*until);
    const auto found = attribution(from.situation, to.situation, until->portfolio().full_key(*activity));
    print(call, why_changed_report({from, to, found, call.known_at}, session->language), session->language);
    return Exit::done;
}

} // namespace slipway
