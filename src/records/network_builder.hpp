#pragma once
// Activities and relations of all projects, one project after the other; relations across projects once all are there.

#include "records/activities.hpp"
#include "records/calendars.hpp"
#include "records/facts.hpp"
#include "records/pattern.hpp"
#include "slipway/model/portfolio.hpp"

#include <map>
#include <tuple>
#include <vector>

namespace slipway::records {

/// The calendars that hold when a record names none.
struct CalendarChoice {
    std::uint32_t standard = 0; ///< the portfolio's default for activities
    LagCalendar lag = LagCalendar::predecessor;
};

/// Fills the activities and relations of a portfolio whose projects are added in order of keys.
class NetworkBuilder {
public:
    NetworkBuilder(Portfolio& portfolio, CalendarBook& calendars, CalendarSwaps& swaps, CalendarChoice choice, const FactContext& context)
        : portfolio_{portfolio}, calendars_{calendars}, swaps_{swaps}, choice_{choice}, context_{context} {}

    /// Adds a project with its activities and the relations inside it.
    void add(Project project, const RawProject& raw, const WorkSource& source);
    /// Adds the relations that cross projects, and takes out those that overlays drop. Call once, after the last project.
    void connect_projects(const Names& projects);

private:
    /// A relation between an activity and an end that may lie in another project.
    struct Crossing {
        std::uint32_t project = 0; ///< that holds the relation
        Word own;                  ///< its own activity
        RawEnd end;
        bool end_is_predecessor = false;
        RelationType type = RelationType::finish_start;
        RelationRecord record;
        Lag lag;
        std::optional<Word> lag_calendar; ///< when the relation names one
    };
    /// What a relation asks of a project.
    struct Side {
        std::uint32_t calendar = 0; ///< its default
        bool complete = true;
        std::vector<Word> dropped;
    };

    const Pattern& pattern_for(const ActivityContext& context);
    /// The number of the activity that completes the project, counted from its first.
    std::optional<std::uint32_t> fill_in(const Pattern& pattern, const std::vector<std::uint32_t>& places, const RawProject& raw,
                                         const ActivityContext& context);
    std::optional<std::uint32_t> add_work(const RawProject& raw, const ActivityContext& context);
    void add_activity(ResolvedActivity resolved);
    void add_activities(const Work& work, const ActivityContext& context);
    void add_edges(const Work& work, std::uint32_t project);
    void keep_crossings(const RawProject& raw, std::uint32_t project);
    [[nodiscard]] std::optional<Relation> connected(Crossing& crossing, const Names& projects);
    void drop(const Names& projects);
    void report_untied() const;
    [[nodiscard]] std::optional<std::uint32_t> end_of(std::uint32_t project, const RawEnd& end, const Names& projects);
    [[nodiscard]] std::optional<std::uint32_t> activity_in(std::uint32_t project, const Word& word);
    void measure_lag(Relation& relation, const Lag& lag, std::uint32_t project);

    Portfolio& portfolio_;
    CalendarBook& calendars_;
    CalendarSwaps& swaps_;
    RecordBook book_;
    CalendarChoice choice_;
    const FactContext& context_;
    std::vector<Side> sides_;                 ///< by project
    std::vector<std::uint32_t> own_calendar_; ///< by activity: its calendar for working time, when durations count calendar days
    std::vector<Crossing> crossings_;
    std::vector<std::pair<std::uint32_t, RawDropRelation>> drops_; ///< with the project that holds each
    std::map<std::tuple<const RawTemplate*, std::uint32_t, const CalendarSwaps::Pairs*>, Pattern> patterns_; ///< by default calendar, place
    std::vector<std::uint32_t> untied_; ///< levels of effort that wait for nothing: something must wait for them
};

} // namespace slipway::records
