#pragma once
// The members of the model's structs, named once for packing and unpacking. A member added to one of them is added here.

#include "records/archive.hpp"
#include "slipway/model/portfolio.hpp"

namespace slipway::records {

// clang-format off
template <class Archive, Same<Diagnostic> Value>
void fields(Archive& archive, Value& one) { archive(one.severity, one.code, one.message, one.span, one.advice); }
template <class Archive, Same<PartialDate> Value>
void fields(Archive& archive, Value& one) { archive(one.first, one.last, one.words, one.doubtful); }
template <class Archive, Same<Name> Value>
void fields(Archive& archive, Value& one) { archive(one.zh, one.en); }
template <class Archive, Same<Period> Value>
void fields(Archive& archive, Value& one) { archive(one.from, one.to); }
template <class Archive, Same<DayException> Value>
void fields(Archive& archive, Value& one) { archive(one.hours, one.name); }
template <class Archive, Same<DurationText> Value>
void fields(Archive& archive, Value& one) { archive(one.amount, one.unit); }
template <class Archive, Same<CalendarRules> Value>
void fields(Archive& archive, Value& one) {
    archive(one.week, one.exceptions, one.per_day, one.days_per_week, one.days_per_month, one.published_until);
}
template <class Archive, Same<Plan> Value>
void fields(Archive& archive, Value& one) { archive(one.key, one.name, one.issued, one.parent, one.jurisdiction, one.span); }
template <class Archive, Same<District> Value>
void fields(Archive& archive, Value& one) { archive(one.key, one.name, one.parent, one.level, one.span); }
template <class Archive, Same<Agency> Value>
void fields(Archive& archive, Value& one) {
    archive(one.key, one.name, one.districts, one.categories, one.provenance, one.why, one.span);
}
template <class Archive, Same<Cite> Value>
void fields(Archive& archive, Value& one) {
    archive(one.plan, one.at, one.words, one.name, one.by, one.outputs, one.investment_yi, one.damaged, one.span);
}
template <class Archive, Same<StageStatement> Value>
void fields(Archive& archive, Value& one) { archive(one.value, one.as_of, one.words, one.reason, one.cite, one.span); }
template <class Archive, Same<Commitment> Value>
void fields(Archive& archive, Value& one) { archive(one.by, one.provenance, one.because, one.cite, one.span); }
template <class Archive, Same<YearMoney> Value>
void fields(Archive& archive, Value& one) { archive(one.year, one.plan_yi, one.actual_yi); }
template <class Archive, Same<Phase> Value>
void fields(Archive& archive, Value& one) { archive(one.of, one.number); }
template <class Archive, Same<Project> Value>
void fields(Archive& archive, Value& one) {
    archive(one.key, one.name, one.category, one.district, one.owner, one.owner_assumed, one.support, one.leader, one.deputy, one.level,
            one.priority, one.service_class, one.delivery, one.stages, one.template_key, one.outputs, one.investment_yi, one.funding,
            one.years, one.commitment, one.cites, one.aliases, one.note, one.phase, one.serves, one.tags, one.first_activity,
            one.activity_count, one.completion, one.span);
}
template <class Archive, Same<ProgrammeTarget> Value>
void fields(Archive& archive, Value& one) { archive(one.words, one.measure, one.value, one.unit, one.by, one.cite); }
template <class Archive, Same<Programme> Value>
void fields(Archive& archive, Value& one) {
    archive(one.key, one.name, one.kind, one.category, one.district, one.projects, one.programmes, one.targets, one.stages,
            one.investment_yi, one.serves, one.cites, one.aliases, one.tags, one.note, one.span);
}
template <class Archive, Same<DatedValue> Value>
void fields(Archive& archive, Value& one) { archive(one.value, one.at); }
template <class Archive, Same<Target> Value>
void fields(Archive& archive, Value& one) {
    archive(one.key, one.plan, one.name, one.unit, one.op, one.value, one.upper, one.words, one.base, one.by, one.due, one.kind,
            one.measure, one.output, one.cite, one.span);
}
template <class Archive, Same<Condition> Value>
void fields(Archive& archive, Value& one) { archive(one.kind, one.note, one.since, one.span); }
template <class Archive, Same<Constraint> Value>
void fields(Archive& archive, Value& one) { archive(one.kind, one.date, one.reason, one.span); }
template <class Archive, Same<DurationRange> Value>
void fields(Archive& archive, Value& one) { archive(one.optimistic, one.likely, one.pessimistic); }
template <class Archive, Same<ActivityRecord> Value>
void fields(Archive& archive, Value& one) {
    archive(one.key, one.name, one.kind, one.why, one.enters, one.condition, one.constraints, one.open, one.span, one.tags);
}
template <class Archive, Same<RelationRecord> Value>
void fields(Archive& archive, Value& one) { archive(one.lag_text, one.because, one.cite, one.span); }
template <class Archive, Same<RuleSeverity> Value>
void fields(Archive& archive, Value& one) { archive(one.word, one.span); }
template <class Archive, Same<Rules> Value>
void fields(Archive& archive, Value& one) { archive(one.float_wd, one.not_reported_cd, one.severity); }
template <class Archive, Same<ScheduleOptions> Value>
void fields(Archive& archive, Value& one) { archive(one.logic, one.start_lag_from_actual, one.rules, one.total_float, one.cap, one.progress_of_p6); }
// clang-format on

} // namespace slipway::records
