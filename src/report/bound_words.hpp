#pragma once
// What set a date, in the words of the machine's columns.

#include "slipway/schedule/explain.hpp"
#include "slipway/tracking/outlook.hpp"

#include <string>
#include <string_view>

namespace slipway {

/// "FS+20wd".
[[nodiscard]] std::string link_words(const Relation& relation);

/// "relation", "data-date", …
[[nodiscard]] std::string_view word_of(Bound::Kind kind);

/// The cap of an activity's late dates: "commitment", or "early-finish" when the project's own early finish caps them.
[[nodiscard]] LateCap cap_of(const Outlook& outlook, std::uint32_t activity);

/// What set an early start: "project/activity FS+20wd", "data-date", "start-no-earlier", "actual", … ; empty without a forecast.
[[nodiscard]] std::string early_driver(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity);

/// What set a late finish: the successor "project/activity FS+20wd", "commitment", "early-finish", "deadline", … ; empty without one.
[[nodiscard]] std::string late_driver(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity);

} // namespace slipway
