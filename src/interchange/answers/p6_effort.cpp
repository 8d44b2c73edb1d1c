#include "interchange/answers/p6_effort.hpp"

#include "slipway/schedule/explain.hpp"

#include <algorithm>

namespace slipway {
namespace {

class LateTies {
public:
    explicit LateTies(const ForeignComputed& computed) : computed_{computed} {}

    [[nodiscard]] std::optional<Instant> start_of(std::uint32_t activity) const {
        std::optional<Instant> least;
        const auto tie = [&](std::optional<Instant> at, const NetworkRelation& relation, Minutes lag) {
            if (!at) { return; }
            const auto reached = computed_.calendars[relation.lag_calendar].add(*at, lag);
            least = least ? std::min(*least, reached) : reached;
        };
        for (const auto index : computed_.network.into(activity)) {
            const auto& relation = computed_.network.relations[index];
            if (ends_at_start(relation.type)) { tie(before(relation), relation, relation.lag); }
        }
        for (const auto index : computed_.network.out_of(activity)) {
            const auto& relation = computed_.network.relations[index];
            const bool own_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
            if (own_start) { tie(after(relation), relation, -relation.lag); }
        }
        return least;
    }

private:
    static bool ends_at_start(RelationType type) { return type == RelationType::finish_start || type == RelationType::start_start; }

    /// The late end of a predecessor that a relation counts from.
    [[nodiscard]] std::optional<Instant> before(const NetworkRelation& relation) const {
        const auto& status = computed_.status[relation.from];
        const bool from_start = relation.type == RelationType::start_start;
        if (status.state != ProgressState::complete) { return late(relation.from, from_start); }
        const bool start_milestone = computed_.network.activities[relation.from].kind == ActivityKind::start_milestone;
        return from_start || start_milestone ? asked_of_complete(relation.from) : status.actual_finish;
    }

    /// The late end of a successor; the actual one where it has one.
    [[nodiscard]] std::optional<Instant> after(const NetworkRelation& relation) const {
        const auto& status = computed_.status[relation.to];
        const bool to_start = relation.type == RelationType::start_start;
        if (to_start && status.state != ProgressState::not_started) { return status.actual_start; }
        if (!to_start && status.state == ProgressState::complete) { return status.actual_finish; }
        return late(relation.to, to_start);
    }

    [[nodiscard]] std::optional<Instant> late(std::uint32_t activity, bool start) const {
        const auto at = start ? computed_.schedule.late_start(activity) : computed_.schedule.late_finish(activity);
        return at == unknown_instant ? std::nullopt : std::optional{at};
    }

    /// What the successors of complete work leave it; without any, the finish of its project.
    [[nodiscard]] std::optional<Instant> asked_of_complete(std::uint32_t activity) const {
        const auto bounds = late_bounds(computed_.scheduled(), activity);
        if (!bounds.empty()) { return bounds.front().at; }
        const auto project = computed_.network.activities[activity].project;
        const auto finish = computed_.terms[project].commitment.value_or(computed_.schedule.project_finish(project));
        return finish == unknown_instant ? std::nullopt : std::optional{finish};
    }

    const ForeignComputed& computed_;
};

} // namespace

std::optional<Instant> late_start_of_effort(const ForeignComputed& computed, std::uint32_t activity) {
    if (!computed.schedule.has_late_dates(activity)) { return std::nullopt; }
    const auto finish = computed.schedule.late_finish(activity);
    const auto start = LateTies{computed}.start_of(activity);
    const auto& calendar = computed.calendars[computed.network.activities[activity].calendar];
    return start ? std::min(finish, calendar.next_work(*start)) : finish;
}

} // namespace slipway
