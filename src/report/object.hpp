#pragma once
// Rows for programs, made quickly: where a list holds tens of thousands, braces of the JSON library (which copy, and look every key up)
// would cost more than what the list says.

#include "slipway/report/report.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace slipway {

struct Member {
    std::string_view key;
    Json value;
};

/// An object of these members in their order. Precondition: their keys differ.
template <std::size_t Count>
[[nodiscard]] Json object_of(Member (&&members)[Count]) { // NOLINT(modernize-avoid-c-arrays): only so can braces be moved from
    Json object = Json::object();
    auto& made = object.get_ref<Json::object_t&>();
    made.reserve(Count);
    for (auto& member : members) { made.emplace_back(std::string{member.key}, std::move(member.value)); }
    return object;
}

} // namespace slipway
