#include "interchange/given_out/exported_baselines.hpp"

#include "interchange/baseline_names.hpp"
#include "interchange/days.hpp"

#include <algorithm>
#include <set>

namespace slipway {
namespace {

class Numbering {
public:
    Numbering(const Exported& exported, ForeignSchedule& foreign) : exported_{exported}, foreign_{foreign} {}

    /// Of the projects that have no baseline of that number yet. Whether there was one.
    bool give(const Baseline& baseline, int number) {
        bool any = false;
        for (const auto project : exported_.projects) {
            if (dates_of_project(baseline, exported_.portfolio.projects[project].key).empty()) { continue; }
            if (!given_.emplace(number, project).second) { continue; }
            add(baseline, number, project);
            any = true;
        }
        return any;
    }

private:
    void add(const Baseline& baseline, int number, std::uint32_t project) {
        const auto& record = exported_.portfolio.projects[project];
        for (auto i = record.first_activity; i < record.first_activity + record.activity_count; ++i) {
            const auto* dates = dates_of_activity(baseline, exported_.portfolio.full_key(i));
            if (dates == nullptr || (!dates->start && !dates->finish)) { continue; }
            auto& all = foreign_.activities[*exported_.activity_at[i]].baselines;
            all.push_back(instants(i, *dates, number));
            std::ranges::sort(all, {}, &ForeignBaseline::number);
        }
    }

    /// The edges of the days' working time; a milestone is one moment.
    [[nodiscard]] ForeignBaseline instants(std::uint32_t activity, const BaselineDates& dates, int number) const {
        const auto& record = exported_.portfolio.activities[activity];
        const auto& calendar = exported_.portfolio.calendar_of(record);
        const auto edge = [&](DayEdge of_work) {
            if (record.kind() == ActivityKind::start_milestone) { return DayEdge::start; }
            return record.kind() == ActivityKind::finish_milestone ? DayEdge::finish : of_work;
        };
        ForeignBaseline found{.number = number};
        if (dates.start) { found.start = edge_of_day(calendar, *dates.start, edge(DayEdge::start)); }
        if (dates.finish) { found.finish = edge_of_day(calendar, *dates.finish, edge(DayEdge::finish)); }
        if (found.start && found.finish) { found.duration = std::max(Minutes{0}, calendar.between(*found.start, *found.finish)); }
        return found;
    }

    const Exported& exported_;
    ForeignSchedule& foreign_;
    std::set<std::pair<int, std::uint32_t>> given_;
};

} // namespace

void add_baselines(const Exported& exported, std::span<const Baseline> baselines, ForeignSchedule& foreign, Losses& losses) {
    Numbering numbering{exported, foreign};
    std::vector<bool> written(baselines.size(), false);
    std::set<std::string_view> newer;
    for (auto i = baselines.size(); i-- > 0;) {
        const auto number = imported_baseline_number(baselines[i].name);
        written[i] = number && numbering.give(baselines[i], *number);
    }
    for (auto i = baselines.size(); i-- > 0;) {
        if (!written[i]) { written[i] = !imported_baseline_number(baselines[i].name) && numbering.give(baselines[i], 0); }
    }
    for (auto i = baselines.size(); i-- > 0;) {
        // An earlier edition is kept by nobody but us.
        if (!newer.insert(baselines[i].name).second || written[i]) { continue; }
        const bool ours = std::ranges::any_of(exported.projects, [&](std::uint32_t project) {
            return !dates_of_project(baselines[i], exported.portfolio.projects[project].key).empty();
        });
        if (ours) { losses.add("baseline", "MS Project numbers its baselines: one under a name of its own is left out", 0); }
    }
}

} // namespace slipway
