#pragma once
// A foreign schedule as records of ours and as observations: what `import` writes.

#include "slipway/base/file.hpp"
#include "slipway/interchange/computed.hpp"
#include "slipway/tracking/observation.hpp"

#include <optional>
#include <vector>

namespace slipway {

struct ForeignRecords {
    std::vector<NamedText> texts; ///< TOML in canonical form (records/format), to be written below the folder of the portfolio: one file a
                                  ///< project, one with the calendars
    std::string settings;         ///< a portfolio.toml for a folder that has none: the file's scheduling options, its default calendar
    std::vector<Observation> observations; ///< actual dates, remaining durations, suspensions, expected finishes; `recorded_at` and `by`
                                           ///< are the caller's
    Date as_of{};                          ///< the day whose schedule equals the file's
    std::vector<Loss> losses;              ///< what records cannot say: times of day, baselines, …; beside those of the reader
};

/// Records state days: a date inside a working day is moved to the edge that keeps its day, and is a loss ("time-of-day"). Keys of projects
/// and activities are those of the foreign schedule; the files and the calendars bear that of the first project, so that a later state of
/// the same schedule takes the place of an earlier one, whatever its file is called. That none of these keys is taken by other records is
/// the caller's business. `source` names the file in reasons and observations. Precondition: `computed` is of `foreign`.
[[nodiscard]] ForeignRecords as_records(const ForeignSchedule& foreign, const ForeignComputed& computed, std::string_view source);

} // namespace slipway
