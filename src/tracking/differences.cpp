#include "slipway/tracking/differences.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// The same project, or activity, on both sides; null where it is not.
template <class Side>
struct Both {
    const Side* before = nullptr;
    const Side* after = nullptr;
};

class Compared {
public:
    explicit Compared(const SnapshotPair& comparison) : comparison_{comparison} {}

    Differences found() && {
        for (const auto& project : comparison_.before.projects) {
            if (comparison_.after.covers(project.key)) { compare({&project, comparison_.after.find(project.key)}); }
        }
        for (const auto& project : comparison_.after.projects) {
            const bool only_now = comparison_.before.find(project.key) == nullptr;
            if (only_now && comparison_.before.covers(project.key)) { compare({nullptr, &project}); }
        }
        std::ranges::sort(found_.projects, {}, &ProjectDifference::key);
        sort();
        return std::move(found_);
    }

private:
    [[nodiscard]] const Calendar& calendar_of(const std::string& activity) const {
        for (const auto* portfolio : {&comparison_.now, &comparison_.then}) {
            if (const auto at = portfolio->find_activity(activity)) { return portfolio->calendar_of(portfolio->activities[*at]); }
        }
        return comparison_.now.calendar();
    }

    void measure(Difference& one, const std::string& activity) const {
        if (!one.before || !one.after) { return; }
        one.cd = days_between(*one.before, *one.after);
        one.wd = calendar_of(activity).working_days(*one.before, *one.after);
    }

    void add(Difference one) {
        auto& project = found_.projects.back();
        ++project.counts[static_cast<std::size_t>(one.kind)];
        if (drifted(one)) { ++project.drifted; }
        found_.all.push_back(std::move(one));
    }

    void compare(const Both<SnapshotProject>& both) {
        const auto& known = both.after != nullptr ? *both.after : *both.before;
        const auto was = both.before != nullptr ? both.before->forecast() : std::nullopt;
        const auto is = both.after != nullptr ? both.after->forecast() : std::nullopt;
        Difference whole{.key = known.key, .project = known.key, .before = was, .after = is};
        if (known.completion) { measure(whole, *known.completion); }
        found_.projects.push_back({known.key, both.before, both.after, whole.wd, whole.cd});
        if (both.before != nullptr && both.after != nullptr) {
            found_.projects.back().reported = reported(*both.before, *both.after);
            compare_activities(*both.before, *both.after);
            add_rebaselines(*both.before, *both.after);
            add_silence(*both.after);
            return;
        }
        whole.kind = both.after != nullptr ? DifferenceKind::added : DifferenceKind::dropped;
        add(std::move(whole));
    }

    void compare_activities(const SnapshotProject& before, const SnapshotProject& after) {
        for (const auto& was : before.activities) {
            if (const auto* is = after.find(was.dates.key)) {
                compare_activity(before, was, *is);
            } else if (was.milestone || comparison_.activities) {
                add({.kind = DifferenceKind::dropped, .key = was.dates.key, .project = before.key, .before = was.dates.finish});
            }
        }
        for (const auto& is : after.activities) {
            if (before.find(is.dates.key) != nullptr || !(is.milestone || comparison_.activities)) { continue; }
            add({.kind = DifferenceKind::added, .key = is.dates.key, .project = after.key, .after = is.dates.finish});
        }
    }

    [[nodiscard]] static bool completes(const SnapshotProject& project, const std::string& activity) {
        return project.completion == activity;
    }

    void compare_activity(const SnapshotProject& project, const SnapshotActivity& was, const SnapshotActivity& is) {
        Difference one{.key = is.dates.key, .project = project.key, .before = was.dates.finish, .after = is.dates.finish};
        one.reported = found_.projects.back().reported;
        measure(one, one.key);
        if (is.dates.finished && !was.dates.finished) {
            one.kind = DifferenceKind::finished;
            add(std::move(one));
            return;
        }
        if (is.dates.started && !was.dates.started) { add_start(one, was, is); }
        if (!is.milestone && !comparison_.activities && !completes(project, one.key)) { return; }
        if (one.before.has_value() != one.after.has_value()) {
            one.kind = one.before ? DifferenceKind::lost_forecast : DifferenceKind::gained_forecast;
            one.obstacle = one.before ? is.obstacle : was.obstacle;
            add(std::move(one));
            return;
        }
        if (!one.cd || *one.cd == 0 || !(is.milestone || comparison_.activities)) { return; }
        one.kind = *one.cd > 0 ? DifferenceKind::slipped : DifferenceKind::recovered;
        add(std::move(one));
    }

    void add_start(const Difference& finish, const SnapshotActivity& was, const SnapshotActivity& is) {
        Difference one{.kind = DifferenceKind::started, .key = finish.key, .project = finish.project};
        one.before = was.dates.start;
        one.after = is.dates.start;
        one.reported = finish.reported;
        measure(one, one.key);
        add(std::move(one));
    }

    /// Whether the baseline of this number was approved between the two moments.
    [[nodiscard]] bool between(const SnapshotProject& before, const SnapshotProject& after, const Baseline& one) const {
        // Baselines stand in the order they were stored.
        const bool since = before.baseline != nullptr ? &one > before.baseline : one.as_of > before.day;
        return since && (after.baseline != nullptr ? &one <= after.baseline : one.as_of <= after.day);
    }

    void add_rebaselines(const SnapshotProject& before, const SnapshotProject& after) {
        const Baseline* old = nullptr;
        for (const auto& baseline : comparison_.baselines) {
            if (dates_of_project(baseline, after.key).empty()) { continue; }
            if (old != nullptr && between(before, after, baseline)) { add(rebaseline(*old, baseline, after)); }
            old = &baseline;
        }
    }

    [[nodiscard]] Difference rebaseline(const Baseline& old, const Baseline& baseline, const SnapshotProject& project) const {
        Difference one{.kind = DifferenceKind::rebaselined, .key = project.key, .project = project.key};
        one.by = baseline.approved_by;
        one.reason = baseline.reason;
        one.day = baseline.as_of;
        if (!project.completion) { return one; }
        const auto finish = [&](const Baseline& of) {
            const auto* dates = dates_of_activity(of, *project.completion);
            return dates != nullptr ? dates->finish : std::nullopt;
        };
        one.before = finish(old);
        one.after = finish(baseline);
        measure(one, *project.completion);
        return one;
    }

    /// As in `Difference`. A snapshot that has a light knows the reports.
    [[nodiscard]] static std::optional<bool> reported(const SnapshotProject& before, const SnapshotProject& after) {
        if (!after.light || before.day >= after.day) { return std::nullopt; }
        return after.last_report && *after.last_report > before.day;
    }

    /// Only where something is due.
    void add_silence(const SnapshotProject& after) {
        if (found_.projects.back().reported != false || after.finished() || !after.forecast()) { return; }
        Difference one{.kind = DifferenceKind::not_reported, .key = after.key, .project = after.key, .before = after.last_report};
        one.reported = false;
        add(std::move(one));
    }

    void sort() {
        const auto place = [](const Difference& one) {
            const bool sized = one.kind == DifferenceKind::slipped || one.kind == DifferenceKind::recovered;
            return std::pair{one.kind, sized ? -std::abs(*one.cd) : 0};
        };
        std::ranges::stable_sort(found_.all, {}, &Difference::key);
        std::ranges::stable_sort(found_.all, {}, place);
    }

    const SnapshotPair& comparison_;
    Differences found_;
};

} // namespace

bool drifted(const Difference& one) { return one.kind == DifferenceKind::slipped && one.reported == false; }

Differences differences(const SnapshotPair& comparison) { return Compared{comparison}.found(); }

} // namespace slipway
