#include "schedules/oracle.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace slipway::test {
namespace {

/// Half-hours since the window began. Slot t is the half-hour that begins at t.
using Slot = int;
using MaybeSlot = std::optional<Slot>;

constexpr int slots_a_day = 48;
constexpr Date window_start{std::chrono::year{2023} / 6 / 1}; // a Thursday
constexpr int window_days = 945;

Slot slot_of(Instant at) {
    const auto minutes = (at - Instant{window_start}).count();
    if (minutes % 30 != 0) { throw std::runtime_error("the oracle counts half-hours: " + to_string(at)); }
    return minutes / 30;
}

Instant instant_of(Slot slot) { return Instant{window_start} + Minutes{slot * 30}; }

int slots_of(Minutes work) { return work.count() / 30; }

/// Which half-hours are worked; everything else is walking.
class Worked {
public:
    explicit Worked(const CalendarRules& rules) : worked_(static_cast<std::size_t>(window_days) * slots_a_day, 0) {
        for (int day = 0; day < window_days; ++day) {
            const auto exception = rules.exceptions.find(window_start + Days{day});
            const auto thursday_first = static_cast<std::size_t>((day + 3) % 7);
            const auto& hours = exception != rules.exceptions.end() ? exception->second.hours : rules.week.at(thursday_first);
            for (const auto& period : hours) {
                for (int minute = period.from; minute < period.to; minute += 30) { worked_.at(index(day * slots_a_day + minute / 30)) = 1; }
            }
        }
    }

    [[nodiscard]] bool at(Slot slot) const { return worked_.at(index(slot)) != 0; }

    /// The first instant from `slot` on at which work begins or goes on.
    [[nodiscard]] Slot begin_from(Slot slot) const {
        while (!at(slot)) { ++slot; }
        return slot;
    }

    /// The last instant up to `slot` at which work ends or has just gone on.
    [[nodiscard]] Slot end_until(Slot slot) const {
        while (!at(slot - 1)) { --slot; }
        return slot;
    }

    [[nodiscard]] Slot plus(Slot slot, int work) const {
        for (; work > 0; ++slot) { work -= at(slot) ? 1 : 0; }
        for (; work < 0; --slot) { work += at(slot - 1) ? 1 : 0; }
        return slot;
    }

    [[nodiscard]] int between(Slot from, Slot to) const {
        int work = 0;
        for (Slot slot = std::min(from, to); slot < std::max(from, to); ++slot) { work += at(slot) ? 1 : 0; }
        return from <= to ? work : -work;
    }

private:
    static std::size_t index(Slot slot) { return static_cast<std::size_t>(slot); } // below 0 becomes huge, and `at` throws

    std::vector<char> worked_;
};

const Worked& worked(std::uint32_t calendar) {
    static const auto all = [] {
        std::vector<Worked> tables;
        for (const auto& one : test_calendars()) { tables.emplace_back(one.rules); }
        return tables;
    }();
    return all.at(calendar);
}

/// One run of the relaxation. `early` dates of a complete activity are its actual ones; `until` is how far an unfinished predecessor drives
/// through it; `late` of a complete activity is only what its successors need of it, handed on to its predecessors.
class Relaxation {
public:
    explicit Relaxation(const Graph& graph)
        : graph_{graph}, start_(size()), finish_(size()), until_(size()), late_start_(size()), late_finish_(size()) {
        relax([&](std::uint32_t i) { return early(i); });
        for (std::size_t project = 0; project < graph.projects.size(); ++project) { caps_.push_back(cap(project)); }
        relax([&](std::uint32_t i) { return late(i); });
    }

    [[nodiscard]] OracleSchedule result() const {
        OracleSchedule out;
        for (std::uint32_t i = 0; i < size(); ++i) {
            const bool done = complete(i);
            out.early_start.push_back(shown(start_[i]));
            out.early_finish.push_back(shown(finish_[i]));
            out.late_start.push_back(done ? std::nullopt : shown(late_start_[i]));
            out.late_finish.push_back(done ? std::nullopt : shown(late_finish_[i]));
            const bool both = !done && finish_[i] && late_finish_[i];
            out.total_float.push_back(both ? std::optional{work(i, *finish_[i], *late_finish_[i])} : std::nullopt);
            out.free_float.push_back(free_float(i));
            out.free_float_judged.push_back(successors_known(i));
        }
        for (const auto& relation : graph_.relations) { out.driving.push_back(drives(relation)); }
        return out;
    }

private:
    [[nodiscard]] std::size_t size() const { return graph_.activities.size(); }
    [[nodiscard]] const ActivityStatus& status(std::uint32_t i) const { return graph_.status[i]; }
    [[nodiscard]] bool complete(std::uint32_t i) const { return status(i).state == ProgressState::complete; }
    [[nodiscard]] bool in_progress(std::uint32_t i) const { return status(i).state == ProgressState::in_progress; }
    [[nodiscard]] bool not_started(std::uint32_t i) const { return status(i).state == ProgressState::not_started; }
    [[nodiscard]] bool retained() const { return graph_.options.logic == ProgressLogic::retained; }
    [[nodiscard]] const Worked& own(std::uint32_t i) const { return worked(graph_.activities[i].calendar); }
    [[nodiscard]] int remaining(std::uint32_t i) const { return complete(i) ? 0 : slots_of(status(i).remaining); }
    [[nodiscard]] const ProjectTerms& terms(std::uint32_t i) const { return graph_.terms[graph_.activities[i].project]; }
    [[nodiscard]] Minutes work(std::uint32_t i, Slot from, Slot to) const { return Minutes{own(i).between(from, to) * 30}; }
    static std::optional<Instant> shown(MaybeSlot slot) { return slot ? std::optional{instant_of(*slot)} : std::nullopt; }
    static MaybeSlot slot(const std::optional<Instant>& at) { return at ? MaybeSlot{slot_of(*at)} : std::nullopt; }

    /// Calls `step` for all activities until a whole round changes nothing.
    template <class Step>
    void relax(Step step) {
        for (std::size_t round = 0;; ++round) {
            bool changed = false;
            for (std::uint32_t i = 0; i < size(); ++i) { changed = step(i) || changed; }
            if (!changed) { return; }
            if (round > size() + 1) { throw std::runtime_error("no fixed point:\n" + write_graph(graph_)); }
        }
    }

    static bool set(MaybeSlot& place, MaybeSlot value) {
        const bool changed = place != value;
        place = value;
        return changed;
    }

    struct Ends {
        MaybeSlot start, finish;
    };

    bool set_early(std::uint32_t i, const Ends& ends) {
        const bool changed = set(start_[i], ends.start);
        return set(finish_[i], ends.finish) || changed;
    }

    bool set_late(std::uint32_t i, const Ends& ends) {
        const bool changed = set(late_start_[i], ends.start);
        return set(late_finish_[i], ends.finish) || changed;
    }

    /// Whether the relation holds its successor at all: one that has started feels no start-start, no finish-start of what is done, and
    /// under override nothing; one that is complete only hands on.
    [[nodiscard]] bool felt(const NetworkRelation& relation) const {
        if (not_started(relation.to)) { return true; }
        if (relation.type == RelationType::start_start || !retained()) { return false; }
        if (complete(relation.from)) {
            return until_[relation.from].has_value() || (in_progress(relation.to) && relation.type != RelationType::finish_start);
        }
        return true;
    }

    [[nodiscard]] MaybeSlot relation_start(const NetworkRelation& relation) const {
        const auto& from = status(relation.from);
        if (in_progress(relation.from) && graph_.options.start_lag_from_actual) { return slot(from.actual_start); }
        return start_[relation.from];
    }

    [[nodiscard]] MaybeSlot relation_finish(const NetworkRelation& relation) const {
        const auto i = relation.from;
        if (!until_[i]) { return finish_[i]; }
        // Work that has started waits no more for what is done, only for what is not.
        return in_progress(relation.to) ? until_[i] : std::max(until_[i], finish_[i]);
    }

    /// The instant the relation forces on its successor: on its start for …-start, on its finish for …-finish.
    [[nodiscard]] MaybeSlot forced(const NetworkRelation& relation) const {
        const bool from_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
        const auto base = from_start ? relation_start(relation) : relation_finish(relation);
        if (!base) { return std::nullopt; }
        return worked(relation.lag_calendar).plus(*base, slots_of(relation.lag));
    }

    static bool on_finish(const NetworkRelation& relation) {
        return relation.type == RelationType::finish_finish || relation.type == RelationType::start_finish;
    }

    /// The same as a bound on the early start of the successor.
    [[nodiscard]] MaybeSlot forward_bound(const NetworkRelation& relation) const {
        const auto at = forced(relation);
        return at && on_finish(relation) ? MaybeSlot{own(relation.to).plus(*at, -remaining(relation.to))} : at;
    }

    /// Whether nothing can be forecast: the project's stage is unknown, or something it waits for has no forecast.
    [[nodiscard]] bool blind(std::uint32_t i) const {
        return !terms(i).forecast || std::ranges::any_of(graph_.relations, [&](const NetworkRelation& relation) {
            return relation.to == i && felt(relation) && !complete(relation.from) && !finish_[relation.from];
        });
    }

    /// Every bound but those of relations.
    [[nodiscard]] Slot own_bound(std::uint32_t i) const {
        Slot bound = slot_of(terms(i).data_date);
        if (not_started(i)) { bound = std::max(bound, slot(terms(i).planned_start).value_or(bound)); }
        if (in_progress(i)) { bound = std::max(bound, slot(status(i).resume).value_or(bound)); }
        for (const auto& constraint : graph_.constraints) {
            if (constraint.activity != i) { continue; }
            if (constraint.kind == ConstraintKind::start_no_earlier && not_started(i)) { bound = std::max(bound, slot_of(constraint.at)); }
            if (constraint.kind == ConstraintKind::finish_no_earlier) {
                bound = std::max(bound, own(i).plus(slot_of(constraint.at), -remaining(i)));
            }
        }
        return bound;
    }

    /// A finish milestone sits at the end of the shift before, unless that would be earlier than it may be.
    [[nodiscard]] Slot position(std::uint32_t i, Slot bound) const {
        const auto end = own(i).end_until(bound);
        const bool at_end = graph_.activities[i].kind == ActivityKind::finish_milestone && end >= own_bound(i);
        return at_end ? end : own(i).begin_from(bound);
    }

    bool early(std::uint32_t i) {
        if (complete(i)) { return early_complete(i); }
        if (blind(i)) { return set_early(i, {}); }
        Slot bound = own_bound(i);
        for (const auto& relation : graph_.relations) {
            if (relation.to == i && felt(relation)) { bound = std::max(bound, forward_bound(relation).value_or(bound)); }
        }
        const auto begin = position(i, bound);
        return set_early(i, {begin, own(i).plus(begin, remaining(i))});
    }

    bool early_complete(std::uint32_t i) {
        MaybeSlot until;
        for (const auto& relation : graph_.relations) {
            if (relation.to == i && felt(relation)) { until = std::max(until, forced(relation)); }
        }
        const bool dates = set_early(i, {slot(status(i).actual_start), slot(status(i).actual_finish)});
        return set(until_[i], until) || dates;
    }

    /// The stated commitment, else the project's own early finish, when all of it is known.
    [[nodiscard]] MaybeSlot cap(std::size_t project) const {
        if (graph_.terms[project].commitment) { return slot(graph_.terms[project].commitment); }
        return project_finish(project);
    }

    [[nodiscard]] MaybeSlot project_finish(std::size_t project) const {
        MaybeSlot latest;
        for (std::uint32_t i = 0; i < size(); ++i) {
            if (graph_.activities[i].project != project) { continue; }
            if (!finish_[i]) { return std::nullopt; }
            latest = std::max(latest, finish_[i]);
        }
        return latest;
    }

    /// What the successor of a relation asks of the late finish of its predecessor.
    [[nodiscard]] MaybeSlot backward_bound(const NetworkRelation& relation) const {
        const auto i = relation.from;
        const bool through_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
        if (!felt(relation) || (through_start && !not_started(i))) { return std::nullopt; }
        const auto wanted = on_finish(relation) || complete(relation.to) ? late_finish_[relation.to] : late_start_[relation.to];
        if (!wanted) { return std::nullopt; }
        const auto at = worked(relation.lag_calendar).plus(*wanted, -slots_of(relation.lag));
        return through_start ? own(i).plus(at, remaining(i)) : at;
    }

    static MaybeSlot least(MaybeSlot left, MaybeSlot right) {
        if (!left || !right) { return left ? left : right; }
        return std::min(*left, *right);
    }

    [[nodiscard]] MaybeSlot late_constraint(std::uint32_t i) const {
        MaybeSlot bound;
        for (const auto& constraint : graph_.constraints) {
            if (constraint.activity != i) { continue; }
            if (constraint.kind == ConstraintKind::finish_no_later || constraint.kind == ConstraintKind::deadline) {
                bound = least(bound, slot_of(constraint.at));
            } else if (constraint.kind == ConstraintKind::start_no_later && not_started(i)) {
                bound = least(bound, own(i).plus(slot_of(constraint.at), remaining(i)));
            }
        }
        return bound;
    }

    bool late(std::uint32_t i) {
        MaybeSlot bound = complete(i) ? std::nullopt : least(caps_[graph_.activities[i].project], late_constraint(i));
        for (const auto& relation : graph_.relations) {
            if (relation.from == i) { bound = least(bound, backward_bound(relation)); }
        }
        if (!bound || complete(i)) { return set_late(i, {bound, bound}); }
        const bool at_start = graph_.activities[i].kind == ActivityKind::start_milestone;
        auto end = at_start ? own(i).begin_from(*bound) : own(i).end_until(*bound);
        // A finish milestone may sit outside its own working time, where the work before it or the data date puts it: it is not late there.
        if (graph_.activities[i].kind == ActivityKind::finish_milestone && finish_[i]) {
            end = std::max(end, std::min(*bound, *finish_[i]));
        }
        return set_late(i, {own(i).plus(end, -remaining(i)), end});
    }

    [[nodiscard]] bool successors_known(std::uint32_t i) const {
        return std::ranges::all_of(graph_.relations, [&](const NetworkRelation& relation) {
            return relation.from != i || complete(relation.to) || !felt(relation) || start_[relation.to].has_value();
        });
    }

    [[nodiscard]] std::optional<Minutes> free_float(std::uint32_t i) const {
        if (complete(i) || !finish_[i]) { return std::nullopt; }
        std::optional<Minutes> least_link;
        for (const auto& relation : graph_.relations) {
            if (relation.from != i || complete(relation.to) || !felt(relation)) { continue; }
            const auto reached = on_finish(relation) ? finish_[relation.to] : start_[relation.to];
            if (!reached) { continue; }
            const auto link = work(i, *forced(relation), *reached);
            least_link = least_link ? std::min(*least_link, link) : link;
        }
        if (least_link) { return std::max(Minutes{0}, *least_link); }
        const auto project = project_finish(graph_.activities[i].project);
        return project ? std::optional{work(i, *finish_[i], *project)} : std::nullopt;
    }

    [[nodiscard]] std::optional<bool> drives(const NetworkRelation& relation) const {
        const auto j = relation.to;
        if (complete(j)) { return std::nullopt; }
        if (!felt(relation) || !start_[j]) { return false; }
        const auto bound = forward_bound(relation);
        // Which instant is a finish milestone's first possible one, when something else holds it behind the shift at whose end it would
        // sit?
        if (graph_.activities[j].kind == ActivityKind::finish_milestone && bound && own_bound(j) > *bound) { return std::nullopt; }
        return bound && position(j, *bound) == *start_[j];
    }

    const Graph& graph_;
    std::vector<MaybeSlot> start_, finish_, until_, late_start_, late_finish_;
    std::vector<MaybeSlot> caps_;
};

std::string shown(const std::optional<Instant>& at) { return at ? to_string(*at) : "-"; }

std::string shown(const std::optional<Minutes>& work) { return work ? fmt::format("{} min", work->count()) : "-"; }

std::optional<Instant> known(Instant at) { return at == unknown_instant ? std::nullopt : std::optional{at}; }

} // namespace

OracleSchedule oracle_schedule(const Graph& graph) { return Relaxation{graph}.result(); }

std::string differences(const Solved& solved, const OracleSchedule& oracle) {
    std::string out;
    const auto compare = [&](std::string_view name, std::string_view what, const auto& engine, const auto& wanted) {
        if (engine != wanted) { out += fmt::format("{} {}: oracle {}, engine {}\n", name, what, shown(wanted), shown(engine)); }
    };
    const auto& schedule = solved.schedule;
    for (std::size_t i = 0; i < solved.graph.names.size(); ++i) {
        const auto& name = solved.graph.names[i];
        compare(name, "early start", known(schedule.early_start[i]), oracle.early_start[i]);
        compare(name, "early finish", known(schedule.early_finish[i]), oracle.early_finish[i]);
        compare(name, "late start", known(schedule.late_start[i]), oracle.late_start[i]);
        compare(name, "late finish", known(schedule.late_finish[i]), oracle.late_finish[i]);
        compare(name, "total float", schedule.total_float[i], oracle.total_float[i]);
        if (!oracle.free_float_judged[i]) { continue; }
        compare(name, "free float", schedule.free_float[i], oracle.free_float[i]);
    }
    for (std::size_t i = 0; i < solved.graph.relations.size(); ++i) {
        const auto& relation = solved.graph.relations[i];
        if (!oracle.driving[i] || *oracle.driving[i] == schedule.driving[i]) { continue; }
        out += fmt::format("{}-{} {}: oracle {}, engine {}\n", solved.graph.names[relation.from], solved.graph.names[relation.to],
                           slipway::word_of(relation_type_words, relation.type), *oracle.driving[i] ? "drives" : "does not drive",
                           schedule.driving[i] ? "drives" : "does not drive");
    }
    return out;
}

TEST_CASE("the oracle itself gives the dates of a week done by hand") {
    const auto graph = read_graph(R"(
        data-date 2024-01-01
        project P commit 2024-01-12
        A P five 3wd                                # Mon 1 - Wed 3
        B P five 3wd after A                        # Thu 4, Fri 5, Mon 8; late Wed 10 - Fri 12
    )");
    const auto oracle = oracle_schedule(graph);
    CHECK(to_string(*oracle.early_finish[0]) == "2024-01-03T17:00");
    CHECK(to_string(*oracle.early_start[1]) == "2024-01-04T08:00");
    CHECK(to_string(*oracle.early_finish[1]) == "2024-01-08T17:00");
    CHECK(to_string(*oracle.late_start[1]) == "2024-01-10T08:00");
    CHECK(to_string(*oracle.late_finish[0]) == "2024-01-09T17:00");
    CHECK(oracle.total_float[0] == Minutes{4 * 480});
    CHECK(oracle.free_float[0] == Minutes{0});
    CHECK(oracle.free_float[1] == Minutes{0});
    CHECK(oracle.driving[0] == true);
}

TEST_CASE("the oracle sees a changed date, float and drive of the engine") {
    auto solved = solve("A P five 3wd\nB P five 3wd after A");
    const auto oracle = oracle_schedule(solved.graph);
    REQUIRE(differences(solved, oracle).empty());
    solved.schedule.late_start[0] += Minutes{30};
    solved.schedule.total_float[1] = std::nullopt;
    solved.schedule.driving[0] = false;
    CHECK(differences(solved, oracle) == "A late start: oracle 2024-01-01T08:00, engine 2024-01-01T08:30\n"
                                         "B total float: oracle 0 min, engine -\n"
                                         "A-B FS: oracle drives, engine does not drive\n");
}

} // namespace slipway::test
