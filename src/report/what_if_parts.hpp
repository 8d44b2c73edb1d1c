#pragma once
// The parts of the what-if report.

#include "slipway/report/what_if.hpp"

namespace slipway {

struct WhatIfContext {
    const WhatIfInput& input;
    Language language;

    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] std::string say(std::string_view chinese, std::string_view english) const {
        return std::string{zh() ? chinese : english};
    }
    [[nodiscard]] const Portfolio& before() const { return input.before.portfolio; }
    [[nodiscard]] const Portfolio& after() const { return input.after.portfolio; }
};

/// One change tried, for the machine and as a line for readers with what it used up under it.
struct TriedLine {
    Json json = Json::object();
    Bullets::Point point;
};
[[nodiscard]] std::vector<TriedLine> tried_lines(const WhatIfContext& context);

/// Rows of the machine: what moves.
[[nodiscard]] Json project_move_row(const WhatIfContext& context, const ProjectMove& move);
[[nodiscard]] Json activity_move_row(const WhatIfContext& context, const ActivityMove& move);
[[nodiscard]] std::vector<std::string> move_columns();

/// How a promise fares under the trial: above 0 worse (held, could be held, cannot), below 0 better.
[[nodiscard]] int promise_worsened(const WhatIfContext& context, const ProjectMove& move);

/// The activities that become critical, or cease to be.
[[nodiscard]] std::vector<ActivityMove> critical_changes(const WhatIfContext& context, bool becomes);

[[nodiscard]] MachineFace what_if_machine(const WhatIfContext& context, const std::vector<TriedLine>& lines);

} // namespace slipway
