#pragma once
// MS Project XML part by part, and what the parts agree on.

#include "interchange/mspdi/write_xml.hpp"
#include "slipway/calendar/calendar.hpp"
#include "slipway/interchange/foreign.hpp"

#include <map>

namespace slipway {

/// A row of the outline: an activity, or a summary row that stands for a project or a phase (and for the summary activity that spans it).
struct MspRow {
    std::optional<std::uint32_t> activity;
    std::optional<std::uint32_t> phase;
    std::optional<std::uint32_t> project; ///< of a row that stands for a whole project
    std::int64_t uid = 0;
    std::size_t level = 1;
    std::string number; ///< "1.2.3"
    bool summary = false;
    std::optional<Instant> start, finish; ///< of what it spans when a summary
};

/// Compiles the calendars that are asked for.
class MspCalendars {
public:
    explicit MspCalendars(const ForeignSchedule& foreign) : foreign_(foreign) {}
    /// Null when it has no working time.
    [[nodiscard]] const Calendar* of(std::uint32_t index);

private:
    const ForeignSchedule& foreign_;
    std::map<std::uint32_t, std::optional<Calendar>> compiled_;
};

/// How much of a task is done, in the terms of MS Project: the duration is what was done and what remains.
struct MspProgress {
    Minutes duration{0}, actual{0}, remaining{0};
    std::optional<Instant> start, finish; ///< actual where it is known
    std::optional<Instant> actual_start, stop, resume;
    std::int64_t percent = 0;
};

/// The one constraint of a task, and its deadline.
struct MspConstraint {
    int type = 0; ///< 0 as soon as possible … 7 finish no later than
    std::optional<Instant> date, deadline;
};

struct MspWriting {
    const ForeignSchedule& foreign;
    Losses& losses;
    MspXml& xml;
    MspCalendars& calendars;
    std::vector<MspRow> rows;
    std::vector<std::int64_t> uid_of;                ///< by activity; 0 when it has no row
    std::vector<std::vector<std::uint32_t>> into;    ///< by activity: the indices of its relations from work that is written
    std::vector<bool> has_successor;                 ///< by activity
    std::vector<bool> of_resources;                  ///< by calendar: only resources work by it
    std::map<std::string, std::size_t> field_of_tag; ///< custom text fields, from 0
    Instant start{};                                 ///< of the project: nothing is scheduled before it

    /// Scheduled back from the date by which it must finish, as MS Project does.
    [[nodiscard]] bool from_finish() const { return !of_p6() && foreign.projects.size() == 1 && foreign.projects.front().must_finish; }
    [[nodiscard]] bool of_p6() const { return foreign.options.schedule.rules == RuleSet::p6; }
    /// Work not begun is never before it.
    [[nodiscard]] Instant floor_of(const ForeignActivity& activity) const;
    /// Made for elapsed time alone: MS Project counts that without a calendar.
    [[nodiscard]] bool elapsed(std::uint32_t calendar) const;
    [[nodiscard]] std::uint32_t main_calendar() const { return foreign.projects.empty() ? 0 : foreign.projects.front().calendar; }
    [[nodiscard]] static std::int64_t calendar_uid(std::uint32_t calendar) { return static_cast<std::int64_t>(calendar) + 1; }
};

/// The rows in order of the outline, with their numbers; losses for what has no row.
[[nodiscard]] std::vector<MspRow> msp_rows(const ForeignSchedule& foreign, Losses& losses);

[[nodiscard]] MspProgress msp_progress(const MspWriting& writing, const ForeignActivity& activity);
[[nodiscard]] MspConstraint msp_constraint(const MspWriting& writing, std::uint32_t activity);

[[nodiscard]] std::map<std::string, std::size_t> msp_fields(const ForeignSchedule& foreign);
void write_msp_fields(const MspWriting& writing);
void write_msp_tags(const MspWriting& writing, const ForeignActivity& activity);
void write_msp_calendars(const MspWriting& writing);
void write_msp_tasks(const MspWriting& writing);
void write_msp_relations(const MspWriting& writing, std::uint32_t activity);
/// Work that goes on in other calendars than its own is done by resources, one for each of those calendars.
[[nodiscard]] std::vector<bool> msp_calendars_of_resources(const ForeignSchedule& foreign);
void write_msp_resources(const MspWriting& writing);
void write_msp_baselines(const MspWriting& writing, const ForeignActivity& activity);

} // namespace slipway
