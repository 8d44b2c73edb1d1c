#pragma once
// PROJWBS: the outline of projects.

#include "interchange/xer/projects.hpp"

namespace slipway::interchange {

/// Where work hangs in the outline.
class XerPhases {
public:
    void add(std::string_view id, std::optional<std::uint32_t> phase);
    void sort();
    /// Where a wbs_id is; nothing when it is not in the file.
    struct Place {
        std::optional<std::uint32_t> phase; ///< absent for a project's own node
    };
    [[nodiscard]] std::optional<Place> find(std::string_view id) const;

private:
    XerIds ids_;
    std::vector<std::optional<std::uint32_t>> phases_;
};

/// Reads PROJWBS into the phases of `schedule`, and the names of its projects, which are those of their own nodes.
[[nodiscard]] XerPhases read_phases(XerReading& reading, const XerProjects& projects, ForeignSchedule& schedule);

} // namespace slipway::interchange
