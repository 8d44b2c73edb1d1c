#pragma once
// The parts of a move as the steps make them.

#include "tracking/attribution_board.hpp"
#include "tracking/attribution_said.hpp"

namespace slipway {

/// What a step is, before its effect is known.
struct Step {
    Cause cause = Cause::time;
    std::string from, to;
    std::optional<CalendarChange> calendar = std::nullopt;
};

/// Follows the milestone from step to step.
class Trail {
public:
    explicit Trail(const Board& board) : board_{board}, last_{board.shown()} {}

    void begin(Round round) { round_ = round; }

    /// A step at an activity, at a project, or at none was made. One that moves nothing is no part. Without a forecast nothing is noted:
    /// the part is that of the step after which there is one again.
    void made_at(std::uint32_t activity, Step step) {
        made(std::move(step), board_.projects[board_.activities[activity].project].key, board_.activities[activity].key);
    }
    void made_in(std::uint32_t project, Step step) { made(std::move(step), board_.projects[project].key, board_.projects[project].key); }
    void made(Step step, std::string project = {}, std::string key = {});

    [[nodiscard]] const std::optional<Date>& last() const noexcept { return last_; }
    [[nodiscard]] std::vector<MovePart> taken() && { return std::move(parts_); }

private:
    const Board& board_;
    std::optional<Date> last_; ///< the last forecast there was
    Round round_ = Round::records;
    std::vector<MovePart> parts_;
};

/// The rounds; each brings the board to where the next one begins.
void apply_records(Board& board, Trail& trail);
void apply_knowledge(Board& board, Trail& trail);
void apply_progress(Board& board, Trail& trail);

/// Whether the stages of projects allow a forecast: those that do now and did not are let in, or those that did and do not now are shut
/// out. `allows` answers by the project's index in the records of now, `says` by it what the step is.
template <class Allows, class Says>
void settle_stages(Board& board, Trail& trail, bool let_in, Allows allows, Says says) {
    for (const auto project : board.projects_by_key()) {
        const auto now = board.projects[project].now;
        if (!now || board.terms[project].forecast == let_in || allows(*now) != let_in) { continue; }
        board.terms[project].forecast = let_in;
        board.all_changed();
        trail.made_in(project, says(*now));
    }
}

} // namespace slipway
