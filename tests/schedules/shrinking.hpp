#pragma once
// A failing network made as small as it can be while it still fails.

#include "support/graph.hpp"

#include <functional>

namespace slipway::test {

using Failing = std::function<bool(const Graph&)>;

/// The smallest graph that still fails, found by dropping one thing at a time; none on the way is unsettled.
[[nodiscard]] Graph shrunk(Graph graph, const Failing& fails);

} // namespace slipway::test
