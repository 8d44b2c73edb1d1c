#pragma once
// The values of observations as they are written: "37.5", "beds=500", "2023-06-30".

#include "slipway/tracking/observation.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace slipway {

/// A number that is not negative: "37.5". Nothing for anything else.
[[nodiscard]] std::optional<double> parse_amount(std::string_view text);

/// What `delivered` holds. Nothing unless it is a key of `output_keys`, "=", and an amount.
struct DeliveredAmount {
    std::string output;
    double amount = 0;
};
[[nodiscard]] std::optional<DeliveredAmount> parse_delivered(std::string_view text);

/// The day for which a statement said on `said` is true: the day it states of a start, finish, suspension, resolution, or of a resumption
/// that is not still to come; else the day it was said.
[[nodiscard]] Date true_day(ObservationKind kind, std::string_view value, Date said);

/// Of what a kind of observation may be said.
[[nodiscard]] constexpr bool said_of_activities(ObservationKind kind) noexcept {
    return kind != ObservationKind::delivered && kind != ObservationKind::spent && kind != ObservationKind::rating;
}
[[nodiscard]] constexpr bool said_of_projects(ObservationKind kind) noexcept {
    return !said_of_activities(kind) || kind == ObservationKind::suspended || kind == ObservationKind::resumed ||
           kind == ObservationKind::note || kind == ObservationKind::withdrawn;
}

/// Whether it tells how far the work is, so that what is not reported may have run on since.
[[nodiscard]] constexpr bool tells_of_work(ObservationKind kind) noexcept { return kind <= ObservationKind::resumed; }

} // namespace slipway
