#include "interchange/taken_in/record_baselines.hpp"

#include "interchange/baseline_names.hpp"
#include "interchange/taken_in/record_days.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace slipway {
namespace {

class Writer {
public:
    Writer(const RecordPlan& plan, Losses& losses) : plan_{plan}, losses_{losses} {}

    std::vector<Baseline> baselines() {
        see();
        std::vector<Baseline> all;
        for (const auto& [number, projects] : covered_) {
            if (number != 0) { all.push_back(baseline(number, projects)); }
        }
        if (const auto main = covered_.find(0); main != covered_.end()) { all.push_back(baseline(0, main->second)); }
        return all;
    }

private:
    using Projects = std::set<std::uint32_t>;

    /// Which numbers have dates of which projects.
    void see() {
        for (std::uint32_t i = 0; i < plan_.foreign.activities.size(); ++i) {
            const auto& one = plan_.foreign.activities[i];
            for (const auto& baseline : one.baselines) {
                if (!plan_.written[i]) {
                    losses_.add("baseline", "the baseline of what becomes no work of the records is left out", one.line);
                } else if (baseline.start || baseline.finish) {
                    covered_[baseline.number].insert(one.project);
                } else {
                    losses_.add("baseline", "a baseline without dates is left out", one.line);
                }
            }
        }
    }

    Baseline baseline(int number, const Projects& projects) {
        Baseline all{.name = imported_baseline_name(plan_.stem, number),
                     .as_of = plan_.as_of,
                     .reference = plan_.source,
                     .reason = "baseline " + std::to_string(number) + " of the file"};
        for (std::uint32_t i = 0; i < plan_.foreign.activities.size(); ++i) {
            const auto& one = plan_.foreign.activities[i];
            if (!plan_.written[i] || !projects.contains(one.project)) { continue; }
            const auto found = std::ranges::find(one.baselines, number, &ForeignBaseline::number);
            all.dates.push_back(found == one.baselines.end() ? BaselineDates{.key = key_of(i)} : dates(i, *found));
        }
        std::ranges::sort(all.dates, {}, &BaselineDates::key);
        return all;
    }

    [[nodiscard]] std::string key_of(std::uint32_t activity) const {
        const auto& one = plan_.foreign.activities[activity];
        return plan_.foreign.projects[one.project].key + "/" + one.key;
    }

    /// A milestone is a moment: both its dates are of the edge of the day that its kind means.
    BaselineDates dates(std::uint32_t activity, const ForeignBaseline& baseline) {
        const auto kind = plan_.computed.network.activities[activity].kind;
        const auto edge = [&](DayEdge of_work) {
            if (kind == ActivityKind::start_milestone) { return DayEdge::start; }
            return kind == ActivityKind::finish_milestone ? DayEdge::finish : of_work;
        };
        const auto day = [&](const std::optional<Instant>& instant, DayEdge of_work) {
            if (!instant) { return std::optional<Date>{}; }
            const auto line = plan_.foreign.activities[activity].line;
            return std::optional{recorded_day(plan_.calendar_of(activity), *instant, edge(of_work), line, losses_)};
        };
        lose_duration(activity, baseline);
        return {.key = key_of(activity), .start = day(baseline.start, DayEdge::start), .finish = day(baseline.finish, DayEdge::finish)};
    }

    /// A duration that is the working time between the dates is said with them.
    void lose_duration(std::uint32_t activity, const ForeignBaseline& baseline) {
        if (!baseline.duration) { return; }
        const bool said = baseline.start && baseline.finish &&
                          plan_.calendar_of(activity).between(*baseline.start, *baseline.finish) == *baseline.duration;
        if (said) { return; }
        losses_.add("baseline-duration", "a baseline keeps dates: a duration that is not the time between them is left out",
                    plan_.foreign.activities[activity].line);
    }

    const RecordPlan& plan_;
    Losses& losses_;
    std::map<int, Projects> covered_;
};

void lose_planned_dates(const RecordPlan& plan, Losses& losses) {
    for (const auto& one : plan.foreign.activities) {
        if (one.baselines.empty()) { continue; }
        losses.add("planned-dates", "the planned dates of P6 are no baseline: they are left out of the records", one.line);
    }
}

} // namespace

std::vector<Baseline> baselines_of(const RecordPlan& plan, Losses& losses) {
    if (plan.foreign.tool == ForeignTool::ms_project) { return Writer{plan, losses}.baselines(); }
    lose_planned_dates(plan, losses);
    return {};
}

} // namespace slipway
