#pragma once
// What differs between two moments: what finished, started, is new, dropped, slipped, recovered, lost or gained its forecast, was approved
// anew, was not reported.

#include "slipway/tracking/baseline.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace slipway {

/// Why an activity has no forecast: the project of which nothing can be said, its own or one that it waits for, and why not.
struct Obstacle {
    std::string project; ///< its key
    LightReason reason = LightReason::stage_unstated;

    friend bool operator==(const Obstacle&, const Obstacle&) = default;
};

/// The dates of one activity at one moment.
struct SnapshotActivity {
    BaselineDates dates;
    bool milestone = false;
    std::optional<Obstacle> obstacle; ///< where it has no forecast and the reason is known
};

/// One project at one moment.
struct SnapshotProject {
    std::string key;
    Date day{};                            ///< of which it speaks
    std::optional<std::string> completion; ///< key of the activity that completes it
    std::optional<Light> light;            ///< absent where only dates were kept
    std::optional<Verdict> verdict;
    std::optional<Date> last_report;          ///< the last day on which anybody reported of it by then
    std::vector<SnapshotActivity> activities; ///< by key
    const Baseline* baseline = nullptr;       ///< whose approved dates these are; must outlive it

    /// The completion's forecast, or the day on which it was reached.
    [[nodiscard]] std::optional<Date> forecast() const;
    [[nodiscard]] bool finished() const;
    [[nodiscard]] const SnapshotActivity* find(std::string_view activity) const;
};

/// One side of a comparison, by values: it outlives the portfolio and the outlook that it was made from.
struct Snapshot {
    std::vector<SnapshotProject> projects; ///< by key
    std::vector<std::string> not_covered;  ///< projects of which it says nothing, by key: they are not compared

    [[nodiscard]] const SnapshotProject* find(std::string_view project) const;
    [[nodiscard]] bool covers(std::string_view project) const;
};

/// Everything of one day.
[[nodiscard]] Snapshot snapshot(const Portfolio& portfolio, const Outlook& outlook);
/// The day on which a baseline was made, as far as it covers the projects, with the dates that were approved.
[[nodiscard]] Snapshot snapshot(const Portfolio& portfolio, const Outlook& outlook, const Baseline& baseline);
/// The approved dates alone of each project's own baseline. `portfolio` says what is a milestone, and completes a project.
[[nodiscard]] Snapshot snapshot(const Portfolio& portfolio, const References& references);

enum class DifferenceKind : std::uint8_t {
    finished,
    started,
    added,
    dropped,
    lost_forecast,   ///< it had a date, and has none any more
    gained_forecast, ///< it has one again
    slipped,
    recovered,
    rebaselined,
    not_reported
};

inline constexpr std::array<Words<DifferenceKind>, 10> difference_words{{{DifferenceKind::finished, "finished"},
                                                                         {DifferenceKind::started, "started"},
                                                                         {DifferenceKind::added, "new"},
                                                                         {DifferenceKind::dropped, "dropped"},
                                                                         {DifferenceKind::lost_forecast, "lost-forecast"},
                                                                         {DifferenceKind::gained_forecast, "gained-forecast"},
                                                                         {DifferenceKind::slipped, "slipped"},
                                                                         {DifferenceKind::recovered, "recovered"},
                                                                         {DifferenceKind::rebaselined, "re-baselined"},
                                                                         {DifferenceKind::not_reported, "not-reported"}}};

struct Difference {
    DifferenceKind kind = DifferenceKind::slipped;
    std::string key;     ///< "project/activity", or "project" where the whole project is meant
    std::string project; ///< its key
    std::optional<Date> before,
        after;                 ///< finishes; of `started` starts; of a re-baseline the completions approved; not reported: last report
    std::optional<int> wd, cd; ///< later is positive; working days of the activity's own calendar
    std::string by, reason;    ///< of a re-baseline
    std::optional<Date> day;   ///< of a re-baseline: when it was approved
    /// Of what moved, and of silence: whether anybody reported of the project between the two days. Absent where reports are not known,
    /// or no time lies between.
    std::optional<bool> reported;
    std::optional<Obstacle> obstacle; ///< of a lost forecast why there is none, of a gained one why there was none
};

/// Whether it is a slip of a project of which nobody reported: as a rule the data date pushed it.
[[nodiscard]] bool drifted(const Difference& one);

/// How a project fares from one moment to the other.
struct ProjectDifference {
    std::string key;
    const SnapshotProject* before = nullptr; ///< into the snapshots compared; absent where there was none
    const SnapshotProject* after = nullptr;
    std::optional<int> wd, cd; ///< the slip of its completion
    std::array<std::size_t, difference_words.size()> counts{};
    std::size_t drifted = 0;      ///< how many of the slips are drift
    std::optional<bool> reported; ///< as in `Difference`
};

struct Differences {
    std::vector<Difference> all;             ///< by kind; slips and gains by size, ties by key
    std::vector<ProjectDifference> projects; ///< those compared, by key
};

/// What is compared. The calendars, and what has no dates, are those of `now`, else those of `then`.
struct SnapshotPair {
    const Snapshot& before;
    const Snapshot& after;
    const Portfolio& then;
    const Portfolio& now;
    std::span<const Baseline> baselines; ///< in the order they were stored
    bool activities = false;             ///< slips, gains, lost, new and dropped work of all activities, not only of milestones
};

[[nodiscard]] Differences differences(const SnapshotPair& comparison);

} // namespace slipway
