#include "interchange/taken_in/record_constraints.hpp"

#include "interchange/taken_in/record_days.hpp"
#include "slipway/records/format.hpp"
#include "slipway/schedule/explain.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

DayEdge edge_of(ConstraintKind kind) {
    using enum ConstraintKind;
    return kind == start_no_earlier || kind == start_no_later || kind == mandatory_start ? DayEdge::start : DayEdge::finish;
}

std::string constraint_text(ConstraintKind kind, const std::optional<Date>& day, const std::string& reason) {
    const auto date = day ? fmt::format("date = \"{}\", ", to_string(*day)) : std::string{};
    return fmt::format("{{ kind = \"{}\", {}reason = {} }}", word_of(constraint_words, kind), date, quoted_text(reason));
}

class Writer {
public:
    Writer(const RecordPlan& plan, Losses& losses) : plan_{plan}, losses_{losses}, out_(plan.foreign.activities.size()) {}

    std::vector<std::vector<std::string>> texts() {
        for (const auto& one : plan_.computed.constraints) {
            const bool counts = !is_by_hand(one.activity) || one.kind == ConstraintKind::deadline;
            if (plan_.written[one.activity] && is_stated(one) && counts && !is_data_date(one)) { add(one, reason_of(one)); }
        }
        for (std::uint32_t i = 0; i < out_.size(); ++i) { add_starts(i); }
        return std::move(out_);
    }

private:
    [[nodiscard]] const ForeignActivity& activity_at(std::uint32_t activity) const { return plan_.foreign.activities[activity]; }

    /// Work that stands where somebody put it, whatever its relations and constraints say.
    [[nodiscard]] bool is_by_hand(std::uint32_t activity) const {
        const auto& one = activity_at(activity);
        return one.manual && one.manual_start && one.state == ForeignState::not_started;
    }

    /// What the file's critical rule makes of open ends is no constraint of anybody's.
    [[nodiscard]] bool is_stated(const ActivityConstraint& one) const {
        if (plan_.foreign.tool != ForeignTool::p6 || one.kind != ConstraintKind::finish_no_later) { return true; }
        const auto& activity = activity_at(one.activity);
        const auto same = [&](const ForeignConstraint& stated) { return stated.kind == one.kind && stated.at == one.at; };
        return activity.external_late_finish == one.at || std::ranges::any_of(activity.constraints, same);
    }

    /// MS Project puts work that has not begun by the status date after it by such a constraint where relations do not: that the data date
    /// says of all work.
    [[nodiscard]] bool is_data_date(const ActivityConstraint& one) const {
        const auto& status_date = plan_.foreign.projects[activity_at(one.activity).project].status_date;
        if (plan_.foreign.tool == ForeignTool::p6 || one.kind != ConstraintKind::start_no_earlier || !status_date) { return false; }
        return !plan_.computed.network.into(one.activity).empty() && day_of(*status_date) == plan_.as_of && day_of(one.at) == plan_.as_of &&
               plan_.calendar_of(one.activity).between(Instant{plan_.as_of}, one.at) == Minutes{0};
    }

    [[nodiscard]] std::string reason_of(const ActivityConstraint& one) const {
        const auto& activity = activity_at(one.activity);
        const auto place = plan_.place(activity.line);
        const bool external = (one.kind == ConstraintKind::start_no_earlier && activity.external_early_start == one.at) ||
                              (one.kind == ConstraintKind::finish_no_later && activity.external_late_finish == one.at);
        return external ? place + ": of a project outside the file" : place;
    }

    void add(const ActivityConstraint& one, const std::string& reason) {
        std::optional<Date> day;
        if (one.kind != ConstraintKind::as_late_as_possible) {
            day = recorded_day(plan_.calendar_of(one.activity), one.at, edge_of(one.kind), activity_at(one.activity).line, losses_);
        }
        out_[one.activity].push_back(constraint_text(one.kind, day, reason));
    }

    /// As long as nothing asks for a later start, a bound says the same as the hand that put the work there, and leaves its floats alone.
    [[nodiscard]] ConstraintKind hold_by_hand(std::uint32_t activity, Instant start) const {
        const auto later = [&](const BoundAt& bound) { return bound.by.kind == Bound::Kind::relation && bound.at > start; };
        const bool pushed = std::ranges::any_of(early_bounds(plan_.computed.scheduled(), activity), later);
        return pushed || start < Instant{plan_.as_of} ? ConstraintKind::mandatory_start : ConstraintKind::start_no_earlier;
    }

    /// Records know no work scheduled by hand, no planned start of a project nor a data date of its own, and no day on which work not begun
    /// goes on.
    void add_starts(std::uint32_t activity) {
        const auto& status = plan_.computed.status[activity];
        const bool spans = activity_at(activity).kind == ForeignKind::level_of_effort;
        if (!plan_.written[activity] || spans || status.state != ProgressState::not_started) { return; }
        const auto place = plan_.place(activity_at(activity).line);
        if (is_by_hand(activity)) {
            const auto start = *activity_at(activity).manual_start;
            add({activity, hold_by_hand(activity, start), start}, place + ": scheduled by hand");
            return;
        }
        if (status.resume) { add({activity, ConstraintKind::start_no_earlier, *status.resume}, place + ": goes on"); }
        const auto& terms = plan_.computed.terms[activity_at(activity).project];
        const bool planned = terms.planned_start && *terms.planned_start >= terms.data_date;
        const auto floor = planned ? *terms.planned_start : terms.data_date;
        const auto& calendar = plan_.calendar_of(activity);
        // In MS Project a relation may put work before the start of its project.
        const bool before = plan_.first_start(activity) < floor && !is_pulled(activity);
        if (before || is_mandatory(activity) || calendar.between(Instant{plan_.as_of}, floor) <= Minutes{0} || waits(activity, floor)) {
            return;
        }
        add({activity, ConstraintKind::start_no_earlier, floor}, place + (planned ? ": planned start of the project" : ": data date"));
    }

    /// Whether a constraint puts an activity where it is, before what else bounds it.
    [[nodiscard]] bool is_pulled(std::uint32_t activity) const {
        const auto& schedule = plan_.computed.schedule;
        return std::ranges::any_of(activity_at(activity).constraints, [&](const ForeignConstraint& one) {
            const bool start = one.kind == ConstraintKind::start_no_later;
            const auto at = start ? schedule.early_start(activity) : schedule.early_finish(activity);
            const bool no_later = start || one.kind == ConstraintKind::finish_no_later;
            return no_later && one.at && plan_.calendar_of(activity).between(*one.at, at) == Minutes{0};
        });
    }

    [[nodiscard]] bool is_mandatory(std::uint32_t activity) const {
        return std::ranges::any_of(activity_at(activity).constraints, [](const ForeignConstraint& one) {
            return one.kind == ConstraintKind::mandatory_start || one.kind == ConstraintKind::mandatory_finish;
        });
    }

    /// Whether an activity begins after the start of work, of its own project and not begun, that the planned start holds already.
    [[nodiscard]] bool waits(std::uint32_t activity, Instant floor) const {
        const auto holds = [&](std::uint32_t index) {
            const auto& relation = plan_.computed.network.relations[index];
            const bool to_start = relation.type == RelationType::finish_start || relation.type == RelationType::start_start;
            return relation.binds && to_start && relation.lag >= Minutes{0} && plan_.written[relation.from] &&
                   activity_at(relation.from).project == activity_at(activity).project &&
                   activity_at(relation.from).kind != ForeignKind::level_of_effort &&
                   std::min(plan_.first_start(relation.from), plan_.computed.schedule.early_start(relation.from)) >= floor &&
                   plan_.computed.status[relation.from].state == ProgressState::not_started;
        };
        return std::ranges::any_of(plan_.computed.network.into(activity), holds);
    }

    const RecordPlan& plan_;
    Losses& losses_;
    std::vector<std::vector<std::string>> out_;
};

} // namespace

std::vector<std::vector<std::string>> constraint_texts(const RecordPlan& plan, Losses& losses) { return Writer{plan, losses}.texts(); }

} // namespace slipway
