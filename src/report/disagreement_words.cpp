// The notices about floats and paths, in both languages.

#include "report/activity_row.hpp"
#include "report/bound_words.hpp"
#include "report/disagreement.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr std::size_t examples_named = 3;

struct Context {
    const Portfolio& portfolio;
    const Outlook& outlook;
    std::uint32_t project; ///< the target's

    [[nodiscard]] std::string key(std::uint32_t activity) const {
        const auto& record = portfolio.activities[activity];
        return record.project == project ? record.key() : portfolio.full_key(activity);
    }
    /// "2025", or "huadu-library 2025" of another project.
    [[nodiscard]] std::string commitment(std::uint32_t activity) const {
        const auto owner = portfolio.activities[activity].project;
        const auto& record = portfolio.projects[owner];
        return (owner == project ? "" : record.key + " ") + (record.commitment ? record.commitment->by.words : "");
    }
};

Name off_path_reason(const Context& context, const Disagreement& one) {
    switch (one.reason) {
    case DisagreementReason::missed_commitment: {
        const auto promise = context.commitment(*one.by);
        return {fmt::format("承诺 {} 赶不上，几乎项项负时差", promise),
                fmt::format("the promise of {} is missed, and against a missed date nearly every activity is late", promise)};
    }
    case DisagreementReason::constraint: {
        const auto limit = fmt::format("{} {}", context.key(*one.by), late_driver(context.portfolio, context.outlook, *one.by));
        return {fmt::format("限期来自约束（{}），不来自所问节点", limit),
                fmt::format("a constraint limits them, not the milestone: {}", limit)};
    }
    case DisagreementReason::other_project: {
        const auto key = context.key(*one.by);
        return {fmt::format("它们制约的是别的项目的 {}", key), fmt::format("they hold up another project: {}", key)};
    }
    case DisagreementReason::beyond: {
        const auto key = context.key(*one.by);
        return {fmt::format("它们决定的是 {}，不是所问节点", key), fmt::format("they decide {}, not the milestone", key)};
    }
    case DisagreementReason::float_kind:
        return {"只按所选的总时差如此，按另一端尚有时差", "only by the total float chosen; by the other end they have some"};
    case DisagreementReason::kept_commitment:
    case DisagreementReason::mixed_calendars: break;
    }
    return {"其日历与后续不同，时差为零而并不驱动", "their calendar differs from their successors': no float, and yet they do not drive"};
}

Name on_path_reason(const Context& context, const Disagreement& one) {
    switch (one.reason) {
    case DisagreementReason::kept_commitment: {
        const auto promise = context.commitment(*one.by);
        return {fmt::format("承诺 {} 晚于预测，给全线留有余地", promise),
                fmt::format("the promise of {} is later than the forecast and leaves room to the whole path", promise)};
    }
    case DisagreementReason::beyond: {
        if (!one.by) { return {"项目还有更晚完成的工作", "other work of the project ends later"}; }
        const auto key = context.key(*one.by);
        return {fmt::format("最迟日期由更晚的 {} 决定", key), fmt::format("{}, which comes later, decides the late dates", key)};
    }
    case DisagreementReason::float_kind:
        return {"只按所选的总时差如此，按另一端已无时差", "only by the total float chosen; by the other end they have none"};
    default: break;
    }
    return {"其日历在后续休息之日仍工作，有时差而仍驱动",
            "their calendar works on days that what they drive takes off: float, and yet they drive"};
}

/// "tunnel -3 wd, depot 0 wd, …".
std::string examples(const Context& context, const Disagreement& one, bool zh) {
    std::string named;
    for (std::size_t i = 0; i < std::min(examples_named, one.activities.size()); ++i) {
        const auto activity = one.activities[i];
        const auto& calendar = context.portfolio.calendar_of(context.portfolio.activities[activity]);
        named += fmt::format("{}{} {} wd",
                             named.empty() ? ""
                             : zh          ? "、"
                                           : ", ",
                             context.key(activity), cell(in_days(calendar, context.outlook.likely.total_float(activity))));
    }
    return named + (one.activities.size() <= examples_named ? "" : zh ? " 等" : ", …");
}

} // namespace

std::string disagreement_sentence(const Portfolio& portfolio, const Outlook& outlook, const Disagreement& one, std::uint32_t target,
                                  Language language) {
    const bool zh = language == Language::zh;
    const Context context{portfolio, outlook, portfolio.activities[target].project};
    const auto why = (one.on_path ? on_path_reason(context, one) : off_path_reason(context, one)).in(language);
    const auto count = one.activities.size();
    const auto named = examples(context, one, zh);
    if (zh) {
        return one.on_path ? fmt::format("最长路径上有 {} 项总时差大于零：{}（{}）。", count, why, named)
                           : fmt::format("另有 {} 项总时差不大于零而不在最长路径上：{}（{}）。", count, why, named);
    }
    if (one.on_path) { return fmt::format("{} on the longest path {} float: {} ({}).", count, count == 1 ? "has" : "have", why, named); }
    return fmt::format("{} more {} not on the longest path: {} ({}).", count, count == 1 ? "has no float but is" : "have no float but are",
                       why, named);
}

} // namespace slipway
