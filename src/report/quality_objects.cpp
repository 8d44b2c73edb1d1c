// The work and the relations that checks found, as a reader sees them.

#include "report/bound_words.hpp"
#include "report/quality_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

namespace slipway {
namespace {

using WordsOf = std::string (*)(const QualityContext&, std::uint32_t);
using Weight = double (*)(const QualityContext&, std::uint32_t);

double days(const QualityContext& context, std::uint32_t activity, Minutes work) {
    const auto& calendar = context.portfolio().calendar_of(context.portfolio().activities[activity]);
    return static_cast<double>(work.count()) / calendar.per_day().count();
}

double total_float(const QualityContext& context, std::uint32_t activity) {
    return days(context, activity, context.outlook().likely.total_float(activity).value_or(Minutes{0}));
}

double duration(const QualityContext& context, std::uint32_t activity) {
    return days(context, activity, context.portfolio().activities[activity].duration.likely);
}

std::optional<Date> finish(const QualityContext& context, std::uint32_t activity) {
    const auto& likely = context.outlook().likely;
    if (!likely.has_forecast(activity)) { return std::nullopt; }
    return shown_finish(context.portfolio().activities[activity].kind(), likely.early_start(activity), likely.early_finish(activity));
}

std::optional<Date> baseline(const QualityContext& context, std::uint32_t activity) {
    const auto& all = context.input.facts.baseline_finish;
    return activity < all.size() ? all[activity] : std::nullopt;
}

double days_late(const QualityContext& context, std::uint32_t activity) {
    const auto due = baseline(context, activity);
    const auto done = finish(context, activity);
    return due && done ? days_between(*due, *done) : 1e6; // without a forecast the worst
}

double due_first(const QualityContext& context, std::uint32_t activity) {
    const auto due = baseline(context, activity);
    return due ? -static_cast<double>(due->time_since_epoch().count()) : 0;
}

std::string float_words(const QualityContext& context, std::uint32_t activity) {
    return fmt::format("{}{:.4g} wd", context.voice.say("总时差 ", "total float "), total_float(context, activity));
}

std::string duration_words(const QualityContext& context, std::uint32_t activity) {
    return fmt::format("{:.4g} wd", duration(context, activity));
}

std::string day_words(const std::optional<Date>& day) { return day ? to_string(*day) : "—"; }

std::string baseline_words(const QualityContext& context, std::uint32_t activity) {
    return fmt::format("{} → {}", day_words(baseline(context, activity)), day_words(finish(context, activity)));
}

/// Against the date to meet: a promise or a limit gives float, else the baseline is it.
std::string end_words(const QualityContext& context, std::uint32_t activity) {
    return total_float(context, activity) != 0 ? float_words(context, activity) : baseline_words(context, activity);
}

double end_weight(const QualityContext& context, std::uint32_t activity) {
    const auto room = total_float(context, activity);
    return room != 0 ? -room : days_late(context, activity);
}

std::string constraint_list(const QualityContext& context, std::uint32_t activity) {
    std::string out;
    for (const auto& one : std::ranges::equal_range(context.outlook().constraints, activity, {}, &ActivityConstraint::activity)) {
        const bool dated = one.kind != ConstraintKind::as_late_as_possible;
        const bool start = one.kind == ConstraintKind::start_no_earlier || one.kind == ConstraintKind::mandatory_start;
        const auto day = to_string(start ? day_of(one.at) : finish_day(one.at));
        out += fmt::format("{}{}{}", out.empty() ? "" : ", ", word_of(constraint_words, one.kind), dated ? " " + day : std::string{});
    }
    return out;
}

std::string date_words(const QualityContext& context, std::uint32_t activity) {
    const auto& status = context.outlook().progress.likely[activity];
    if (status.state == ProgressState::complete) {
        return context.voice.say("实际完成 ", "finished ") + day_words(finish(context, activity));
    }
    if (status.actual_start) {
        return fmt::format("{}{}{}{}", context.voice.say("实际开始 ", "started "), to_string(day_of(*status.actual_start)),
                           context.voice.say("，预测完成 ", ", forecast finish "), day_words(finish(context, activity)));
    }
    const auto start = day_of(context.outlook().likely.early_start(activity));
    return fmt::format("{}{} → {}", context.voice.say("预测 ", "forecast "), to_string(start), day_words(finish(context, activity)));
}

/// "SS, FF": the types of some relations, other than those to levels of effort.
std::string types_of(const QualityContext& context, const std::vector<std::uint32_t>& relations) {
    std::set<std::string_view> types;
    const auto& network = context.outlook().network;
    const auto effort = [&](std::uint32_t activity) { return network.activities[activity].kind == ActivityKind::level_of_effort; };
    for (const auto i : relations) {
        const auto& relation = network.relations[i];
        if (!effort(relation.from) && !effort(relation.to)) { types.insert(word_of(relation_type_words, relation.type)); }
    }
    return fmt::format("{}", fmt::join(types, ", "));
}

/// What ties an activity: "before: FF, after: none".
std::string ties_words(const QualityContext& context, std::uint32_t activity) {
    const auto& network = context.outlook().network;
    const auto side = [&](const std::string& types) { return types.empty() ? context.voice.say("无", "none") : types; };
    const auto before = side(types_of(context, network.into(activity)));
    const auto after = side(types_of(context, network.out_of(activity)));
    return context.voice.zh() ? fmt::format("前序 {}；后续 {}", before, after) : fmt::format("before: {}; after: {}", before, after);
}

/// What is shown of the objects of a check, and which are worst.
struct ObjectWords {
    std::string_view code;
    WordsOf words = nullptr;
    Weight weight = nullptr; ///< the greatest first; absent: in order of keys
};

constexpr std::array object_words{
    ObjectWords{"dcma-01-logic", ties_words},
    ObjectWords{"dcma-05-constraints", constraint_list},
    ObjectWords{"dcma-06-high-float", float_words, total_float},
    ObjectWords{"dcma-07-negative-float", float_words,
                [](const QualityContext& context, std::uint32_t i) { return -total_float(context, i); }},
    ObjectWords{"dcma-08-durations", duration_words, duration},
    ObjectWords{"dcma-09-dates", date_words},
    ObjectWords{"dcma-10-resources", duration_words, duration},
    ObjectWords{"dcma-11-missed", baseline_words, days_late},
    ObjectWords{"dcma-12-critical-path", ties_words},
    ObjectWords{"dcma-13-cpli", end_words, end_weight},
    ObjectWords{"dcma-14-bei", baseline_words, due_first},
    ObjectWords{"gao-2-sequencing", ties_words},
    ObjectWords{"gao-2-constraints", constraint_list},
    ObjectWords{"gao-5-traceability", ties_words},
    ObjectWords{"gao-6-critical-path", constraint_list},
    ObjectWords{"network-open-ends", ties_words},
    ObjectWords{"network-dangling-starts", ties_words},
    ObjectWords{"network-dangling-finishes", ties_words},
};

const ObjectWords* words_for(std::string_view code) {
    const auto* const found = std::ranges::find(object_words, code, &ObjectWords::code);
    return found == object_words.end() ? nullptr : found;
}

} // namespace

std::string shown_name(const QualityContext& context, std::uint32_t activity) {
    const auto& record = context.portfolio().activities[activity];
    const auto& name = record.name().in(context.voice.language);
    return context.input.only_project == record.project ? name : fmt::format("{} · {}", project_name(context, record.project), name);
}

std::string project_name(const QualityContext& context, std::uint32_t project) {
    const auto& record = context.portfolio().projects[project];
    const auto& name = record.name.in(context.voice.language);
    return name.empty() ? record.key : name;
}

std::string definition_words(const QualityDefinition& definition) { return fmt::format("{} {}", definition.document, definition.place); }

std::string tie_words(const QualityContext& context, const Relation& relation) {
    if (!relation.lag_text().empty() || relation.lag == Minutes{0}) { return link_words(relation); }
    const auto per_day = context.portfolio().calendars[relation.lag_calendar].calendar.per_day();
    return fmt::format("{}{:+.4g}wd", word_of(relation_type_words, relation.type),
                       static_cast<double>(relation.lag.count()) / per_day.count());
}

std::string what_is_wrong(const QualityContext& context, std::string_view code, std::uint32_t activity) {
    const auto* words = words_for(code);
    return words == nullptr ? std::string{} : words->words(context, activity);
}

std::vector<std::uint32_t> worst_first(const QualityContext& context, const QualityResult& result) {
    auto activities = result.activities;
    const auto* words = words_for(result.code);
    if (words == nullptr || words->weight == nullptr) { return activities; }
    std::ranges::stable_sort(activities, std::greater{}, [&](std::uint32_t i) { return words->weight(context, i); });
    return activities;
}

} // namespace slipway
