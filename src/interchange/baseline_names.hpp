#pragma once
// What the numbered baselines of another tool are called here.

#include <optional>
#include <string>
#include <string_view>

namespace slipway {

/// "pier-baseline" is number 0 of the schedule whose files bear the key "pier", "pier-baseline-3" its number 3.
[[nodiscard]] std::string imported_baseline_name(std::string_view stem, int number);
/// The number of a name of that form.
[[nodiscard]] std::optional<int> imported_baseline_number(std::string_view name);

} // namespace slipway
