// `gaps`: what the records lack.

#include "slipway/report/gaps.hpp"

#include "cli/where.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// Whether one of the gaps that are shown reaches the severity of --fail-on.
bool reached(const Call& call, const std::vector<Gap>& all, const std::vector<bool>& selected) {
    const auto level = value_of(severity_words, call.options.fail_on);
    return level && std::ranges::any_of(all, [&](const Gap& gap) {
               const bool shown = gap.subject == GapSubject::project ? selected[gap.index] : !call.where;
               return shown && gap.severity <= *level;
           });
}

} // namespace

Exit run_gaps(const Call& call) {
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto selected = selected_projects(call, session->portfolio(), session->outlook);
    if (!selected) { return Exit::usage; }
    const auto found = gaps(session->portfolio(), session->outlook);
    GapsInput input{session->portfolio(), session->outlook, found, indices(*selected), call.where.has_value(), {}, call.options.all};
    input.by = value_of(gaps_by_words, call.options.group_by);
    print(call, gaps_report(input, session->language), *selected, session->language);
    return reached(call, found.all, *selected) ? Exit::threshold : Exit::done;
}

} // namespace slipway
