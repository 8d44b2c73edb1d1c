#pragma once
// Whether a text is MS Project XML as published: known elements, in order, as often as they may be, with values of their types, and
// references that lead somewhere.

#include <string>
#include <string_view>
#include <vector>

namespace slipway::testing {

/// One line a breach, "Project/Tasks/Task/Duration: no duration: 8h"; empty when there is none.
[[nodiscard]] std::vector<std::string> mspdi_breaches(std::string_view text);

} // namespace slipway::testing
