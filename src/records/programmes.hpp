#pragma once
// Programmes, policies and targets as written → as the model holds them.

#include "records/facts.hpp"

namespace slipway::records {

/// In order of keys.
[[nodiscard]] std::vector<Target> resolve_targets(const std::vector<const RawTarget*>& targets, const FactContext& context);

/// Fills the programmes; a member is a project or a programme, and no programme is a part of itself. Needs the projects.
void resolve_programmes(const Records& records, const Names& projects, const FactContext& context, Portfolio& portfolio);

} // namespace slipway::records
