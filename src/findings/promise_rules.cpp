// Rules about dates and promises of whole projects.

#include "findings/rules.hpp"
#include "slipway/findings/ratings.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

/// Calls `visit(index, project, outlook)` for every project.
template <class Visit>
void for_projects(const RuleContext& context, Visit visit) {
    for (std::uint32_t i = 0; i < context.portfolio.projects.size(); ++i) {
        visit(i, context.portfolio.projects[i], context.outlook.projects[i]);
    }
}

int late_cd(Date forecast, const ProjectOutlook& one) { return days_between(one.limit, forecast); }

/// What the promise is, in both languages: "2025（新增床位4600）".
Name promise(const Commitment& commitment) {
    if (commitment.because.empty()) { return {commitment.by.words, commitment.by.words}; }
    return {fmt::format("{}（“{}”）", commitment.by.words, commitment.because),
            fmt::format("{} (“{}”)", commitment.by.words, commitment.because)};
}

bool over(const ProjectOutlook& one) {
    return one.light == Light::done || one.reason == LightReason::suspended || one.reason == LightReason::cancelled;
}

} // namespace

void cannot_keep_commitment(const RuleContext& context, const Find& report) {
    for_projects(context, [&](std::uint32_t i, const Project& project, const ProjectOutlook& one) {
        if (over(one) || !one.promised || one.verdict != Verdict::cannot) { return; }
        const auto because = promise(*project.commitment);
        const auto best = to_string(*one.forecast_best);
        const auto forecast = to_string(*one.forecast);
        const auto days = late_cd(*one.forecast_best, one);
        report(i, project.key,
               {fmt::format("承诺 {}；即使工期最短、自上次说明后未曾停工，也要到 {}，晚 {} 天；按一般工期从今日推算为 {}", because.zh, best,
                            days, forecast),
                fmt::format("promised by {}; even at best durations, work running on since the last word, {} ({} cd late); likely {}",
                            because.en, best, days, forecast)},
               one.limit);
    });
}

void misses_commitment(const RuleContext& context, const Find& report) {
    for_projects(context, [&](std::uint32_t i, const Project& project, const ProjectOutlook& one) {
        if (over(one) || !one.promised || !one.reported || one.verdict != Verdict::could) { return; }
        const auto because = promise(*project.commitment);
        const auto days = late_cd(*one.forecast, one);
        report(i, project.key,
               {fmt::format("承诺 {}；按最新填报预测 {}，晚 {} 天；最佳 {}", because.zh, to_string(*one.forecast), days,
                            to_string(*one.forecast_best)),
                fmt::format("promised by {}; as freshly reported it completes {} ({} cd late); at best {}", because.en,
                            to_string(*one.forecast), days, to_string(*one.forecast_best))},
               one.limit);
    });
}

void best_case_only(const RuleContext& context, const Find& report) {
    for_projects(context, [&](std::uint32_t i, const Project& project, const ProjectOutlook& one) {
        if (over(one) || !one.promised || one.reported || one.verdict != Verdict::could) { return; }
        const auto because = promise(*project.commitment);
        const auto days = late_cd(*one.forecast, one);
        report(i, project.key,
               {fmt::format("承诺 {}；只有工期最短且一直在建才来得及（{}）；按一般工期从今日推算为 {}，晚 {} 天", because.zh,
                            to_string(*one.forecast_best), to_string(*one.forecast), days),
                fmt::format("promised by {}; kept only at best durations with work running on ({}); likely {} ({} cd late)", because.en,
                            to_string(*one.forecast_best), to_string(*one.forecast), days)},
               one.limit);
    });
}

void beyond_horizon(const RuleContext& context, const Find& report) {
    for_projects(context, [&](std::uint32_t i, const Project& project, const ProjectOutlook& one) {
        if (over(one) || one.promised || !one.forecast || *one.forecast <= one.limit) { return; }
        const auto days = late_cd(*one.forecast, one);
        const auto forecast = to_string(*one.forecast);
        const bool even_best = *one.forecast_best > one.limit;
        report(i, project.key,
               {fmt::format("预测 {}，超出规划期末 {} 共 {} 天（最佳 {}{}）；规划未作承诺", forecast, to_string(one.limit), days,
                            to_string(*one.forecast_best), even_best ? "，亦超出" : ""),
                fmt::format("forecast {} is {} cd beyond the horizon {} (at best {}{}); not promised by the plan", forecast, days,
                            to_string(one.limit), to_string(*one.forecast_best), even_best ? ", beyond it too" : "")},
               one.limit);
    });
}

bool rating_disagrees(const Outlook& outlook, std::uint32_t project) {
    const auto& rating = outlook.progress.projects[project].rating;
    const auto light = outlook.projects[project].light;
    const bool judges = light == Light::red || light == Light::amber || light == Light::green;
    return rating && judges && value_of(light_words, rating->light) != light;
}

bool hides_a_red_light(const RuleContext& context, std::uint32_t project) {
    const auto& rating = context.outlook.progress.projects[project].rating;
    return rating && value_of(light_words, rating->light) == Light::green && context.outlook.projects[project].light == Light::red;
}

void rating_disagrees(const RuleContext& context, const Find& report) {
    for_projects(context, [&](std::uint32_t i, const Project& project, const ProjectOutlook& one) {
        if (!rating_disagrees(context.outlook, i)) { return; }
        const auto& rating = *context.outlook.progress.projects[i].rating;
        const auto judged = value_of(light_words, rating.light).value_or(Light::grey);
        const auto because = [&](std::string_view before) {
            return rating.reason.empty() ? std::string{} : fmt::format("{}{}", before, rating.reason);
        };
        report(i, project.key,
               {fmt::format("{} 于 {} 评定为{}{}；推算为{}（{}）", rating.by, to_string(rating.day), words(judged, Language::zh),
                            because("："), words(one.light, Language::zh), words(one.reason, Language::zh)),
                fmt::format("{} judged it {} on {}{}; computed: {} ({})", rating.by, words(judged, Language::en), to_string(rating.day),
                            because(": "), words(one.light, Language::en), words(one.reason, Language::en))},
               std::nullopt);
    });
}

void not_reported(const RuleContext& context, const Find& report) {
    for_projects(context, [&](std::uint32_t i, const Project& project, const ProjectOutlook& one) {
        if (over(one) || one.reported) { return; }
        const auto& word = context.outlook.progress.projects[i].last_word;
        if (!word) {
            report(i, project.key, {"从未有任何说明或填报", "nobody has ever said anything of it"}, std::nullopt);
            return;
        }
        report(i, project.key,
               {fmt::format("最后一次说明 {}（{}），已 {} 天", word->date.words, word->source, *one.silent_cd),
                fmt::format("last word {} ({}), {} days ago", word->date.words, word->source, *one.silent_cd)},
               std::nullopt);
    });
}

void no_schedule(const RuleContext& context, const Find& report) {
    for_projects(context, [&](std::uint32_t i, const Project& project, const ProjectOutlook& one) {
        if (one.forecast || over(one)) { return; }
        if (!project.completion) {
            report(i, project.key, {"没有工作分解，无法推算", "it has no activities: choose a template or write them"}, std::nullopt);
        } else if (one.reason == LightReason::waits_for_unknown) {
            report(i, project.key, {"须等待阶段不明的项目，无法推算", "it waits for a project of which no document states the stage"},
                   std::nullopt);
        } else if (!one.promised) {
            report(i, project.key, {"文件未说明所处阶段，无法推算；亦无承诺", "no document states its stage and none promises a date"},
                   std::nullopt);
        }
    });
}

} // namespace slipway
