#include "report/slip_parts.hpp"

#include <fmt/format.h>

namespace slipway {

std::string signed_words(const std::optional<int>& number) {
    if (!number) { return "—"; }
    return *number == 0 ? "0" : fmt::format("{:+}", *number);
}

Json json_number(const std::optional<int>& number) { return number ? Json(*number) : Json(nullptr); }

Json agency_json(const Portfolio& portfolio, std::uint32_t project) {
    const auto& owner = portfolio.projects[project].owner;
    return owner ? Json(portfolio.agencies[*owner].key) : Json(nullptr);
}

} // namespace slipway
