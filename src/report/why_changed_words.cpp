// The causes of a move in words, and the names of what it happened to.

#include "report/slip_parts.hpp"
#include "report/why_changed_parts.hpp"
#include "slipway/findings/findings.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

#include <array>

namespace slipway {
namespace {

/// A cause, and what it was when it moved the milestone later, or earlier.
struct CauseWords {
    Cause cause;
    std::string_view zh, en, later_zh, later_en, earlier_zh, earlier_en;
};

constexpr std::array<CauseWords, 17> all_words{{
    {Cause::options, "计算规则变动", "other scheduling rules", "", "", "", ""},
    {Cause::calendar, "日历变动", "other calendar", "", "", "", ""},
    {Cause::relation_removed, "取消逻辑关系或工作", "relation or activity removed", "", "", "", ""},
    {Cause::relation_added, "新增逻辑关系或工作", "relation or activity added", "", "", "", ""},
    {Cause::relation_changed, "逻辑关系变动", "other type or lag of a relation", "", "", "", ""},
    {Cause::constraint, "约束变动", "other constraint", "", "", "", ""},
    {Cause::duration, "计划工期变动", "other planned duration", "计划工期加长", "planned longer", "计划工期缩短", "planned shorter"},
    {Cause::stage, "阶段变动", "other stage", "", "", "", ""},
    {Cause::later_knowledge, "事后补报或更正", "reported or corrected afterwards", "", "", "", ""},
    {Cause::time, "时间推移的计算效应", "passing of time as forecast", "", "", "", ""},
    {Cause::started, "开工早晚", "start earlier or later", "开工晚于预测", "started later", "开工早于预测", "started earlier"},
    {Cause::progress, "进度快慢", "progress faster or slower", "进度慢于预测", "progress slower", "进度快于预测", "progress faster"},
    {Cause::remaining, "剩余工期调整", "other estimate of what is left", "剩余工期调增", "estimate grew", "剩余工期调减",
     "estimate shrank"},
    {Cause::finished, "完成早晚", "finish earlier or later", "完成晚于预测", "finished later", "完成早于预测", "finished earlier"},
    {Cause::suspended, "停工或复工", "suspended or resumed", "停工", "suspended", "提前复工", "resumed earlier"},
    {Cause::withdrawn, "撤回填报", "report withdrawn", "", "", "", ""},
    {Cause::unreported, "到期未填报", "not reported when due", "", "", "", ""},
}};

const CauseWords& words_of(Cause cause) { return all_words.at(static_cast<std::size_t>(cause)); }

/// The words with which tracking begins what became known.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> said_words{{{"started", "开工"},
                                                                                   {"finished", "完成"},
                                                                                   {"remaining", "剩余"},
                                                                                   {"percent", "已完成"},
                                                                                   {"expected", "预计完成"},
                                                                                   {"suspended", "停工"},
                                                                                   {"resumed", "复工"},
                                                                                   {"stage", "阶段"}}};

/// "completed 2024-01-30".
std::string stage_in_words(std::string_view text, Language language) {
    const auto word = text.substr(0, text.find(' '));
    const auto stage = value_of(stage_words, word);
    return stage ? fmt::format("{}{}", words(*stage, language), text.substr(word.size())) : std::string{text};
}

/// "started 2023-07-25", "stage completed 2024-01-30".
std::string saying_in_words(std::string_view text, Language language) {
    const auto word = text.substr(0, text.find(' '));
    const auto rest = text.size() > word.size() ? text.substr(word.size() + 1) : std::string_view{};
    for (const auto& [known, zh] : said_words) {
        if (known != word) { continue; }
        return fmt::format("{} {}", language == Language::zh ? zh : known,
                           word == "stage" ? stage_in_words(rest, language) : std::string{rest});
    }
    return std::string{text};
}

/// Several, "; " between them.
std::string sayings_in_words(std::string_view text, Language language) {
    std::string all;
    while (!text.empty()) {
        const auto end = text.find("; ");
        if (!all.empty()) { all += language == Language::zh ? "；" : "; "; }
        all += saying_in_words(text.substr(0, end), language);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    }
    return all;
}

std::string text_in_words(Cause cause, const std::string& text, Language language) {
    if (cause == Cause::stage) { return stage_in_words(text, language); }
    const bool said = cause == Cause::later_knowledge || cause == Cause::withdrawn;
    return said ? sayings_in_words(text, language) : text;
}

void add_days(std::string& all, const DayCount& days, std::string_view zh, std::string_view en, Language language) {
    if (!days.first) { return; }
    const auto first = to_string(*days.first);
    const auto* const noun = days.count == 1 ? "day" : "days";
    all += language == Language::zh ? fmt::format("{}{} 起 {} 天{}", all.empty() ? "" : "，", first, days.count, zh)
                                    : fmt::format("{}{} {} {} from {}", all.empty() ? "" : ", ", days.count, noun, en, first);
}

/// "3 days off from 2024-01-22".
std::string calendar_in_words(const CalendarChange& change, Language language) {
    std::string all;
    add_days(all, change.off, "改为休息", "off", language);
    add_days(all, change.on, "改为上班", "on", language);
    add_days(all, change.hours, "工时不同", "at other hours", language);
    return all;
}

/// The portfolio that has the project, the later one first.
const Portfolio* portfolio_with(const WhyChangedInput& input, const std::string& project) {
    for (const auto* portfolio : {&input.until.situation.portfolio, &input.since.situation.portfolio}) {
        if (portfolio->find_project(project)) { return portfolio; }
    }
    return nullptr;
}

} // namespace

std::string words(Cause cause, Language language) {
    const auto& row = words_of(cause);
    return std::string{language == Language::zh ? row.zh : row.en};
}

std::string part_words(const MovePart& part, Language language) {
    const auto& row = words_of(part.cause);
    const auto chinese = part.cd > 0 ? row.later_zh : row.earlier_zh;
    const auto english = part.cd > 0 ? row.later_en : row.earlier_en;
    if (chinese.empty()) { return words(part.cause, language); }
    return std::string{language == Language::zh ? chinese : english};
}

std::string from_words(const MovePart& part, Language language) { return text_in_words(part.cause, part.from, language); }

std::string to_words(const MovePart& part, Language language) {
    const bool zh = language == Language::zh;
    if (part.to.empty() && part.cause == Cause::unreported) { return zh ? "未填报" : "not reported"; }
    if (part.to.empty() && part.cause == Cause::started) { return zh ? "未开工" : "not started"; }
    if (part.calendar) { return fmt::format("{}{}{}", part.to, zh ? "：" : ": ", calendar_in_words(*part.calendar, language)); }
    return text_in_words(part.cause, part.to, language);
}

std::optional<std::string> WhyChangedContext::project_name(const std::string& key) const {
    const auto* portfolio = portfolio_with(input, key);
    if (portfolio == nullptr) { return std::nullopt; }
    return portfolio->projects[*portfolio->find_project(key)].name.in(language);
}

std::optional<std::string> WhyChangedContext::activity_name(const std::string& key) const {
    for (const auto* portfolio : {&input.until.situation.portfolio, &input.since.situation.portfolio}) {
        if (const auto found = portfolio->find_activity(key)) { return portfolio->activities[*found].name().in(language); }
    }
    return std::nullopt;
}

Json WhyChangedContext::agency(const std::string& project) const {
    const auto* portfolio = portfolio_with(input, project);
    return portfolio == nullptr ? Json(nullptr) : agency_json(*portfolio, *portfolio->find_project(project));
}

bool WhyChangedContext::agency_assumed(const std::string& project) const {
    const auto* portfolio = portfolio_with(input, project);
    return portfolio != nullptr && portfolio->projects[*portfolio->find_project(project)].owner_assumed;
}

std::optional<std::string> WhyChangedContext::agency_name(const std::string& project) const {
    const auto* portfolio = portfolio_with(input, project);
    if (portfolio == nullptr) { return std::nullopt; }
    return owner_name(*portfolio, portfolio->projects[*portfolio->find_project(project)]).in(language);
}

} // namespace slipway
