#include "records/settings.hpp"

#include "records/fields.hpp"

#include <fmt/format.h>

namespace slipway::records {
namespace {

constexpr std::array<Words<LagCalendar>, 4> lag_calendar_words{{{LagCalendar::predecessor, "predecessor"},
                                                                {LagCalendar::successor, "successor"},
                                                                {LagCalendar::project, "project"},
                                                                {LagCalendar::elapsed, "24h"}}};

/// Whether a lag from the start of a started predecessor counts from its actual start.
constexpr std::array<Words<bool>, 2> start_lag_words{{{false, "early-start"}, {true, "actual-start"}}};

/// Whether relations bind work that has begun as SEMANTICS §3 says, or as P6's files show it.
constexpr std::array<Words<bool>, 2> begun_work_words{{{false, "ours"}, {true, "as-p6"}}};

template <class Value>
std::optional<Setting<Value>> setting(TableReader& table, std::string_view key, std::optional<Value> value) {
    if (!value) { return std::nullopt; }
    return Setting<Value>{std::move(*value), table.find(key)->span};
}

template <class Enum, std::size_t Size>
std::optional<Setting<Enum>> setting_of(TableReader& table, std::string_view key, const std::array<Words<Enum>, Size>& legal) {
    return setting(table, key, table.one_of(key, legal));
}

void read_scheduling(TableReader table, RawPortfolio& settings) {
    settings.progress = setting_of(table, "progress", progress_logic_words);
    settings.rules = setting_of(table, "rules", rule_set_words);
    settings.total_float = setting_of(table, "total_float", float_kind_words);
    settings.late_cap = setting_of(table, "late_cap", late_cap_words);
    settings.start_lag_from_actual = setting_of(table, "start_lag_from", start_lag_words);
    settings.progress_of_p6 = setting_of(table, "begun_work", begun_work_words);
    table.finish();
}

/// Every setting by the name that a record writer knows it by, in both.
template <class Visit>
void for_each_setting(RawPortfolio& one, const RawPortfolio& other, const Visit& visit) {
    visit("name", one.name, other.name);
    visit("horizon", one.horizon, other.horizon);
    visit("language", one.language, other.language);
    visit("calendar", one.calendar, other.calendar);
    visit("lag_calendar", one.lag_calendar, other.lag_calendar);
    visit("reporting_interval", one.reporting_interval_cd, other.reporting_interval_cd);
    visit("scheduling.progress", one.progress, other.progress);
    visit("scheduling.rules", one.rules, other.rules);
    visit("scheduling.total_float", one.total_float, other.total_float);
    visit("scheduling.late_cap", one.late_cap, other.late_cap);
    visit("scheduling.start_lag_from", one.start_lag_from_actual, other.start_lag_from_actual);
    visit("scheduling.begun_work", one.progress_of_p6, other.progress_of_p6);
}

} // namespace

RawPortfolio read_settings(TableReader& file) {
    RawPortfolio settings{.span = file.span()};
    settings.name = setting(file, "name", name_at(file, "name"));
    settings.horizon = setting(file, "horizon", day_at(file, "horizon"));
    settings.language = setting_of(file, "language", language_codes);
    settings.lag_calendar = setting_of(file, "lag_calendar", lag_calendar_words);
    settings.reporting_interval_cd = setting(file, "reporting_interval", calendar_days_at(file, "reporting_interval"));
    const auto* calendar = file.find("calendar");
    const bool declares_one = calendar != nullptr && (calendar->as<Node::Array>() != nullptr || calendar->as<Node::Table>() != nullptr);
    if (!declares_one) { settings.calendar = file.word("calendar"); }
    for (auto& table : file.tables("scheduling")) { read_scheduling(std::move(table), settings); }
    return settings;
}

void add_settings(RawPortfolio& settings, const RawPortfolio& more, Problems& problems) {
    for_each_setting(settings, more, [&](std::string_view key, auto& known, const auto& written) {
        if (written && known) {
            problems.error(written->span,
                           {"duplicate-key", fmt::format("\"{}\" is set twice", key),
                            fmt::format("the first is at {}: keep one of them", problems.place(known->span, written->span))});
        } else if (written) {
            known = written;
        }
    });
}

void lay_over(RawPortfolio& below, const RawPortfolio& overlay) {
    for_each_setting(below, overlay, [](std::string_view /*key*/, auto& known, const auto& written) {
        if (written) { known = written; }
    });
}

ScheduleOptions schedule_options(const RawPortfolio& settings) {
    ScheduleOptions options;
    if (settings.progress) { options.logic = settings.progress->value; }
    if (settings.start_lag_from_actual) { options.start_lag_from_actual = settings.start_lag_from_actual->value; }
    if (settings.progress_of_p6) { options.progress_of_p6 = settings.progress_of_p6->value; }
    if (settings.rules) { options.rules = settings.rules->value; }
    if (settings.total_float) { options.total_float = settings.total_float->value; }
    if (settings.late_cap) { options.cap = settings.late_cap->value; }
    return options;
}

} // namespace slipway::records
