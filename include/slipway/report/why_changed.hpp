#pragma once
// Why a forecast moved: the parts of the move, each with its cause, and whose they are.

#include "slipway/report/report.hpp"
#include "slipway/tracking/attribution.hpp"

namespace slipway {

/// What one end of the comparison was made from.
enum class EndKind : std::uint8_t { publication, baseline, known_now };

inline constexpr std::array<Words<EndKind>, 3> end_words{
    {{EndKind::publication, "publication"}, {EndKind::baseline, "baseline"}, {EndKind::known_now, "known-now"}}};

struct ComparedEnd {
    Situation situation;
    EndKind kind = EndKind::known_now;
    std::string name;        ///< of the baseline; empty for others
    std::string recorded_at; ///< of the publication or the baseline
};

/// `found` is the move from `since` to `until`; the report speaks of the records of `until`.
struct WhyChangedInput {
    const ComparedEnd& since;
    const ComparedEnd& until;
    const Attribution& found;
    std::optional<std::string> known_at; ///< absent: what is known now
};

[[nodiscard]] Report why_changed_report(const WhyChangedInput& input, Language language);

} // namespace slipway
