#include "slipway/schedule/rescheduler.hpp"

#include "schedule/passes.hpp"

namespace slipway {

/// The passes, and whether the backward one is behind.
struct Rescheduler::State {
    State(const Network& of, const ScheduleInput& from) : network{of}, passes{of, from} {}

    const Network& network;
    Passes passes;
    bool behind = true;

    void settle() {
        if (behind) { passes.backward(); }
        behind = false;
    }
};

Rescheduler::Rescheduler(const Network& network, const ScheduleInput& input) : state_{std::make_unique<State>(network, input)} {
    state_->passes.forward();
    state_->settle();
}

Rescheduler::~Rescheduler() = default;
Rescheduler::Rescheduler(Rescheduler&&) noexcept = default;
Rescheduler& Rescheduler::operator=(Rescheduler&&) noexcept = default;

std::size_t Rescheduler::changed(std::uint32_t activity) {
    const auto place = (*state_->network.position)[activity];
    state_->behind = true;
    if (state_->passes.local()) { return state_->passes.forward_from(place); }
    const auto before = state_->passes.early_dates();
    all_changed();
    return state_->passes.moved_since(before);
}

const Schedule& Rescheduler::all_changed() {
    state_->passes.all_again();
    state_->behind = false;
    return state_->passes.schedule();
}

Instant Rescheduler::early_start(std::uint32_t activity) const { return state_->passes.schedule().early_start(activity); }

Instant Rescheduler::early_finish(std::uint32_t activity) const { return state_->passes.schedule().early_finish(activity); }

const Schedule& Rescheduler::schedule() {
    state_->settle();
    return state_->passes.schedule();
}

} // namespace slipway
