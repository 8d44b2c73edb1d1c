#include "report/disagreement.hpp"

#include "report/bound_words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace slipway {
namespace {

struct Cause {
    bool on_path = false;
    DisagreementReason reason = DisagreementReason::mixed_calendars;
    std::optional<std::uint32_t> by;

    friend bool operator<(const Cause& one, const Cause& other) {
        return std::tie(one.on_path, one.reason, one.by) < std::tie(other.on_path, other.reason, other.by);
    }
};

class Judge {
public:
    Judge(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t target)
        : portfolio_{portfolio}, outlook_{outlook}, scheduled_{outlook.likely_scheduled()}, target_{target} {}

    /// Why an activity of the path has float.
    [[nodiscard]] Cause with_float(std::uint32_t activity) const {
        const auto end = late_end(target_);
        if (outlook_.likely.total_float(target_).value_or(Minutes{0}) > Minutes{0}) {
            const auto kind = late_bound(scheduled_, end).kind;
            const bool promise = kind == Bound::Kind::cap && cap_of(outlook_, end) == LateCap::commitment;
            if (promise) { return {true, DisagreementReason::kept_commitment, end}; }
            return {true, DisagreementReason::beyond, end == target_ ? std::nullopt : std::optional{end}};
        }
        if (other_end_disagrees(activity)) { return {true, DisagreementReason::float_kind, {}}; }
        return {true, DisagreementReason::mixed_calendars, {}};
    }

    /// Why an activity off the path has none.
    [[nodiscard]] Cause without_float(std::uint32_t activity) const {
        if (other_end_disagrees(activity)) { return {false, DisagreementReason::float_kind, {}}; }
        const auto end = late_end(activity);
        if (late_bound(scheduled_, end).kind == Bound::Kind::constraint) { return {false, DisagreementReason::constraint, end}; }
        const bool promise = cap_of(outlook_, end) == LateCap::commitment;
        if (promise && outlook_.likely.total_float(end) < Minutes{0}) { return {false, DisagreementReason::missed_commitment, end}; }
        const auto project = portfolio_.activities[target_].project;
        if (portfolio_.activities[end].project != project) { return {false, DisagreementReason::other_project, end}; }
        if (end != target_) { return {false, DisagreementReason::beyond, end}; }
        return {false, DisagreementReason::mixed_calendars, {}};
    }

private:
    /// Where the chain of late bounds ends: at a cap or a constraint.
    [[nodiscard]] std::uint32_t late_end(std::uint32_t activity) const { return late_chain(scheduled_, activity).back(); }

    /// Whether one of start float and finish float is above zero and the other is not.
    [[nodiscard]] bool other_end_disagrees(std::uint32_t activity) const {
        const auto& calendar = portfolio_.calendar_of(portfolio_.activities[activity]);
        const auto& likely = outlook_.likely;
        const auto start = calendar.between(likely.early_start(activity), likely.late_start(activity));
        const auto finish = calendar.between(likely.early_finish(activity), likely.late_finish(activity));
        return (start > Minutes{0}) != (finish > Minutes{0});
    }

    const Portfolio& portfolio_;
    const Outlook& outlook_;
    Scheduled scheduled_;
    std::uint32_t target_;
};

/// The target and all that comes before it inside its project.
std::set<std::uint32_t> leading_to(const Portfolio& portfolio, const Network& network, std::uint32_t target) {
    std::set<std::uint32_t> found{target};
    std::vector<std::uint32_t> pending{target};
    while (!pending.empty()) {
        const auto at = pending.back();
        pending.pop_back();
        for (const auto relation : network.into(at)) {
            const auto from = network.relations[relation].from;
            if (portfolio.activities[from].project == portfolio.activities[target].project && found.insert(from).second) {
                pending.push_back(from);
            }
        }
    }
    return found;
}

/// The activities of the target's project among which the two tests are compared.
std::set<std::uint32_t> compared(const Portfolio& portfolio, const Network& network, std::uint32_t target) {
    const auto& project = portfolio.projects[portfolio.activities[target].project];
    if (project.completion != target) { return leading_to(portfolio, network, target); }
    std::set<std::uint32_t> all;
    for (auto i = project.first_activity; i < project.first_activity + project.activity_count; ++i) { all.insert(i); }
    return all;
}

} // namespace

std::vector<Disagreement> disagreements(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t target,
                                        const std::vector<std::uint32_t>& path) {
    const Judge judge{portfolio, outlook, target};
    auto candidates = compared(portfolio, outlook.network, target);
    candidates.insert(path.begin(), path.end());
    std::map<Cause, std::vector<std::uint32_t>> found;
    for (const auto activity : candidates) {
        const auto total = outlook.likely.total_float(activity);
        if (!total) { continue; }
        const bool on_path = std::ranges::binary_search(path, activity);
        if (on_path && *total > Minutes{0}) { found[judge.with_float(activity)].push_back(activity); }
        if (!on_path && *total <= Minutes{0}) { found[judge.without_float(activity)].push_back(activity); }
    }
    std::vector<Disagreement> all;
    all.reserve(found.size());
    for (auto& [cause, activities] : found) { all.push_back({cause.on_path, cause.reason, cause.by, std::move(activities)}); }
    return all;
}

} // namespace slipway
