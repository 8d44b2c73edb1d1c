#pragma once
// The parts of the report of quality.

#include "report/slip_parts.hpp"
#include "slipway/report/quality.hpp"

#include <string>
#include <vector>

namespace slipway {

struct QualityContext {
    const QualityInput& input;
    Voice voice;

    [[nodiscard]] const Portfolio& portfolio() const { return input.portfolio; }
    [[nodiscard]] const Outlook& outlook() const { return input.outlook; }
};

/// Its name, else its key.
[[nodiscard]] std::string project_name(const QualityContext& context, std::uint32_t project);
/// "project · activity"; without its project when that is the only one.
[[nodiscard]] std::string shown_name(const QualityContext& context, std::uint32_t activity);
/// "DCMA-EA PAM 200.1 §4.1".
[[nodiscard]] std::string definition_words(const QualityDefinition& definition);
/// "FS+20wd".
[[nodiscard]] std::string tie_words(const QualityContext& context, const Relation& relation);
/// What is wrong with an activity that a check found: "no successor", "61 wd"; may be empty.
[[nodiscard]] std::string what_is_wrong(const QualityContext& context, std::string_view code, std::uint32_t activity);
/// The activities that a check found, the worst first where some are worse.
[[nodiscard]] std::vector<std::uint32_t> worst_first(const QualityContext& context, const QualityResult& result);

[[nodiscard]] MachineFace quality_machine(const QualityContext& context);

} // namespace slipway
