#pragma once
// One function a rule: it looks at the whole outlook and reports what it finds.

#include "slipway/findings/findings.hpp"

#include <functional>

namespace slipway {

struct RuleContext {
    const Portfolio& portfolio;
    const Outlook& outlook;
};

/// Takes one find: the project it belongs to, its key, the message, the day by which it has to be settled.
using Find = std::function<void(std::uint32_t project, std::string key, Name message, std::optional<Date> due)>;

void cannot_keep_commitment(const RuleContext& context, const Find& report);
void misses_commitment(const RuleContext& context, const Find& report);
void best_case_only(const RuleContext& context, const Find& report);
void confirm_stage(const RuleContext& context, const Find& report);
void condition_is_overdue(const RuleContext& context, const Find& report);
void overdue_start(const RuleContext& context, const Find& report);
void overdue_finish(const RuleContext& context, const Find& report);
void critical_low_float(const RuleContext& context, const Find& report);
void beyond_horizon(const RuleContext& context, const Find& report);
void stage_conflict(const RuleContext& context, const Find& report);
void plans_disagree(const RuleContext& context, const Find& report);
void rating_disagrees(const RuleContext& context, const Find& report);
/// Whether a person says green of a project whose computed light is red.
[[nodiscard]] bool hides_a_red_light(const RuleContext& context, std::uint32_t project);
void out_of_sequence(const RuleContext& context, const Find& report);
void not_reported(const RuleContext& context, const Find& report);
void no_schedule(const RuleContext& context, const Find& report);

} // namespace slipway
