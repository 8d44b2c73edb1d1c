#pragma once
// What the checks of a schedule's quality look at: which work counts, and by what it is tied.

#include "slipway/findings/quality.hpp"

#include <algorithm>

namespace slipway {

/// How an activity hangs in the network. A level of effort ties nothing; a summary ties what is tied through it.
struct Ties {
    bool before = false;      ///< something comes before it
    bool after = false;       ///< something comes after it
    bool start_held = false;  ///< some of that before it holds its start: FS or SS
    bool finish_held = false; ///< some of that after it waits for its finish: FS or FF
};

struct QualityScope {
    const Portfolio& portfolio;
    const Outlook& outlook;
    const QualityFacts& facts;
    std::vector<bool> projects;                      ///< those that count; none that is cancelled
    std::vector<std::uint32_t> tasks;                ///< the discrete tasks: no milestone, no level of effort, no summary; ascending
    std::vector<std::uint32_t> open_tasks;           ///< those not complete
    std::vector<std::uint32_t> open_work;            ///< the same and milestones
    std::vector<std::uint32_t> relations;            ///< into open work, from anything that is no level of effort or summary; ascending
    std::vector<Ties> ties;                          ///< by activity of the network
    std::vector<std::optional<std::uint32_t>> begin; ///< by project: the activity that needs nothing before it
    std::vector<std::optional<std::uint32_t>> end;   ///< and the one that needs nothing after it: its completion, else what is last

    [[nodiscard]] bool summary(std::uint32_t activity) const { return activity < facts.summary.size() && facts.summary[activity]; }
    [[nodiscard]] bool effort(std::uint32_t activity) const {
        return outlook.network.activities[activity].kind == ActivityKind::level_of_effort;
    }
    /// Whether it is work or a milestone of its own.
    [[nodiscard]] bool discrete(std::uint32_t activity) const { return !summary(activity) && !effort(activity); }
    [[nodiscard]] bool complete(std::uint32_t activity) const { return outlook.progress.likely[activity].state == ProgressState::complete; }
    [[nodiscard]] bool begun(std::uint32_t activity) const { return outlook.progress.likely[activity].state != ProgressState::not_started; }
    [[nodiscard]] bool milestone(std::uint32_t activity) const { return is_milestone(portfolio.activities[activity].kind()); }
    [[nodiscard]] std::optional<Date> baseline_finish(std::uint32_t activity) const {
        return activity < facts.baseline_finish.size() ? facts.baseline_finish[activity] : std::nullopt;
    }
    /// Unfinished work of a project is not before it: the data date, or the day of the last report where the tool lets work lie before
    /// that.
    [[nodiscard]] Instant data_date(std::uint32_t project) const {
        const auto& reported = outlook.progress.projects[project].last_report;
        const auto given = outlook.likely_terms[project].data_date;
        return reported ? std::max(given, Instant{*reported}) : given;
    }
    /// The day on which a project's work is done or due by its data date.
    [[nodiscard]] Date data_day(std::uint32_t activity) const { return day_of(data_date(portfolio.activities[activity].project)); }
    /// The finish that was reached, or is expected; nothing without a forecast.
    [[nodiscard]] std::optional<Date> finish(std::uint32_t activity) const;
    /// Working days of the activity's own calendar.
    [[nodiscard]] double days(std::uint32_t activity, Minutes work) const;
};

[[nodiscard]] QualityScope quality_scope(const Portfolio& portfolio, const Outlook& outlook, const QualityFacts& facts,
                                         const std::vector<bool>& projects);

} // namespace slipway
