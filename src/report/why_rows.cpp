// The answer to `why` as the machine sees it.

#include "report/activity_row.hpp"
#include "report/bound_words.hpp"
#include "report/scheduling.hpp"
#include "report/why_words.hpp"

namespace slipway {
namespace {

/// A day of the schedule as a reader sees it, or null.
Json day_json(Instant instant, Date (*shown)(ActivityKind, Instant), ActivityKind kind) {
    return instant == unknown_instant ? Json(nullptr) : Json(to_string(shown(kind, instant)));
}

Json early_finish_json(const WhyContext& context, std::uint32_t index) {
    const auto& facts = context.facts(index);
    if (facts.finished_by && !facts.finished) { return "<=" + facts.finished_by->words; }
    const auto scheduled = context.scheduled();
    const auto start = scheduled.schedule.early_start(index);
    const auto finish = scheduled.schedule.early_finish(index);
    if (finish == unknown_instant) { return nullptr; }
    return to_string(shown_finish(context.activity(index).kind(), start == unknown_instant ? finish : start, finish));
}

void add_dates(const WhyContext& context, std::uint32_t index, Json& row) {
    const auto kind = context.activity(index).kind();
    const auto& schedule = context.scheduled().schedule;
    if (context.late()) {
        row["late_start"] = day_json(schedule.late_start(index), shown_start, kind);
        row["late_finish"] = schedule.has_late_dates(index)
                                 ? Json(to_string(shown_finish(kind, schedule.late_start(index), schedule.late_finish(index))))
                                 : Json(nullptr);
        return;
    }
    const auto& facts = context.facts(index);
    row["early_start"] = facts.complete() ? json_date(facts.started) : day_json(schedule.early_start(index), shown_start, kind);
    row["early_finish"] = early_finish_json(context, index);
}

} // namespace

Json hop_row(const WhyContext& context, const WhyHop& hop) {
    const auto* relation = hop.relation ? &context.portfolio.relations[*hop.relation] : nullptr;
    const auto root = root_bound(context, hop.activity);
    Json row;
    row["key"] = context.portfolio.full_key(hop.activity);
    row["name"] = context.activity(hop.activity).name().in(context.language);
    add_dates(context, hop.activity, row);
    row["bound"] = word_of(relation != nullptr ? Bound::Kind::relation : root.kind);
    row["bound_words"] = relation != nullptr ? relation_words(context, *relation) : standing_bound_words(context, root, hop.activity);
    row[context.late() ? "successor" : "predecessor"] =
        relation != nullptr ? Json(context.portfolio.full_key(context.late() ? relation->to : relation->from)) : Json(nullptr);
    row["cost_cd"] = hop.cost_cd;
    row["worked_days"] = hop.worked;
    row["weekend_days"] = hop.weekend;
    row["holidays"] = hop.holidays;
    return row;
}

Json runner_up_json(const WhyContext& context, const RunnerUp& one) {
    const bool relation = one.by.kind == Bound::Kind::relation;
    const auto* link = relation ? &context.portfolio.relations[one.by.index] : nullptr;
    Json row;
    row["bound"] = word_of(one.by.kind);
    row["bound_words"] = relation ? relation_words(context, *link) : standing_bound_words(context, one.by, context.question().activity);
    row["key"] = relation ? Json(context.portfolio.full_key(context.late() ? link->to : link->from)) : Json(nullptr);
    row[context.late() ? "late_finish" : "early_start"] = to_string(one.at);
    row["weaker_cd"] = one.weaker_cd;
    row["weaker_wd"] = in_days(context.portfolio.calendar_of(context.activity(context.question().activity)), one.weaker);
    return row;
}

MachineFace why_machine(const WhyContext& context) {
    MachineFace face;
    face.head = scheduling_head("slipway.why/1", context.outlook.as_of, context.portfolio, context.outlook.options);
    face.head["key"] = context.portfolio.full_key(context.question().activity);
    face.head["scenario"] = context.question().scenario == Scenario::best ? "best" : "likely";
    face.head["date"] = word_of(asked_date_words, context.question().date);
    face.head["answer"] = json_date(asked_date(context));
    face.rows_name = "hops";
    const bool late = context.late();
    face.columns = {"key",
                    "name",
                    late ? "late_start" : "early_start",
                    late ? "late_finish" : "early_finish",
                    "bound",
                    "bound_words",
                    late ? "successor" : "predecessor",
                    "cost_cd",
                    "worked_days",
                    "weekend_days",
                    "holidays"};
    for (const auto& hop : context.why.hops) { face.rows.push_back(hop_row(context, hop)); }
    face.tail["runners_up"] = Json::array();
    for (const auto& one : context.why.runners_up) { face.tail["runners_up"].push_back(runner_up_json(context, one)); }
    face.tail["weaker"] = Json::array();
    for (const auto& bound : context.why.weaker) {
        const auto& relation = context.portfolio.relations[bound.relation];
        face.tail["weaker"].push_back({{"from", context.portfolio.full_key(relation.from)},
                                       {"to", context.portfolio.full_key(relation.to)},
                                       {"type", word_of(relation_type_words, relation.type)},
                                       {"lets_go", to_string(bound.forces)},
                                       {"weaker_cd", bound.weaker_cd}});
    }
    face.tail["waits_for"] = Json::array();
    for (const auto source : context.why.waits_for) { face.tail["waits_for"].push_back(context.portfolio.full_key(source)); }
    return face;
}

} // namespace slipway
