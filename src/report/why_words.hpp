#pragma once
// The answer to `why` in words: the date, what holds it, and what each hop costs.

#include "slipway/report/why.hpp"

namespace slipway {

struct WhyContext {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const Why& why;
    Language language;

    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] std::string say(std::string_view chinese, std::string_view english) const {
        return std::string{zh() ? chinese : english};
    }
    [[nodiscard]] const WhyQuestion& question() const { return why.question; }
    [[nodiscard]] bool late() const { return is_late(why.question.date); }
    [[nodiscard]] Scheduled scheduled() const { return outlook.scheduled(why.question.scenario); }
    [[nodiscard]] const Activity& activity(std::uint32_t index) const { return portfolio.activities[index]; }
    [[nodiscard]] const ActivityFacts& facts(std::uint32_t index) const { return outlook.progress.facts[index]; }
};

/// The date asked for; absent when there is none.
[[nodiscard]] std::optional<Date> asked_date(const WhyContext& context);

/// "early finish", "最迟开始".
[[nodiscard]] std::string date_words(AskedDate date, Language language);

/// "FS+20wd “规划在区人民医院现址”".
[[nodiscard]] std::string relation_words(const WhyContext& context, const Relation& relation);

/// The bound at the root of the chain: what is done stands on its actual date, also where something still drives through it.
[[nodiscard]] Bound root_bound(const WhyContext& context, std::uint32_t activity);

/// A bound that is no relation: the data date, the commitment, a constraint with its reason, …
[[nodiscard]] std::string standing_bound_words(const WhyContext& context, Bound bound, std::uint32_t activity);

/// "22 天：工作 15、周末 6、中秋节 1" without the sum; empty when nothing is spent.
[[nodiscard]] std::string cost_words(const WhyContext& context, const WhyHop& hop);

/// A hop, and a bound that did not set the date, as rows.
[[nodiscard]] Json hop_row(const WhyContext& context, const WhyHop& hop);
[[nodiscard]] Json runner_up_json(const WhyContext& context, const RunnerUp& one);
[[nodiscard]] MachineFace why_machine(const WhyContext& context);

[[nodiscard]] std::string why_title(const WhyContext& context);
[[nodiscard]] std::vector<std::string> why_preamble(const WhyContext& context);

} // namespace slipway
