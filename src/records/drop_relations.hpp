#pragma once
// The relations that overlays drop, wherever they were written: `after`, a template, another project.

#include "records/problems.hpp"
#include "records/raw.hpp"
#include "slipway/model/portfolio.hpp"

#include <span>

namespace slipway::records {

/// A drop with its ends found: indices into Portfolio::activities.
struct RelationDrop {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    const RawDropRelation* raw = nullptr;
};

/// Takes out the relations between the ends that were written beneath the overlay of each drop; where there is none, an unknown-relation.
/// Precondition: the relations stand in order of their ends.
void drop_relations(std::span<const RelationDrop> drops, Portfolio& portfolio, Problems& problems);

} // namespace slipway::records
