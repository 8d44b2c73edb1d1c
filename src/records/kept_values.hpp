#pragma once
// What a cache keeps of a portfolio in another form than the model's.

#include "records/model_fields.hpp"

namespace slipway::records {

inline constexpr std::size_t projects_a_section = 4096;
inline constexpr std::size_t elements_a_section = 65'536;

/// How many elements and calendars there are, so that each section can check what it refers to.
struct Counts {
    std::uint32_t projects = 0;
    std::uint32_t activities = 0;
    std::uint32_t relations = 0;
    std::uint32_t activity_records = 0;
    std::uint32_t relation_records = 0;
};

/// A calendar as the cache keeps it: it is compiled again.
struct KeptCalendar {
    std::string key;
    Name name;
    CalendarRules rules;
    Span span;
};

/// The numbers of an activity; its record is known by its place.
struct KeptActivity {
    std::uint32_t record, project, calendar, rank;
    std::int32_t optimistic, likely, pessimistic;
};
struct KeptRelation {
    std::uint32_t record, from, to, lag_calendar;
    std::int32_t lag;
    std::uint32_t type;
};
static_assert(sizeof(KeptActivity) == 28 && sizeof(KeptRelation) == 24, "no byte of them is left unset");

// clang-format off
template <class Archive, Same<Counts> Value>
void fields(Archive& archive, Value& one) {
    archive(one.projects, one.activities, one.relations, one.activity_records, one.relation_records);
}
template <class Archive, Same<KeptCalendar> Value>
void fields(Archive& archive, Value& one) { archive(one.key, one.name, one.rules, one.span); }
/// All but calendars, projects, activities, relations and their records.
template <class Archive, Same<Portfolio> Value>
void fields(Archive& archive, Value& one) {
    archive(one.name, one.horizon, one.language, one.default_calendar, one.rules, one.options, one.plans, one.districts, one.agencies,
            one.programmes, one.targets, one.revision);
}
// clang-format on

} // namespace slipway::records
