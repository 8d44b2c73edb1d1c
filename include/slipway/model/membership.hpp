#pragma once
// Which programmes a project is a part of.

#include "slipway/model/portfolio.hpp"

#include <cstdint>
#include <vector>

namespace slipway {

/// By project: the programmes that hold it as a member, themselves or through the programmes that are their members; ascending.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> programmes_by_project(const Portfolio& portfolio);

} // namespace slipway
