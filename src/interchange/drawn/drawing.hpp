#pragma once
// What all formats for other programs ask of an activity or a relation.

#include "slipway/interchange/draw.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// From the day on which an activity began, or is expected to, to its last. Of finished work whose days nobody recorded both are the last
/// day by which its stage implies it was done (`implied`). Absent without a forecast.
struct DrawnDays {
    std::optional<Date> start, finish;
    bool implied = false;
};
[[nodiscard]] DrawnDays drawn_days(const Drawn& drawn, std::uint32_t activity);

/// 0 to 100: as reported, else what is done of the likely duration.
[[nodiscard]] int percent_done(const Drawn& drawn, std::uint32_t activity);

/// The kinds of work, in the words of records: `milestone = "start"`.
inline constexpr std::array<Words<ActivityKind>, 4> drawn_kind_words{{{ActivityKind::task, "task"},
                                                                      {ActivityKind::start_milestone, "start"},
                                                                      {ActivityKind::finish_milestone, "finish"},
                                                                      {ActivityKind::level_of_effort, "level-of-effort"}}};

/// "not-started", "in-progress" or "complete".
[[nodiscard]] std::string_view drawn_status(const Drawn& drawn, std::uint32_t activity);

/// By project of the portfolio: whether it is drawn.
[[nodiscard]] std::vector<bool> chosen_projects(const Drawn& drawn);

/// The relations of the portfolio into and out of an activity, in order of their other end.
[[nodiscard]] std::vector<std::uint32_t> relations_into(const Drawn& drawn, std::uint32_t activity);
[[nodiscard]] std::vector<std::uint32_t> relations_out_of(const Drawn& drawn, std::uint32_t activity);

/// "FS+5wd", "SS-4h", "FF".
[[nodiscard]] std::string relation_words(const Drawn& drawn, const Relation& relation);

/// By activity of the portfolio: the projects whose longest path holds it, ascending.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> critical_for(const Drawn& drawn);

/// Minutes as days of a calendar, to two decimals.
[[nodiscard]] double in_days(const Calendar& calendar, Minutes minutes);

/// Text that every format takes: what is no UTF-8 is replaced by U+FFFD, control characters but tab and line feed by blanks.
[[nodiscard]] std::string clean(std::string_view text);

} // namespace slipway
