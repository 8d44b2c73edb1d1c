#pragma once
// The members of the raw records, named once for packing and unpacking. A member added to one of them is added here.

#include "records/model_fields.hpp"
#include "records/raw.hpp"

namespace slipway::records {

// clang-format off
template <class Archive, Same<Word> Value>
void fields(Archive& archive, Value& one) { archive(one.text, one.span); }
template <class Archive, class Kind>
void fields(Archive& archive, Setting<Kind>& one) { archive(one.value, one.span); }
template <class Archive, class Kind>
void fields(Archive& archive, const Setting<Kind>& one) { archive(one.value, one.span); }
template <class Archive, Same<RawPlan> Value>
void fields(Archive& archive, Value& one) { archive(one.key, one.name, one.issued, one.parent, one.jurisdiction); }
template <class Archive, Same<RawCalendarSwap> Value>
void fields(Archive& archive, Value& one) { archive(one.category, one.instead_of, one.with); }
template <class Archive, Same<RawDistrict> Value>
void fields(Archive& archive, Value& one) { archive(one.key, one.name, one.parent, one.level, one.swaps); }
template <class Archive, Same<RawAgency> Value>
void fields(Archive& archive, Value& one) { archive(one.key, one.name, one.districts, one.categories, one.provenance, one.why); }
template <class Archive, Same<RawExcept> Value>
void fields(Archive& archive, Value& one) { archive(one.from, one.to, one.hours, one.note); }
template <class Archive, Same<RawYearly> Value>
void fields(Archive& archive, Value& one) { archive(one.from, one.to, one.hours, one.note); }
template <class Archive, Same<RawLayer> Value>
void fields(Archive& archive, Value& one) { archive(one.key, one.name, one.why, one.excepts, one.yearly); }
template <class Archive, Same<RawCalendar> Value>
void fields(Archive& archive, Value& one) {
    archive(one.key, one.name, one.inherits, one.layers, one.week, one.minutes_per_day, one.days_per_week, one.days_per_month,
            one.csv_patterns, one.csv_files, one.excepts, one.mistaken);
}
template <class Archive, Same<RawDuration> Value>
void fields(Archive& archive, Value& one) { archive(one.optimistic, one.likely, one.pessimistic, one.why, one.span); }
template <class Archive, Same<RawLag> Value>
void fields(Archive& archive, Value& one) { archive(one.duration, one.text); }
template <class Archive, Same<RawEnd> Value>
void fields(Archive& archive, Value& one) { archive(one.project, one.activity); }
template <class Archive, Same<RawAfter> Value>
void fields(Archive& archive, Value& one) { archive(one.from, one.type, one.lag); }
template <class Archive, Same<RawCondition> Value>
void fields(Archive& archive, Value& one) { archive(one.kind, one.note, one.since, one.span); }
template <class Archive, Same<RawConstraint> Value>
void fields(Archive& archive, Value& one) { archive(one.kinds, one.date, one.reason, one.span); }
template <class Archive, Same<RawActivity> Value>
void fields(Archive& archive, Value& one) {
    archive(one.key, one.name, one.duration, one.kind, one.mistaken, one.after, one.enters, one.calendar, one.condition, one.constraints,
            one.open, one.tags);
}
template <class Archive, Same<RawTemplate> Value>
void fields(Archive& archive, Value& one) { archive(one.key, one.activities); }
template <class Archive, Same<RawCite> Value>
void fields(Archive& archive, Value& one) {
    archive(one.plan, one.at, one.words, one.name, one.by, one.outputs, one.investment_yi, one.damaged, one.span);
}
template <class Archive, Same<RawCiteIndex> Value>
void fields(Archive& archive, Value& one) { archive(one.value, one.span); }
template <class Archive, Same<RawStage> Value>
void fields(Archive& archive, Value& one) { archive(one.value, one.as_of, one.words, one.reason, one.cite, one.span); }
template <class Archive, Same<RawCommitment> Value>
void fields(Archive& archive, Value& one) { archive(one.by, one.provenance, one.because, one.cite); }
template <class Archive, Same<RawRelation> Value>
void fields(Archive& archive, Value& one) { archive(one.from, one.to, one.type, one.lag, one.lag_calendar, one.because, one.cite); }
template <class Archive, Same<RawDropRelation> Value>
void fields(Archive& archive, Value& one) { archive(one.from, one.to, one.type, one.beneath, one.span); }
template <class Archive, Same<RawDrop> Value>
void fields(Archive& archive, Value& one) { archive(one.activity, one.overrules); }
template <class Archive, Same<RawPhase> Value>
void fields(Archive& archive, Value& one) { archive(one.of, one.number); }
template <class Archive, Same<RawProject> Value>
void fields(Archive& archive, Value& one) {
    archive(one.key, one.name, one.category, one.district, one.owner, one.template_key, one.calendar, one.stages, one.drop, one.support,
            one.leader, one.deputy, one.level, one.priority, one.service_class, one.delivery, one.outputs, one.investment_yi, one.funding,
            one.years, one.phase, one.serves, one.tags, one.commitment, one.cites, one.aliases, one.note, one.activities, one.relations,
            one.drop_relations);
}
template <class Archive, Same<RawProgrammeTarget> Value>
void fields(Archive& archive, Value& one) { archive(one.words, one.measure, one.value, one.unit, one.by, one.cite); }
template <class Archive, Same<RawProgramme> Value>
void fields(Archive& archive, Value& one) {
    archive(one.key, one.name, one.kind, one.category, one.district, one.members, one.targets, one.stages, one.investment_yi, one.serves,
            one.cites, one.aliases, one.tags, one.note);
}
template <class Archive, Same<RawDatedValue> Value>
void fields(Archive& archive, Value& one) { archive(one.value, one.at); }
template <class Archive, Same<RawTarget> Value>
void fields(Archive& archive, Value& one) {
    archive(one.key, one.plan, one.name, one.unit, one.op, one.value, one.upper, one.words, one.base, one.by, one.due, one.kind,
            one.measure, one.output, one.at, one.cited, one.damaged);
}
template <class Archive, Same<RawThreshold> Value>
void fields(Archive& archive, Value& one) { archive(one.key, one.value); }
template <class Archive, Same<RawSeverity> Value>
void fields(Archive& archive, Value& one) { archive(one.key, one.value); }
template <class Archive, Same<RawPortfolio> Value>
void fields(Archive& archive, Value& one) {
    archive(one.name, one.horizon, one.language, one.calendar, one.lag_calendar, one.reporting_interval_cd, one.progress, one.rules,
            one.total_float, one.late_cap, one.start_lag_from_actual, one.progress_of_p6, one.span);
}
/// All but the projects, which are packed one by one.
template <class Archive, Same<Records> Value>
void fields(Archive& archive, Value& one) {
    archive(one.overlay, one.portfolio, one.plans, one.districts, one.agencies, one.layers, one.calendars, one.templates, one.programmes,
            one.targets, one.thresholds, one.severities);
}
// clang-format on

} // namespace slipway::records
