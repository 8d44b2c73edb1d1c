#pragma once
// Keys as they are typed: patterns, suggestions, and what is said of an unknown one.

#include "cli/command.hpp"
#include "slipway/model/portfolio.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway {

/// "unknown-what": a word that names nothing, with the nearest known one or else the advice given.
[[nodiscard]] Diagnostic unknown(std::string_view what, const std::string& word, const std::vector<std::string>& known,
                                 const std::string& otherwise);

/// The projects whose keys match one of the patterns typed (all when there are none); when one matches nothing the reason is printed.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> chosen_projects(const Call& call, const Portfolio& portfolio);

/// What leads where: the completions of the projects that match, and the activities that match a pattern with a "/"; all completions when
/// no pattern is typed.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> chosen_targets(const Call& call, const Portfolio& portfolio);

/// An activity by "project/activity", or a project's completion by "project"; when unknown the reason is printed.
[[nodiscard]] std::optional<std::uint32_t> chosen_activity(const Call& call, const Portfolio& portfolio, const std::string& key,
                                                           bool project_alone);

} // namespace slipway
