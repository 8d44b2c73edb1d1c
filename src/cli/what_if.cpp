// `what-if`: the day computed twice, as it is and under a trial.

#include "slipway/report/what_if.hpp"

#include "cli/trial.hpp"
#include "cli/where.hpp"

#include <algorithm>
#include <set>

namespace slipway {
namespace {

/// The records with the overlays on them. Of their problems those are printed that the records alone do not have.
std::optional<LoadedPortfolio> laid_over(const Call& call, const LoadedPortfolio& base) {
    if (call.overlays.empty()) { return base; }
    const std::vector<std::filesystem::path> overlays(call.overlays.begin(), call.overlays.end());
    auto checked = load_known(call, overlays);
    std::set<std::string> told;
    for (const auto& diagnostic : base.diagnostics) { told.insert(render(diagnostic, base.sources)); }
    auto news = checked.loaded.diagnostics;
    std::erase_if(news, [&](const Diagnostic& diagnostic) { return told.contains(render(diagnostic, checked.loaded.sources)); });
    print(call, news, checked.loaded.sources);
    if (stops(call, checked.loaded)) { return std::nullopt; }
    return std::move(checked.loaded);
}

/// The day under the trial. Dropping relations leaves no cycle where none was.
Outlook outlook_under(const Call& call, const Portfolio& portfolio, const Session& session, const Trial& trial) {
    auto network = std::get<Network>(network_of(portfolio, session.loaded.sources));
    auto progress = tried(portfolio, fold(portfolio, session.observations, call.as_of), trial, call.as_of);
    return outlook(portfolio, std::move(network), std::move(progress), scheduling(call.options, portfolio.options), call.as_of);
}

/// The moves of the projects that are selected as they were or under the trial, and these projects by their index under it.
struct SelectedMoves {
    std::vector<bool> projects;
    Moves moves;
};

SelectedMoves selected_before_or_after(const Call& call, const World& was, const Portfolio& after, std::vector<bool> selected,
                                       Moves moves) {
    if (!call.where) { return {std::move(selected), std::move(moves)}; }
    // What only the records laid over know is an unknown key before them: nothing fitted then.
    const auto fitted = select(*call.where, was.portfolio, was.outlook).value.value_or(std::vector<bool>(was.portfolio.projects.size()));
    for (std::uint32_t i = 0; i < selected.size(); ++i) {
        const auto before = was.portfolio.find_project(after.projects[i].key);
        if (before && fitted[*before]) { selected[i] = true; }
    }
    const auto is_out = [&](const std::optional<std::uint32_t>& before, const std::optional<std::uint32_t>& now) {
        return now ? !selected[*now] : !before || !fitted[*before];
    };
    std::erase_if(moves.projects, [&](const ProjectMove& move) { return is_out(move.before, move.after); });
    std::erase_if(moves.activities, [&](const ActivityMove& move) {
        const auto project = [](const Portfolio& portfolio, const std::optional<std::uint32_t>& activity) {
            return activity ? std::optional{portfolio.activities[*activity].project} : std::nullopt;
        };
        return is_out(project(was.portfolio, move.before), project(after, move.after));
    });
    return {std::move(selected), std::move(moves)};
}

} // namespace

Exit run_what_if(const Call& call) {
    const auto asked = asked_trial(call);
    if (!asked) { return Exit::usage; }
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto base = laid_over(call, session->loaded);
    if (!base) { return Exit::input; }
    const auto trial = resolved(call, *asked, base->portfolio, fold(base->portfolio, session->observations, call.as_of));
    if (!trial) { return Exit::input; }
    const auto portfolio = tried(base->portfolio, *trial);
    const auto after = outlook_under(call, portfolio, *session, *trial);
    if (const auto beyond = beyond_the_calendars(portfolio, after); !beyond.empty()) {
        print(call, beyond, base->sources);
        return Exit::input;
    }
    const World was{session->portfolio(), session->outlook};
    const World is{portfolio, after};
    const auto selected = selected_projects(call, portfolio, after);
    if (!selected) { return Exit::usage; }
    const auto shown = selected_before_or_after(call, was, portfolio, *selected, moves(was, is));
    print(call,
          what_if_report({was, is, base->portfolio, *trial, call.overlays, shown.moves, call.options.all, call.where.has_value()},
                         session->language),
          shown.projects, session->language);
    return Exit::done;
}

} // namespace slipway
