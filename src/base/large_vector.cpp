#include "slipway/base/large_vector.hpp"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace slipway {

void wish_for_large_pages([[maybe_unused]] void* begin, [[maybe_unused]] std::size_t bytes) noexcept {
#ifdef __linux__
    madvise(begin, bytes, MADV_HUGEPAGE);
#endif
}

} // namespace slipway
