// What was tried, and the float that it used up.

#include "report/activity_row.hpp"
#include "report/bound_words.hpp"
#include "report/what_if_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

/// An activity in one of the worlds; absent when that world has none of its key.
struct There {
    const World& world;
    std::optional<std::uint32_t> activity;

    [[nodiscard]] Json days(const std::optional<Minutes>& work) const {
        return in_days(world.portfolio.calendar_of(world.portfolio.activities[*activity]), work);
    }
    [[nodiscard]] Json duration() const { return activity ? days(world.portfolio.activities[*activity].duration.likely) : Json(nullptr); }
    [[nodiscard]] Json remaining() const { return activity ? days(world.outlook.progress.likely[*activity].remaining) : Json(nullptr); }
    [[nodiscard]] Json total_float() const { return activity ? days(world.outlook.likely.total_float(*activity)) : Json(nullptr); }
    [[nodiscard]] Json free_float() const { return activity ? days(world.outlook.likely.free_float(*activity)) : Json(nullptr); }
    [[nodiscard]] Json early_finish() const {
        return activity ? json_date(shown_dates(world.portfolio, world.outlook, *activity).early_finish) : Json(nullptr);
    }
};

There there(const World& world, const std::string& key) { return {world, world.portfolio.find_activity(key)}; }

std::string or_dash(const Json& value) { return value.is_null() ? "—" : cell(value); }

/// What is tried on an activity, in both faces.
struct Change {
    std::string_view field;
    Name words;
    Json before, after;
};

TriedLine activity_line(const WhatIfContext& context, const std::string& key, const Change& change) {
    const auto before = there(context.input.before, key);
    const auto after = there(context.input.after, key);
    TriedLine line{{{"key", key}, {"field", change.field}, {"before", change.before}, {"after", change.after}}, {}};
    line.json["early_finish_before"] = before.early_finish();
    line.json["early_finish_after"] = after.early_finish();
    line.json["total_float_wd_before"] = before.total_float();
    line.json["total_float_wd_after"] = after.total_float();
    line.json["free_float_wd_before"] = before.free_float();
    line.json["free_float_wd_after"] = after.free_float();
    const auto pair = [&](const std::string& name) {
        return fmt::format("{} → {}", or_dash(line.json[name + "_before"]), or_dash(line.json[name + "_after"]));
    };
    line.point.line = fmt::format("{}  {} {} → {}", key, change.words.in(context.language), or_dash(change.before), or_dash(change.after));
    line.point.under = {fmt::format("{} {}{}{} {} wd{}{} {} wd", context.say("最早完成", "early finish"), pair("early_finish"),
                                    context.say("，", ", "), context.say("总时差", "total float"), pair("total_float_wd"),
                                    context.say("，", ", "), context.say("自由时差", "free float"), pair("free_float_wd"))};
    return line;
}

TriedLine duration_line(const WhatIfContext& context, const Trial::Work& work) {
    const auto key = context.input.tried_on.full_key(work.activity);
    auto line = activity_line(context, key,
                              {"duration_wd",
                               {"工期（工作日）", "duration in wd"},
                               there(context.input.before, key).duration(),
                               there(context.input.after, key).duration()});
    const auto& facts = context.input.after.outlook.progress.facts[work.activity];
    if (facts.complete() || facts.remaining || facts.expected) {
        line.point.under.push_back(
            context.say("已完成或已填报剩余工作，工期不再起作用；可试 --set …remaining=",
                        "complete, or its remaining work is reported: the duration no longer counts; try --set …remaining="));
    }
    return line;
}

TriedLine remaining_line(const WhatIfContext& context, const Trial::Work& work) {
    const auto key = context.input.tried_on.full_key(work.activity);
    return activity_line(context, key,
                         {"remaining_wd",
                          {"剩余（工作日）", "remaining in wd"},
                          there(context.input.before, key).remaining(),
                          there(context.input.after, key).remaining()});
}

TriedLine calendar_line(const WhatIfContext& context, const Trial::Calendar& change) {
    const auto& on = context.input.tried_on;
    return activity_line(
        context, on.full_key(change.activity),
        {"calendar", {"日历", "calendar"}, on.calendars[on.activities[change.activity].calendar].key, on.calendars[change.calendar].key});
}

/// The relation as it stands before the trial, by its ends, type and lag; an overlay may have added it.
std::optional<std::uint32_t> same_before(const WhatIfContext& context, const Relation& relation) {
    const auto from = context.before().find_activity(context.input.tried_on.full_key(relation.from));
    const auto to = context.before().find_activity(context.input.tried_on.full_key(relation.to));
    const auto& all = context.before().relations;
    const auto found = std::ranges::find_if(
        all, [&](const Relation& one) { return one.from == from && one.to == to && one.type == relation.type && one.lag == relation.lag; });
    if (found == all.end()) { return std::nullopt; }
    return static_cast<std::uint32_t>(found - all.begin());
}

/// What a dropped relation had done.
std::string drove_words(const WhatIfContext& context, bool drove, const Json& slack) {
    if (drove) { return context.say("它原来起驱动作用", "it drove"); }
    if (slack.is_null()) { return context.say("它原来不起作用", "it did not bind"); }
    return fmt::format("{} {} wd", context.say("它原来不驱动，尚有时差", "it did not drive: it had a float of"), cell(slack));
}

TriedLine dropped_line(const WhatIfContext& context, std::uint32_t index) {
    const auto& on = context.input.tried_on;
    const auto& relation = on.relations[index];
    TriedLine line;
    line.json["field"] = "relation";
    line.json["from"] = on.full_key(relation.from);
    line.json["to"] = on.full_key(relation.to);
    line.json["type"] = link_words(relation);
    line.json["drove"] = nullptr;
    line.json["link_float_wd"] = nullptr;
    line.point.line = fmt::format("{} {} → {} {}", context.say("去掉关系", "dropped"), on.full_key(relation.from), on.full_key(relation.to),
                                  link_words(relation));
    const auto before = same_before(context, relation);
    if (!before) { return line; }
    const auto scheduled = context.input.before.outlook.likely_scheduled();
    const bool drove = drives(scheduled, *before);
    const auto& predecessor = context.before().activities[context.before().relations[*before].from];
    line.json["drove"] = drove;
    line.json["link_float_wd"] = in_days(context.before().calendar_of(predecessor), link_float(scheduled, *before));
    line.point.under = {drove_words(context, drove, line.json["link_float_wd"])};
    return line;
}

TriedLine overlay_line(const WhatIfContext& context, const std::string& path) {
    TriedLine line;
    line.json["field"] = "overlay";
    line.json["path"] = path;
    line.point.line = context.say("叠加记录 ", "records laid over: ") + path;
    return line;
}

} // namespace

std::vector<TriedLine> tried_lines(const WhatIfContext& context) {
    const auto& trial = context.input.trial;
    std::vector<TriedLine> lines;
    for (const auto& path : context.input.overlays) { lines.push_back(overlay_line(context, path)); }
    for (const auto& one : trial.calendars) { lines.push_back(calendar_line(context, one)); }
    for (const auto& one : trial.durations) { lines.push_back(duration_line(context, one)); }
    for (const auto& one : trial.remaining) { lines.push_back(remaining_line(context, one)); }
    for (const auto one : trial.dropped) { lines.push_back(dropped_line(context, one)); }
    return lines;
}

} // namespace slipway
