#pragma once
// Where "float at or below zero" and "on the longest path" do not name the same activities, and why.

#include "slipway/report/report.hpp"
#include "slipway/tracking/outlook.hpp"

#include <array>
#include <vector>

namespace slipway {

enum class DisagreementReason : std::uint8_t {
    missed_commitment, ///< against a missed date nearly every activity is late
    kept_commitment,   ///< a promise that holds leaves float to the path too
    constraint,        ///< a constraint, not the target, limits them
    beyond,            ///< the project goes on beside or after the target
    other_project,     ///< they hold up another project
    mixed_calendars,   ///< a day off in one calendar is a day's float in another
    float_kind         ///< the float of the other end would agree
};

inline constexpr std::array<Words<DisagreementReason>, 7> disagreement_words{{{DisagreementReason::missed_commitment, "missed-commitment"},
                                                                              {DisagreementReason::kept_commitment, "kept-commitment"},
                                                                              {DisagreementReason::constraint, "constraint"},
                                                                              {DisagreementReason::beyond, "beyond"},
                                                                              {DisagreementReason::other_project, "other-project"},
                                                                              {DisagreementReason::mixed_calendars, "mixed-calendars"},
                                                                              {DisagreementReason::float_kind, "float-kind"}}};

struct Disagreement {
    bool on_path = false; ///< true: on the path, with float; false: without float, off the path
    DisagreementReason reason = DisagreementReason::mixed_calendars;
    std::optional<std::uint32_t> by; ///< the activity that is limited by the commitment, the constraint or the project's end, unless it is
                                     ///< the target by the latter
    std::vector<std::uint32_t> activities;
};

/// The disagreements about `target`, whose longest path is given: among the activities on it, and the others of its project (of those only
/// what comes before it, unless it is the completion). In order of `on_path`, reason, `by`.
[[nodiscard]] std::vector<Disagreement> disagreements(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t target,
                                                      const std::vector<std::uint32_t>& path);

/// In words, with up to three activities named; the keys of the target's own project are short.
[[nodiscard]] std::string disagreement_sentence(const Portfolio& portfolio, const Outlook& outlook, const Disagreement& one,
                                                std::uint32_t target, Language language);

} // namespace slipway
