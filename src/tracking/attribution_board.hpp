#pragma once
// A milestone and all that comes before it, in the records of then and of now together: changed step by step, it says after each what the
// forecast of the milestone is.

#include "slipway/schedule/rescheduler.hpp"
#include "slipway/tracking/attribution.hpp"

#include <memory>
#include <unordered_map>

namespace slipway {

/// An activity of the one portfolio, the other, or both.
struct BoardActivity {
    std::string key;
    std::optional<std::uint32_t> then, now; ///< its indices there
    std::uint32_t project = 0;              ///< index into the board's projects
    NetworkActivity record;                 ///< as it is at this step; its calendar is an index into Comparison::calendars
    std::vector<ActivityConstraint> constraints;
};

struct BoardProject {
    std::string key;
    std::optional<std::uint32_t> then, now;
};

struct BoardRelation {
    std::optional<std::uint32_t> then, now; ///< index in the portfolio
    NetworkRelation record;                 ///< as it is at this step, between the board's activities
    bool holds = false;                     ///< at this step
};

/// A forecast or actual day of one activity, as instants.
struct BoardDates {
    Instant start = unknown_instant;
    Instant finish = unknown_instant;
};

/// Begins as the situation of then. Activities, projects and relations that are only of now wait outside.
/// The parts that may be changed are open; whoever changes one says so by `changed`, `all_changed` or `rebuilt`.
class Board {
public:
    Board(const Comparison& comparison, std::uint32_t target_then, std::uint32_t target_now);
    Board(const Board&) = delete;
    Board& operator=(const Board&) = delete;
    Board(Board&&) = delete;
    Board& operator=(Board&&) = delete;
    ~Board() = default;

    std::vector<BoardActivity> activities; ///< the milestone first
    std::vector<BoardProject> projects;
    std::vector<BoardRelation> relations;
    std::vector<ActivityStatus> status;
    std::vector<std::optional<Date>> done_by; ///< of what a stage implies to be done: the last day by which it was
    std::vector<ProjectTerms> terms;          ///< by project, and one more for what waits outside
    ScheduleOptions options;

    /// The status of this activity was changed, and nothing else.
    void changed(std::uint32_t activity) { engine_->changed(activity); }
    /// Any number of statuses and terms were changed.
    void all_changed() { engine_->all_changed(); }
    /// Anything was changed.
    void rebuilt();

    /// The day that the milestone shows.
    [[nodiscard]] std::optional<Date> shown() const;
    [[nodiscard]] BoardDates dates(std::uint32_t activity) const;
    [[nodiscard]] const Calendar& calendar(std::uint32_t activity) const {
        return comparison_.calendars()[activities[activity].record.calendar];
    }

    /// Whether dates depend on what comes later: some work is as late as possible, or the milestone is a level of effort.
    [[nodiscard]] bool looks_both_ways() const noexcept { return looks_both_ways_; }

    /// Activity by activity in order of keys, and with what comes before others first.
    [[nodiscard]] std::vector<std::uint32_t> by_key() const;
    [[nodiscard]] std::vector<std::uint32_t> by_work() const;
    [[nodiscard]] std::vector<std::uint32_t> projects_by_key() const;

    /// What the records of now say.
    [[nodiscard]] std::uint32_t calendar_now(std::uint32_t activity) const;
    [[nodiscard]] std::vector<ActivityConstraint> constraints_now(std::uint32_t activity) const;
    [[nodiscard]] NetworkRelation relation_now(std::uint32_t relation) const;
    /// Takes what is only of now in, and what is only of then out: what waits outside counts in no project.
    void take_in(std::uint32_t activity) { activities[activity].record.project = activities[activity].project; }
    void take_out(std::uint32_t activity) { activities[activity].record.project = static_cast<std::uint32_t>(projects.size()); }

    /// The status of an activity, and by when it was done, as its index in the records of now has it.
    void settle(std::uint32_t activity, const Progress& progress);

    [[nodiscard]] const Comparison& comparison() const noexcept { return comparison_; }
    /// As of the last `rebuilt`.
    [[nodiscard]] const Network& network() const noexcept { return network_; }
    [[nodiscard]] std::span<const ActivityConstraint> constraints() const noexcept { return constraints_; }

private:
    void gather(std::uint32_t target_then, std::uint32_t target_now, bool whole);
    std::uint32_t add(std::optional<std::uint32_t> then, std::optional<std::uint32_t> now);
    void add_neighbours(std::uint32_t member, bool whole);
    [[nodiscard]] bool any_looks_both_ways() const;
    void describe(std::uint32_t member);
    std::uint32_t project_of(const BoardActivity& one);
    void set_terms();
    void relate(std::uint32_t member);
    void relate_then(std::uint32_t member);
    [[nodiscard]] bool pair_up(std::size_t first, std::uint32_t relation_now, int wanted);

    const Comparison& comparison_;
    std::unordered_map<std::uint32_t, std::uint32_t> of_then_, of_now_; ///< index in the portfolio → member
    Network network_;
    std::vector<ActivityConstraint> constraints_;
    std::unique_ptr<Rescheduler> engine_;
    bool looks_both_ways_ = false;
};

/// The constraints of one activity among those of an outlook.
[[nodiscard]] std::span<const ActivityConstraint> constraints_of(const Outlook& outlook, std::uint32_t activity);

[[nodiscard]] bool same(const ActivityStatus& left, const ActivityStatus& right);

} // namespace slipway
