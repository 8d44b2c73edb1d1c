// The first round: what the records say otherwise.

#include "tracking/attribution_trail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace slipway {
namespace {

std::string relation_words(const Portfolio& portfolio, const Relation& relation) {
    const auto& lag = relation.lag_text();
    return fmt::format("{} {}{}{}", portfolio.full_key(relation.from), word_of(relation_type_words, relation.type),
                       lag.empty() || lag.starts_with('-') ? "" : "+", lag);
}

std::string constraint_words_of(const Activity& activity) {
    std::string all;
    for (const auto& one : activity.constraints()) {
        all += fmt::format("{}{}{}{}", all.empty() ? "" : ", ", word_of(constraint_words, one.kind), one.date ? " " : "",
                           one.date ? one.date->words : "");
    }
    return all;
}

bool same_constraints(const Activity& left, const Activity& right) {
    return std::ranges::equal(left.constraints(), right.constraints(),
                              [](const Constraint& a, const Constraint& b) { return a.kind == b.kind && a.date == b.date; });
}

/// Whether two statuses of an activity can differ by the length of its work alone.
bool same_facts(const ActivityFacts& left, const ActivityFacts& right) {
    return left.started == right.started && left.finished == right.finished && left.finished_by == right.finished_by;
}

bool same_lag(const Relation& left, const Relation& right) { return left.type == right.type && left.lag_text() == right.lag_text(); }

class RecordsRound {
public:
    RecordsRound(Board& board, Trail& trail)
        : board_{board},
          trail_{trail},
          then_{board.comparison().then()},
          now_{board.comparison().now()},
          order_{board.by_key()},
          last_day_{std::max(*trail.last(),
                             *expected_day(now_.portfolio, now_.outlook.progress, now_.outlook.likely, *board.activities.front().now))} {}

    void apply() {
        trail_.begin(Round::records);
        board_.options = now_.outlook.options;
        board_.rebuilt();
        trail_.made({Cause::options, {}, {}});
        if (board_.comparison().same_records()) { return; }
        for (const auto member : order_) { take_calendar(member); }
        remove_relations();
        add_relations();
        for (const auto member : order_) { take_constraints(member); }
        for (const auto member : order_) { take_duration(member); }
        for (const auto project : board_.projects_by_key()) { take_stage(project); }
    }

private:
    /// What a calendar was and is, as indices into Comparison::calendars; the activity's own first.
    using CalendarsTaken = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

    [[nodiscard]] BoardActivity& at(std::uint32_t member) { return board_.activities[member]; }
    [[nodiscard]] bool in_both(std::uint32_t member) const { return board_.activities[member].then && board_.activities[member].now; }
    [[nodiscard]] const Activity& then(std::uint32_t member) { return then_.portfolio.activities[*at(member).then]; }
    [[nodiscard]] const Activity& now(std::uint32_t member) { return now_.portfolio.activities[*at(member).now]; }
    [[nodiscard]] const Progress& progress_now() const { return board_.comparison().by_records_of_now(); }
    [[nodiscard]] bool same_facts_then(std::uint32_t member) {
        return same_facts(then_.outlook.progress.facts[*at(member).then], progress_now().facts[*at(member).now]);
    }

    /// As long as before in days of the activity's calendar, and the same kind of thing.
    [[nodiscard]] bool same_work(std::uint32_t member) {
        const auto length = [](const Portfolio& portfolio, const Activity& one, const Portfolio& other_portfolio, const Activity& other) {
            return std::int64_t{one.duration.likely.count()} * other_portfolio.calendar_of(other).per_day().count() ==
                   std::int64_t{other.duration.likely.count()} * portfolio.calendar_of(one).per_day().count();
        };
        return then(member).kind() == now(member).kind() && length(then_.portfolio, then(member), now_.portfolio, now(member));
    }

    void made_at(std::uint32_t member, Step step) {
        board_.rebuilt();
        trail_.made_at(member, std::move(step));
    }

    /// The activity's own calendar, and those in which the lags of relations into it count. Work keeps its days.
    void take_calendar(std::uint32_t member) {
        if (!in_both(member)) { return; }
        CalendarsTaken taken{{at(member).record.calendar, board_.calendar_now(member)}};
        const auto was = board_.calendar(member).per_day().count();
        at(member).record.calendar = taken.front().second;
        const auto is = board_.calendar(member).per_day().count();
        if (same_constraints(then(member), now(member))) { at(member).constraints = board_.constraints_now(member); }
        for (std::uint32_t i = 0; i < board_.relations.size(); ++i) {
            auto& relation = board_.relations[i];
            if (relation.record.to != member || !relation.then || !relation.now) { continue; }
            if (same_lag(then_.portfolio.relations[*relation.then], now_.portfolio.relations[*relation.now])) {
                const auto lag_was = relation.record.lag_calendar;
                relation.record = board_.relation_now(i);
                taken.emplace_back(lag_was, relation.record.lag_calendar);
            }
        }
        if (same_facts_then(member) && same_work(member)) {
            board_.status[member] = progress_now().likely[*at(member).now];
        } else {
            auto& left = board_.status[member].remaining;
            left = Minutes{static_cast<std::int32_t>(std::int64_t{left.count()} * is / was)};
        }
        made_at(member, calendar_step(taken));
    }

    /// By the first calendar that differs on days that count here.
    [[nodiscard]] Step calendar_step(const CalendarsTaken& taken) const {
        const auto all = board_.comparison().calendars();
        const auto key = [&](std::uint32_t calendar) {
            const auto first_of_now = board_.comparison().first_calendar_of_now();
            return calendar < first_of_now ? then_.portfolio.calendars[calendar].key
                                           : now_.portfolio.calendars[calendar - first_of_now].key;
        };
        for (const auto& [was, is] : taken) {
            const auto change = calendar_change(all[was], all[is], then_.outlook.as_of, last_day_);
            if (change.any()) { return {Cause::calendar, key(was), key(is), change}; }
        }
        return {Cause::calendar, key(taken.front().first), key(taken.front().second)};
    }

    [[nodiscard]] std::vector<std::uint32_t> relations_by_key() {
        std::vector<std::uint32_t> order(board_.relations.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) { order[i] = i; }
        std::ranges::stable_sort(order, [&](std::uint32_t left, std::uint32_t right) {
            const auto key = [&](std::uint32_t i) {
                const auto& record = board_.relations[i].record;
                return std::tie(at(record.to).key, at(record.from).key);
            };
            return key(left) < key(right);
        });
        return order;
    }

    /// What goes away is cut off first: taking it apart then moves nothing, and the link that was cut names it.
    void remove_relations() {
        const auto order = relations_by_key();
        for (const bool successor_stays : {true, false}) {
            for (const auto relation : order) {
                if (at(board_.relations[relation].record.to).now.has_value() == successor_stays) { remove(relation); }
            }
        }
        for (const auto member : order_) { drop(member); }
    }

    /// What is new is put together before it is linked to what was there, for the same reason.
    void add_relations() {
        for (const auto member : order_) { enter(member); }
        const auto order = relations_by_key();
        for (const bool successor_is_new : {true, false}) {
            for (const auto relation : order) {
                if (at(board_.relations[relation].record.to).then.has_value() != successor_is_new) { add(relation); }
            }
        }
        for (const auto relation : order) { change(relation); }
    }

    void remove(std::uint32_t index) {
        auto& relation = board_.relations[index];
        if (relation.now || !relation.holds) { return; }
        relation.holds = false;
        made_at(relation.record.to,
                {Cause::relation_removed, relation_words(then_.portfolio, then_.portfolio.relations[*relation.then]), {}});
    }

    void drop(std::uint32_t member) {
        if (at(member).now) { return; }
        board_.take_out(member);
        made_at(member, {Cause::relation_removed, {}, {}});
    }

    void enter(std::uint32_t member) {
        if (at(member).then) { return; }
        board_.take_in(member);
        made_at(member, {Cause::relation_added, {}, {}});
    }

    void add(std::uint32_t index) {
        auto& relation = board_.relations[index];
        if (relation.then || !relation.now) { return; }
        relation.record = board_.relation_now(index);
        relation.holds = true;
        made_at(relation.record.to, {Cause::relation_added, {}, relation_words(now_.portfolio, now_.portfolio.relations[*relation.now])});
    }

    /// Another type or lag.
    void change(std::uint32_t index) {
        auto& relation = board_.relations[index];
        if (!relation.then || !relation.now) { return; }
        const auto& was = then_.portfolio.relations[*relation.then];
        const auto& is = now_.portfolio.relations[*relation.now];
        if (same_lag(was, is)) { return; }
        relation.record = board_.relation_now(index);
        made_at(relation.record.to, {Cause::relation_changed, relation_words(then_.portfolio, was), relation_words(now_.portfolio, is)});
    }

    void take_constraints(std::uint32_t member) {
        if (!in_both(member) || same_constraints(then(member), now(member))) { return; }
        at(member).constraints = board_.constraints_now(member);
        made_at(member, {Cause::constraint, constraint_words_of(then(member)), constraint_words_of(now(member))});
    }

    void take_duration(std::uint32_t member) {
        if (!in_both(member) || same_work(member)) { return; }
        at(member).record.kind = now_.outlook.network.activities[*at(member).now].kind;
        if (same_facts_then(member)) { board_.status[member] = progress_now().likely[*at(member).now]; }
        const auto days = [](const Portfolio& portfolio, const Activity& one) {
            return days_words(portfolio.calendar_of(one), one.duration.likely);
        };
        made_at(member, {Cause::duration, days(then_.portfolio, then(member)), days(now_.portfolio, now(member))});
    }

    /// What the documents say of a project's stage, and what follows for its work.
    void take_stage(std::uint32_t index) {
        const auto& project = board_.projects[index];
        if (!project.now) { return; }
        for (std::uint32_t member = 0; member < board_.activities.size(); ++member) {
            if (at(member).project == index && at(member).now) { board_.settle(member, progress_now()); }
        }
        board_.terms[index].forecast = progress_now().projects[*project.now].has_forecast;
        board_.terms[index].commitment = now_.outlook.likely_terms[*project.now].commitment;
        board_.all_changed();
        trail_.made_in(index, {Cause::stage, project.then ? stage_said(then_.portfolio, then_.outlook.progress, *project.then) : "",
                               stage_said(now_.portfolio, progress_now(), *project.now)});
    }

    Board& board_;
    Trail& trail_;
    const Situation& then_;
    const Situation& now_;
    std::vector<std::uint32_t> order_;
    Date last_day_; ///< the later one of the two forecasts
};

} // namespace

void apply_records(Board& board, Trail& trail) { RecordsRound{board, trail}.apply(); }

} // namespace slipway
