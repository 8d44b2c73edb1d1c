#pragma once
// What the reports of slippage and differences share.

#include "slipway/report/report.hpp"
#include "slipway/tracking/outlook.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace slipway {

/// "+5", "-3", "0"; a dash where nothing is known.
[[nodiscard]] std::string signed_words(const std::optional<int>& number);

/// A number or null.
[[nodiscard]] Json json_number(const std::optional<int>& number);

/// The key of the agency that leads a project, or null.
[[nodiscard]] Json agency_json(const Portfolio& portfolio, std::uint32_t project);

/// Keeps the first twenty of a list unless all are wanted; returns how many were left out.
template <class List>
std::size_t keep_twenty(List& list, bool all) {
    constexpr std::size_t shown = 20;
    if (all || list.size() <= shown) { return 0; }
    const auto more = list.size() - shown;
    list.resize(shown);
    return more;
}

/// One language or the other.
struct Voice {
    Language language;

    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] std::string say(std::string_view chinese, std::string_view english) const {
        return std::string{zh() ? chinese : english};
    }
};

} // namespace slipway
