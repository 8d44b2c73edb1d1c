#include "interchange/problems.hpp"

#include "slipway/base/text.hpp"
#include "slipway/interchange/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace slipway::interchange {

void Problems::add(Kept& kept, Diagnostic diagnostic) {
    ++kept.met;
    if (kept.first.size() < most_foreign_problems) { kept.first.push_back(std::move(diagnostic)); }
}

void Problems::error(const Span& place, Complaint complaint) {
    add(errors_,
        {DiagnosticSeverity::error, std::string{complaint.code}, std::move(complaint.message), place, std::move(complaint.advice)});
}

void Problems::warning(const Span& place, Complaint complaint) {
    add(warnings_,
        {DiagnosticSeverity::warning, std::string{complaint.code}, std::move(complaint.message), place, std::move(complaint.advice)});
}

std::vector<Diagnostic> Problems::take(const Sources& sources) {
    auto all = std::move(errors_.first);
    const auto room = std::min(most_foreign_problems - all.size(), warnings_.first.size());
    const auto last = warnings_.first.begin() + static_cast<std::ptrdiff_t>(room);
    std::move(warnings_.first.begin(), last, std::back_inserter(all));
    const auto more = errors_.met + warnings_.met - all.size();
    sort_diagnostics(all, sources);
    if (more > 0) {
        const auto severity = failed() ? DiagnosticSeverity::error : DiagnosticSeverity::warning;
        all.push_back({severity, "more-problems", fmt::format("there are {}", counted(more, "more problem")), Span{},
                       "mend the first ones and read the file again"});
    }
    return all;
}

} // namespace slipway::interchange
