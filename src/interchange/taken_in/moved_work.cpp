#include "slipway/interchange/records.hpp"

namespace slipway {
namespace {

bool same_early(const Schedule& theirs, std::uint32_t there, const Schedule& ours, std::uint32_t here) {
    return theirs.early_start(there) == ours.early_start(here) && theirs.early_finish(there) == ours.early_finish(here);
}

bool same_late(const Schedule& theirs, std::uint32_t there, const Schedule& ours, std::uint32_t here) {
    return theirs.late_start(there) == ours.late_start(here) && theirs.late_finish(there) == ours.late_finish(here) &&
           theirs.total_float(there) == ours.total_float(here) && theirs.free_float(there) == ours.free_float(here);
}

} // namespace

std::vector<Loss> moved_work(const ForeignSchedule& foreign, const ForeignComputed& computed, const Portfolio& portfolio,
                             const Outlook& outlook) {
    Losses losses;
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        if (computed.status[i].state == ProgressState::complete || one.kind == ForeignKind::summary) { continue; }
        const auto found = portfolio.find_activity(foreign.projects[one.project].key + "/" + one.key);
        if (!found) { continue; }
        if (!same_early(computed.schedule, i, outlook.likely, *found)) {
            losses.add("moved-dates", "open work that does not begin and end as in the file: compare with schedule --from", one.line);
        } else if (!same_late(computed.schedule, i, outlook.likely, *found)) {
            losses.add("moved-floats", "open work that begins and ends as in the file, but has other late dates or floats", one.line);
        }
    }
    return losses.all();
}

} // namespace slipway
