#pragma once
// Why the longest path of a file is another than ours although the dates around it agree.

#include "slipway/interchange/computed.hpp"

#include <string_view>

namespace slipway {

class DrivingEvidence {
public:
    /// Both must outlive it.
    DrivingEvidence(const ForeignSchedule& foreign, const ForeignComputed& computed);

    /// What the stored flags and finishes say about the driving flag of an activity. Never empty.
    [[nodiscard]] std::string_view of(std::uint32_t activity) const;

private:
    [[nodiscard]] bool leads_to_a_flag(std::uint32_t activity) const;

    const ForeignSchedule& foreign_;
    const ForeignComputed& computed_;
    std::vector<std::optional<Instant>> last_; ///< by project: the latest stored finish
    std::optional<Instant> last_of_all_;
};

} // namespace slipway
