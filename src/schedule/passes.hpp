#pragma once
// The forward and the backward pass over a whole network, and again over the part that a change moves. Everything here goes by position.

#include "schedule/rules.hpp"

namespace slipway {

class Passes {
public:
    /// Reads the input; no date is known yet. The network and the arrays behind the input must outlive it.
    Passes(const Network& network, const ScheduleInput& input);
    Passes(const Passes&) = delete;
    Passes& operator=(const Passes&) = delete;
    Passes(Passes&&) = delete;
    Passes& operator=(Passes&&) = delete;
    ~Passes() = default;

    void forward();
    /// Late dates, floats and drives. Needs the forward pass.
    void backward();

    /// The status of one activity changed: early dates of it and of what follows. How many activities moved.
    /// Precondition: `local()`.
    std::size_t forward_from(std::uint32_t place);
    /// Any number of statuses changed: everything, late dates too.
    void all_again();
    /// Early dates, to count later how many activities have moved since.
    [[nodiscard]] LargeVector<Schedule::Dates> early_dates() const { return out_.early_; }
    [[nodiscard]] std::size_t moved_since(const LargeVector<Schedule::Dates>& before) const;
    /// Whether a change can be followed from activity to activity: a level of effort and work as late as possible look both ways.
    [[nodiscard]] bool local() const noexcept { return local_; }

    [[nodiscard]] const Schedule& schedule() const noexcept { return out_; }
    [[nodiscard]] Schedule taken() && { return std::move(out_); }

private:
    using State = ProgressState;
    using Dates = Schedule::Dates;

    /// What the quick way through the passes reads of an activity. One that has nothing special about it, nor about its neighbours on that
    /// side, is plain: its dates follow from working-time numbers alone. The rules give the same dates, only slower.
    struct alignas(32) Node {
        Minutes remaining{0};
        Minutes early_work{0}; ///< working minutes of its calendar before its early start
        Minutes late_work{0};  ///< and before its late finish, as far as its successors have asked
        Minutes free{0};       ///< free float, as far as its successors have asked
        Minutes earliest{0};   ///< working minutes before its first possible start
        std::uint32_t project = 0;
        std::uint16_t calendar = 0;
        bool plain_forward : 1 = false;
        bool plain_backward : 1 = false;
        bool plain_before : 1 = false; ///< as a predecessor
        bool plain_after : 1 = false;  ///< as a successor
        bool sure : 1 = false;         ///< to have a forecast
        bool complete : 1 = false;
        bool start_milestone : 1 = false;
        bool level_of_effort : 1 = false;
    };
    static_assert(sizeof(Node) == 32, "two to a cache line: the passes wait for nothing else as long");

    void prepare();
    [[nodiscard]] Node prepared(std::uint32_t activity) const;
    void join_neighbours(std::uint32_t place);
    void leave_to_the_rules();
    void leave_crowded_to_the_rules();
    void unprepare(std::uint32_t place);

    void forward_at(std::uint32_t place);
    void forward_plain(std::uint32_t place);
    [[nodiscard]] Instant after_lag(const IncomingRelation& relation) const;
    void forward_by_rules(std::uint32_t place);
    void forward_complete(std::uint32_t place);
    void set_drives(std::uint32_t place, std::uint64_t bits);
    void set_drive(std::uint32_t slot, bool drives);
    void find_project_finishes();

    [[nodiscard]] bool all_capped() const;
    [[nodiscard]] Instant cap_of(std::uint32_t project) const;
    [[nodiscard]] Instant last_finish(std::uint32_t project) const;
    void backward_plain(std::uint32_t place);
    void ask_predecessors(std::uint32_t place);
    void backward_by_rules(std::uint32_t place);
    void measure_floats(std::uint32_t place);
    void hold_back();
    void use_up_free_float();
    void put_on_late_dates();
    void span_levels_of_effort();
    void span_early(std::uint32_t place);
    void span_late(std::uint32_t place);

    [[nodiscard]] const Calendar& lag_calendar(const IncomingRelation& relation) const {
        return input_
            .calendars[relation.own_lag_calendar ? network_.relations[relation.relation].lag_calendar : nodes_[relation.from].calendar];
    }

    const Network& network_;
    const ScheduleInput input_;
    Schedule out_;
    Rules rules_;
    LargeVector<Node> nodes_;
    std::vector<std::uint32_t> held_back_;        ///< as late as possible
    std::vector<std::uint32_t> levels_of_effort_; ///< both in topological order
    bool local_ = true;
    std::vector<bool> queued_;           ///< in waiting_
    std::vector<std::uint32_t> waiting_; ///< in forward_from: a heap, the first in topological order on top
};

} // namespace slipway
