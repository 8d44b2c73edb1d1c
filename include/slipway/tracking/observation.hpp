#pragma once
// What people report: append-only statements of fact about an activity or a project.

#include "slipway/base/date.hpp"
#include "slipway/model/terms.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace slipway {

/// What an observation's `value` holds, and of what it may be said:
///   started, finished, resolved   a day                                          activity
///   remaining                     a duration, left on `day`: "20wd"              activity
///   percent                       done of the duration, on `day`: "37.5"         activity
///   expected                      the day by which it will finish                activity
///   suspended                     the day from which work stands still           activity or project
///   resumed                       the day from which it goes on; may be to come  activity or project
///   raised                        a ConditionKind that it waits for: "land"      activity
///   delivered                     an output in total so far: "beds=500"          project
///   spent                         亿元 in total so far: "1.25"                   project
///   rating                        the light that a person judges: "amber"        project
///   note                          free text                                      activity or project
///   withdrawn                     an ObservationKind no longer said of it        activity or project
enum class ObservationKind : std::uint8_t {
    started,
    finished,
    remaining,
    percent,
    expected,
    suspended,
    resumed,
    raised,
    resolved,
    delivered,
    spent,
    rating,
    note,
    withdrawn
};

inline constexpr std::array<Words<ObservationKind>, 14> observation_words{{{ObservationKind::started, "started"},
                                                                           {ObservationKind::finished, "finished"},
                                                                           {ObservationKind::remaining, "remaining"},
                                                                           {ObservationKind::percent, "percent"},
                                                                           {ObservationKind::expected, "expected"},
                                                                           {ObservationKind::suspended, "suspended"},
                                                                           {ObservationKind::resumed, "resumed"},
                                                                           {ObservationKind::raised, "raised"},
                                                                           {ObservationKind::resolved, "resolved"},
                                                                           {ObservationKind::delivered, "delivered"},
                                                                           {ObservationKind::spent, "spent"},
                                                                           {ObservationKind::rating, "rating"},
                                                                           {ObservationKind::note, "note"},
                                                                           {ObservationKind::withdrawn, "withdrawn"}}};

/// One statement. A correction is a later statement of the same kind about the same thing: it supersedes, nothing is overwritten.
struct Observation {
    Date day{};  ///< the day it is true for: that of a start, finish, suspension, resumption or resolution, else the day it was said
    Date said{}; ///< the data date of the report that brought it
    std::string recorded_at; ///< when it was stored, ISO 8601 UTC: "2023-06-30T09:00:00Z"
    std::string key;         ///< "project/activity", or "project"
    ObservationKind kind = ObservationKind::note;
    std::string value;
    std::string reason;        ///< why it was suspended, what the condition is, …; may be empty
    std::string by;            ///< who said it
    std::string source;        ///< where it was said; may be empty
    bool illustrative = false; ///< made up to show what the reports do; counts only where that is asked for

    friend bool operator==(const Observation&, const Observation&) = default;
};

} // namespace slipway
