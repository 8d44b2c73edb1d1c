#pragma once
// What is said of an activity, a project or a calendar in short words: what was known, and what is.

#include "slipway/tracking/attribution.hpp"

namespace slipway {

/// Two sides of a change, of what they do not have in common: "started 2023-07-25; remaining 98wd". The first word of each is one of
/// observation_words, or "stage".
struct Said {
    std::string from, to;
};

[[nodiscard]] Said what_became_known(const ActivityFacts& before, const ActivityFacts& after, const Calendar& calendar);
/// Of a project of `portfolio`.
[[nodiscard]] Said what_became_known(const Portfolio& portfolio, const Progress& before, const Progress& after, std::uint32_t project);

/// "completed 2024-01-30": the stage, and as of when a document states it.
[[nodiscard]] std::string stage_said(const Portfolio& portfolio, const Progress& progress, std::uint32_t project);

/// "20wd", with at most one decimal.
[[nodiscard]] std::string days_words(const Calendar& calendar, Minutes work);

/// How a calendar differs from what it was on the days from `first` to `last`.
[[nodiscard]] CalendarChange calendar_change(const Calendar& was, const Calendar& is, Date first, Date last);

} // namespace slipway
