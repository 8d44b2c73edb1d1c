// `baseline`: approved schedules set, listed and measured against.

#include "slipway/report/baseline.hpp"

#include "cli/approved.hpp"
#include "cli/keys.hpp"
#include "cli/published.hpp"
#include "cli/where.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

Exit wrong_usage(const Call& call, std::string_view what, std::string_view advice) {
    call.surroundings.err << fmt::format("slipway: {}\n  {}\n", what, advice);
    return Exit::usage;
}

/// The options that `set` needs and did not get.
std::vector<std::string> missing_options(const BaselineOptions& asked) {
    std::vector<std::string> missing;
    if (asked.name.empty()) { missing.emplace_back("a NAME"); }
    if (asked.approved_by.empty()) { missing.emplace_back("--approved-by"); }
    if (asked.reference.empty()) { missing.emplace_back("--ref"); }
    if (asked.reason.empty()) { missing.emplace_back("--reason"); }
    return missing;
}

/// What is wrong with the words of the command, if anything is.
std::optional<Exit> refused_words(const Call& call) {
    const auto& asked = call.options.baseline;
    const bool approves = !asked.approved_by.empty() || !asked.reference.empty() || !asked.reason.empty();
    if (asked.action != "set" && approves) {
        return wrong_usage(call, "--approved-by, --ref and --reason belong to baseline set", "see slipway help baseline");
    }
    if (asked.action == "list" && (!asked.name.empty() || call.where)) {
        return wrong_usage(call, "baseline list lists them all", "slipway baseline show NAME measures against one");
    }
    if (asked.action == "show" && asked.name.empty()) {
        return wrong_usage(call, "baseline show needs a NAME",
                           "slipway baseline list lists them; original and current are each project's own");
    }
    if (asked.action != "set") { return std::nullopt; }
    if (const auto missing = missing_options(asked); !missing.empty()) {
        return wrong_usage(call, fmt::format("baseline set needs {}", fmt::join(missing, ", ")),
                           "an approved schedule says who approved it, by which document, and why");
    }
    if (call.known_at) { return wrong_usage(call, "baseline set keeps what is known now", "leave out --known-at"); }
    return std::nullopt;
}

/// What is wrong with the name of a baseline to be.
std::vector<Diagnostic> refused_name(const std::string& name) {
    if (!is_key(name)) {
        return {{DiagnosticSeverity::error, "not-a-key", fmt::format("\"{}\" is no name of a baseline", name), std::nullopt,
                 "write lower-case letters, digits and hyphens: plan-2024"}};
    }
    if (name != original_baseline && name != current_baseline) { return {}; }
    return {{DiagnosticSeverity::error, "reserved-name", fmt::format("\"{}\" stands for each project's own baseline", name), std::nullopt,
             "give it another name"}};
}

/// The projects typed that are selected too. Nothing when the words are wrong, with how the command ends.
struct AskedProjects {
    std::vector<std::uint32_t> projects;
    std::vector<bool> selected;
    std::optional<Exit> wrong;
};

AskedProjects asked_projects(const Call& call, const Session& session) {
    AskedProjects asked;
    const auto chosen = chosen_projects(call, session.portfolio());
    if (!chosen) { return {{}, {}, Exit::input}; }
    auto selected = selected_projects(call, session.portfolio(), session.outlook);
    if (!selected) { return {{}, {}, Exit::usage}; }
    asked.selected = std::move(*selected);
    std::ranges::copy_if(*chosen, std::back_inserter(asked.projects), [&](std::uint32_t i) { return asked.selected[i]; });
    return asked;
}

Baseline baseline_of(const Call& call, const Session& session, std::span<const std::uint32_t> projects) {
    const auto& asked = call.options.baseline;
    return {.name = asked.name,
            .as_of = call.as_of,
            .recorded_at = call.recorded_at,
            .revision = session.portfolio().revision,
            .approved_by = asked.approved_by,
            .reference = asked.reference,
            .reason = asked.reason,
            .illustrative = call.illustrative,
            .dates = standing_dates(session.portfolio(), session.outlook, projects)};
}

Exit set(const Call& call, const Session& session) {
    const auto asked = asked_projects(call, session);
    if (asked.wrong) { return *asked.wrong; }
    auto problems = refused_name(call.options.baseline.name);
    auto projects = asked.projects;
    std::vector<std::uint32_t> forgone;
    std::ranges::copy_if(projects, std::back_inserter(forgone), [&](std::uint32_t i) { return !session.outlook.projects[i].forecast; });
    std::erase_if(projects, [&](std::uint32_t i) { return !session.outlook.projects[i].forecast; });
    if (projects.empty()) {
        problems.push_back({DiagnosticSeverity::error, "nothing-covered",
                            fmt::format("no project chosen has a forecast on {}", to_string(call.as_of)), std::nullopt,
                            "slipway gaps says what they lack; choose others with PROJECT or --where"});
    }
    if (!problems.empty()) {
        print(call, problems, {});
        call.surroundings.err << "slipway: nothing was stored\n";
        return Exit::input;
    }
    const auto earlier_ones = approved(call, session);
    const auto earlier = current_baselines(session.portfolio(), earlier_ones);
    const auto baseline = baseline_of(call, session, projects);
    record(call, session, {.command = "baseline", .baseline = &baseline, .seen = session.seen});
    print(
        call,
        baseline_receipt({session.portfolio(), session.outlook, baseline, earlier, projects, forgone, call.options.all}, session.language),
        asked.selected, session.language);
    return Exit::done;
}

Exit list(const Call& call, const Session& session) {
    const auto baselines = approved(call, session);
    const auto elsewhere = baselines.empty() ? found_elsewhere(call, session.folder, Kept::baselines) : std::nullopt;
    if (elsewhere) { call.surroundings.err << fmt::format("slipway: {}\n", *elsewhere); }
    print(call, baseline_list(session.portfolio(), call.as_of, baselines, session.language), session.language);
    return Exit::done;
}

/// The projects that another edition of that name covers and the one shown does not, with the last that does.
void say_other_editions(const Call& call, const Session& session, const std::vector<Baseline>& baselines, const SlippageInput& input) {
    std::vector<std::string> found;
    for (const auto project : input.projects) {
        const auto& key = session.portfolio().projects[project].key;
        if (!dates_of_project(*input.baseline, key).empty()) { continue; }
        std::size_t number = 0;
        std::size_t covering = 0;
        for (const auto& one : baselines) {
            if (one.name != input.baseline->name) { continue; }
            ++number;
            if (!dates_of_project(one, key).empty()) { covering = number; }
        }
        if (covering > 0) { found.push_back(fmt::format("{} in {}@{}", key, input.baseline->name, covering)); }
    }
    if (found.empty()) { return; }
    call.surroundings.err << fmt::format("slipway: this edition does not cover {}, another does: {}\n", counted(found.size(), "project"),
                                         fmt::join(found, ", "));
}

Exit show(const Call& call, const Session& session) {
    const auto& name = call.options.baseline.name;
    const auto asked = asked_projects(call, session);
    if (asked.wrong) { return *asked.wrong; }
    const auto baselines = approved(call, session);
    const auto against = references(call, session.portfolio(), baselines, name);
    if (!against) { return Exit::input; }
    SlippageInput input{session.portfolio(), session.outlook, *against, name, nullptr, asked.projects, call.options.all};
    if (name != original_baseline && name != current_baseline) {
        input.baseline = baseline_named(call, baselines, name);
        say_other_editions(call, session, baselines, input);
    }
    print(call, slippage_report(input, session.language), asked.selected, session.language);
    return Exit::done;
}

} // namespace

Exit run_baseline(const Call& call) {
    if (const auto wrong = refused_words(call)) { return *wrong; }
    const auto& action = call.options.baseline.action;
    if (action == "set" && stores_into_the_past(call, "baseline set")) { return Exit::usage; }
    return unless_overtaken([&] {
        const auto session = begin(call, action == "set" ? Purpose::storing : Purpose::reading);
        if (!session) { return Exit::input; }
        if (action == "set") { return set(call, *session); }
        return action == "list" ? list(call, *session) : show(call, *session);
    });
}

} // namespace slipway
