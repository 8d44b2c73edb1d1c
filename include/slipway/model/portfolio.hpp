#pragma once
// The resolved domain: every key an index, every date a span with provenance. A Portfolio that was loaded without an error holds no
// dangling index. Plans, districts, agencies, calendars, projects, programmes, targets, and the activities of a project stand in order of
// their keys, so that nothing depends on the order of files; `Activity::rank` gives the order of the work.

#include "slipway/model/activity.hpp"
#include "slipway/model/programme.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

struct NamedCalendar {
    std::string key;
    Name name;
    Calendar calendar;
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

/// Records that stay where they are while more come: no block grows beyond what it was made for.
template <class Record>
using RecordBlocks = std::vector<std::vector<Record>>;

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
    std::vector<Programme> programmes;
    std::vector<Target> targets;
    std::vector<Activity> activities;
    std::vector<Relation> relations;
    std::shared_ptr<const RecordBlocks<ActivityRecord>> activity_records; ///< what `activities` point at; copies share it
    std::shared_ptr<const RecordBlocks<RelationRecord>> relation_records;
    std::string revision; ///< hexadecimal digest of the records as read: same records, same revision

    [[nodiscard]] const Calendar& calendar() const { return calendars[default_calendar].calendar; }
    [[nodiscard]] const Calendar& calendar_of(const Activity& activity) const { return calendars[activity.calendar].calendar; }
    /// "project/activity".
    [[nodiscard]] std::string full_key(std::uint32_t activity) const;
    [[nodiscard]] std::optional<std::uint32_t> find_project(std::string_view key) const;
    /// By "project/activity".
    [[nodiscard]] std::optional<std::uint32_t> find_activity(std::string_view full_key) const;
    [[nodiscard]] std::optional<std::uint32_t> find_district(std::string_view key) const;
    [[nodiscard]] std::optional<std::uint32_t> find_programme(std::string_view key) const;
    /// By "plan/key".
    [[nodiscard]] std::optional<std::uint32_t> find_target(std::string_view key) const;
    /// Whether the district of that key is `above`, or lies in it.
    [[nodiscard]] bool lies_in(std::string_view district, std::string_view above) const;
    /// The indices of a project's activities in the order of the work.
    [[nodiscard]] std::vector<std::uint32_t> in_order_of_work(std::uint32_t project) const;
};

} // namespace slipway
