#pragma once
// Work that falls into independent pieces.

#include <cstddef>
#include <functional>

namespace slipway::records {

/// Runs `work` for every number below `count`, on as many threads as the machine has and at most eight. Throws what the work of the
/// lowest number threw, once all the others are done.
void for_each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace slipway::records
