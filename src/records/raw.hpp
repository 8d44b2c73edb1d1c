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
    Word date;
    std::string reason;
};

/// An activity of a template or a project; in a project, what is absent comes from the template.
struct RawActivity {
    Word key;
    std::optional<Name> name;
    std::optional<RawDuration> duration;
    std::optional<ActivityKind> milestone;
    bool mistaken = false; ///< its duration or milestone could not be read
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

struct RawProject {
    Word key;
    std::optional<Name> name;
    Category category = Category::other;
    std::optional<Word> district;
    std::optional<Word> owner;
    std::optional<Word> template_key;
    std::optional<Word> calendar;
    std::vector<RawStage> stages;
    std::vector<Word> drop;
    std::map<std::string, double> outputs;
    std::optional<double> investment_yi;
    std::optional<RawCommitment> commitment;
    std::vector<RawCite> cites;
    std::vector<std::string> aliases;
    std::string note;
    std::vector<RawActivity> activities; ///< in order of keys
    std::vector<RawRelation> relations;
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

/// What portfolio.toml says beside the records that any file may hold.
struct RawPortfolio {
    std::optional<Name> name;
    Date horizon{last_day};
    Language language = Language::zh;
    std::optional<Word> calendar;
    LagCalendar lag_calendar = LagCalendar::predecessor;
    std::optional<int> reporting_interval_cd;
    Span span; ///< the file
};

/// Everything that was read, in order of files and of places in them.
struct Records {
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
