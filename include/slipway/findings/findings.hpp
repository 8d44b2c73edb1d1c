#pragma once
// Rules → findings: what somebody should know or do, with a stable code (DESIGN §1, SEMANTICS §5).

#include "slipway/tracking/outlook.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

enum class Severity : std::uint8_t { red, amber, note };

inline constexpr std::array<Words<Severity>, 3> severity_words{
    {{Severity::red, "red"}, {Severity::amber, "amber"}, {Severity::note, "note"}}};

/// What a rule found. `key` is "project" or "project/activity".
struct Finding {
    std::string_view code;
    Severity severity = Severity::note;
    std::string key;
    std::uint32_t project = 0;
    Name message;
    Name owner;              ///< whom to call; says so when nobody is named
    std::optional<Date> due; ///< the day by which the matter had, or has, to be settled
};

/// One rule as help, rules.toml and the completeness test know it.
struct FindingRule {
    std::string_view code;
    Severity severity;   ///< unless rules.toml says otherwise
    std::string_view zh; ///< short heading
    std::string_view en;
    std::string_view explanation;
};

/// All rules, in the order in which findings of one severity are listed.
[[nodiscard]] std::span<const FindingRule> finding_rules() noexcept;

/// Every finding of the day, sorted by severity, rule, key. Rules that rules.toml turns off are left out.
[[nodiscard]] std::vector<Finding> find(const Portfolio& portfolio, const Outlook& outlook);

/// Whom to call about a project: the agency of the record, marked when it is only assumed, or the words for "nobody is named".
[[nodiscard]] Name owner_name(const Portfolio& portfolio, const Project& project);

} // namespace slipway
