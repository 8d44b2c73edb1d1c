#include "slipway/model/membership.hpp"

#include <utility>

namespace slipway {

std::vector<std::vector<std::uint32_t>> programmes_by_project(const Portfolio& portfolio) {
    std::vector<std::vector<std::uint32_t>> holding(portfolio.projects.size());
    std::vector<std::uint32_t> seen_for(portfolio.programmes.size(), static_cast<std::uint32_t>(portfolio.programmes.size()));
    for (std::uint32_t whole = 0; whole < portfolio.programmes.size(); ++whole) {
        std::vector<std::uint32_t> open{whole};
        seen_for[whole] = whole;
        while (!open.empty()) {
            const auto& part = portfolio.programmes[open.back()];
            open.pop_back();
            for (const auto project : part.projects) {
                auto& programmes = holding[project];
                if (programmes.empty() || programmes.back() != whole) { programmes.push_back(whole); }
            }
            for (const auto inner : part.programmes) {
                if (std::exchange(seen_for[inner], whole) != whole) { open.push_back(inner); }
            }
        }
    }
    return holding;
}

} // namespace slipway
