#include "slipway/tracking/baseline.hpp"

#include "slipway/tracking/activity_dates.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// "project" of "project/activity".
std::string_view project_of(std::string_view key) { return key.substr(0, key.find('/')); }

Slippage measured(const Portfolio& portfolio, const Outlook& outlook, const BaselineDates* reference, std::uint32_t activity) {
    const auto standing = standing_dates(portfolio, outlook, activity);
    Slippage one{.key = standing.key, .project = portfolio.activities[activity].project, .activity = activity};
    one.finish = standing.finish;
    one.reached = standing.finished;
    if (reference == nullptr) {
        one.state = SlippageState::added;
        return one;
    }
    one.reference = reference->finish;
    if (one.reference && one.finish) {
        one.cd = days_between(*one.reference, *one.finish);
        one.wd = portfolio.calendar_of(portfolio.activities[activity]).working_days(*one.reference, *one.finish);
    }
    return one;
}

void add_gone(std::vector<Slippage>& all, const Portfolio& portfolio, const Baseline& baseline, std::uint32_t project) {
    for (const auto& dates : dates_of_project(baseline, portfolio.projects[project].key)) {
        if (portfolio.find_activity(dates.key)) { continue; }
        all.push_back({.key = dates.key, .project = project, .state = SlippageState::gone, .reference = dates.finish});
    }
}

/// Slips before gains before what has none, each by size.
std::pair<int, int> severity(const Slippage& one) {
    if (!one.cd) { return {3, 0}; }
    return {*one.cd > 0 ? 0 : *one.cd < 0 ? 1 : 2, -std::abs(*one.cd)};
}

/// By project, the first baseline in this order that covers it.
template <class Range>
References first_covering(const Portfolio& portfolio, const Range& baselines) {
    References references(portfolio.projects.size(), nullptr);
    for (const Baseline& baseline : baselines) {
        for (const auto& key : covered_projects(baseline)) {
            const auto project = portfolio.find_project(key);
            if (project && references[*project] == nullptr) { references[*project] = &baseline; }
        }
    }
    return references;
}

} // namespace

BaselineDates standing_dates(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity) {
    const auto& facts = outlook.progress.facts[activity];
    const auto shown = shown_dates(portfolio, outlook, activity);
    BaselineDates dates{portfolio.full_key(activity), shown.early_start, shown.early_finish, facts.started.has_value(), facts.complete()};
    if (facts.started) { dates.start = facts.started; }
    if (facts.complete() && !facts.finished) { dates.finish = facts.finished_by->last; }
    if (is_milestone(portfolio.activities[activity].kind()) && dates.finished) {
        dates.start = dates.finish;
        dates.started = true;
    }
    return dates;
}

std::vector<BaselineDates> standing_dates(const Portfolio& portfolio, const Outlook& outlook, std::span<const std::uint32_t> projects) {
    std::vector<BaselineDates> all;
    for (const auto project : projects) {
        const auto& record = portfolio.projects[project];
        for (auto i = record.first_activity; i < record.first_activity + record.activity_count; ++i) {
            all.push_back(standing_dates(portfolio, outlook, i));
        }
    }
    std::ranges::sort(all, {}, &BaselineDates::key);
    return all;
}

std::span<const BaselineDates> dates_of_project(const Baseline& baseline, std::string_view project) {
    // Keys with one beginning stand together.
    const auto prefix = std::string{project} + '/';
    const auto begin = std::ranges::lower_bound(baseline.dates, prefix, {}, &BaselineDates::key);
    const auto end = std::find_if_not(begin, baseline.dates.end(), [&](const BaselineDates& one) { return one.key.starts_with(prefix); });
    return {begin, end};
}

const BaselineDates* dates_of_activity(const Baseline& baseline, std::string_view key) {
    const auto found = std::ranges::lower_bound(baseline.dates, key, {}, &BaselineDates::key);
    return found != baseline.dates.end() && found->key == key ? &*found : nullptr;
}

std::vector<std::string> covered_projects(const Baseline& baseline) {
    std::vector<std::string> keys;
    for (const auto& dates : baseline.dates) {
        if (keys.empty() || keys.back() != project_of(dates.key)) { keys.emplace_back(project_of(dates.key)); }
    }
    std::ranges::sort(keys);
    return keys;
}

References original_baselines(const Portfolio& portfolio, std::span<const Baseline> baselines) {
    return first_covering(portfolio, baselines);
}

References current_baselines(const Portfolio& portfolio, std::span<const Baseline> baselines) {
    std::vector<std::reference_wrapper<const Baseline>> latest_first(baselines.begin(), baselines.end());
    std::ranges::reverse(latest_first);
    return first_covering(portfolio, latest_first);
}

References references_to(const Portfolio& portfolio, const Baseline& baseline) {
    return first_covering(portfolio, std::span{&baseline, 1});
}

std::vector<Slippage> slippages(const SlippageQuestion& question) {
    std::vector<Slippage> all;
    const auto& portfolio = question.portfolio;
    for (const auto project : question.projects) {
        const auto* baseline = question.references[project];
        if (baseline == nullptr) { continue; }
        const auto& record = portfolio.projects[project];
        for (auto i = record.first_activity; i < record.first_activity + record.activity_count; ++i) {
            if (!question.activities && !is_milestone(portfolio.activities[i].kind())) { continue; }
            all.push_back(measured(portfolio, question.outlook, dates_of_activity(*baseline, portfolio.full_key(i)), i));
        }
        add_gone(all, portfolio, *baseline, project);
    }
    std::ranges::sort(all, {}, &Slippage::key);
    std::ranges::stable_sort(all, {}, severity);
    return all;
}

std::optional<Slippage> completion_slippage(const Portfolio& portfolio, const Outlook& outlook, const References& references,
                                            std::uint32_t project) {
    const auto* baseline = references[project];
    const auto completion = portfolio.projects[project].completion;
    if (baseline == nullptr || !completion) { return std::nullopt; }
    return measured(portfolio, outlook, dates_of_activity(*baseline, portfolio.full_key(*completion)), *completion);
}

} // namespace slipway
