#pragma once
// A schedule kept up to date under small changes, at the cost of what the change moves.

#include "slipway/schedule/schedule.hpp"

#include <memory>

namespace slipway {

/// Holds the schedule of a network whose input changes. The caller changes an entry of `input.status` that it owns and names the activity;
/// everything the dates of which move is computed again, and nothing else. The result equals a full `schedule`, bit for bit.
/// The network and the arrays behind `input` must outlive it.
class Rescheduler {
public:
    Rescheduler(const Network& network, const ScheduleInput& input);
    ~Rescheduler();
    Rescheduler(const Rescheduler& other) = delete;
    Rescheduler& operator=(const Rescheduler& other) = delete;
    Rescheduler(Rescheduler&& other) noexcept;
    Rescheduler& operator=(Rescheduler&& other) noexcept;

    /// The status of this activity was changed. Its early dates and all that follow from them are current when this returns, and it says
    /// how many activities moved.
    std::size_t changed(std::uint32_t activity);

    /// Any number of statuses were changed: everything is computed again, in the memory that is there.
    const Schedule& all_changed();

    [[nodiscard]] Instant early_start(std::uint32_t activity) const;
    [[nodiscard]] Instant early_finish(std::uint32_t activity) const;
    /// The whole schedule; late dates, floats and drives are brought up to date first, by one backward pass when something changed.
    [[nodiscard]] const Schedule& schedule();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace slipway
