// `diff`: what differs between two dates, publications or baselines.

#include "slipway/report/diff.hpp"

#include "cli/approved.hpp"
#include "cli/moments.hpp"
#include "cli/published.hpp"
#include "cli/where.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>

namespace slipway {
namespace {

constexpr std::string_view baseline_prefix = "baseline:";

/// One side: what it is taken from, and what it holds.
struct Side {
    std::optional<Moment> moment; ///< absent where only dates were kept
    Snapshot snapshot;
    DiffSide said;

    [[nodiscard]] const Portfolio& portfolio(const Session& session) const { return moment ? moment->portfolio() : session.portfolio(); }
    [[nodiscard]] const Outlook& outlook(const Session& session) const { return moment ? moment->outlook : session.outlook; }
};

/// What both sides are made with.
struct DiffCall {
    const Call& call;
    const Session& session;
    const std::vector<Baseline>& baselines;
};

std::optional<Side> day_side(const DiffCall& asked, const std::string& words) {
    if (const auto day = parse_date(words); day && lies_ahead(asked.call, *day)) { return std::nullopt; }
    auto then = moment(asked.call, asked.session, words);
    if (!then) { return std::nullopt; }
    Side side{std::nullopt,
              snapshot(then->portfolio(), then->outlook),
              {words, SideKind::computed, then->as_of, {}, asked.call.known_at.value_or("")}};
    if (then->publication) {
        side.said.kind = SideKind::published;
        side.said.recorded_at = then->publication->recorded_at;
        side.said.known_at.clear();
    } else if (const auto elsewhere = found_elsewhere(asked.call, asked.session.folder, Kept::publications, then->as_of)) {
        asked.call.surroundings.err << fmt::format("slipway: {}\n", *elsewhere);
    }
    side.moment = std::move(then);
    return side;
}

std::optional<Side> own_baselines_side(const DiffCall& asked, const std::string& words, const std::string& name) {
    const auto each = references(asked.call, asked.session.portfolio(), asked.baselines, name);
    if (!each) { return std::nullopt; }
    return Side{std::nullopt, snapshot(asked.session.portfolio(), *each), {words, SideKind::baseline, std::nullopt, {}, {}}};
}

std::optional<Side> baseline_side(const DiffCall& asked, const std::string& words) {
    const auto name = words.substr(baseline_prefix.size());
    if (name == original_baseline || name == current_baseline) { return own_baselines_side(asked, words, name); }
    const auto* baseline = baseline_named(asked.call, asked.baselines, name);
    if (baseline == nullptr) { return std::nullopt; }
    const DiffSide said{words, SideKind::baseline, baseline->as_of, baseline->recorded_at, {}};
    auto then = moment(asked.call, asked.session, words);
    if (!then) { return std::nullopt; }
    // A newer edition of a day after the data date is not the one asked for.
    if (!then->baseline || then->baseline->baseline != *baseline) {
        const auto each = references_to(asked.session.portfolio(), *baseline);
        return Side{std::nullopt, snapshot(asked.session.portfolio(), each), said};
    }
    auto dates = snapshot(then->portfolio(), then->outlook, *baseline);
    return Side{std::move(then), std::move(dates), said};
}

std::optional<Side> side(const DiffCall& asked, const std::string& words) {
    return words.starts_with(baseline_prefix) ? baseline_side(asked, words) : day_side(asked, words);
}

/// Whether a side is typed wrong, whatever the store holds: neither a day nor a baseline, or a day to come.
bool wrong_words(const Call& call, const std::string& words) {
    const auto day = parse_date(words);
    return day ? *day > call.as_of : !words.starts_with(baseline_prefix);
}

/// The keys of the projects that are selected on one of the sides, and which of the later side's those are. Nothing when the expression
/// is wrong.
struct SelectedKeys {
    std::set<std::string> keys;
    std::vector<bool> projects;
};

std::optional<SelectedKeys> selected_keys(const Call& call, const Session& session, const Side& before, const Side& after) {
    const auto& now = after.portfolio(session);
    auto is = selected_projects(call, now, after.outlook(session));
    if (!is) { return std::nullopt; }
    const auto& then = before.portfolio(session);
    // What only the later records know is an unknown key before them: nothing fitted then.
    const auto was = call.where ? select(*call.where, then, before.outlook(session)).value.value_or(std::vector<bool>(then.projects.size()))
                                : std::vector<bool>(then.projects.size(), true);
    SelectedKeys found{{}, std::move(*is)};
    for (std::uint32_t i = 0; i < was.size(); ++i) {
        if (was[i]) { found.keys.insert(then.projects[i].key); }
    }
    for (std::uint32_t i = 0; i < found.projects.size(); ++i) {
        if (found.keys.contains(now.projects[i].key)) { found.projects[i] = true; }
        if (found.projects[i]) { found.keys.insert(now.projects[i].key); }
    }
    return found;
}

void keep_selected(Snapshot& snapshot, const SelectedKeys& selected) {
    std::erase_if(snapshot.projects, [&](const SnapshotProject& one) { return !selected.keys.contains(one.key); });
    std::erase_if(snapshot.not_covered, [&](const std::string& key) { return !selected.keys.contains(key); });
}

/// Whether the sides stand in the wrong order; says so.
bool wrong_order(const Call& call, const Side& before, const Side& after) {
    if (!before.said.as_of || !after.said.as_of || *before.said.as_of <= *after.said.as_of) { return false; }
    print(call,
          {{DiagnosticSeverity::error, "wrong-order", fmt::format("{} is later than {}", before.said.words, after.said.words), std::nullopt,
            "write the earlier one first"}},
          {});
    return true;
}

} // namespace

Exit run_diff(const Call& call) {
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto& asked = call.options.diff;
    const auto baselines = approved(call, *session);
    const DiffCall with{call, *session, baselines};
    auto before = side(with, asked.from);
    auto after = side(with, asked.to.empty() ? to_string(call.as_of) : asked.to);
    if ((!before && wrong_words(call, asked.from)) || (!after && wrong_words(call, asked.to))) { return Exit::usage; }
    if (!before || !after || wrong_order(call, *before, *after)) { return Exit::input; }
    const auto selected = selected_keys(call, *session, *before, *after);
    if (!selected) { return Exit::usage; }
    keep_selected(before->snapshot, *selected);
    keep_selected(after->snapshot, *selected);
    const SnapshotPair comparison{before->snapshot,           after->snapshot, before->portfolio(*session),
                                  after->portfolio(*session), baselines,       call.options.all};
    const auto found = differences(comparison);
    print(call, diff_report({comparison, found, before->said, after->said, call.as_of, call.options.all}, session->language),
          selected->projects, session->language);
    return Exit::done;
}

} // namespace slipway
