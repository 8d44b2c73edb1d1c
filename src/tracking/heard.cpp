#include "tracking/heard.hpp"

#include "slipway/calendar/calendar.hpp"
#include "slipway/tracking/observation_values.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace slipway {
namespace {

using Kind = ObservationKind;

/// Of a withdrawn kind, the place of the last withdrawal: what was said before it counts no more.
using Withdrawals = std::map<std::pair<std::string_view, Kind>, std::size_t>;

Withdrawals withdrawals(std::span<const Observation> observations, Date as_of) {
    Withdrawals all;
    for (std::size_t i = 0; i < observations.size(); ++i) {
        const auto& one = observations[i];
        if (one.kind != Kind::withdrawn || one.day > as_of) { continue; }
        if (const auto kind = value_of(observation_words, one.value)) { all[{one.key, *kind}] = i; }
    }
    return all;
}

class Listener {
public:
    Listener(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of)
        : portfolio_{portfolio}, observations_{observations}, as_of_{as_of}, withdrawn_{withdrawals(observations, as_of)} {
        out_.facts.resize(portfolio.activities.size());
        out_.projects.resize(portfolio.projects.size());
    }

    Heard all() {
        for (std::size_t i = 0; i < observations_.size(); ++i) {
            if (counts(i)) { listen(observations_[i]); }
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] bool counts(std::size_t place) const {
        const auto& one = observations_[place];
        if (one.day > as_of_) { return false; }
        if (withdrawn_.empty()) { return true; }
        const auto found = withdrawn_.find({one.key, one.kind});
        return found == withdrawn_.end() || found->second < place;
    }

    void listen(const Observation& observation) {
        if (const auto activity = portfolio_.find_activity(observation.key)) {
            of_activity(*activity, observation);
            of_any(portfolio_.activities[*activity].project, observation);
        } else if (const auto project = portfolio_.find_project(observation.key)) {
            of_project(*project, observation);
            of_any(*project, observation);
        }
    }

    void of_any(std::uint32_t project, const Observation& observation) {
        auto& progress = out_.projects[project];
        // The day on which it was said, as far as the data date can know.
        const auto said = observation.said <= as_of_ ? std::max(observation.said, observation.day) : observation.day;
        hear(progress, {exactly(said), observation.source.empty() ? observation.by : observation.by + "：" + observation.source, true});
        if (tells_of_work(observation.kind)) { note_progress(progress, said); }
        progress.last_report = std::max(progress.last_report.value_or(said), said);
        progress.illustrative = progress.illustrative || observation.illustrative;
    }

    void of_activity(std::uint32_t activity, const Observation& observation) {
        auto& facts = out_.facts[activity];
        const bool milestone = is_milestone(portfolio_.activities[activity].kind());
        switch (observation.kind) {
        case Kind::started: (milestone ? facts.finished : facts.started) = parse_date(observation.value); break;
        case Kind::finished: facts.finished = parse_date(observation.value); break;
        case Kind::remaining:
        case Kind::expected:
        case Kind::percent: work_left(activity, observation); break;
        case Kind::raised: raise(activity, observation); break;
        case Kind::resolved: resolve(activity, observation); break;
        case Kind::suspended:
            suspend(out_.still_activities[activity], facts, observation);
            unfinished(activity, observation.day);
            break;
        case Kind::resumed: resume(out_.still_activities[activity], facts, observation); break;
        default: break;
        }
    }

    void of_project(std::uint32_t project, const Observation& observation) {
        auto& progress = out_.projects[project];
        switch (observation.kind) {
        case Kind::suspended: suspend(out_.still_projects[project], progress, observation); break;
        case Kind::resumed:
            if (!resume(out_.still_projects[project], progress, observation)) { out_.gone_on[project] = observation.day; }
            break;
        case Kind::delivered:
            if (const auto delivered = parse_delivered(observation.value);
                delivered && is_latest(project, delivered->output, observation)) {
                progress.delivered[delivered->output] = delivered->amount;
            }
            break;
        case Kind::spent:
            if (const auto spent = parse_amount(observation.value); spent && is_latest(project, "spent", observation)) {
                progress.spent_yi = spent;
            }
            break;
        case Kind::rating:
            if (is_latest(project, "rating", observation)) {
                progress.rating = JudgedRating{observation.value, observation.day, observation.by, observation.reason};
            }
            break;
        default: break;
        }
    }

    /// Whether nothing of a later day was heard of that part of a project yet.
    bool is_latest(std::uint32_t project, const std::string& part, const Observation& observation) {
        auto& day = days_.try_emplace({project, part}, observation.day).first->second;
        if (day > observation.day) { return false; }
        day = observation.day;
        return true;
    }

    /// Remaining work, an expected finish (it holds its date: what remains lies between the data date and it) and a percentage say the same
    /// thing; one of them holds.
    void work_left(std::uint32_t activity, const Observation& observation) {
        auto& facts = out_.facts[activity];
        const auto duration = observation.kind == Kind::remaining ? parse_duration(observation.value) : std::nullopt;
        const auto expected = observation.kind == Kind::expected ? parse_date(observation.value) : std::nullopt;
        const auto percent = observation.kind == Kind::percent ? parse_amount(observation.value) : std::nullopt;
        if ((!duration && !expected && !percent) || is_superseded(activity, observation)) { return; }
        facts.remaining.reset();
        if (duration) { facts.remaining = portfolio_.calendar_of(portfolio_.activities[activity]).minutes(*duration); }
        facts.expected = expected;
        facts.percent = percent;
        facts.remaining_said = observation.day;
        left_[activity] = &observation;
    }

    [[nodiscard]] bool is_superseded(std::uint32_t activity, const Observation& observation) const {
        const auto found = left_.find(activity);
        if (found == left_.end()) { return false; }
        const auto& held = *found->second;
        if (held.day != observation.day) { return held.day > observation.day; }
        return held.recorded_at == observation.recorded_at && rank(held.kind) < rank(observation.kind);
    }

    static int rank(Kind kind) { return kind == Kind::remaining ? 0 : kind == Kind::expected ? 1 : 2; }

    void raise(std::uint32_t activity, const Observation& observation) {
        const auto kind = value_of(condition_words, observation.value);
        if (!kind) { return; }
        auto& raised = out_.facts[activity].raised;
        // Said again of the same thing, it has waited since the first time.
        const auto since = raised && raised->kind == *kind ? raised->since : exactly(observation.day);
        raised = Condition{*kind, observation.reason, since, {}};
        unfinished(activity, observation.day);
    }

    void resolve(std::uint32_t activity, const Observation& observation) {
        auto& facts = out_.facts[activity];
        const bool of_record = !facts.raised || !portfolio_.activities[activity].condition();
        if (of_record) { facts.condition_resolved = parse_date(observation.value); }
        facts.raised.reset();
    }

    void unfinished(std::uint32_t activity, Date day) {
        auto& last = out_.unfinished_on.try_emplace(activity, day).first->second;
        last = std::max(last, day);
    }

    /// A suspension of what stands still already, or stood still then, corrects the day.
    template <class Known>
    static void suspend(std::vector<StillSpell>& spells, Known& known, const Observation& observation) {
        const bool again = !spells.empty() && (!spells.back().until || observation.day < *spells.back().until);
        if (again) {
            spells.back().from = observation.day;
        } else {
            spells.push_back({observation.day, std::nullopt});
            known.resumes.reset();
        }
        if (spells.back().until) { return; }
        known.suspended = observation.day;
        known.suspended_because = observation.reason;
    }

    /// A resumption to come is an expectation. One that came ends the spell, or corrects its end. False when there is no spell.
    template <class Known>
    static bool resume(std::vector<StillSpell>& spells, Known& known, const Observation& observation) {
        const auto day = parse_date(observation.value);
        if (spells.empty() || !day) { return false; }
        if (*day > observation.day) {
            if (!spells.back().until) { known.resumes = day; }
            return true;
        }
        spells.back().until = std::max(*day, spells.back().from);
        known.suspended.reset();
        known.resumes.reset();
        known.suspended_because.clear();
        return true;
    }

    const Portfolio& portfolio_;
    std::span<const Observation> observations_;
    Date as_of_;
    Withdrawals withdrawn_;
    std::map<std::uint32_t, const Observation*> left_; ///< by activity, what holds of the work left
    std::map<std::pair<std::uint32_t, std::string>, Date> days_;
    Heard out_;
};

} // namespace

Heard heard(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of) {
    return Listener{portfolio, observations, as_of}.all();
}

void hear(ProjectProgress& project, LastWord word) {
    auto& last = project.last_word;
    if (!last || word.date.last > last->date.last || (word.date.last == last->date.last && word.observed)) { last = std::move(word); }
}

void note_progress(ProjectProgress& project, Date day) { project.since = std::max(project.since.value_or(day), day); }

Minutes worked(const Calendar& calendar, Instant from, Instant until, std::vector<StillSpell> spells) {
    std::ranges::sort(spells, {}, &StillSpell::from);
    Minutes done{0};
    auto at = from;
    for (const auto& spell : spells) {
        const Instant still{spell.from};
        if (at < std::min(still, until)) { done += calendar.between(at, std::min(still, until)); }
        at = std::max(at, spell.until ? Instant{*spell.until} : until);
    }
    return at < until ? done + calendar.between(at, until) : done;
}

} // namespace slipway
