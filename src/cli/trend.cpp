// `trend`: what the publications said of milestones, week after week.

#include "slipway/report/trend.hpp"

#include "cli/keys.hpp"
#include "cli/published.hpp"
#include "slipway/base/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

namespace slipway {
namespace {

bool is_milestone(const Activity& activity) {
    return activity.kind() == ActivityKind::start_milestone || activity.kind() == ActivityKind::finish_milestone;
}

std::string project_of(std::string_view key) { return std::string{key.substr(0, key.find('/'))}; }

/// The days of --since and --until; the data date ends them. Nothing when one is wrong: the reason is printed.
std::optional<TrendWindow> asked_window(const Call& call) {
    TrendWindow window;
    const auto read = [&](std::string_view option, const std::string& words, std::optional<Date>& day) {
        if (words.empty()) { return true; }
        day = parse_date(words);
        if (!day) {
            call.surroundings.err << fmt::format("slipway: {0} \"{1}\" is no day\n  write it like {0} 2023-06-30\n", option, words);
        }
        return day.has_value();
    };
    if (!read("--since", call.options.since, window.since) || !read("--until", call.options.until, window.until)) { return std::nullopt; }
    for (const auto& day : {window.since, window.until}) {
        if (day && lies_ahead(call, *day)) { return std::nullopt; }
    }
    window.until = std::min(window.until.value_or(call.as_of), call.as_of);
    if (window.since && *window.since > *window.until) {
        call.surroundings.err << fmt::format("slipway: --since {} lies after the last day asked for, {}\n  set --until or --as-of\n",
                                             to_string(*window.since), to_string(*window.until));
        return std::nullopt;
    }
    return window;
}

/// The milestones of a project, for advice.
std::string milestones_of(const Portfolio& portfolio, std::uint32_t project) {
    std::vector<std::string> keys;
    for (const auto i : portfolio.in_order_of_work(project)) {
        if (is_milestone(portfolio.activities[i])) { keys.push_back(portfolio.full_key(i)); }
    }
    return keys.empty() ? "its project has no milestone" : fmt::format("its milestones are:\n{}", fmt::join(keys, "\n"));
}

/// What was asked for by name and is no milestone.
std::vector<Diagnostic> not_milestones(const Call& call, const Portfolio& portfolio) {
    std::vector<Diagnostic> problems;
    for (const auto& key : call.options.keys) {
        const auto activity = is_pattern(key) ? std::nullopt : portfolio.find_activity(key);
        if (!activity || is_milestone(portfolio.activities[*activity])) { continue; }
        problems.push_back({DiagnosticSeverity::error, "not-a-milestone",
                            fmt::format("{} is no milestone: publications keep the dates of milestones only", key), std::nullopt,
                            milestones_of(portfolio, portfolio.activities[*activity].project)});
    }
    return problems;
}

/// The milestones asked for. Nothing when one is wrong or none is left: the reason is printed.
std::optional<std::vector<std::uint32_t>> asked_milestones(const Call& call, const Portfolio& portfolio) {
    auto targets = chosen_targets(call, portfolio);
    if (!targets) { return std::nullopt; }
    auto problems = not_milestones(call, portfolio);
    std::erase_if(*targets, [&](std::uint32_t i) { return !is_milestone(portfolio.activities[i]); });
    if (problems.empty() && targets->empty()) {
        problems.push_back({DiagnosticSeverity::error, "no-milestone", "nothing that was asked for has a milestone", std::nullopt,
                            "slipway schedule --format csv lists all activities; milestones have duration 0"});
    }
    if (problems.empty()) { return targets; }
    print(call, problems, {});
    return std::nullopt;
}

/// What a publication of schema 1, which kept no forecasts, said of completions in its JSON.
std::vector<PublishedForecast> forecasts_of_rendering(const Store& store, const Portfolio& portfolio, const PublicationHead& publication) {
    std::vector<PublishedForecast> forecasts;
    std::optional<std::string> bytes;
    for (const auto& [language, word] : language_words) {
        if (!bytes) { bytes = store.rendering(publication.entry, "json", word); }
    }
    if (!bytes) { return forecasts; }
    const auto published = Json::parse(*bytes);
    for (const auto& row : published.at("projects")) {
        const auto project = portfolio.find_project(row.at("key").get<std::string>());
        const auto day = row.at("forecast").is_string() ? parse_date(row.at("forecast").get<std::string>()) : std::nullopt;
        if (!project || !portfolio.projects[*project].completion || !day) { continue; }
        const auto& word = row.at("last_word");
        forecasts.push_back({portfolio.full_key(*portfolio.projects[*project].completion), *day, row.at("light") == "done",
                             word.is_object() ? std::optional{publication.as_of - Days{word.at("silent_cd").get<int>()}} : std::nullopt});
    }
    return forecasts;
}

/// What one publication said, by milestone and of the last word on each project.
struct PublishedWeek {
    PublicationHead head;
    std::map<std::string, PublishedForecast> forecasts;
    std::map<std::string, std::optional<Date>> last_words;
};

std::vector<PublishedWeek> published_weeks(const Call& call, const Store& store, const Portfolio& portfolio) {
    std::vector<PublishedWeek> weeks;
    for (auto& head : store.publications(known(call))) {
        if (head.as_of > call.as_of) { continue; }
        auto forecasts = store.forecasts(head.entry);
        if (forecasts.empty()) { forecasts = forecasts_of_rendering(store, portfolio, head); }
        PublishedWeek week{std::move(head), {}, {}};
        for (auto& forecast : forecasts) {
            week.last_words.emplace(project_of(forecast.key), forecast.last_word);
            week.forecasts.emplace(forecast.key, std::move(forecast));
        }
        weeks.push_back(std::move(week));
    }
    return weeks;
}

std::vector<PublishedWord> words_of(const std::vector<PublishedWeek>& weeks, const std::string& key) {
    std::vector<PublishedWord> words;
    for (const auto& week : weeks) {
        auto& word = words.emplace_back(PublishedWord{week.head.as_of, week.head.recorded_at, {}, false, {}});
        if (const auto found = week.last_words.find(project_of(key)); found != week.last_words.end()) { word.last_word = found->second; }
        if (const auto found = week.forecasts.find(key); found != week.forecasts.end()) {
            word.forecast = found->second.finish;
            word.reached = found->second.reached;
        }
    }
    return words;
}

/// The date of a milestone in a baseline; absent when that does not cover it.
std::optional<TrendReference> reference(const Baseline& baseline, const std::string& key) {
    const auto found = std::ranges::find(baseline.dates, key, &BaselineDates::key);
    if (found == baseline.dates.end()) { return std::nullopt; }
    const auto day = found->finish ? found->finish : found->start;
    return day ? std::optional{TrendReference{baseline.name, *day}} : std::nullopt;
}

bool covers(const Baseline& baseline, const std::string& project) {
    return std::ranges::any_of(baseline.dates, [&](const BaselineDates& dates) { return project_of(dates.key) == project; });
}

/// Of its project's baselines the first is the original one, the last the current one.
void add_baselines(MilestoneTrend& milestone, const std::vector<StoredBaseline>& baselines, Date as_of) {
    std::vector<const Baseline*> covering;
    for (const auto& stored : baselines) {
        if (stored.baseline.as_of <= as_of && covers(stored.baseline, project_of(milestone.key))) { covering.push_back(&stored.baseline); }
    }
    if (covering.empty()) { return; }
    milestone.baseline_original = reference(*covering.front(), milestone.key);
    milestone.baseline_current = reference(*covering.back(), milestone.key);
}

Name name_of(const Portfolio& portfolio, std::uint32_t activity) {
    const auto& project = portfolio.projects[portfolio.activities[activity].project].name;
    const auto& own = portfolio.activities[activity].name();
    return {project.in(Language::zh) + " · " + own.in(Language::zh), project.in(Language::en) + " · " + own.in(Language::en)};
}

void say_nothing_published(const Call& call, const Session& session, const std::vector<PublishedWeek>& weeks, const TrendWindow& window) {
    std::vector<std::string> days;
    for (const auto& week : weeks) { days.push_back(to_string(week.head.as_of)); }
    const auto when = window.since ? fmt::format("from {} to {}", to_string(*window.since), to_string(*window.until))
                                   : fmt::format("by {}", to_string(*window.until));
    const auto advice = days.empty() ? found_elsewhere(call, session.folder, Kept::publications)
                                           .value_or("a trend is made of publications: weekly --publish makes one a week")
                                     : fmt::format("published days: {}", fmt::join(days, ", "));
    print(call, {{DiagnosticSeverity::error, "not-published", fmt::format("nothing was published {}", when), std::nullopt, advice}}, {});
}

std::vector<MilestoneTrend> trends(const Session& session, const std::vector<std::uint32_t>& milestones, const TrendWindow& window,
                                   const std::vector<PublishedWeek>& weeks, const std::vector<StoredBaseline>& baselines) {
    const auto& portfolio = session.portfolio();
    std::vector<MilestoneTrend> all;
    for (const auto i : milestones) {
        const auto& project = session.outlook.projects[portfolio.activities[i].project];
        MilestoneTrend one{
            .key = portfolio.full_key(i), .name = name_of(portfolio, i), .limit = project.limit, .promised = project.promised};
        one.points = trend_points(words_of(weeks, one.key), window, Days{portfolio.rules.not_reported_cd});
        one.fit = trend_fit(one.points);
        add_baselines(one, baselines, session.outlook.as_of);
        all.push_back(std::move(one));
    }
    std::ranges::sort(all, {}, &MilestoneTrend::key);
    return all;
}

} // namespace

Exit run_trend(const Call& call) {
    const auto window = asked_window(call);
    if (!window) { return Exit::usage; }
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto milestones = asked_milestones(call, session->portfolio());
    if (!milestones) { return Exit::input; }
    const auto store = Store::open_for_reading(session->store_path);
    const auto weeks = store ? published_weeks(call, *store, session->portfolio()) : std::vector<PublishedWeek>{};
    const auto in_window = [&](const PublishedWeek& week) {
        return (!window->since || *window->since <= week.head.as_of) && week.head.as_of <= *window->until;
    };
    if (std::ranges::none_of(weeks, in_window)) {
        say_nothing_published(call, *session, weeks, *window);
        return Exit::input;
    }
    const auto baselines = store->baselines(known(call));
    print(call,
          trend_report(
              {session->portfolio(), call.as_of, *window, trends(*session, *milestones, *window, weeks, baselines), call.options.all},
              session->language),
          session->language);
    return Exit::done;
}

} // namespace slipway
