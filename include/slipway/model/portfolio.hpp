#pragma once
// The resolved domain: every key an index, every date a span with provenance. A Portfolio that was loaded without an error holds no
// dangling index. Plans, districts, agencies, calendars, projects, and the activities of a project stand in order of their keys, so that
// nothing depends on the order of files; `Activity::rank` gives the order of the work.

#include "slipway/base/diagnostic.hpp"
#include "slipway/base/partial_date.hpp"
#include "slipway/calendar/calendar.hpp"
#include "slipway/model/terms.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// A name in both languages; a record may give one, which then serves for both.
struct Name {
    std::string zh;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const {
        return (language == Language::zh && !zh.empty()) || en.empty() ? zh : en;
    }
};

/// A document that promises (规划).
struct Plan {
    std::string key;
    Name name;
    PartialDate issued;
    std::optional<std::uint32_t> parent;
    Span span;
};

struct District {
    std::string key;
    Name name;
    std::optional<std::uint32_t> parent;
    Span span;
};

/// Who answers for projects. An agency with `categories` is the assumed owner of the projects of its districts and categories that name
/// none.
struct Agency {
    std::string key;
    Name name;
    std::vector<std::string> districts; ///< keys
    std::vector<Category> categories;
    Provenance provenance = Provenance::stated;
    std::string why;
    Span span;
};

struct NamedCalendar {
    std::string key;
    Name name;
    Calendar calendar;
    Span span;
};

/// Where a document says something: plan, place in it, and the words.
struct Cite {
    std::uint32_t plan = 0;
    std::string at;
    std::string words;
    Span span;
};

/// What one document says of the stage, on its day.
struct StageStatement {
    Stage value = Stage::unstated;
    PartialDate as_of;
    std::string words;
    std::optional<std::uint32_t> cite; ///< index into Project::cites
    Span span;
};

/// A date that the documents promise: stated or derived, nothing else (SEMANTICS §5).
struct Commitment {
    PartialDate by;
    Provenance provenance = Provenance::stated;
    std::string because;
    std::optional<std::uint32_t> cite;
    Span span;
};

/// What an activity waits for (要素). Unresolved until an observation says otherwise.
struct Condition {
    ConditionKind kind = ConditionKind::land;
    std::string note;
    std::optional<PartialDate> since;
    Span span;
};

struct Constraint {
    ConstraintKind kind = ConstraintKind::start_no_earlier;
    std::optional<PartialDate> date; ///< absent for as late as possible only
    std::string reason;
    Span span;
};

/// Planning assumptions, in minutes of the activity's calendar. One duration stands for all three; optimistic ≤ likely ≤ pessimistic.
struct DurationRange {
    Minutes optimistic{0};
    Minutes likely{0};
    Minutes pessimistic{0};
    std::string why;
};

struct Activity {
    std::string key; ///< inside its project
    Name name;
    std::uint32_t project = 0;
    std::uint32_t calendar = 0; ///< index into Portfolio::calendars
    ActivityKind kind = ActivityKind::task;
    DurationRange duration;
    std::vector<Stage> enters; ///< reaching it puts the project into these stages
    std::optional<Condition> condition;
    std::vector<Constraint> constraints;
    bool open = false;      ///< the record keeps it open although a stated stage would complete it
    std::uint32_t rank = 0; ///< place in the order of the project's work, from 0
    Span span;
};

/// A relation between two activities (indices into Portfolio::activities).
struct Relation {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    RelationType type = RelationType::finish_start;
    Minutes lag{0}; ///< working time of `lag_calendar`
    std::uint32_t lag_calendar = 0;
    std::string lag_text; ///< as written: "20wd"; empty when there is none
    std::string because;
    std::optional<std::uint32_t> cite; ///< index into the cites of the project that holds the relation
    Span span;
};

struct Project {
    std::string key;
    Name name;
    Category category = Category::other;
    std::string district;               ///< a key; Portfolio::district names it when the records do
    std::optional<std::uint32_t> owner; ///< index into Portfolio::agencies
    bool owner_assumed = false;         ///< no document names the owner: it follows from district and category
    std::vector<StageStatement> stages; ///< in order of as_of.last; empty when the record says nothing
    std::string template_key;
    std::map<std::string, double> outputs; ///< "beds" → 1500
    std::optional<double> investment_yi;
    std::optional<Commitment> commitment;
    std::vector<Cite> cites;
    std::vector<std::string> aliases;
    std::string note;
    std::uint32_t first_activity = 0; ///< its activities are [first_activity, first_activity + activity_count)
    std::uint32_t activity_count = 0;
    std::optional<std::uint32_t> completion; ///< index of the activity that completes it; absent: no schedule
    Span span;
};

/// What rules.toml makes of one finding: "red", "amber", "note" or "off".
struct RuleSeverity {
    std::string word;
    Span span;
};

/// Thresholds and severities of the findings (rules.toml).
struct Rules {
    int float_wd = 20;                            ///< a promise held by fewer working days is amber
    int not_reported_cd = 35;                     ///< a word older than this is old
    std::map<std::string, RuleSeverity> severity; ///< by finding code
};

struct Portfolio {
    Name name;
    Date horizon{};
    Language language = Language::zh;
    std::uint32_t default_calendar = 0;
    Rules rules;
    ScheduleOptions options;
    std::vector<Plan> plans;
    std::vector<District> districts;
    std::vector<Agency> agencies;
    std::vector<NamedCalendar> calendars;
    std::vector<Project> projects;
    std::vector<Activity> activities;
    std::vector<Relation> relations;
    std::string revision; ///< hexadecimal digest of the records as read: same records, same revision

    [[nodiscard]] const Calendar& calendar() const { return calendars[default_calendar].calendar; }
    [[nodiscard]] const Calendar& calendar_of(const Activity& activity) const { return calendars[activity.calendar].calendar; }
    /// "project/activity".
    [[nodiscard]] std::string full_key(std::uint32_t activity) const;
    [[nodiscard]] std::optional<std::uint32_t> find_project(std::string_view key) const;
    /// By "project/activity".
    [[nodiscard]] std::optional<std::uint32_t> find_activity(std::string_view full_key) const;
    [[nodiscard]] std::optional<std::uint32_t> find_district(std::string_view key) const;
    /// The indices of a project's activities in the order of the work.
    [[nodiscard]] std::vector<std::uint32_t> in_order_of_work(std::uint32_t project) const;
};

} // namespace slipway
