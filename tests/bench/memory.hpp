#pragma once
// What a run takes from the heap: the bench replaces operator new and delete by counting ones.

#include <cstdint>
#include <functional>

namespace slipway::bench {

/// The most bytes live at one time during `run` beyond what was live before it, as the allocator rounds them. What the run frees that
/// was there before counts against it.
[[nodiscard]] std::int64_t peak_bytes(const std::function<void()>& run);

} // namespace slipway::bench
