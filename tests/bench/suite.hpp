#pragma once
// Which figures are taken, at which sizes.

#include "bench/figures.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>

namespace slipway::bench {

struct Suite {
    static constexpr std::array<std::uint32_t, 5> sizes{10'000, 30'000, 100'000, 300'000, 1'000'000};
    static constexpr std::array<std::uint32_t, 3> projects{1'000, 10'000, 100'000}; ///< of portfolios that are loaded
    static constexpr std::array<std::uint32_t, 2> foreign_tasks{10'000, 100'000};   ///< of other programs' files
    static constexpr std::uint32_t observations = 100'000;                          ///< of one entry

    Format format = Format::text;
    std::uint32_t most_activities = sizes.back(); ///< at least the smallest size
};

/// Takes the figures one after the other and hands each over as soon as it is there. Throws when dates are wrong.
void run(const Suite& suite, const std::function<void(const std::string&)>& print);

} // namespace slipway::bench
