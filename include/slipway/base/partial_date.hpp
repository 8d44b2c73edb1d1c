#pragma once
// Dates as documents give them: a span of days and where the knowledge comes from, never a made-up day.

#include "slipway/base/date.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace slipway {

/// Where a date or a figure comes from.
enum class Provenance : std::uint8_t { stated, derived, assumed, plan_default, observed, illustrative };

inline constexpr std::array<std::pair<Provenance, std::string_view>, 6> provenance_words{{{Provenance::stated, "stated"},
                                                                                          {Provenance::derived, "derived"},
                                                                                          {Provenance::assumed, "assumed"},
                                                                                          {Provenance::plan_default, "plan-default"},
                                                                                          {Provenance::observed, "observed"},
                                                                                          {Provenance::illustrative, "illustrative"}}};

[[nodiscard]] std::string_view to_string(Provenance provenance) noexcept;
[[nodiscard]] std::optional<Provenance> parse_provenance(std::string_view word) noexcept;

/// A span of days, both ends inclusive. As a commitment it binds at `last`, as a start at `first` (SEMANTICS §1).
struct PartialDate {
    Date first;
    Date last;
    std::string words;     ///< as the document writes it, marks ("?", "(5年内)", "+3y") kept
    bool doubtful = false; ///< the document itself doubts it: "2025?"

    friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// Reads "2025", "2025-Q3", "2025-06", "2025-06-30", each with an optional "<=" before ("by the end of") and "?" or a note in brackets
/// behind.
/// "+3y" and "+6mo" count from the last day of `origin` and need one. Nothing when the text is none of these.
[[nodiscard]] std::optional<PartialDate> parse_partial_date(std::string_view text, const std::optional<PartialDate>& origin = std::nullopt);

/// The span that is exactly one day.
[[nodiscard]] PartialDate exactly(Date day);

} // namespace slipway
