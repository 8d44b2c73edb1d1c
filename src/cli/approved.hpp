#pragma once
// The baselines of the store as commands see them.

#include "cli/session.hpp"
#include "slipway/tracking/baseline.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway {

/// Names that stand for each project's own first and last baseline.
inline constexpr std::string_view original_baseline = "original";
inline constexpr std::string_view current_baseline = "current";

/// Those that count, of no later day than the data date, in the order they were stored.
[[nodiscard]] std::vector<Baseline> approved(const Call& call, const Session& session);

/// Where in the names of baselines, in the order they were stored, the one meant stands: by NAME its newest edition, by NAME@N the N-th
/// of that name, from 1.
[[nodiscard]] std::optional<std::size_t> edition_of(const std::vector<std::string>& names, const std::string& words);

/// By NAME or NAME@N as above; when there is none the reason is printed.
[[nodiscard]] const Baseline* baseline_named(const Call& call, const std::vector<Baseline>& baselines, const std::string& name);

/// By a name, `original` or `current`. Nothing when there is none: the reason is printed, and the command ends with Exit::input.
[[nodiscard]] std::optional<References> references(const Call& call, const Portfolio& portfolio, const std::vector<Baseline>& baselines,
                                                   const std::string& name);

} // namespace slipway
