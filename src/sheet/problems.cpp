#include "sheet/problems.hpp"

#include "slipway/base/text.hpp"

#include <fmt/format.h>

namespace slipway::sheet {

void refuse(std::string cell, Reason reason) {
    throw Refusal{
        {DiagnosticSeverity::error, std::move(cell), std::move(reason.code), std::move(reason.message), std::move(reason.advice)}};
}

void ProblemList::error(std::string cell, Reason reason) {
    add({DiagnosticSeverity::error, std::move(cell), std::move(reason.code), std::move(reason.message), std::move(reason.advice)});
}

void ProblemList::warning(std::string cell, Reason reason) {
    add({DiagnosticSeverity::warning, std::move(cell), std::move(reason.code), std::move(reason.message), std::move(reason.advice)});
}

void ProblemList::add(Problem problem) {
    auto& met = met_[problem.code];
    ++met.count;
    if (problem.severity == DiagnosticSeverity::error) { met.severity = problem.severity; }
    if (met.count <= most_of_code_) { kept_.push_back(std::move(problem)); }
}

std::vector<Problem> ProblemList::take() {
    for (const auto& [code, met] : met_) {
        if (met.count <= most_of_code_) { continue; }
        const auto more = met.count - most_of_code_;
        kept_.push_back({met.severity, "", code, fmt::format("{} of the same", counted(more, "more cell")),
                         "put right those that are named, and read again"});
    }
    met_.clear();
    return std::exchange(kept_, {});
}

} // namespace slipway::sheet
