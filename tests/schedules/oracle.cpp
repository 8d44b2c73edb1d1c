#include "schedules/oracle.hpp"

#include "schedules/oracle_early.hpp"
#include "schedules/oracle_late.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace slipway::test {
namespace {

/// What follows the passes: work as late as possible moves, levels of effort get their span, and floats and drives are measured.
class Oracle {
public:
    explicit Oracle(const Graph& graph) : facts_{graph}, early_{facts_}, late_{facts_, early_}, judged_(facts_.size(), true) {
        for (std::uint32_t project = 0; project < graph.projects.size(); ++project) {
            project_finish_.push_back(early_.project_finish(project));
        }
        if (facts_.rules(RuleSet::p6)) {
            move_late();
        } else {
            put_late();
        }
        for (std::uint32_t i = 0; i < facts_.size(); ++i) {
            if (facts_.spans(i)) { span(i); }
        }
    }

    [[nodiscard]] OracleSchedule result() const {
        OracleSchedule out;
        for (std::uint32_t i = 0; i < facts_.size(); ++i) { out.activities.push_back(activity(i)); }
        for (const auto& relation : facts_.graph().relations) { out.driving.push_back(drives(relation)); }
        for (const auto finish : project_finish_) { out.project_finish.push_back(shown(finish)); }
        return out;
    }

private:
    static std::optional<Instant> shown(MaybeSlot slot) { return slot ? std::optional{instant_of(*slot)} : std::nullopt; }

    [[nodiscard]] Minutes work(std::uint32_t i, Slot from, Slot to) const { return Minutes{facts_.own(i).between(from, to) * 30}; }

    /// MS Project: work as late as possible is done on its late dates.
    void put_late() {
        std::vector<bool> held(facts_.size(), false);
        for (std::uint32_t i = 0; i < facts_.size(); ++i) {
            held[i] = facts_.is_as_late_as_possible(i) && late_.ends(i).finish && early_.ends(i).finish;
            if (held[i]) { early_.place(i, late_.ends(i)); }
        }
        early_.wait_for(held);
    }

    /// Activities with nothing but moved ones after them move first.
    void move_late() {
        std::vector<char> moved(facts_.size(), 0);
        const auto ready = [&](std::uint32_t i) {
            return moved[i] == 0 && std::ranges::none_of(facts_.graph().relations, [&](const NetworkRelation& relation) {
                       return relation.from == i && moved[relation.to] == 0;
                   });
        };
        relax(facts_.graph(), [&](std::uint32_t i) {
            if (!ready(i)) { return false; }
            moved[i] = 1;
            move_late(i);
            return true;
        });
    }

    void move_late(std::uint32_t i) {
        const auto room = facts_.is_as_late_as_possible(i) ? link_room(i).value_or(project_room(i).value_or(Minutes{0})) : Minutes{0};
        if (room <= Minutes{0}) { return; }
        const auto& own = facts_.own(i);
        const bool at_end = facts_.is(i, ActivityKind::finish_milestone);
        const auto reached = own.plus(*early_.ends(i).start, slots_of(room));
        const auto start = at_end ? own.end_until(reached) : own.begin_from(reached);
        early_.place(i, {start, own.plus(start, facts_.remaining(i))});
    }

    /// The least link free float over successors that are not complete.
    [[nodiscard]] std::optional<Minutes> link_room(std::uint32_t i) const {
        std::optional<Minutes> least_link;
        facts_.out_of(i, [&](const NetworkRelation& relation) {
            const bool begun = facts_.asks_though_begun(relation);
            if (facts_.complete(relation.to) || !(begun || early_.felt(relation))) { return; }
            auto after = early_.ends(relation.to);
            if (begun && after.start) { after.start = Facts::slot(facts_.status(relation.to).actual_start); }
            const auto reached = on_finish(relation) ? after.finish : after.start;
            if (!reached || !early_.ends(i).finish || !early_.forced(relation)) { return; }
            const bool back = facts_.graph().options.rules != RuleSet::p6; // MS Project counts back over the lag
            const auto link = back ? work(i, *early_.origin(relation), Facts::before_lag(relation, *reached))
                                   : work(i, *early_.forced(relation), *reached);
            least_link = least_link ? std::min(*least_link, link) : link;
        });
        return least_link;
    }

    [[nodiscard]] std::optional<Minutes> project_room(std::uint32_t i) const {
        const auto finish = early_.ends(i).finish;
        const auto last = project_finish_[facts_.project(i)];
        return finish && last ? std::optional{work(i, *finish, *last)} : std::nullopt;
    }

    using Ties = std::vector<Slot>;

    /// The instants that the neighbours of a level of effort give for its start and for its finish; `ends` are their dates.
    template <class EndsOf>
    std::pair<Ties, Ties> ties(std::uint32_t i, EndsOf ends) const {
        Ties starts;
        Ties finishes;
        facts_.into(i, [&](const NetworkRelation& relation) {
            const Ends before = ends(relation.from);
            const auto at = from_start(relation) ? before.start : before.finish;
            if (at) { (on_finish(relation) ? finishes : starts).push_back(Facts::after_lag(relation, *at)); }
        });
        facts_.out_of(i, [&](const NetworkRelation& relation) {
            const Ends after = ends(relation.to);
            const auto at = on_finish(relation) ? after.finish : after.start;
            if (at) { (from_start(relation) ? starts : finishes).push_back(Facts::before_lag(relation, *at)); }
        });
        return {starts, finishes};
    }

    /// Actual dates where there are any, else those that were computed.
    [[nodiscard]] Ends reported(std::uint32_t i, Ends computed) const {
        const auto& status = facts_.status(i);
        if (facts_.not_started(i)) { return computed; }
        if (status.actual_start) { computed.start = Facts::slot(status.actual_start); }
        if (status.actual_finish) { computed.finish = Facts::slot(status.actual_finish); }
        return computed;
    }

    /// The least start tied to and the greatest finish, each in the working time of a level of effort.
    [[nodiscard]] Ends spanned(std::uint32_t i, const std::pair<Ties, Ties>& ties) const {
        Ends span;
        if (!ties.first.empty()) { span.start = facts_.own(i).begin_from(std::ranges::min(ties.first)); }
        if (!ties.second.empty()) { span.finish = facts_.own(i).end_until(std::ranges::max(ties.second)); }
        return span;
    }

    void span(std::uint32_t i) {
        auto early = spanned(i, ties(i, [&](std::uint32_t other) { return reported(other, early_.ends(other)); }));
        const auto first = facts_.own(i).begin_from(slot_of(facts_.terms(i).data_date));
        early.start = std::max(early.start.value_or(first), first);
        early.finish = std::max(early.start, early.finish); // without a tie there, or with one that lies before: no time at all
        if (facts_.terms(i).forecast) { early_.place(i, early); }
        const auto late =
            spanned(i, ties(i, [&](std::uint32_t other) { return reported(other, facts_.complete(other) ? Ends{} : late_.ends(other)); }));
        judged_[i] = late.start && late.finish && *late.start <= *late.finish;
        late_.place(i, late);
    }

    [[nodiscard]] std::optional<Minutes> total_float(std::uint32_t i) const {
        const auto& early = early_.ends(i);
        const auto& late = late_.ends(i);
        if (facts_.complete(i) || !early.start || !early.finish || !late.start || !late.finish) { return std::nullopt; }
        const auto& options = facts_.graph().options;
        const auto kind = options.total_float.value_or(options.rules == RuleSet::p6 ? FloatKind::finish : FloatKind::smallest);
        const auto finish_float = work(i, *early.finish, *late.finish);
        const auto start_float = work(i, *early.start, *late.start);
        if (kind == FloatKind::start) { return start_float; }
        return kind == FloatKind::finish || facts_.in_progress(i) ? finish_float : std::min(start_float, finish_float);
    }

    [[nodiscard]] std::optional<Minutes> free_float(std::uint32_t i) const {
        if (facts_.complete(i) || !early_.ends(i).finish) { return std::nullopt; }
        if (facts_.spans(i)) { return Minutes{0}; }
        auto room = link_room(i);
        if (!room) { room = facts_.rules(RuleSet::p6) ? project_room(i) : total_float(i); }
        return room ? std::optional{std::max(Minutes{0}, *room)} : std::nullopt;
    }

    [[nodiscard]] bool successors_known(std::uint32_t i) const {
        bool known = true;
        facts_.out_of(i, [&](const NetworkRelation& relation) {
            known = known && (facts_.complete(relation.to) || !early_.felt(relation) || early_.ends(relation.to).start.has_value());
        });
        return known;
    }

    [[nodiscard]] OracleActivity activity(std::uint32_t i) const {
        OracleActivity out;
        out.early_start = shown(early_.ends(i).start);
        out.early_finish = shown(early_.ends(i).finish);
        if (!facts_.complete(i)) {
            out.late_start = shown(late_.ends(i).start);
            out.late_finish = shown(late_.ends(i).finish);
        }
        out.total_float = total_float(i);
        out.free_float = free_float(i);
        if (out.total_float && out.free_float) { out.interfering_float = *out.total_float - *out.free_float; }
        out.through = shown(early_.until(i));
        out.late_judged = judged_[i];
        out.free_float_judged = successors_known(i);
        return out;
    }

    [[nodiscard]] std::optional<bool> drives(const NetworkRelation& relation) const {
        const auto j = relation.to;
        if (facts_.complete(j)) { return std::nullopt; }
        if (!early_.felt(relation) || !early_.ends(j).start) { return false; }
        const auto bound = early_.bound(relation);
        // Which instant is a finish milestone's first possible one, when something else holds it behind the shift at whose end it would
        // sit?
        if (facts_.is(j, ActivityKind::finish_milestone) && bound && early_.own_bound(j) > *bound) { return std::nullopt; }
        return bound && early_.position(j, *bound) == *early_.ends(j).start;
    }

    Facts facts_;
    EarlyPass early_;
    LatePass late_;
    std::vector<bool> judged_;
    std::vector<MaybeSlot> project_finish_;
};

} // namespace

OracleSchedule oracle_schedule(const Graph& graph) { return Oracle{graph}.result(); }

TEST_CASE("the oracle itself gives the dates of a week done by hand") {
    const auto graph = read_graph(R"(
        data-date 2024-01-01
        project P commit 2024-01-12
        A P five 3wd                                # Mon 1 - Wed 3
        B P five 3wd after A                        # Thu 4, Fri 5, Mon 8; late Wed 10 - Fri 12
    )");
    const auto oracle = oracle_schedule(graph);
    const auto& a = oracle.activities[0];
    const auto& b = oracle.activities[1];
    CHECK(to_string(*a.early_finish) == "2024-01-03T17:00");
    CHECK(to_string(*b.early_start) == "2024-01-04T08:00");
    CHECK(to_string(*b.early_finish) == "2024-01-08T17:00");
    CHECK(to_string(*b.late_start) == "2024-01-10T08:00");
    CHECK(to_string(*a.late_finish) == "2024-01-09T17:00");
    CHECK(a.total_float == Minutes{4 * 480});
    CHECK(a.free_float == Minutes{0});
    CHECK(a.interfering_float == Minutes{4 * 480});
    CHECK(b.free_float == Minutes{0});
    CHECK(to_string(*oracle.project_finish[0]) == "2024-01-08T17:00");
    CHECK(oracle.driving[0] == true);
}

} // namespace slipway::test
