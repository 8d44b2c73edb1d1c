#pragma once
// The forward and the backward pass as MS Project makes them, in instants. What its numbers are was found by comparing what it stored.

#include "interchange/answers/msp_graph.hpp"
#include "interchange/answers/msp_work.hpp"

namespace slipway {

struct MspDates {
    Instant early_start = unknown_instant;
    Instant early_finish = unknown_instant;
    Instant late_start = unknown_instant; ///< of the remaining work, once started
    Instant late_finish = unknown_instant;
    Instant overruled_start = Instant::min(); ///< what relations ask of a task that a constraint puts earlier
};

class MspPasses {
public:
    MspPasses(const ForeignSchedule& foreign, const ForeignComputed& computed, const MspGraph& graph);
    /// Forward, backward, and forward again when something is as late as possible, since that holds back what follows it; then the
    /// summaries.
    void run();

    /// By activity; of what is inactive where it hands on what it asks. As late as possible: still its early dates; of a summary the span
    /// of what it shows.
    [[nodiscard]] const MspDates& dates(std::uint32_t activity) const { return dates_[activity]; }
    /// When its work begins and ends by the schedule: the early dates, or the late ones of what is as late as possible.
    /// Of a summary scheduled by hand its own dates, which those of its work may overrun.
    [[nodiscard]] Instant scheduled_start(std::uint32_t activity) const;
    [[nodiscard]] Instant scheduled_finish(std::uint32_t activity) const;
    /// Where the remaining work of a started task goes on.
    [[nodiscard]] Instant goes_on(std::uint32_t activity) const;
    /// As MS Project prints it: of a started task its actual start.
    [[nodiscard]] Instant printed_late_start(std::uint32_t activity) const;
    [[nodiscard]] Minutes total_float(std::uint32_t activity) const;
    [[nodiscard]] Minutes free_float(std::uint32_t activity) const;
    /// Whether a relation of the file sets the start of its successor.
    [[nodiscard]] bool drives(std::uint32_t relation) const { return drives_[relation]; }

private:
    using Relation = NetworkRelation;

    /// What binds the start, or the finish, of all the work of a summary; the least instant when nothing does.
    struct Opening {
        Instant start = Instant::min();
        Instant finish = Instant::min();
        Instant late_start = unknown_instant; ///< the least that the work within needs
        Instant late_finish = unknown_instant;
    };
    /// What the relations from a summary ask of the work it spans.
    struct Closing {
        Instant finish = unknown_instant; ///< of all of it
        Instant start = unknown_instant;  ///< of the work that begins first
        std::uint32_t first = MspGraph::none;
    };
    struct Bounds {
        Instant start = Instant::min();
        Instant linked = Instant::min(); ///< by its own relations alone
        bool any = false;
    };

    [[nodiscard]] const ForeignActivity& task(std::uint32_t activity) const { return foreign_.activities[activity]; }
    [[nodiscard]] MspWork work(std::uint32_t activity) const { return {task(activity), computed_.calendars}; }
    [[nodiscard]] Instant project_start(std::uint32_t activity) const { return foreign_.projects[task(activity).project].data_date; }
    [[nodiscard]] bool is_summary(std::uint32_t activity) const { return task(activity).kind == ForeignKind::summary; }
    [[nodiscard]] bool inactive(std::uint32_t activity) const { return task(activity).kind == ForeignKind::inactive; }
    [[nodiscard]] bool complete(std::uint32_t activity) const { return task(activity).state == ForeignState::complete; }
    [[nodiscard]] bool started(std::uint32_t activity) const { return task(activity).state == ForeignState::in_progress; }
    [[nodiscard]] bool manual(std::uint32_t activity) const { return task(activity).manual && task(activity).manual_start.has_value(); }
    [[nodiscard]] bool resumes_late(std::uint32_t activity) const;
    [[nodiscard]] bool dated(std::uint32_t activity) const;
    [[nodiscard]] bool held_back(std::uint32_t activity) const;
    [[nodiscard]] Minutes delay(std::uint32_t activity) const;
    [[nodiscard]] const Calendar& lag_calendar(const Relation& relation) const { return computed_.calendars[relation.lag_calendar]; }

    // --- forward
    void forward();
    void forward_task(std::uint32_t activity);
    void pass_on(std::uint32_t activity);
    void forward_opening(std::uint32_t node);
    void forward_closing(std::uint32_t activity);
    [[nodiscard]] Instant end_of(const Relation& relation) const;
    [[nodiscard]] Instant asked_start(std::uint32_t activity, const Relation& relation) const;
    [[nodiscard]] Instant asked_end(const Relation& relation) const;
    [[nodiscard]] Instant placed(std::uint32_t activity, Instant at) const;
    [[nodiscard]] Bounds bounds_of(std::uint32_t activity) const;
    [[nodiscard]] Instant constrained_start(std::uint32_t activity, Instant start) const;
    [[nodiscard]] Instant first_start(std::uint32_t activity) const;
    void place_unstarted(std::uint32_t activity);
    void place_started(std::uint32_t activity);
    void keep_finish(std::uint32_t activity, Instant asked);
    void keep_asked_finishes(std::uint32_t activity, Instant start);
    void note_drives(std::uint32_t activity, Instant start);

    // --- backward
    void backward();
    [[nodiscard]] Instant last_finish() const;
    void backward_task(std::uint32_t activity);
    void pass_back(std::uint32_t activity);
    void backward_opening(std::uint32_t node);
    void backward_closing(std::uint32_t activity);
    [[nodiscard]] Instant needed_start(std::uint32_t node) const;
    [[nodiscard]] Instant needed_finish(std::uint32_t node) const;
    [[nodiscard]] bool asks_nothing(std::uint32_t node) const;
    [[nodiscard]] Instant allowed_finish(std::uint32_t activity, const Relation& relation) const;
    [[nodiscard]] Instant allowed_by_start(std::uint32_t activity, const Relation& relation) const;
    [[nodiscard]] Instant allowed_by_successors(std::uint32_t activity) const;
    [[nodiscard]] Instant constrained_finish(std::uint32_t activity, Instant finish) const;
    [[nodiscard]] Instant open_end(std::uint32_t activity) const;

    // --- summaries, floats
    void roll_up();
    void roll_up_into(std::uint32_t activity);
    void widen_early(MspDates& span, std::uint32_t child) const;
    [[nodiscard]] std::optional<Minutes> link_float(const Relation& relation) const;

    template <class Visit>
    void each_incoming(std::uint32_t node, Visit visit) const {
        const auto& network = graph_.network;
        for (const auto& one : network.incoming_at((*network.position)[node])) { visit(one.relation); }
    }
    template <class Visit>
    void each_outgoing(std::uint32_t node, Visit visit) const {
        const auto& network = graph_.network;
        for (const auto& one : network.outgoing_at((*network.position)[node])) { visit(network.incoming[one.slot].relation); }
    }
    [[nodiscard]] const Relation& relation(std::uint32_t index) const { return graph_.network.relations[index]; }
    [[nodiscard]] bool of_file(std::uint32_t index) const { return graph_.file_relation[index] != MspGraph::none; }
    [[nodiscard]] bool is_opening(std::uint32_t node) const { return node >= foreign_.activities.size(); }
    [[nodiscard]] Opening& opening(std::uint32_t node) { return openings_[node - foreign_.activities.size()]; }
    [[nodiscard]] const Opening& opening(std::uint32_t node) const { return openings_[node - foreign_.activities.size()]; }

    const ForeignSchedule& foreign_;
    const ForeignComputed& computed_;
    const MspGraph& graph_;
    std::vector<MspDates> dates_;
    std::vector<Opening> openings_;
    std::vector<Closing> closings_; ///< by activity; of summaries only
    std::vector<bool> drives_;      ///< by relation of the file
    std::vector<bool> followed_;    ///< by activity: a relation of the file begins at it
    std::vector<bool> elapsed_;     ///< by calendar: time in it runs day and night
    Instant project_finish_ = Instant::min();
    bool second_ = false; ///< the late dates of what is as late as possible count
};

} // namespace slipway
