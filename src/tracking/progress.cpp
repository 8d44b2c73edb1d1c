#include "slipway/tracking/progress.hpp"

#include "slipway/calendar/calendar.hpp"
#include "slipway/tracking/outlook.hpp"
#include "tracking/heard.hpp"

#include <algorithm>
#include <cmath>

namespace slipway {
namespace {

/// A project being in a stage since a day, from a document or from an observation.
struct StageFact {
    Stage stage = Stage::unstated;
    PartialDate since;
    bool observed = false;
};

bool explicit_stage(Stage stage) { return stage != Stage::unstated; }

/// Relations by successor: what each activity waits for.
std::vector<std::vector<std::uint32_t>> predecessors_of(const Portfolio& portfolio) {
    std::vector<std::vector<std::uint32_t>> before(portfolio.activities.size());
    for (const auto& relation : portfolio.relations) { before[relation.to].push_back(relation.from); }
    return before;
}

/// The explicit statement of the latest document among those that count; where dates overlap, the less advanced.
template <class Counts>
std::optional<std::uint32_t> holding(const Project& project, Date as_of, Counts counts) {
    std::optional<std::uint32_t> best;
    for (std::uint32_t i = 0; i < project.stages.size(); ++i) {
        const auto& one = project.stages[i];
        if (!explicit_stage(one.value) || one.as_of.first > as_of || !counts(one)) { continue; }
        if (!best) {
            best = i;
            continue;
        }
        const auto& held = project.stages[*best];
        const bool later = one.as_of.first > held.as_of.last;
        const bool overlapping = !later && one.as_of.last >= held.as_of.first;
        if (later || (overlapping && one.value < held.value)) { best = i; }
    }
    return best;
}

class Fold {
public:
    Fold(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of)
        : portfolio_{portfolio}, as_of_{as_of}, before_{predecessors_of(portfolio)}, heard_{heard(portfolio, observations, as_of)} {
        out_.facts = std::move(heard_.facts);
        out_.projects = std::move(heard_.projects);
    }

    Progress finished() {
        for (std::uint32_t project = 0; project < portfolio_.projects.size(); ++project) { settle_project(project); }
        for (std::uint32_t activity = 0; activity < portfolio_.activities.size(); ++activity) { settle_activity(activity); }
        return std::move(out_);
    }

private:
    [[nodiscard]] const Activity& activity_at(std::uint32_t activity) const { return portfolio_.activities[activity]; }

    void settle_project(std::uint32_t project) {
        hear_documents(project);
        auto& progress = out_.projects[project];
        const auto& record = portfolio_.projects[project];
        std::vector<StageFact> facts;
        if (const auto statement = stated(project)) {
            const auto& stage = record.stages[*statement];
            progress.statement = statement;
            facts.push_back({stage.value, stage.as_of, false});
            note_progress(progress, stage.as_of.first);
        }
        std::ranges::copy(observed_stages(project), std::back_inserter(facts));
        if (facts.empty()) { facts = implied_stages(project); }
        if (progress.suspended) { facts.push_back({Stage::suspended, exactly(*progress.suspended), true}); }
        // A document whose date may be as early as an observation's gives way to it: the observation stands after it and holds.
        std::ranges::stable_sort(facts, {}, [](const StageFact& fact) { return fact.observed ? fact.since.last : fact.since.first; });
        for (const auto& fact : facts) { complete_before(project, fact); }
        if (!facts.empty()) {
            progress.stage = facts.back().stage;
            if (facts.back().observed) { progress.statement.reset(); }
        }
        if (progress.stage != Stage::suspended) { goes_on(progress); }
        const bool stands_still = progress.stage == Stage::suspended && !progress.resumes;
        const bool outside_life = stands_still || progress.stage == Stage::cancelled || progress.stage == Stage::unstated;
        progress.has_forecast = record.activity_count > 0 && !outside_life;
    }

    /// A later word than its suspension says that a project is under way.
    static void goes_on(ProjectProgress& progress) {
        progress.suspended.reset();
        progress.resumes.reset();
        progress.suspended_because.clear();
    }

    /// The statement that holds. Once a project is reported to have gone on, what suspended it before counts no more.
    [[nodiscard]] std::optional<std::uint32_t> stated(std::uint32_t project) const {
        const auto& record = portfolio_.projects[project];
        const auto gone_on = heard_.gone_on.find(project);
        if (gone_on == heard_.gone_on.end()) { return holding_statement(record, as_of_); }
        return holding(record, as_of_,
                       [&](const StageStatement& one) { return one.value != Stage::suspended || one.as_of.first > gone_on->second; });
    }

    void hear_documents(std::uint32_t project) {
        const auto& record = portfolio_.projects[project];
        auto& progress = out_.projects[project];
        for (const auto& stated : record.stages) {
            if (stated.as_of.first > as_of_) { continue; }
            const auto* cite = stated.cite ? &record.cites[*stated.cite] : nullptr;
            hear(progress, {stated.as_of, cite ? portfolio_.plans[cite->plan].key + " " + cite->at : std::string{}, false});
        }
        if (progress.last_word) { return; }
        for (const auto& cite : record.cites) {
            const auto& plan = portfolio_.plans[cite.plan];
            if (!plan.issued.words.empty() && plan.issued.first <= as_of_) {
                hear(progress, {plan.issued, plan.key + " " + cite.at, false});
            }
        }
    }

    /// The stages that observed milestones entered.
    [[nodiscard]] std::vector<StageFact> observed_stages(std::uint32_t project) const {
        std::vector<StageFact> facts;
        for (const auto activity : activities_of(project)) {
            const auto& enters = activity_at(activity).enters();
            const auto& finished = out_.facts[activity].finished;
            if (!finished) { continue; }
            if (!enters.empty()) { facts.push_back({enters.back(), exactly(*finished), true}); }
            const bool completes = portfolio_.projects[project].completion == activity;
            if (enters.empty() && completes) { facts.push_back({Stage::completed, exactly(*finished), true}); }
        }
        return facts;
    }

    /// When no document states a stage, observed work implies the stages whose milestones lie before it.
    [[nodiscard]] std::vector<StageFact> implied_stages(std::uint32_t project) const {
        std::vector<StageFact> facts;
        for (const auto activity : activities_of(project)) {
            const auto day = out_.facts[activity].started ? out_.facts[activity].started : out_.facts[activity].finished;
            if (!day) { continue; }
            for (const auto before : ancestors(activity)) {
                if (!activity_at(before).enters().empty()) { facts.push_back({activity_at(before).enters().back(), exactly(*day), true}); }
            }
            if (facts.empty()) { facts.push_back({Stage::preparatory, exactly(*day), true}); }
        }
        return facts;
    }

    [[nodiscard]] std::vector<std::uint32_t> activities_of(std::uint32_t project) const { return portfolio_.in_order_of_work(project); }

    /// All activities of the same project that come before `activity`, itself left out.
    [[nodiscard]] std::vector<std::uint32_t> ancestors(std::uint32_t activity) const {
        std::vector<std::uint32_t> found;
        std::vector<std::uint32_t> pending{activity};
        while (!pending.empty()) {
            const auto at = pending.back();
            pending.pop_back();
            for (const auto from : before_[at]) {
                if (activity_at(from).project != activity_at(activity).project || std::ranges::find(found, from) != found.end()) {
                    continue;
                }
                found.push_back(from);
                pending.push_back(from);
            }
        }
        return found;
    }

    /// The milestone that puts a project into a stage. Works that have started are under construction, and what operates was completed:
    /// where the template names only one word of such a pair, it serves for both.
    [[nodiscard]] std::optional<std::uint32_t> milestone_of(std::uint32_t project, Stage stage) const {
        const auto enters = [&](Stage wanted) -> std::optional<std::uint32_t> {
            for (const auto activity : activities_of(project)) {
                if (std::ranges::find(activity_at(activity).enters(), wanted) != activity_at(activity).enters().end()) { return activity; }
            }
            return std::nullopt;
        };
        if (const auto exact = enters(stage)) { return exact; }
        switch (stage) {
        case Stage::started: return enters(Stage::construction);
        case Stage::construction: return enters(Stage::started);
        case Stage::completed:
        case Stage::operating: {
            const auto other = enters(stage == Stage::completed ? Stage::operating : Stage::completed);
            return other ? other : portfolio_.projects[project].completion;
        }
        default: return std::nullopt;
        }
    }

    /// Whether work on an activity was reported for a later day than a stage that would have completed it: the later word wins.
    [[nodiscard]] bool at_work_after(std::uint32_t activity, Date day) const {
        const auto& facts = out_.facts[activity];
        const auto unfinished = heard_.unfinished_on.find(activity);
        return (facts.started && *facts.started > day) || (facts.remaining_said && *facts.remaining_said > day) ||
               (unfinished != heard_.unfinished_on.end() && unfinished->second > day);
    }

    /// "A stage stated on day S completes the earlier activities by S", unless the record keeps one open.
    void complete_before(std::uint32_t project, const StageFact& fact) {
        const auto milestone = milestone_of(project, fact.stage);
        if (!milestone) { return; }
        auto done = ancestors(*milestone);
        done.push_back(*milestone);
        const bool over = fact.stage == Stage::completed || fact.stage == Stage::operating;
        for (const auto activity : done) {
            auto& facts = out_.facts[activity];
            const auto& record = activity_at(activity);
            const bool kept_open =
                !over && activity != *milestone && (record.open() || record.condition() || at_work_after(activity, fact.since.last));
            if (facts.complete() || kept_open) { continue; }
            facts.finished_by = fact.since;
        }
    }

    void settle_activity(std::uint32_t activity) {
        const auto& record = activity_at(activity);
        const auto since = out_.projects[record.project].since;
        auto& facts = out_.facts[activity];
        if (facts.complete()) {
            facts.suspended.reset();
            facts.resumes.reset();
        }
        out_.likely.push_back(status(activity, record.duration.likely, Scenario::likely));
        auto best = status(activity, record.duration.optimistic, Scenario::best);
        if (best.state == ProgressState::in_progress && since && !facts.expected) {
            // Work ran on between the day it was last spoken of and the day from which the best forecast counts, unless it stood still.
            const auto from = facts.remaining_said ? Instant{*facts.remaining_said} : best.actual_start.value_or(Instant{*since});
            best.remaining = std::max(
                Minutes{0}, best.remaining - worked(portfolio_.calendar_of(record), from, Instant{*since}, still_spells(activity)));
        }
        out_.best.push_back(best);
    }

    [[nodiscard]] std::vector<StillSpell> still_spells(std::uint32_t activity) const {
        std::vector<StillSpell> all;
        const auto add = [&all](const std::map<std::uint32_t, std::vector<StillSpell>>& spells, std::uint32_t index) {
            if (const auto found = spells.find(index); found != spells.end()) {
                all.insert(all.end(), found->second.begin(), found->second.end());
            }
        };
        add(heard_.still_activities, activity);
        add(heard_.still_projects, activity_at(activity).project);
        return all;
    }

    /// The day before which suspended work does not go on, nor that of a suspended project begin. The likely forecast does nothing before
    /// the data date anyway; the best one would, from the last word on.
    [[nodiscard]] std::optional<Date> resumes(std::uint32_t activity, Scenario scenario) const {
        const auto& facts = out_.facts[activity];
        const auto& project = out_.projects[activity_at(activity).project];
        const bool stands_still = facts.suspended && facts.started;
        if (!stands_still && !project.suspended) { return std::nullopt; }
        const auto goes_on = [&](bool still, const std::optional<Date>& day) { return still && day ? *day : as_of_; };
        const auto day = std::max({as_of_, goes_on(stands_still, facts.resumes), goes_on(project.suspended.has_value(), project.resumes)});
        return day > as_of_ || scenario == Scenario::best ? std::optional{day} : std::nullopt;
    }

    /// The day from which a scenario counts.
    [[nodiscard]] Date counts_from(std::uint32_t activity, Scenario scenario) const {
        return scenario == Scenario::best ? out_.projects[activity_at(activity).project].since.value_or(as_of_) : as_of_;
    }

    [[nodiscard]] ActivityStatus status(std::uint32_t activity, Minutes duration, Scenario scenario) const {
        const auto& facts = out_.facts[activity];
        const auto& calendar = portfolio_.calendar_of(activity_at(activity));
        ActivityStatus status;
        if (facts.started) { status.actual_start = calendar.start_of_day(*facts.started); }
        if (facts.complete()) {
            status.state = ProgressState::complete;
            status.actual_finish = actual_finish(activity);
            return status;
        }
        if (facts.started) { status.state = ProgressState::in_progress; }
        const auto resume = resumes(activity, scenario);
        if (resume) { status.resume = Instant{*resume}; }
        status.remaining = remaining_said(facts, duration).value_or(duration);
        if (facts.expected) {
            const Instant from{std::max(counts_from(activity, scenario), resume.value_or(first_day))};
            status.remaining = std::max(Minutes{0}, calendar.between(from, calendar.end_of_day(*facts.expected)));
        }
        return status;
    }

    /// A start milestone is reached in the morning; "by S" is taken at its earliest, before S begins.
    [[nodiscard]] Instant actual_finish(std::uint32_t activity) const {
        const auto& facts = out_.facts[activity];
        const auto& calendar = portfolio_.calendar_of(activity_at(activity));
        if (!facts.finished) { return Instant{facts.finished_by->first}; }
        const bool morning = activity_at(activity).kind() == ActivityKind::start_milestone;
        return morning ? calendar.start_of_day(*facts.finished) : calendar.end_of_day(*facts.finished);
    }

    const Portfolio& portfolio_;
    Date as_of_;
    std::vector<std::vector<std::uint32_t>> before_;
    Heard heard_; ///< facts and projects are moved into what comes out
    Progress out_;
};

} // namespace

std::optional<std::uint32_t> holding_statement(const Project& project, Date as_of) {
    return holding(project, as_of, [](const StageStatement&) { return true; });
}

const Condition* condition_in_force(const Activity& activity, const ActivityFacts& facts) {
    if (facts.raised) { return &*facts.raised; }
    return activity.condition() && !facts.condition_resolved ? &*activity.condition() : nullptr;
}

std::optional<Minutes> remaining_said(const ActivityFacts& facts, Minutes duration) {
    if (facts.remaining) { return facts.remaining; }
    if (!facts.percent) { return std::nullopt; }
    constexpr double rounding = 1e-6; // what a percentage in binary may be off
    const auto left = duration.count() * (100 - std::min(*facts.percent, 100.0)) / 100;
    return Minutes{static_cast<std::int32_t>(std::ceil(std::max(0.0, left - rounding)))};
}

Progress fold(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of) {
    return Fold{portfolio, observations, as_of}.finished();
}

} // namespace slipway
