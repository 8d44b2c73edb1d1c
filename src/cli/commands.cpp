#include "cli/command.hpp"

#include <CLI/CLI.hpp>

#include <array>

namespace slipway {
namespace {

/// Says no to an empty value, which would be taken for an option not given.
std::string not_empty(const std::string& value) { return value.find_first_not_of(' ') == std::string::npos ? "it must not be empty" : ""; }

void severity_options(CLI::App& app, Options& options) {
    app.add_option("--fail-on", options.fail_on, "exit 1 when there is a finding of this severity or worse")
        ->type_name("SEVERITY")
        ->check(CLI::IsMember({"red", "amber", "note"}));
}

void project_keys(CLI::App& app, Options& options) {
    app.add_option("PROJECT", options.keys, "only these projects; * and ? match parts of a key")->type_name("");
}

void configure_check(CLI::App& app, Options& options) { severity_options(app, options); }

void configure_schedule(CLI::App& app, Options& options) { project_keys(app, options); }

void configure_critical(CLI::App& app, Options& options) {
    project_keys(app, options);
    app.add_flag("--all", options.all, "every project with a forecast, not only the twenty latest");
}

void configure_why(CLI::App& app, Options& options) {
    app.add_option("KEY", options.keys, "project/activity; a project alone means its completion")->required()->expected(1)->type_name("");
    app.add_flag("--best", options.best, "explain the best forecast instead of the likely one");
}

void configure_update(CLI::App& app, Options& options) {
    app.add_option("KEY", options.keys, "project/activity")->required()->expected(1)->type_name("");
    app.add_option("--started", options.started, "the day on which it started")->type_name("DATE")->check(not_empty);
    app.add_option("--finished", options.finished, "the day on which it finished (its last day of work)")
        ->type_name("DATE")
        ->check(not_empty);
    app.add_option("--remaining", options.remaining, "what is left of it on the data date: 20wd, 3w, 2mo, 30cd")
        ->type_name("DURATION")
        ->check(not_empty);
    app.add_option("--expected", options.expected, "the day by which it is now expected to finish")->type_name("DATE")->check(not_empty);
    app.add_option("--resolved", options.resolved, "the day on which the condition it waits for was settled")
        ->type_name("DATE")
        ->check(not_empty);
    app.add_option("--note", options.note, "words to keep with it")->type_name("TEXT")->check(not_empty);
    app.add_option("--by", options.by, "who says so")->required()->type_name("NAME")->check(not_empty);
    app.add_option("--source", options.source, "where it was said: a letter, a meeting, a form")->type_name("TEXT")->check(not_empty);
}

void configure_weekly(CLI::App& app, Options& options) {
    app.add_flag("--all", options.all, "whole lists instead of the worst few");
    auto* publish =
        app.add_flag("--publish", options.publish, "keep this report as the publication of its day, in all formats and languages");
    app.add_option("--published", options.published, "show the publication of that day again, byte for byte")
        ->type_name("DATE")
        ->excludes(publish);
}

void configure_alerts(CLI::App& app, Options& options) {
    severity_options(app, options);
    app.add_option("--severity", options.severity, "list findings of this severity or worse (default: amber)")
        ->type_name("SEVERITY")
        ->check(CLI::IsMember({"red", "amber", "note"}));
}

void configure_help(CLI::App& app, Options& options) { app.add_option("COMMAND", options.topic, "the command to explain")->type_name(""); }

void configure_completion(CLI::App& app, Options& options) {
    app.add_option("SHELL", options.topic, "bash, zsh or fish")->required()->type_name("")->check(CLI::IsMember({"bash", "zsh", "fish"}));
}

constexpr std::array table{
    Command{"weekly", "Reports", "the weekly report: state, changes, broken promises, critical paths, whom to call",
            "slipway weekly --as-of 2023-06-30", configure_weekly, run_weekly},
    Command{"alerts", "Reports", "findings for scripts; exit 1 when one is red (or as --fail-on says)",
            "slipway alerts --as-of 2023-06-30 --format ndjson --fail-on red", configure_alerts, run_alerts},
    Command{"schedule", "Analysis", "early and late dates, floats and drivers of every activity", "slipway schedule 'huadu-*' --format csv",
            configure_schedule, run_schedule},
    Command{"critical", "Analysis", "the longest path into the completion of each project", "slipway critical huadu-peoples-hospital",
            configure_critical, run_critical},
    Command{"why", "Analysis", "the chain of bounds that sets a date, and what each hop and holiday costs",
            "slipway why huadu-maternal-child-hospital/completion", configure_why, run_why},
    Command{"update", "Tracking", "record what is reported of an activity",
            "slipway update huadu-peoples-hospital/demolition --started 2023-06-01 --remaining 60wd --by 区住建局 --source 周例会",
            configure_update, run_update},
    Command{"check", "Records", "read all records and say everything that is wrong with them", "slipway -C projects check", configure_check,
            run_check},
    Command{"help", "Help", "explain a command", "slipway help why", configure_help, run_help},
    Command{"completion", "Help", "completion script for a shell", "slipway completion bash > /etc/bash_completion.d/slipway",
            configure_completion, run_completion},
};

} // namespace

std::span<const Command> commands() noexcept { return table; }

} // namespace slipway
