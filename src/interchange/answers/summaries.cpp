#include "interchange/answers/engine_input.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// The outline with each project as the phase above its outermost ones: what has no phase of its own lies in it.
class Outline {
public:
    explicit Outline(const ForeignSchedule& foreign)
        : foreign_{foreign}, summaries_(foreign.phases.size() + foreign.projects.size()), nearest_(summaries_.size()) {
        for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
            const auto& one = foreign.activities[i];
            if (one.kind == ForeignKind::summary) { summaries_[phase_of(one)].push_back(i); }
        }
        for (std::uint32_t project = 0; project < foreign.projects.size(); ++project) { find_nearest(whole(project)); }
        for (std::uint32_t phase = 0; phase < foreign.phases.size(); ++phase) { find_nearest(phase); } // each after its parent
    }

    /// The summaries that span an activity from nearest by; a summary is spanned by those above it, not by those beside it.
    [[nodiscard]] const std::vector<std::uint32_t>* spanning(const ForeignActivity& one) const {
        std::optional<std::uint32_t> phase = phase_of(one);
        if (one.kind == ForeignKind::summary) { phase = above(*phase); }
        if (phase) { phase = nearest_[*phase]; }
        return phase ? &summaries_[*phase] : nullptr;
    }

private:
    [[nodiscard]] std::uint32_t whole(std::uint32_t project) const { return static_cast<std::uint32_t>(foreign_.phases.size()) + project; }
    [[nodiscard]] std::uint32_t phase_of(const ForeignActivity& one) const { return one.phase.value_or(whole(one.project)); }
    [[nodiscard]] std::optional<std::uint32_t> above(std::uint32_t phase) const {
        if (phase >= foreign_.phases.size()) { return std::nullopt; }
        return foreign_.phases[phase].parent.value_or(whole(foreign_.phases[phase].project));
    }

    void find_nearest(std::uint32_t phase) {
        const auto parent = above(phase);
        if (!summaries_[phase].empty()) {
            nearest_[phase] = phase;
        } else if (parent) {
            nearest_[phase] = nearest_[*parent];
        }
    }

    const ForeignSchedule& foreign_;
    std::vector<std::vector<std::uint32_t>> summaries_; ///< by phase; several may span one
    std::vector<std::optional<std::uint32_t>> nearest_; ///< by phase: itself or the nearest above it that a summary spans
};

} // namespace

std::vector<NetworkRelation> relations_of_summaries(const ForeignSchedule& foreign) {
    const Outline outline{foreign};
    std::vector<NetworkRelation> made;
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        const auto* summaries = one.kind == ForeignKind::inactive ? nullptr : outline.spanning(one);
        if (summaries == nullptr) { continue; }
        for (const auto summary : *summaries) {
            for (const auto type : {RelationType::start_start, RelationType::finish_finish}) {
                made.push_back({i, summary, type, true, Minutes{0}, one.calendar});
            }
        }
    }
    return made;
}

} // namespace slipway
