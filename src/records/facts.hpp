#pragma once
// What a project's record says beside its work: cites, stages, promise, owner.

#include "records/places.hpp"
#include "records/raw.hpp"
#include "slipway/model/portfolio.hpp"

#include <optional>
#include <vector>

namespace slipway::records {

/// What the facts of every project are resolved against; all of it outlives the resolution.
struct FactContext {
    const std::vector<Plan>& plans;
    Names plan_names;
    Names district_names;
    Names agency_names;
    Owners owners;
    const UnreadKeys& unread;
    Problems& problems;
};

/// The project without its activities.
[[nodiscard]] Project resolve_facts(const RawProject& raw, const FactContext& context);

/// The day from which "+3y" counts: the issue of the plan of that cite, else of the first cite.
[[nodiscard]] std::optional<PartialDate> origin_of(const RawProject& raw, const std::optional<RawCiteIndex>& cite,
                                                   const FactContext& context);

/// An index into the cites of the project; nothing, and a bad-cite, when there is no such cite.
[[nodiscard]] std::optional<std::uint32_t> resolve_cite(const RawProject& raw, const std::optional<RawCiteIndex>& cite,
                                                        const FactContext& context);

} // namespace slipway::records
