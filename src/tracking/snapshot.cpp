// One side of a comparison.

#include "slipway/tracking/differences.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// The last report; documents apart. What was observed last is the last word unless a later document spoke.
std::optional<Date> last_report(const ProjectProgress& progress) {
    if (progress.last_report || !progress.last_word || !progress.last_word->observed) { return progress.last_report; }
    return progress.last_word->date.last;
}

std::optional<std::string> completion_key(const Portfolio& portfolio, const Project& project) {
    return project.completion ? std::optional{portfolio.full_key(*project.completion)} : std::nullopt;
}

/// Says of every activity without a forecast from which project that comes.
class Obstacles {
public:
    Obstacles(const Portfolio& portfolio, const Outlook& outlook)
        : portfolio_{portfolio}, outlook_{outlook}, project_(portfolio.activities.size(), nobody) {
        const auto& network = outlook.network;
        for (std::uint32_t place = 0; place < network.order.size(); ++place) { project_[network.order[place]] = found(place); }
    }

    [[nodiscard]] std::optional<Obstacle> of(std::uint32_t activity) const {
        const auto project = project_[activity];
        if (project == nobody) { return std::nullopt; }
        return Obstacle{portfolio_.projects[project].key, outlook_.projects[project].reason};
    }

private:
    static constexpr auto nobody = static_cast<std::uint32_t>(-1);

    /// Its own project before those that it waits for.
    [[nodiscard]] std::uint32_t found(std::uint32_t place) const {
        const auto& network = outlook_.network;
        const auto activity = network.order[place];
        if (outlook_.progress.facts[activity].complete() || outlook_.likely.has_forecast(activity)) { return nobody; }
        const auto own = portfolio_.activities[activity].project;
        if (!outlook_.likely_terms[own].forecast) { return own; }
        for (const auto& relation : network.incoming_at(place)) {
            if (const auto project = project_[network.order[relation.from]]; project != nobody) { return project; }
        }
        return nobody;
    }

    const Portfolio& portfolio_;
    const Outlook& outlook_;
    std::vector<std::uint32_t> project_; ///< by activity
};

SnapshotProject project_on(const Portfolio& portfolio, const Outlook& outlook, const Obstacles& obstacles, std::uint32_t project) {
    const auto& record = portfolio.projects[project];
    SnapshotProject one{.key = record.key, .day = outlook.as_of, .completion = completion_key(portfolio, record)};
    one.light = outlook.projects[project].light;
    one.verdict = outlook.projects[project].verdict;
    one.last_report = last_report(outlook.progress.projects[project]);
    for (auto i = record.first_activity; i < record.first_activity + record.activity_count; ++i) {
        one.activities.push_back({standing_dates(portfolio, outlook, i), is_milestone(portfolio.activities[i].kind()), obstacles.of(i)});
    }
    std::ranges::sort(one.activities, {}, [](const SnapshotActivity& activity) -> const std::string& { return activity.dates.key; });
    return one;
}

/// The dates that a baseline gives a project instead of those it has.
void take_dates(SnapshotProject& one, const Portfolio& portfolio, const Baseline& baseline) {
    one.baseline = &baseline;
    one.activities.clear();
    for (const auto& dates : dates_of_project(baseline, one.key)) {
        const auto activity = portfolio.find_activity(dates.key);
        // Of what is in no records any more nobody can say what it was: it is told as a milestone is.
        one.activities.push_back({dates, !activity || is_milestone(portfolio.activities[*activity].kind()), std::nullopt});
    }
}

} // namespace

std::optional<Date> SnapshotProject::forecast() const {
    const auto* last = completion ? find(*completion) : nullptr;
    return last != nullptr ? last->dates.finish : std::nullopt;
}

bool SnapshotProject::finished() const {
    const auto* last = completion ? find(*completion) : nullptr;
    return last != nullptr && last->dates.finished;
}

const SnapshotActivity* SnapshotProject::find(std::string_view activity) const {
    const auto found =
        std::ranges::lower_bound(activities, activity, {}, [](const SnapshotActivity& one) -> std::string_view { return one.dates.key; });
    return found != activities.end() && found->dates.key == activity ? &*found : nullptr;
}

const SnapshotProject* Snapshot::find(std::string_view project) const {
    const auto found =
        std::ranges::lower_bound(projects, project, {}, [](const SnapshotProject& one) -> std::string_view { return one.key; });
    return found != projects.end() && found->key == project ? &*found : nullptr;
}

bool Snapshot::covers(std::string_view project) const {
    return !std::ranges::binary_search(not_covered, project, {}, [](const std::string& one) -> std::string_view { return one; });
}

Snapshot snapshot(const Portfolio& portfolio, const Outlook& outlook) {
    Snapshot all;
    const Obstacles obstacles{portfolio, outlook};
    for (std::uint32_t i = 0; i < portfolio.projects.size(); ++i) { all.projects.push_back(project_on(portfolio, outlook, obstacles, i)); }
    return all;
}

Snapshot snapshot(const Portfolio& portfolio, const Outlook& outlook, const Baseline& baseline) {
    Snapshot all;
    const Obstacles obstacles{portfolio, outlook};
    for (std::uint32_t i = 0; i < portfolio.projects.size(); ++i) {
        const auto& key = portfolio.projects[i].key;
        if (dates_of_project(baseline, key).empty()) {
            all.not_covered.push_back(key);
            continue;
        }
        all.projects.push_back(project_on(portfolio, outlook, obstacles, i));
        take_dates(all.projects.back(), portfolio, baseline);
    }
    return all;
}

Snapshot snapshot(const Portfolio& portfolio, const References& references) {
    Snapshot all;
    for (std::uint32_t i = 0; i < portfolio.projects.size(); ++i) {
        const auto& record = portfolio.projects[i];
        if (references[i] == nullptr) {
            all.not_covered.push_back(record.key);
            continue;
        }
        auto& one = all.projects.emplace_back();
        one.key = record.key;
        one.day = references[i]->as_of;
        one.completion = completion_key(portfolio, record);
        take_dates(one, portfolio, *references[i]);
    }
    return all;
}

} // namespace slipway
