#pragma once
// A vector for arrays that are read all over: on large pages where the system gives them.

#include <cstddef>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace slipway {

/// Asks the system for large pages behind `bytes` from `begin`; a wish, never an error.
void wish_for_large_pages(void* begin, std::size_t bytes) noexcept;

/// Memory as `operator new` gives it, for more than one large page aligned to it. Elements made without arguments are left as their own
/// default initialisation leaves them: a vector of numbers is not filled before it is written.
template <class Element>
class LargePages {
public:
    using value_type = Element;

    LargePages() noexcept = default;
    template <class Other>
    explicit LargePages(const LargePages<Other>& /*other*/) noexcept {}

    [[nodiscard]] Element* allocate(std::size_t count) {
        const auto bytes = count * sizeof(Element);
        auto* memory = ::operator new(bytes, alignment(bytes));
        if (bytes >= page) { wish_for_large_pages(memory, bytes); }
        return static_cast<Element*>(memory);
    }
    void deallocate(Element* memory, std::size_t count) noexcept { ::operator delete(memory, alignment(count * sizeof(Element))); }
    template <class Made, class... Arguments>
    void construct(Made* place, Arguments&&... arguments) {
        if constexpr (sizeof...(Arguments) == 0) {
            ::new (static_cast<void*>(place)) Made;
        } else {
            ::new (static_cast<void*>(place)) Made(std::forward<Arguments>(arguments)...);
        }
    }

    friend bool operator==(const LargePages& /*left*/, const LargePages& /*right*/) noexcept { return true; }

private:
    static constexpr std::size_t page = std::size_t{1} << 21U;
    static constexpr std::align_val_t alignment(std::size_t bytes) noexcept {
        return std::align_val_t{bytes < page ? alignof(Element) : page};
    }
};

/// The same for the memory that a vector has reserved but not used yet.
template <class Element>
void wish_for_large_pages(std::vector<Element>& reserved) noexcept {
    constexpr std::size_t small_page = 4096;
    constexpr std::size_t large_page = std::size_t{1} << 21U;
    void* begin = reserved.data();
    auto room = reserved.capacity() * sizeof(Element);
    if (room < large_page || std::align(small_page, large_page, begin, room) == nullptr) { return; }
    wish_for_large_pages(begin, room / small_page * small_page);
}

template <class Element>
using LargeVector = std::vector<Element, LargePages<Element>>;

/// Says that `element` will be read or written soon: the way to memory is walked while other work goes on.
template <class Element>
inline void fetch_ahead(const Element& element) noexcept {
#if defined(__GNUC__)
    __builtin_prefetch(&element, 1);
#endif
}

} // namespace slipway
