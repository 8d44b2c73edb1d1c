#pragma once
// What differs between two dates, publications or baselines.

#include "slipway/report/report.hpp"
#include "slipway/tracking/differences.hpp"

namespace slipway {

/// What a side of a comparison was taken from.
enum class SideKind : std::uint8_t { published, computed, baseline };

inline constexpr std::array<Words<SideKind>, 3> side_kind_words{
    {{SideKind::published, "published"}, {SideKind::computed, "computed"}, {SideKind::baseline, "baseline"}}};

struct DiffSide {
    std::string words; ///< as asked for
    SideKind kind = SideKind::computed;
    std::optional<Date> as_of; ///< absent where every project has its own
    std::string recorded_at;   ///< of a publication or a baseline; may be empty
    std::string known_at;      ///< of what was computed: the moment whose knowledge counts; empty: now
};

struct DiffInput {
    const SnapshotPair& comparison;
    const Differences& differences;
    DiffSide from, to;
    Date as_of{};     ///< the data date
    bool all = false; ///< whole lists instead of the worst twenty
};

/// Rows: the differences. Tail: the projects compared, the agencies, and the counts by kind.
[[nodiscard]] Report diff_report(const DiffInput& input, Language language);

} // namespace slipway
