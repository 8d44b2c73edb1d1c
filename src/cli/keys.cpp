#include "cli/keys.hpp"

#include "cli/session.hpp"
#include "slipway/base/pattern.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace slipway {
namespace {

std::vector<std::string> project_keys(const Portfolio& portfolio) {
    std::vector<std::string> keys;
    for (const auto& project : portfolio.projects) { keys.push_back(project.key); }
    return keys;
}

constexpr auto where_keys_are = "slipway schedule --format csv lists all keys";

/// The projects that match a pattern; when there is none the reason is printed.
std::vector<std::uint32_t> matching_projects(const Call& call, const Portfolio& portfolio, const std::string& pattern) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < portfolio.projects.size(); ++i) {
        if (matches_pattern(pattern, portfolio.projects[i].key)) { found.push_back(i); }
    }
    if (found.empty()) { print(call, {unknown("project", pattern, project_keys(portfolio), where_keys_are)}, {}); }
    return found;
}

/// The same for the activities that match a pattern with a "/".
std::vector<std::uint32_t> matching_activities(const Call& call, const Portfolio& portfolio, const std::string& pattern) {
    if (!is_pattern(pattern)) {
        const auto one = chosen_activity(call, portfolio, pattern, false);
        return one ? std::vector{*one} : std::vector<std::uint32_t>{};
    }
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < portfolio.activities.size(); ++i) {
        if (matches_pattern(pattern, portfolio.full_key(i))) { found.push_back(i); }
    }
    if (found.empty()) { print(call, {unknown("activity", pattern, {}, where_keys_are)}, {}); }
    return found;
}

void sort_and_drop_repetitions(std::vector<std::uint32_t>& all) {
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

std::vector<std::uint32_t> completions_of(const Portfolio& portfolio, const std::vector<std::uint32_t>& projects) {
    std::vector<std::uint32_t> all;
    for (const auto project : projects) {
        if (const auto completion = portfolio.projects[project].completion) { all.push_back(*completion); }
    }
    return all;
}

} // namespace

Diagnostic unknown(std::string_view what, const std::string& word, const std::vector<std::string>& known, const std::string& otherwise) {
    const auto meant = nearest(word, known);
    return {DiagnosticSeverity::error, fmt::format("unknown-{}", what), fmt::format("unknown {} \"{}\"", what, word), std::nullopt,
            meant ? fmt::format("did you mean \"{}\"?", *meant) : otherwise};
}

std::optional<std::vector<std::uint32_t>> chosen_projects(const Call& call, const Portfolio& portfolio) {
    std::vector<std::uint32_t> chosen;
    if (call.options.keys.empty()) {
        chosen.resize(portfolio.projects.size());
        std::iota(chosen.begin(), chosen.end(), 0U);
        return chosen;
    }
    bool wrong = false;
    for (const auto& pattern : call.options.keys) {
        const auto found = matching_projects(call, portfolio, pattern);
        wrong = wrong || found.empty();
        chosen.insert(chosen.end(), found.begin(), found.end());
    }
    sort_and_drop_repetitions(chosen);
    return wrong ? std::nullopt : std::optional{chosen};
}

std::optional<std::vector<std::uint32_t>> chosen_targets(const Call& call, const Portfolio& portfolio) {
    if (call.options.keys.empty()) { return completions_of(portfolio, *chosen_projects(call, portfolio)); }
    std::vector<std::uint32_t> chosen;
    bool wrong = false;
    for (const auto& pattern : call.options.keys) {
        const bool project = pattern.find('/') == std::string::npos;
        const auto found = project ? matching_projects(call, portfolio, pattern) : matching_activities(call, portfolio, pattern);
        wrong = wrong || found.empty();
        const auto targets = project ? completions_of(portfolio, found) : found;
        chosen.insert(chosen.end(), targets.begin(), targets.end());
    }
    sort_and_drop_repetitions(chosen);
    return wrong ? std::nullopt : std::optional{chosen};
}

std::optional<std::uint32_t> chosen_activity(const Call& call, const Portfolio& portfolio, const std::string& key, bool project_alone) {
    if (const auto activity = portfolio.find_activity(key)) { return activity; }
    const auto project = portfolio.find_project(key.substr(0, key.find('/')));
    if (!project) {
        print(call, {unknown("project", key.substr(0, key.find('/')), project_keys(portfolio), where_keys_are)}, {});
        return std::nullopt;
    }
    const auto& record = portfolio.projects[*project];
    if (project_alone && key == record.key && record.completion) { return record.completion; }
    std::vector<std::string> keys;
    for (const auto activity : portfolio.in_order_of_work(*project)) { keys.push_back(portfolio.full_key(activity)); }
    print(call, {unknown("activity", key, keys, fmt::format("its activities are:\n{}", fmt::join(keys, "\n")))}, {});
    return std::nullopt;
}

} // namespace slipway
