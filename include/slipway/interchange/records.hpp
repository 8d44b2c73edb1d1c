#pragma once
// A foreign schedule as records of ours and as observations: what `import` writes.

#include "slipway/base/file.hpp"
#include "slipway/interchange/computed.hpp"
#include "slipway/tracking/baseline.hpp"
#include "slipway/tracking/observation.hpp"
#include "slipway/tracking/outlook.hpp"

#include <optional>
#include <vector>

namespace slipway {

struct ForeignRecords {
    std::vector<NamedText> texts; ///< TOML in canonical form (records/format), to be written below the folder of the portfolio: one file a
                                  ///< project, one with the calendars
    std::string settings;         ///< a portfolio.toml for a folder that has none: the file's scheduling options, its default calendar
    std::vector<Observation> observations; ///< actual dates, remaining durations, suspensions, expected finishes; `recorded_at` and `by`
                                           ///< are the caller's
    std::vector<Baseline> baselines;       ///< those of MS Project, in the order to be stored; `recorded_at`, `approved_by` and the
                                           ///< revision are the caller's
    Date as_of{};                          ///< the day whose schedule comes nearest to the file's: of P6 its data date, of MS Project
                                           ///< the first of its work, or the last of which it knows a fact
    std::vector<Diagnostic> problems;      ///< why the texts cannot be written; empty when they can
    std::vector<Loss> losses;              ///< what records cannot say: times of day, physical progress, …; beside those of the reader
};

/// Records state days: a date inside a working day is moved to the edge that keeps its day, and is a loss ("time-of-day"). Keys of projects
/// and activities are those of the foreign schedule; the files and the calendars bear that of the first project, so that a later state of
/// the same schedule takes the place of an earlier one, whatever its file is called. That none of these keys is taken by other records is
/// the caller's business. `source` names the file in reasons and observations. Precondition: `computed` is of `foreign`.
[[nodiscard]] ForeignRecords as_records(const ForeignSchedule& foreign, const ForeignComputed& computed, std::string_view source);

/// The open work whose dates or floats are others in `outlook` than in the file, to the minute: one loss for early dates, one for what has
/// the file's early dates but other late dates or floats. `portfolio` holds the records of the file, maybe among others; the outlook is of
/// their own day.
[[nodiscard]] std::vector<Loss> moved_work(const ForeignSchedule& foreign, const ForeignComputed& computed, const Portfolio& portfolio,
                                           const Outlook& outlook);

} // namespace slipway
