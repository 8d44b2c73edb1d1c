#pragma once
// The records as written. Keys are still words with their places; closed words, durations and hours are values already.

#include "records/problems.hpp"
#include "slipway/base/partial_date.hpp"
#include "slipway/calendar/calendar.hpp"
#include "slipway/model/portfolio.hpp"
#include "slipway/model/terms.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace slipway::records {

/// Which calendar measures a lag (SEMANTICS §1).
enum class LagCalendar : std::uint8_t { predecessor, successor, project, elapsed };

struct RawPlan {
    Word key;
    std::optional<Name> name;
    std::optional<Word> issued;
    std::optional<Word> parent;
};

struct RawDistrict {
    Word key;
    std::optional<Name> name;
    std::optional<Word> parent;
};

struct RawAgency {
    Word key;
    std::optional<Name> name;
    std::vector<Word> districts;
    std::vector<Category> categories;
    Provenance provenance = Provenance::stated;
    std::string why;
};

/// [[calendar.except]]: `from` and `to` inclusive; one day is from = to.
struct RawExcept {
    Date from;
    Date to;
    DayHours hours;
    std::string note;
};

struct RawCalendar {
    Word key;
    std::optional<Name> name;
    std::optional<Word> inherits;
    std::optional<std::array<DayHours, 7>> week;
    std::optional<int> minutes_per_day;
    std::optional<int> days_per_week;
    std::optional<int> days_per_month;
    std::vector<std::uint32_t> csv_files; ///< indices into the Sources
    std::vector<RawExcept> excepts;
    bool mistaken = false; ///< something in it could not be read
};

struct RawDuration {
    DurationText optimistic;
    DurationText likely;
    DurationText pessimistic;
    std::string why;
    Span span;
};

struct RawLag {
    DurationText duration;
    std::string text;
};

/// "land FF+20wd" or "metro-line-24/tunnel": the other end of a relation.
struct RawEnd {
    std::optional<Word> project; ///< absent: the same project
    Word activity;
};

struct RawAfter {
    RawEnd from;
    RelationType type = RelationType::finish_start;
    std::optional<RawLag> lag;
};

struct RawCondition {
    ConditionKind kind = ConditionKind::land;
    std::string note;
    std::optional<Word> since;
    Span span;
};

/// `kinds` holds two for start-on and finish-on.
struct RawConstraint {
    std::vector<ConstraintKind> kinds;
    std::optional<Word> date; ///< absent for as late as possible only
    std::string reason;
    Span span;
};

/// An activity of a template or a project; in a project, what is absent comes from the template.
struct RawActivity {
    Word key;
    std::optional<Name> name;
    std::optional<RawDuration> duration;
    std::optional<ActivityKind> kind; ///< present when the record names one: a milestone, a level of effort or expressly none
    bool mistaken = false;            ///< its duration or its kind could not be read
    std::optional<std::vector<RawAfter>> after;
    std::optional<std::vector<Stage>> enters;
    std::optional<Word> calendar;
    std::optional<RawCondition> condition;
    std::optional<std::vector<RawConstraint>> constraints;
    std::optional<bool> open;
};

struct RawTemplate {
    Word key;
    std::vector<RawActivity> activities; ///< in order of keys
};

struct RawCite {
    std::optional<Word> plan; ///< absent: wrong already
    std::string at;
    std::string words;
    Span span;
};

/// An index into the cites of the same project.
struct RawCiteIndex {
    std::int64_t value = 0;
    Span span;
};

struct RawStage {
    Stage value = Stage::unstated;
    std::optional<Word> as_of;
    std::string words;
    std::optional<RawCiteIndex> cite;
    Span span;
};

struct RawCommitment {
    Word by;
    Provenance provenance = Provenance::stated;
    std::string because;
    std::optional<RawCiteIndex> cite;
};

/// [[project.relation]]: from an activity of this project.
struct RawRelation {
    Word from;
    RawEnd to;
    RelationType type = RelationType::finish_start;
    std::optional<RawLag> lag;
    std::string because;
    std::optional<RawCiteIndex> cite;
};

/// [[project.drop_relation]]: the relations from an activity of this project to another that the records beneath an overlay say.
struct RawDropRelation {
    Word from;
    RawEnd to;
    std::optional<RelationType> type; ///< absent: of any type
    std::uint32_t beneath = 0;        ///< the first file of the overlay; what is written in it or after it stays
    Span span;
};

/// One word of `drop`.
struct RawDrop {
    Word activity;
    bool overrules = false; ///< an overlay drops it, whatever the records beneath say of it
};

/// What is absent was not written: an overlay leaves it as it was.
struct RawProject {
    Word key;
    std::optional<Name> name;
    std::optional<Category> category;
    std::optional<Word> district;
    std::optional<Word> owner;
    std::optional<Word> template_key;
    std::optional<Word> calendar;
    std::optional<std::vector<RawStage>> stages;
    std::vector<RawDrop> drop;
    std::optional<std::map<std::string, double>> outputs;
    std::optional<double> investment_yi;
    std::optional<RawCommitment> commitment;
    std::optional<std::vector<RawCite>> cites;
    std::optional<std::vector<std::string>> aliases;
    std::optional<std::string> note;
    std::vector<RawActivity> activities; ///< in order of keys
    std::vector<RawRelation> relations;
    std::vector<RawDropRelation> drop_relations;
};

/// One key of [thresholds] or [severity].
struct RawThreshold {
    Word key;
    int value = 0;
};
struct RawSeverity {
    Word key;
    std::string value;
};

/// A value and where it is written.
template <class Value>
struct Setting {
    Value value;
    Span span;
};

/// What portfolio.toml says beside the records that any file may hold.
struct RawPortfolio {
    std::optional<Setting<Name>> name;
    std::optional<Setting<Date>> horizon;
    std::optional<Setting<Language>> language;
    std::optional<Word> calendar;
    std::optional<Setting<LagCalendar>> lag_calendar;
    std::optional<Setting<int>> reporting_interval_cd;
    std::optional<Setting<ProgressLogic>> progress;
    std::optional<Setting<RuleSet>> rules;
    std::optional<Setting<FloatKind>> total_float;
    std::optional<Setting<LateCap>> late_cap;
    std::optional<Setting<bool>> start_lag_from_actual;
    Span span; ///< the file
};

/// Everything that was read of one layer, in order of files and of places in them.
struct Records {
    std::optional<std::uint32_t> overlay;  ///< of an overlay, its first file; its projects need not repeat what lies beneath
    std::optional<RawPortfolio> portfolio; ///< absent when portfolio.toml could not be read
    std::vector<RawPlan> plans;
    std::vector<RawDistrict> districts;
    std::vector<RawAgency> agencies;
    std::vector<RawCalendar> calendars;
    std::vector<RawTemplate> templates;
    std::vector<RawProject> projects;
    std::vector<RawThreshold> thresholds;
    std::vector<RawSeverity> severities;
};

} // namespace slipway::records
