#include "bench/memory.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace slipway::bench {
namespace {

/// Counts only while a run is measured, so that the clock elsewhere sees one branch.
struct Heap {
    bool counting = false;
    std::int64_t live = 0;
    std::int64_t peak = 0;
};

Heap heap; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): operator new takes no argument for it; one thread

void* counted(void* block) {
    if (block == nullptr) { throw std::bad_alloc{}; }
    if (heap.counting) {
        heap.live += static_cast<std::int64_t>(malloc_usable_size(block));
        heap.peak = std::max(heap.peak, heap.live);
    }
    return block;
}

void release(void* block) noexcept {
    if (heap.counting && block != nullptr) { heap.live -= static_cast<std::int64_t>(malloc_usable_size(block)); }
    std::free(block); // NOLINT(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory): this is operator delete
}

} // namespace

std::int64_t peak_bytes(const std::function<void()>& run) {
    heap = {.counting = true};
    run();
    heap.counting = false;
    return heap.peak;
}

} // namespace slipway::bench

// The array forms and those that do not throw call these.
// NOLINTBEGIN(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory): this is operator new
void* operator new(std::size_t bytes) { return slipway::bench::counted(std::malloc(std::max<std::size_t>(bytes, 1))); }
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    const auto step = static_cast<std::size_t>(alignment);
    return slipway::bench::counted(std::aligned_alloc(step, (std::max<std::size_t>(bytes, 1) + step - 1) / step * step));
}
// NOLINTEND(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
void operator delete(void* block) noexcept { slipway::bench::release(block); }
void operator delete(void* block, std::size_t /*bytes*/) noexcept { slipway::bench::release(block); }
void operator delete(void* block, std::align_val_t /*alignment*/) noexcept { slipway::bench::release(block); }
void operator delete(void* block, std::size_t /*bytes*/, std::align_val_t /*alignment*/) noexcept { slipway::bench::release(block); }
