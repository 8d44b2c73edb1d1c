#pragma once
// Why a date is what it is: the chain of bounds from its root, with the days that each hop, each weekend and each holiday costs.

#include "slipway/report/report.hpp"
#include "slipway/tracking/outlook.hpp"

#include <map>

namespace slipway {

enum class Scenario : std::uint8_t { likely, best };

/// One hop of the chain. Costs count calendar days, and sum over the hops to the whole way from the root's beginning to the finish asked
/// about: cost_cd = worked + weekend + Σ holidays, when it is not negative (a lead).
struct WhyHop {
    std::uint32_t activity = 0;
    std::optional<std::uint32_t> relation; ///< by which the hop before holds this one; absent at the root
    Date from{};                           ///< the day after the hop before lets go
    Date until{}; ///< the day on which this hop lets the next one go (its start for a start relation), the finish at the end; inclusive
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

struct Why {
    std::uint32_t activity = 0;
    Scenario scenario = Scenario::likely;
    std::vector<WhyHop> hops;             ///< from the root to the activity; empty without a forecast
    std::vector<WeakerBound> weaker;      ///< strongest first
    std::vector<std::uint32_t> waits_for; ///< without a forecast: the activities of unstated projects it waits for
};

/// Walks the bounds that set the early finish of `activity`.
[[nodiscard]] Why why(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity, Scenario scenario);

[[nodiscard]] Report why_report(const Portfolio& portfolio, const Outlook& outlook, const Why& why, Language language);

} // namespace slipway
