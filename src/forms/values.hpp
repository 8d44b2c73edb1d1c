#pragma once
// What people write into the cells of an update → the canonical values of observations. What has two readings is refused.

#include "sheet/problems.hpp"
#include "slipway/model/terms.hpp"
#include "slipway/tracking/observation.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace slipway::forms {

/// A cell as it is read.
struct Words {
    std::string text;    ///< not empty
    std::string heading; ///< of its column
};

/// The values of one cell, which says one thing (but several outputs, or several kinds withdrawn), or why it says none.
using Values = std::variant<std::vector<std::string>, sheet::Reason>;

using ConditionWords = std::map<std::string, ConditionKind>;

/// The data date that a form was made for, as spreadsheets write it again; nothing when it is no single day.
[[nodiscard]] std::optional<Date> data_date(const std::string& text);

[[nodiscard]] Values values_of(ObservationKind kind, const Words& words, const ConditionWords& conditions);

} // namespace slipway::forms
