#include "interchange/record_constraints.hpp"

#include "interchange/record_days.hpp"
#include "slipway/records/format.hpp"

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
            if (plan_.written[one.activity] && is_stated(one) && !is_by_hand(one.activity)) { add(one, reason_of(one)); }
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

    /// Records know no work scheduled by hand, no planned start of a project, and no day on which work not begun goes on.
    void add_starts(std::uint32_t activity) {
        const auto& status = plan_.computed.status[activity];
        const auto& terms = plan_.computed.terms[activity_at(activity).project];
        const bool spans = activity_at(activity).kind == ForeignKind::level_of_effort;
        if (!plan_.written[activity] || spans || status.state != ProgressState::not_started) { return; }
        const auto place = plan_.place(activity_at(activity).line);
        if (is_by_hand(activity)) {
            add({activity, ConstraintKind::mandatory_start, *activity_at(activity).manual_start}, place + ": scheduled by hand");
            return;
        }
        if (status.resume) { add({activity, ConstraintKind::start_no_earlier, *status.resume}, place + ": goes on"); }
        if (!terms.planned_start || *terms.planned_start <= Instant{plan_.as_of} || waits(activity)) { return; }
        add({activity, ConstraintKind::start_no_earlier, *terms.planned_start}, place + ": planned start of the project");
    }

    /// Whether an activity begins after the start of work, of its own project and not begun, that the planned start holds already.
    [[nodiscard]] bool waits(std::uint32_t activity) const {
        const auto holds = [&](std::uint32_t index) {
            const auto& relation = plan_.computed.network.relations[index];
            const bool to_start = relation.type == RelationType::finish_start || relation.type == RelationType::start_start;
            return relation.binds && to_start && relation.lag >= Minutes{0} && plan_.written[relation.from] &&
                   activity_at(relation.from).project == activity_at(activity).project &&
                   activity_at(relation.from).kind != ForeignKind::level_of_effort &&
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
