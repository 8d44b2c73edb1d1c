#pragma once
// Approved schedules, and how far the present has slipped from them (SEMANTICS §4).

#include "slipway/tracking/outlook.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// The dates of an activity in a baseline.
struct BaselineDates {
    std::string key; ///< "project/activity"
    std::optional<Date> start, finish;
    bool started = false;
    bool finished = false;

    friend bool operator==(const BaselineDates&, const BaselineDates&) = default;
};

/// An approved schedule. Setting a name again makes a new edition; the earlier one stays.
struct Baseline {
    std::string name; ///< a key
    Date as_of{};
    std::string recorded_at;
    std::string revision;
    std::string approved_by; ///< not empty
    std::string reference;   ///< the document that approves it; not empty
    std::string reason;      ///< not empty
    bool illustrative = false;
    std::vector<BaselineDates> dates; ///< of all activities of the projects that it covers, by key; absent where none is known

    friend bool operator==(const Baseline&, const Baseline&) = default;
};

/// The dates of an activity as they stand: actual ones where there are, of what a stage implies the last day by which it was done, else
/// the likely early ones.
[[nodiscard]] BaselineDates standing_dates(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity);

/// Those of all activities of the projects given, by key.
[[nodiscard]] std::vector<BaselineDates> standing_dates(const Portfolio& portfolio, const Outlook& outlook,
                                                        std::span<const std::uint32_t> projects);

/// What a baseline says of one project; empty when it does not cover it.
[[nodiscard]] std::span<const BaselineDates> dates_of_project(const Baseline& baseline, std::string_view project);
/// What it says of one activity, by "project/activity"; nothing when it does not know it.
[[nodiscard]] const BaselineDates* dates_of_activity(const Baseline& baseline, std::string_view key);
/// The keys of the projects that it covers, in order.
[[nodiscard]] std::vector<std::string> covered_projects(const Baseline& baseline);

/// By project of the portfolio the baseline that it is measured against; absent where none covers it. They refer into the baselines given.
using References = std::vector<const Baseline*>;
/// The first that covers a project, of baselines in the order they were stored.
[[nodiscard]] References original_baselines(const Portfolio& portfolio, std::span<const Baseline> baselines);
/// The last that does.
[[nodiscard]] References current_baselines(const Portfolio& portfolio, std::span<const Baseline> baselines);
/// The same one for all that it covers.
[[nodiscard]] References references_to(const Portfolio& portfolio, const Baseline& baseline);

enum class SlippageState : std::uint8_t {
    known, ///< in both
    added, ///< new since: the baseline does not know it
    gone   ///< no longer in the records
};

inline constexpr std::array<Words<SlippageState>, 3> slippage_state_words{
    {{SlippageState::known, "known"}, {SlippageState::added, "new"}, {SlippageState::gone, "gone"}}};

/// One activity against its baseline.
struct Slippage {
    std::string key;
    std::uint32_t project = 0;
    std::optional<std::uint32_t> activity; ///< absent when gone
    SlippageState state = SlippageState::known;
    std::optional<Date> reference; ///< its finish in the baseline
    std::optional<Date> finish;    ///< the forecast, or the day on which it was reached
    bool reached = false;
    std::optional<int> wd, cd; ///< later is positive; working days of the activity's own calendar. Absent where one of the dates is
};

struct SlippageQuestion {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const References& references;
    std::span<const std::uint32_t> projects;
    bool activities = false; ///< all of them, not only milestones and what is gone
};

/// Of the projects that have a reference: the worst slip first, then what is earlier, then what cannot be measured; ties by key.
[[nodiscard]] std::vector<Slippage> slippages(const SlippageQuestion& question);

/// That of a project's completion; nothing without a reference or a completion.
[[nodiscard]] std::optional<Slippage> completion_slippage(const Portfolio& portfolio, const Outlook& outlook, const References& references,
                                                          std::uint32_t project);

} // namespace slipway
