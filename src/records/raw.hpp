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
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::records {

/// Which calendar measures a lag (SEMANTICS §1).
enum class LagCalendar : std::uint8_t { predecessor, successor, project, elapsed };

struct RawPlan {
    Word key;
    std::optional<Name> name;
    std::optional<Word> issued;
    std::optional<Word> parent;
    std::optional<Word> jurisdiction;
};

/// In a district the projects of a category work by `with` where their template says `instead_of`.
struct RawCalendarSwap {
    Category category = Category::other;
    Word instead_of;
    Word with;
};

struct RawDistrict {
    Word key;
    std::optional<Name> name;
    std::optional<Word> parent;
    std::optional<Jurisdiction> level;
    std::vector<RawCalendarSwap> swaps;
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

/// The same days of every year, as month × 100 + day, both inclusive. Its hours stand on days that are worked anyway.
struct RawYearly {
    int from = 0;
    int to = 0;
    DayHours hours;
    std::string note;
};

/// [[calendar_layer]]: days that calendars take on top of their own.
struct RawLayer {
    Word key;
    std::optional<Name> name;
    std::string why;
    std::vector<RawExcept> excepts;
    std::vector<RawYearly> yearly;
};

struct RawCalendar {
    Word key;
    std::optional<Name> name;
    std::optional<Word> inherits;
    std::vector<Word> layers; ///< the later above the earlier, all below the calendar's own excepts
    std::optional<std::array<DayHours, 7>> week;
    std::optional<int> minutes_per_day;
    std::optional<int> days_per_week;
    std::optional<int> days_per_month;
    std::vector<Word> csv_patterns;       ///< of the files with its statutory days
    std::vector<std::uint32_t> csv_files; ///< what they name: indices into the Sources, once the files are found
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
    std::optional<std::vector<std::string>> tags;
};

struct RawTemplate {
    Word key;
    std::vector<RawActivity> activities; ///< in order of keys
};

struct RawCite {
    std::optional<Word> plan; ///< absent: wrong already
    std::string at;
    std::string words;
    std::string name;
    std::optional<Word> by;
    Outputs outputs;
    std::optional<double> investment_yi;
    bool damaged = false;
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
    std::string reason;
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
    std::optional<Word> lag_calendar; ///< absent: the portfolio's choice
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

struct RawPhase {
    Word of;
    int number = 1;
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
    std::optional<std::vector<Word>> support;
    std::optional<std::string> leader;
    std::optional<std::string> deputy;
    std::optional<Jurisdiction> level;
    std::optional<Priority> priority;
    std::optional<ServiceClass> service_class;
    std::optional<Delivery> delivery;
    std::optional<Outputs> outputs;
    std::optional<double> investment_yi;
    std::optional<std::map<Funding, double>> funding;
    std::optional<std::vector<YearMoney>> years;
    std::optional<RawPhase> phase;
    std::optional<std::vector<Word>> serves;
    std::optional<std::vector<std::string>> tags;
    std::optional<RawCommitment> commitment;
    std::optional<std::vector<RawCite>> cites;
    std::optional<std::vector<std::string>> aliases;
    std::optional<std::string> note;
    std::vector<RawActivity> activities; ///< in order of keys
    std::vector<RawRelation> relations;
    std::vector<RawDropRelation> drop_relations;
};

struct RawProgrammeTarget {
    std::string words;
    std::string measure;
    std::optional<double> value;
    std::string unit;
    std::optional<Word> by;
    std::optional<RawCiteIndex> cite;
};

/// [[programme]]
struct RawProgramme {
    Word key;
    std::optional<Name> name;
    ProgrammeKind kind = ProgrammeKind::programme;
    Category category = Category::other;
    std::optional<Word> district;
    std::vector<Word> members;
    std::vector<RawProgrammeTarget> targets;
    std::vector<RawStage> stages;
    std::optional<double> investment_yi;
    std::vector<Word> serves;
    std::vector<RawCite> cites;
    std::vector<std::string> aliases;
    std::vector<std::string> tags;
    std::string note;
};

struct RawDatedValue {
    double value = 0;
    std::optional<Word> at;
};

/// [[target]]; its key is its plan's key, a slash and the key as written.
struct RawTarget {
    Word key;
    Word plan;
    std::optional<Name> name;
    std::string unit;
    TargetOperator op = TargetOperator::at_least;
    std::optional<double> value;
    std::optional<double> upper;
    std::string words;
    std::optional<RawDatedValue> base;
    std::optional<Word> by;
    std::vector<RawDatedValue> due;
    TargetKind kind = TargetKind::unstated;
    TargetMeasure measure = TargetMeasure::stock;
    std::string output;
    std::string at;
    std::string cited;
    bool damaged = false;
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
    std::optional<Setting<bool>> progress_of_p6;
    Span span; ///< the file
};

/// A project as bytes, for there may be very many of them: `raw_project` unpacks it.
struct PackedProject {
    Word key;
    std::string_view base;        ///< the key of its template; empty when it has none
    std::uint32_t activities = 0; ///< of its own
    std::uint32_t relations = 0;  ///< that it writes
    std::string_view bytes;       ///< of the RawProject; like `base` they lie in `content`, or in a cache that lives longer
    std::shared_ptr<const std::string> content;
    std::shared_ptr<const RawProject> laid_over; ///< what holds instead, once an overlay has changed it
};

/// Everything that was read of one layer, in order of files and of places in them.
struct Records {
    std::optional<std::uint32_t> overlay;  ///< of an overlay, its first file; its projects need not repeat what lies beneath
    std::optional<RawPortfolio> portfolio; ///< absent when portfolio.toml could not be read
    std::vector<RawPlan> plans;
    std::vector<RawDistrict> districts;
    std::vector<RawAgency> agencies;
    std::vector<RawLayer> layers;
    std::vector<RawCalendar> calendars;
    std::vector<RawTemplate> templates;
    std::vector<PackedProject> projects;
    std::vector<RawProgramme> programmes;
    std::vector<RawTarget> targets;
    std::vector<RawThreshold> thresholds;
    std::vector<RawSeverity> severities;
};

} // namespace slipway::records
