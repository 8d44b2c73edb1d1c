#pragma once
// What people report: append-only statements of fact about an activity.

#include "slipway/base/date.hpp"
#include "slipway/model/terms.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace slipway {

enum class ObservationKind : std::uint8_t { started, finished, remaining, expected, resolved, note };

inline constexpr std::array<Words<ObservationKind>, 6> observation_words{{{ObservationKind::started, "started"},
                                                                          {ObservationKind::finished, "finished"},
                                                                          {ObservationKind::remaining, "remaining"},
                                                                          {ObservationKind::expected, "expected"},
                                                                          {ObservationKind::resolved, "resolved"},
                                                                          {ObservationKind::note, "note"}}};

/// One statement. A correction is a later statement of the same kind about the same activity: it supersedes, nothing is overwritten.
struct Observation {
    Date day{};              ///< the day it is true for: the date of a start, finish or resolution, else the day it was said
    Date said{};             ///< the data date of the report that brought it
    std::string recorded_at; ///< when it was stored, ISO 8601 UTC: "2023-06-30T09:00:00Z"
    std::string key;         ///< "project/activity"
    ObservationKind kind = ObservationKind::note;
    std::string value;  ///< a date for started, finished, expected, resolved; a duration for remaining; free text for note
    std::string by;     ///< who said it
    std::string source; ///< where it was said; may be empty

    friend bool operator==(const Observation&, const Observation&) = default;
};

} // namespace slipway
