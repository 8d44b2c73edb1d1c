#pragma once
// What the hand-worked cases ask of a network written as text. In all of them Monday is 2024-01-01; the weeks are 1-5, 8-12, 15-19, 22-26.

#include "schedules/oracle.hpp"
#include "slipway/schedule/paths.hpp"
#include "support/graph.hpp"

#include <string>
#include <string_view>

namespace slipway::test {

/// The table of shown days, and below it what the oracle says otherwise: a picture worked out by hand judges both.
inline std::string pictured(const Solved& solved) { return squeezed(days(solved)) + differences(solved, oracle_schedule(solved.graph)); }

inline std::string scheduled(std::string_view network) { return pictured(solve(network)); }

/// The same with instants instead of days.
inline std::string timed(std::string_view network) {
    const auto solved = solve(network);
    return squeezed(instants(solved)) + differences(solved, oracle_schedule(solved.graph));
}

inline std::string early_bound(const Solved& solved, std::string_view name) {
    const auto at = solved.graph.at(name);
    return word_of(solved, early_bound(solved.scheduled(), at), at);
}

inline std::string late_bound(const Solved& solved, std::string_view name) {
    const auto at = solved.graph.at(name);
    return word_of(solved, late_bound(solved.scheduled(), at), at);
}

inline std::string early_start(const Solved& solved, std::string_view name) {
    return to_string(solved.schedule.early_start(solved.graph.at(name)));
}

/// In minutes.
inline int total_float(const Solved& solved, std::string_view name) {
    return solved.schedule.total_float(solved.graph.at(name)).value().count();
}

/// Link free floats by relation.
inline std::vector<std::optional<Minutes>> link_floats(const Solved& solved) {
    std::vector<std::optional<Minutes>> floats;
    for (std::uint32_t i = 0; i < solved.graph.relations.size(); ++i) { floats.push_back(link_float(solved.scheduled(), i)); }
    return floats;
}

inline std::string path_into(const Solved& solved, std::string_view name) {
    return named(solved.graph, longest_path(solved.scheduled(), solved.graph.at(name)));
}

inline std::string chain_of(const Solved& solved, std::string_view name) {
    return named(solved.graph, bound_chain(solved.scheduled(), solved.graph.at(name)));
}

inline std::string late_chain_of(const Solved& solved, std::string_view name) {
    return named(solved.graph, late_chain(solved.scheduled(), solved.graph.at(name)));
}

} // namespace slipway::test
