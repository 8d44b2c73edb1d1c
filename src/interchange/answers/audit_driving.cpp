#include "interchange/answers/audit_driving.hpp"

#include "interchange/answers/audit_evidence.hpp"

#include <algorithm>

namespace slipway {

DrivingEvidence::DrivingEvidence(const ForeignSchedule& foreign, const ForeignComputed& computed)
    : foreign_{foreign}, computed_{computed}, last_(foreign.projects.size()) {
    for (const auto& one : foreign.activities) {
        const bool work = one.kind != ForeignKind::level_of_effort && one.state != ForeignState::complete;
        if (!work || !one.answers.early_finish) { continue; }
        last_[one.project] = std::max(last_[one.project], one.answers.early_finish);
        last_of_all_ = std::max(last_of_all_, one.answers.early_finish);
    }
}

bool DrivingEvidence::leads_to_a_flag(std::uint32_t activity) const {
    return std::ranges::any_of(computed_.network.out_of(activity), [&](std::uint32_t relation) {
        const auto to = computed_.network.relations[relation].to;
        return foreign_.activities[to].answers.driving.value_or(false);
    });
}

/// Every flag of a longest path comes of the last finish or of a flag behind it; one that has neither, or lacks where it ends last, is left
/// over from a time before.
std::string_view DrivingEvidence::of(std::uint32_t activity) const {
    const auto& one = foreign_.activities[activity];
    const auto& last = last_[one.project];
    if (last != last_of_all_) { return cause::other_project; }
    const bool flagged = one.answers.driving.value_or(false);
    const bool ends_last = one.answers.early_finish && one.answers.early_finish == last;
    const bool has_reason = ends_last || leads_to_a_flag(activity);
    const bool left_over = !has_reason || (ends_last && !flagged);
    return left_over ? cause::not_rescheduled : cause::equal_drivers;
}

} // namespace slipway
