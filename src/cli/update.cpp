// `update`: one report about one activity, stored whole or not at all.

#include "cli/keys.hpp"
#include "cli/session.hpp"
#include "slipway/tracking/admission.hpp"

#include <fmt/format.h>

#include <ostream>

namespace slipway {
namespace {

/// The observations that the options state.
std::vector<Observation> stated(const Call& call, const std::string& key) {
    const auto& options = call.options;
    const std::array<std::pair<ObservationKind, const std::string*>, 6> given{{{ObservationKind::started, &options.started},
                                                                               {ObservationKind::finished, &options.finished},
                                                                               {ObservationKind::remaining, &options.remaining},
                                                                               {ObservationKind::expected, &options.expected},
                                                                               {ObservationKind::resolved, &options.resolved},
                                                                               {ObservationKind::note, &options.note}}};
    std::vector<Observation> news;
    for (const auto& [kind, value] : given) {
        if (value->empty()) { continue; }
        const bool dated = kind == ObservationKind::started || kind == ObservationKind::finished || kind == ObservationKind::resolved;
        const auto day = dated ? parse_date(*value).value_or(call.as_of) : call.as_of;
        news.push_back({day, call.as_of, call.recorded_at, key, kind, *value, options.by, options.source});
    }
    return news;
}

/// What the update did to the forecast of its project.
Report receipt(const Session& session, const Outlook& after, std::uint32_t activity, const std::vector<Observation>& news) {
    const auto& portfolio = session.portfolio();
    const auto project = portfolio.activities[activity].project;
    const auto& before_forecast = session.outlook.projects[project].forecast;
    const auto& after_forecast = after.projects[project].forecast;
    const bool zh = session.language == Language::zh;
    Report report;
    report.title = zh ? fmt::format("已记录 {} 条：{}", news.size(), portfolio.full_key(activity))
                      : fmt::format("Recorded {}: {}", news.size(), portfolio.full_key(activity));
    const auto shown = [](const std::optional<Date>& day) { return day ? to_string(*day) : std::string{"—"}; };
    report.preamble = {zh ? fmt::format("项目预测：{} → {}", shown(before_forecast), shown(after_forecast))
                          : fmt::format("Project forecast: {} → {}", shown(before_forecast), shown(after_forecast))};
    report.machine.head = machine_head("slipway.update/1", after.as_of, portfolio);
    report.machine.head["forecast_before"] = json_date(before_forecast);
    report.machine.head["forecast_after"] = json_date(after_forecast);
    report.machine.rows_name = "observations";
    report.machine.columns = {"key", "kind", "value", "day", "by", "source", "recorded_at"};
    for (const auto& one : news) {
        report.machine.rows.push_back({{"key", one.key},
                                       {"kind", word_of(observation_words, one.kind)},
                                       {"value", one.value},
                                       {"day", to_string(one.day)},
                                       {"by", one.by},
                                       {"source", one.source},
                                       {"recorded_at", one.recorded_at}});
    }
    return report;
}

} // namespace

Exit run_update(const Call& call) {
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto& portfolio = session->portfolio();
    const auto activity = chosen_activity(call, portfolio, call.options.keys.front(), false);
    if (!activity) { return Exit::input; }
    const auto news = stated(call, portfolio.full_key(*activity));
    if (news.empty()) {
        call.surroundings.err
            << "slipway: update says nothing\n  give --started, --finished, --remaining, --expected, --resolved or --note; see slipway help update\n";
        return Exit::usage;
    }
    if (const auto problems = refused(portfolio, *activity, session->outlook.progress.facts[*activity], news, call.as_of);
        !problems.empty()) {
        print(call, problems, session->loaded.sources);
        call.surroundings.err << "slipway: nothing was stored\n";
        return Exit::input;
    }
    Store::open_for_writing(session->store_path).append(news);
    auto all = session->observations;
    all.insert(all.end(), news.begin(), news.end());
    const auto after = outlook(portfolio, session->outlook.network, all, call.as_of);
    print(call, receipt(*session, after, *activity, news), session->language);
    return Exit::done;
}

} // namespace slipway
