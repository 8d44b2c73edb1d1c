#include "interchange/answers/engine_input.hpp"
#include "interchange/answers/rules.hpp"

namespace slipway {

std::variant<ForeignComputed, std::vector<Diagnostic>> compute(const ForeignSchedule& foreign, std::uint32_t file) {
    auto input = engine_input(foreign, file);
    if (auto* computed = std::get_if<ForeignComputed>(&input)) {
        if (foreign.tool == ForeignTool::p6) {
            compute_p6(foreign, *computed);
        } else {
            if (auto problems = compute_msp(foreign, *computed, file); !problems.empty()) { return problems; }
        }
    }
    return input;
}

ForeignAnswers answers(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity) {
    return foreign.tool == ForeignTool::p6 ? p6_answers(foreign, computed, activity) : msp_answers(foreign, computed, activity);
}

} // namespace slipway
