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
    const Names& target_names;
    Names plan_names;
    Names district_names;
    Names agency_names;
    Owners owners;
    const UnreadKeys& unread;
    Problems& problems;
};

/// The project without its activities.
[[nodiscard]] Project resolve_facts(const RawProject& raw, const FactContext& context);

/// A record that cites documents.
struct Citing {
    std::string_view kind; ///< "project"
    const Word& key;
    std::span<const RawCite> cites;
};
[[nodiscard]] Citing citing(const RawProject& raw);

/// The day from which "+3y" counts: the issue of the plan of that cite, else of the first cite.
[[nodiscard]] std::optional<PartialDate> origin_of(const Citing& record, const std::optional<RawCiteIndex>& cite,
                                                   const FactContext& context);

/// An index into the cites of the record; nothing, and a bad-cite, when there is no such cite.
[[nodiscard]] std::optional<std::uint32_t> resolve_cite(const Citing& record, const std::optional<RawCiteIndex>& cite,
                                                        const FactContext& context);

/// Every cite keeps its place, an unknown plan or not, so that indices stay true; without any plan there is nothing to point at.
[[nodiscard]] std::vector<Cite> resolve_cites(const Citing& record, const FactContext& context);
/// In order of their days.
[[nodiscard]] std::vector<StageStatement> resolve_stages(const Citing& record, std::span<const RawStage> stages,
                                                         const FactContext& context);
/// The places of targets, in ascending order; an unknown-target for each that there is not.
[[nodiscard]] std::vector<std::uint32_t> resolve_targets(std::span<const Word> serves, const FactContext& context);
/// A date of a record that may be absent or wrong.
[[nodiscard]] std::optional<PartialDate> date_of(const std::optional<Word>& written, const std::optional<PartialDate>& origin,
                                                 const FactContext& context);

} // namespace slipway::records
