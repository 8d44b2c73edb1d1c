#include "slipway/tracking/observation_values.hpp"

#include "slipway/model/project.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace slipway {

std::optional<double> parse_amount(std::string_view text) {
    double amount = 0;
    const auto* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, amount, std::chars_format::fixed);
    const bool whole = error == std::errc{} && end == last;
    if (!whole || !std::isfinite(amount) || std::signbit(amount)) { return std::nullopt; }
    return amount;
}

std::optional<DeliveredAmount> parse_delivered(std::string_view text) {
    const auto at = text.find('=');
    const auto key = text.substr(0, at);
    if (at == std::string_view::npos || std::ranges::find(output_keys, key) == output_keys.end()) { return std::nullopt; }
    const auto amount = parse_amount(text.substr(at + 1));
    return amount ? std::optional{DeliveredAmount{std::string{key}, *amount}} : std::nullopt;
}

Date true_day(ObservationKind kind, std::string_view value, Date said) {
    switch (kind) {
    case ObservationKind::started:
    case ObservationKind::finished:
    case ObservationKind::suspended:
    case ObservationKind::resolved: return parse_date(value).value_or(said);
    case ObservationKind::resumed: return std::min(parse_date(value).value_or(said), said);
    default: return said;
    }
}

} // namespace slipway
