#include "report/scheduling.hpp"

#include <algorithm>
#include <iterator>

namespace slipway {
namespace {

Name cap_words(LateCap cap) {
    if (cap == LateCap::early_finish) {
        return {"最迟日期一律以项目自身的最早完成为上限，不论承诺",
                "Late dates are capped by the project's own early finish, whatever it promised"};
    }
    return {"最迟日期以项目自身承诺为上限，无承诺者以其自身最早完成为上限",
            "Late dates are capped by the project's own commitment, else by its own early finish"};
}

Name float_words(FloatKind kind) {
    switch (kind) {
    case FloatKind::finish: return {"总时差＝最迟完成－最早完成", "total float is late finish − early finish"};
    case FloatKind::start: return {"总时差＝最迟开始－最早开始", "total float is late start − early start"};
    case FloatKind::smallest: break;
    }
    return {"总时差取开始与完成两个时差中的小者", "total float is the lesser of start float and finish float"};
}

/// Out of sequence, what was reported counts in one of three ways; `retained` is ours.
Name progress_words(ProgressLogic logic) {
    if (logic == ProgressLogic::override_) {
        return {"逆序填报不再等待未完前序（override）", "out-of-sequence work does not wait for its unfinished predecessors (override)"};
    }
    return {"逆序填报按实际日期（actual-dates）", "out-of-sequence work goes by actual dates (actual-dates)"};
}

std::vector<Name> settings_not_ours(const ScheduleOptions& options) {
    std::vector<Name> all;
    if (options.logic != ProgressLogic::retained) { all.push_back(progress_words(options.logic)); }
    if (options.rules != RuleSet::p6) {
        const std::string word{word_of(rule_set_words, options.rules)};
        all.push_back({"规则集 " + word, "rule set " + word});
    }
    if (options.start_lag_from_actual) {
        all.push_back({"前序已开始的，其开始时距自实际开始起算", "a lag from the start of started work counts from its actual start"});
    }
    if (options.progress_of_p6) {
        all.push_back({"已开始的工作仍受关系约束（同 P6）", "relations still bind work that has begun, as in P6"});
    }
    return all;
}

std::string sentence(const std::vector<Name>& parts, Language language) {
    std::string said;
    for (const auto& part : parts) { said += (said.empty() ? "" : language == Language::zh ? "；" : "; ") + part.in(language); }
    return said + (language == Language::zh ? "。" : ".");
}

} // namespace

std::string float_and_other_settings(const ScheduleOptions& options, Language language) {
    std::vector<Name> all{float_words(float_kind(options))};
    std::ranges::move(settings_not_ours(options), std::back_inserter(all));
    return sentence(all, language);
}

std::string other_settings(const ScheduleOptions& options, Language language) {
    const auto all = settings_not_ours(options);
    if (all.empty()) { return {}; }
    return (language == Language::zh ? "计算设定：" : "Scheduled with: ") + sentence(all, language);
}

std::string scheduling_words(const ScheduleOptions& options, Language language) {
    return cap_words(options.cap).in(language) + (language == Language::zh ? "；" : "; ") + float_and_other_settings(options, language);
}

Json scheduling_head(std::string_view schema, Date as_of, const Portfolio& portfolio, const ScheduleOptions& options) {
    auto head = machine_head(schema, as_of, portfolio);
    head["late_cap"] = word_of(late_cap_words, options.cap);
    head["total_float"] = word_of(float_kind_words, float_kind(options));
    head["progress"] = word_of(progress_logic_words, options.logic);
    head["rules"] = word_of(rule_set_words, options.rules);
    head["start_lag"] = options.start_lag_from_actual ? "actual" : "early";
    return head;
}

} // namespace slipway
