#include "interchange/answers/cycles.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

/// A cycle through half a file is told by its beginning and its end.
constexpr std::size_t most_named = 40;

std::string said(const ForeignSchedule& foreign, std::uint32_t activity) {
    const auto& one = foreign.activities[activity];
    return fmt::format("{} (line {})", one.code, one.line);
}

std::string waits(const ForeignSchedule& foreign, const NetworkRelation& relation, std::uint32_t line) {
    const auto by = fmt::format("{} waits for {} ({})", foreign.activities[relation.to].code, foreign.activities[relation.from].code,
                                word_of(relation_type_words, relation.type));
    return line == 0 ? by + " because it spans it\n" : fmt::format("{} by line {}\n", by, line);
}

} // namespace

Diagnostic cycle_diagnostic(const ForeignSchedule& foreign, const std::vector<NetworkRelation>& relations, const Cycle& cycle,
                            std::uint32_t file) {
    std::string path = said(foreign, relations[cycle.front()].from);
    std::string advice;
    std::uint32_t first_line = 0;
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        const auto index = cycle[i];
        const auto line = index < foreign.relations.size() ? foreign.relations[index].line : 0;
        if (first_line == 0) { first_line = line; }
        if (i == most_named / 2 && cycle.size() > most_named) {
            path += fmt::format(" → … {} more …", cycle.size() - most_named);
            i = cycle.size() - most_named / 2 - 1;
            continue;
        }
        path += " → " + said(foreign, relations[index].to);
        advice += waits(foreign, relations[index], line);
    }
    advice += "remove one of these relations in the tool that wrote the file, schedule again there, and export again";
    return {DiagnosticSeverity::error, "cycle", "these activities wait for each other: " + path, Span{file, first_line}, std::move(advice)};
}

} // namespace slipway
