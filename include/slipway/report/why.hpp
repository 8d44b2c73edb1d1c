#pragma once
// Why a date is what it is: the chain of bounds from its root, with the days that each hop, each weekend and each holiday costs.

#include "slipway/report/report.hpp"
#include "slipway/schedule/explain.hpp"
#include "slipway/tracking/outlook.hpp"

#include <map>

namespace slipway {

enum class AskedDate : std::uint8_t { early_start, early_finish, late_start, late_finish };

inline constexpr std::array<Words<AskedDate>, 4> asked_date_words{{{AskedDate::early_start, "early-start"},
                                                                   {AskedDate::early_finish, "early-finish"},
                                                                   {AskedDate::late_start, "late-start"},
                                                                   {AskedDate::late_finish, "late-finish"}}};

[[nodiscard]] constexpr bool is_late(AskedDate date) noexcept { return date == AskedDate::late_start || date == AskedDate::late_finish; }
[[nodiscard]] constexpr bool is_start(AskedDate date) noexcept { return date == AskedDate::early_start || date == AskedDate::late_start; }

struct WhyQuestion {
    std::uint32_t activity = 0;
    Scenario scenario = Scenario::likely;
    AskedDate date = AskedDate::early_finish;
};

/// One hop of the chain. Costs count calendar days, and sum over the hops to the whole way: for an early date from the root's beginning to
/// the date, for a late date back from the last day that the cap allows to the date. cost_cd = worked + weekend + Σ holidays, when it is
/// not negative (a lead).
struct WhyHop {
    std::uint32_t activity = 0;
    std::optional<std::uint32_t> relation; ///< by which the hop before holds this one; absent at the root
    Date from{};                           ///< early: the day after the hop before lets go; late: the first day that this hop takes
    Date until{}; ///< early: the day on which it lets the next go, or the date; late: the day before the hop before; inclusive
    int cost_cd = 0;
    int worked = 0;                      ///< days of the activity's calendar
    int weekend = 0;                     ///< days that its week leaves free
    std::map<std::string, int> holidays; ///< days that a named exception takes away
};

/// A bound that was weaker: a relation into an activity of the chain, from another project, and by how much it is weaker.
struct WeakerBound {
    std::uint32_t relation = 0;
    Date forces{};
    int weaker_cd = 0;
};

/// Another bound on the activity asked about: the early start, or the late finish, that it alone would give, and how far that lies from the
/// one in force. Negative: it would hold more, but a mandatory date stands above it.
struct RunnerUp {
    Bound by;
    Date at{};
    int weaker_cd = 0;
    Minutes weaker{0}; ///< in the activity's calendar
};

struct Why {
    WhyQuestion question;
    std::vector<WhyHop> hops;             ///< from the root to the activity; empty without the date asked for
    std::vector<RunnerUp> runners_up;     ///< strongest first; none for what is complete
    std::vector<WeakerBound> weaker;      ///< of early dates, strongest first
    std::vector<std::uint32_t> waits_for; ///< without a forecast: the activities of unstated projects it waits for
};

/// Walks the bounds that set the date asked for.
[[nodiscard]] Why why(const Portfolio& portfolio, const Outlook& outlook, const WhyQuestion& question);

[[nodiscard]] Report why_report(const Portfolio& portfolio, const Outlook& outlook, const Why& why, Language language);

} // namespace slipway
