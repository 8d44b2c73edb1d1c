#include "slipway/tracking/progress.hpp"

#include "slipway/calendar/calendar.hpp"

#include <algorithm>

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

class Fold {
public:
    Fold(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of)
        : portfolio_{portfolio}, observations_{observations}, as_of_{as_of}, before_{predecessors_of(portfolio)} {
        out_.facts.resize(portfolio.activities.size());
        out_.projects.resize(portfolio.projects.size());
    }

    Progress finished() {
        for (const auto& observation : observations_) { observe(observation); }
        for (std::uint32_t project = 0; project < portfolio_.projects.size(); ++project) { settle_project(project); }
        for (std::uint32_t activity = 0; activity < portfolio_.activities.size(); ++activity) { settle_activity(activity); }
        return std::move(out_);
    }

private:
    [[nodiscard]] const Activity& activity_at(std::uint32_t activity) const { return portfolio_.activities[activity]; }

    /// The day on which an observation was said, as far as `as_of` can know.
    [[nodiscard]] Date said_by_then(const Observation& observation) const {
        return observation.said <= as_of_ ? std::max(observation.said, observation.day) : observation.day;
    }

    void observe(const Observation& observation) {
        const auto activity = portfolio_.find_activity(observation.key);
        if (!activity || observation.day > as_of_) { return; }
        auto& facts = out_.facts[*activity];
        const bool milestone = is_milestone(activity_at(*activity).kind());
        switch (observation.kind) {
        case ObservationKind::started: (milestone ? facts.finished : facts.started) = parse_date(observation.value); break;
        case ObservationKind::finished: facts.finished = parse_date(observation.value); break;
        case ObservationKind::remaining: observe_remaining(*activity, observation); break;
        case ObservationKind::expected: observe_expected(*activity, observation); break;
        case ObservationKind::resolved: facts.condition_resolved = parse_date(observation.value); break;
        case ObservationKind::note: break;
        }
        const auto said = said_by_then(observation);
        hear(activity_at(*activity).project,
             {exactly(said), observation.source.empty() ? observation.by : observation.by + "：" + observation.source, true});
        const bool of_work = observation.kind != ObservationKind::note && observation.kind != ObservationKind::resolved;
        if (of_work) { note_progress(activity_at(*activity).project, said); }
    }

    void observe_remaining(std::uint32_t activity, const Observation& observation) {
        auto& facts = out_.facts[activity];
        const auto duration = parse_duration(observation.value);
        if (!duration || (facts.remaining_said && *facts.remaining_said > observation.day)) { return; }
        facts.remaining = portfolio_.calendar_of(activity_at(activity)).minutes(*duration);
        facts.expected.reset();
        facts.remaining_said = observation.day;
    }

    /// An expected finish holds its date: what remains is what lies between the data date and it.
    void observe_expected(std::uint32_t activity, const Observation& observation) {
        auto& facts = out_.facts[activity];
        const auto expected = parse_date(observation.value);
        if (!expected || (facts.remaining_said && *facts.remaining_said > observation.day)) { return; }
        facts.expected = expected;
        facts.remaining.reset();
        facts.remaining_said = observation.day;
    }

    void hear(std::uint32_t project, LastWord word) {
        auto& last = out_.projects[project].last_word;
        if (!last || word.date.last > last->date.last || (word.date.last == last->date.last && word.observed)) { last = std::move(word); }
    }

    void note_progress(std::uint32_t project, Date day) {
        auto& since = out_.projects[project].since;
        since = since ? std::max(*since, day) : day;
    }

    void settle_project(std::uint32_t project) {
        hear_documents(project);
        auto& progress = out_.projects[project];
        const auto& record = portfolio_.projects[project];
        std::vector<StageFact> facts;
        if (const auto statement = holding_statement(record, as_of_)) {
            const auto& stated = record.stages[*statement];
            progress.statement = statement;
            facts.push_back({stated.value, stated.as_of, false});
            note_progress(project, stated.as_of.first);
        }
        std::ranges::copy(observed_stages(project), std::back_inserter(facts));
        if (facts.empty()) { facts = implied_stages(project); }
        // A document whose date may be as early as an observation's gives way to it: the observation stands after it and holds.
        std::ranges::stable_sort(facts, {}, [](const StageFact& fact) { return fact.observed ? fact.since.last : fact.since.first; });
        for (const auto& fact : facts) { complete_before(project, fact); }
        if (!facts.empty()) {
            progress.stage = facts.back().stage;
            if (facts.back().observed) { progress.statement.reset(); }
        }
        const bool outside_life =
            progress.stage == Stage::suspended || progress.stage == Stage::cancelled || progress.stage == Stage::unstated;
        progress.has_forecast = record.activity_count > 0 && !outside_life;
    }

    void hear_documents(std::uint32_t project) {
        const auto& record = portfolio_.projects[project];
        for (const auto& stated : record.stages) {
            if (stated.as_of.first > as_of_) { continue; }
            const auto* cite = stated.cite ? &record.cites[*stated.cite] : nullptr;
            hear(project, {stated.as_of, cite ? portfolio_.plans[cite->plan].key + " " + cite->at : std::string{}, false});
        }
        if (out_.projects[project].last_word) { return; }
        for (const auto& cite : record.cites) {
            const auto& plan = portfolio_.plans[cite.plan];
            if (!plan.issued.words.empty() && plan.issued.first <= as_of_) {
                hear(project, {plan.issued, plan.key + " " + cite.at, false});
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
    [[nodiscard]] static bool at_work_after(const ActivityFacts& facts, Date day) {
        return (facts.started && *facts.started > day) || (facts.remaining_said && *facts.remaining_said > day);
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
                !over && activity != *milestone && (record.open() || record.condition() || at_work_after(facts, fact.since.last));
            if (facts.complete() || kept_open) { continue; }
            facts.finished_by = fact.since;
        }
    }

    void settle_activity(std::uint32_t activity) {
        const auto& record = activity_at(activity);
        const auto since = out_.projects[record.project].since;
        out_.likely.push_back(status(activity, record.duration.likely, as_of_));
        auto best = status(activity, record.duration.optimistic, since.value_or(as_of_));
        const auto& facts = out_.facts[activity];
        if (best.state == ProgressState::in_progress && since && !facts.expected) {
            // Work ran on between the day it was last spoken of and the day from which the best forecast counts.
            const auto& calendar = portfolio_.calendar_of(record);
            const auto from = facts.remaining_said ? Instant{*facts.remaining_said} : best.actual_start.value_or(Instant{*since});
            best.remaining = std::max(Minutes{0}, best.remaining - std::max(Minutes{0}, calendar.between(from, Instant{*since})));
        }
        out_.best.push_back(best);
    }

    /// The status with a duration of the scenario, whose data date is `from`.
    [[nodiscard]] ActivityStatus status(std::uint32_t activity, Minutes duration, Date from) const {
        const auto& facts = out_.facts[activity];
        const auto& calendar = portfolio_.calendar_of(activity_at(activity));
        ActivityStatus status;
        status.remaining = duration;
        if (facts.started) { status.actual_start = calendar.start_of_day(*facts.started); }
        if (facts.complete()) {
            status.state = ProgressState::complete;
            status.remaining = Minutes{0};
            // A start milestone is reached in the morning; "by S" is taken at its earliest, before S begins.
            const bool morning = activity_at(activity).kind() == ActivityKind::start_milestone;
            status.actual_finish = !facts.finished ? Instant{facts.finished_by->first}
                                   : morning       ? calendar.start_of_day(*facts.finished)
                                                   : calendar.end_of_day(*facts.finished);
        } else if (facts.started) {
            status.state = ProgressState::in_progress;
        }
        if (!facts.complete() && facts.remaining) { status.remaining = *facts.remaining; }
        if (!facts.complete() && facts.expected) {
            status.remaining = std::max(Minutes{0}, calendar.between(Instant{from}, calendar.end_of_day(*facts.expected)));
        }
        return status;
    }

    const Portfolio& portfolio_;
    std::span<const Observation> observations_;
    Date as_of_;
    std::vector<std::vector<std::uint32_t>> before_;
    Progress out_;
};

} // namespace

std::optional<std::uint32_t> holding_statement(const Project& project, Date as_of) {
    std::optional<std::uint32_t> best;
    for (std::uint32_t i = 0; i < project.stages.size(); ++i) {
        const auto& one = project.stages[i];
        if (!explicit_stage(one.value) || one.as_of.first > as_of) { continue; }
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

Progress fold(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of) {
    return Fold{portfolio, observations, as_of}.finished();
}

} // namespace slipway
