#include "interchange/xer/options.hpp"

#include "interchange/xer/values.hpp"

#include <algorithm>
#include <utility>

namespace slipway::interchange {
namespace {

enum Column : std::size_t {
    proj_id,
    sched_retained_logic,
    sched_progress_override,
    sched_lag_early_start_flag,
    sched_calendar_on_relationship_lag,
    sched_float_type,
    sched_open_critical_flag,
    sched_use_expect_end_flag,
    sched_outer_depend_type,
    sched_use_project_end_date_for_float,
    sched_setplantoforecast,
    enable_multiple_longest_path_calc,
    use_total_float_multiple_longest_paths,
    key_activity_for_multiple_longest_paths
};
constexpr XerColumns<14> columns{"SCHEDOPTIONS",
                                 {"proj_id", "sched_retained_logic", "sched_progress_override", "sched_lag_early_start_flag",
                                  "sched_calendar_on_relationship_lag", "sched_float_type", "sched_open_critical_flag",
                                  "sched_use_expect_end_flag", "sched_outer_depend_type", "sched_use_project_end_date_for_float",
                                  "sched_setplantoforecast", "enable_multiple_longest_path_calc", "use_total_float_multiple_longest_paths",
                                  "key_activity_for_multiple_longest_paths"}};

/// The options of one project.
struct Options {
    ForeignOptions rules{.schedule = {.total_float = FloatKind::finish}};
    LagCalendar lag = LagCalendar::predecessor;
};

/// The value of a word of the file; `otherwise` when it says none, and after a loss when the word is unknown.
template <class Value, std::size_t Count>
Value value_of(const XerCells& cells, std::size_t column, const std::array<std::pair<std::string_view, Value>, Count>& words,
               Value otherwise, Losses& losses) {
    const auto word = cells.text(column);
    if (word.empty()) { return otherwise; }
    const auto found = std::ranges::find_if(words, [&](const auto& one) { return same_word(one.first, word); });
    if (found != words.end()) { return found->second; }
    losses.add("unknown-option", "an option of an unknown word: the tool's own default is taken", cells.line());
    return otherwise;
}

constexpr std::array<std::pair<std::string_view, LagCalendar>, 4> lag_words{{{"rcal_Predecessor", LagCalendar::predecessor},
                                                                             {"rcal_Successor", LagCalendar::successor},
                                                                             {"rcal_ProjDefault", LagCalendar::project},
                                                                             {"rcal_24Hour", LagCalendar::around_the_clock}}};
constexpr std::array<std::pair<std::string_view, FloatKind>, 3> float_words{
    {{"FT_FF", FloatKind::finish}, {"FT_SS", FloatKind::start}, {"FT_Min", FloatKind::smallest}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> outer_words{{{"SD_Both", false}, {"SD_None", true}}};

/// Retained logic and progress override are two flags; neither means actual dates.
ProgressLogic logic_of(const XerCells& cells) {
    const auto retained = cells.flag(sched_retained_logic);
    const auto override = cells.flag(sched_progress_override);
    if (override.value_or(false) && !retained.value_or(false)) { return ProgressLogic::override_; }
    const bool neither = retained && override && !*retained && !*override;
    return neither ? ProgressLogic::actual_dates : ProgressLogic::retained;
}

Options options_of(const XerCells& cells, Losses& losses) {
    Options options;
    auto& rules = options.rules;
    rules.schedule.logic = logic_of(cells);
    rules.schedule.start_lag_from_actual = !cells.flag(sched_lag_early_start_flag).value_or(true);
    rules.schedule.total_float = value_of(cells, sched_float_type, float_words, FloatKind::finish, losses);
    rules.critical.open_ends = cells.flag(sched_open_critical_flag).value_or(false);
    rules.use_expected_finish = cells.flag(sched_use_expect_end_flag).value_or(true);
    rules.ignore_other_projects = value_of(cells, sched_outer_depend_type, outer_words, false, losses);
    rules.float_to_all_projects = !cells.flag(sched_use_project_end_date_for_float).value_or(true);
    options.lag = value_of(cells, sched_calendar_on_relationship_lag, lag_words, LagCalendar::predecessor, losses);
    if (cells.flag(enable_multiple_longest_path_calc).value_or(false)) {
        losses.add("multiple-float-paths", "the file numbers its float paths; ours are found when asked for", cells.line());
    }
    if (cells.flag(sched_setplantoforecast).value_or(false)) {
        losses.add("forecast-start", "the data date and the planned start were to be set to a forecast start; those of the file are taken",
                   cells.line());
    }
    return options;
}

} // namespace

std::vector<LagCalendar> read_options(XerReading& reading, const XerIds& projects, const std::vector<CriticalRule>& critical,
                                      std::uint32_t main, ForeignSchedule& schedule) {
    std::vector<Options> all(critical.size());
    each_row(reading, columns, [&](const XerCells& cells) {
        const auto project = projects.find(cells.text(proj_id));
        if (project) { all[*project] = options_of(cells, reading.losses); }
    });
    std::vector<LagCalendar> lags;
    for (std::size_t project = 0; project < all.size(); ++project) {
        auto& rule = all[project].rules.critical;
        rule.longest_path = critical[project].longest_path;
        rule.most_total_float = critical[project].most_total_float;
        lags.push_back(all[project].lag);
    }
    for (std::size_t project = 0; project < all.size(); ++project) {
        if (all[project].rules == all[main].rules) { continue; }
        reading.losses.add("options-differ",
                           "a project was scheduled by other options: all are computed by those of the first exported one",
                           schedule.projects[project].line);
    }
    schedule.options = all[main].rules;
    return lags;
}

} // namespace slipway::interchange
