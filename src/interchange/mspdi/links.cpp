#include "interchange/mspdi/tasks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace slipway::interchange {
namespace {

std::optional<RelationType> relation_type(std::int64_t number) {
    static constexpr std::array types{RelationType::finish_finish, RelationType::finish_start, RelationType::start_finish,
                                      RelationType::start_start};
    if (number < 0 || number > 3) { return std::nullopt; }
    return types.at(static_cast<std::size_t>(number));
}

void read_lag(XmlNode node, const Fields& fields, MspLink& link) {
    if (!link.format.percent) {
        link.lag = fields.tenths(node, Weight::decides).value_or(Minutes{0});
        return;
    }
    const auto percent = fields.decimal(node, Weight::decides).value_or(0);
    if (std::abs(percent) <= 1e6) {
        link.percent = static_cast<float>(percent);
    } else {
        fields.error(node, {"value-out-of-range", "a lag of so many percent cannot be computed", "export the schedule again"});
    }
}

void read_link_field(XmlNode node, const Fields& fields, MspLink& link) {
    const auto name = node.name();
    if (name == "Type") {
        const auto number = fields.integer(node);
        const auto type = number ? relation_type(*number) : std::optional{RelationType::finish_start};
        if (!type) { fields.error(node, {"bad-value", "the type of a link is a number from 0 to 3", "export the schedule again"}); }
        link.type = type.value_or(RelationType::finish_start);
    }
    if (name == "CrossProject") { link.other_project = fields.flag(node); }
    if (name == "LagFormat") { link.format = duration_format(fields.integer(node).value_or(7)); }
}

/// Durations are whole minutes, so percentages of them are rounded.
Minutes share(Minutes duration, float percent) {
    const auto minutes = std::round(double{percent} * duration.count() / 100);
    return Minutes{static_cast<std::int32_t>(std::clamp(minutes, -static_cast<double>(most_minutes), static_cast<double>(most_minutes)))};
}

/// MS Project measures a lag in the calendar of the successor.
ForeignRelation relation_of(const MspLink& link, std::uint32_t from, const MspTasks& tasks, const std::vector<std::uint32_t>& calendar_of,
                            MspCalendars& calendars) {
    ForeignRelation relation{.from = from, .to = link.to, .type = link.type, .lag = link.lag, .line = link.line};
    bool elapsed = link.format.elapsed;
    if (link.format.percent) {
        relation.lag = share(tasks.activities[from].duration, link.percent);
        elapsed = elapsed || tasks.tasks[from].elapsed;
    }
    relation.lag_calendar = elapsed && relation.lag != Minutes{0} ? calendars.always() : calendar_of[link.to];
    return relation;
}

} // namespace

std::optional<MspLink> read_link(XmlNode node, std::uint32_t to, const Fields& fields) {
    const auto from_node = node.child("PredecessorUID");
    const auto from = from_node ? fields.number(*from_node) : std::nullopt;
    if (!from) {
        fields.error(node, {"missing-predecessor", "a link names no predecessor", "export the schedule again"});
        return std::nullopt;
    }
    MspLink link{.from = *from, .to = to, .line = fields.line(node)};
    node.each_child([&](XmlNode child) { read_link_field(child, fields, link); });
    if (const auto lag = node.child("LinkLag")) { read_lag(*lag, fields, link); } // needs the format
    return link;
}

void resolve_links(const MspTasks& tasks, const UidIndex& uids, const std::vector<std::uint32_t>& calendar_of, MspCalendars& calendars,
                   ForeignSchedule& schedule, Problems& problems, Losses& losses) {
    schedule.relations.reserve(tasks.links.size());
    for (const auto& link : tasks.links) {
        const auto from = uids.find(link.from);
        if (from && *from != UidIndex::no_task) {
            schedule.relations.push_back(relation_of(link, *from, tasks, calendar_of, calendars));
        } else if (link.other_project) {
            losses.add("other-project-link", "a link from a task of another project, which is not in the file", link.line);
        } else if (from) {
            losses.add("link-from-blank-row", "a link from a row that is no task binds nothing", link.line);
        } else {
            problems.error({0, link.line, 1},
                           {"unknown-predecessor", fmt::format("no task has the UID {} that a link begins at", link.from),
                            "export the schedule again, with all of its tasks"});
        }
    }
}

} // namespace slipway::interchange
