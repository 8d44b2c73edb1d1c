#pragma once
// Commands are rows of one table: name, group, one line, an example, options, function. Help, completion and the completeness test read it.

#include "slipway/cli/cli.hpp"
#include "slipway/findings/selection.hpp"
#include "slipway/report/report.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): CLI11's own name
class App;
}

namespace slipway {

/// What `new` is told of the project to be, as written.
struct NewProjectOptions {
    std::string template_key;
    std::string name;
    std::string name_en;
    std::string category;
    std::string district;
    std::string plan;
    std::string at;
    std::string words;
    std::string file;
    bool dry_run = false;
};

/// What `baseline` is told, as written.
struct BaselineOptions {
    std::string action;
    std::string name;
    std::string approved_by;
    std::string reference;
    std::string reason;
};

/// The two sides of `diff`, as written; without `to` the data date.
struct DiffOptions {
    std::string from;
    std::string to;
};

/// Every option of every command, as written.
struct Options {
    // global
    std::string folder;
    std::string as_of;
    std::string store;
    std::string language;
    std::string format = "text";
    std::string color = "auto";
    std::string recorded_at;
    std::string known_at;
    std::vector<std::string> with; ///< "illustrative", and of what-if what is laid over the records
    bool excel = false;
    // of commands
    std::vector<std::string> keys;
    std::string where;
    std::string group_by;
    std::string topic;
    bool all = false;
    bool best = false;
    std::string cap; ///< of scheduling; empty: the portfolio's
    std::string float_kind;
    std::string progress;
    std::string rules;
    std::string start_lag;
    std::size_t paths = 1;
    std::string date = "early-finish";
    std::string target_day;
    std::vector<std::string> sets;
    std::vector<std::string> drops;
    std::string fail_on;
    std::string severity;
    bool publish = false;
    std::string published;
    std::string started;
    std::string finished;
    std::string remaining;
    std::string expected;
    std::string resolved;
    std::string note;
    std::string by;
    std::string source;
    std::string percent; ///< of update, from here to `dry_run`
    std::string suspended;
    std::string resumed;
    std::string raised;
    std::vector<std::string> delivered;
    std::string spent;
    std::string rating;
    std::vector<std::string> withdrawn;
    std::string reason;
    bool dry_run = false; ///< store nothing
    std::string from;     ///< of update --from, and of form
    bool standard_input = false;
    std::string input; ///< what standard input is
    std::string agency;
    int weeks = 6;
    bool check = false; ///< of fmt: write nothing
    NewProjectOptions new_project;
    std::string file; ///< of import
    std::string map;
    std::string prefix = "ledger";
    std::string write;
    std::string to;    ///< of export
    std::string since; ///< of why and trend
    std::string until;
    BaselineOptions baseline;
    DiffOptions diff;
    std::string head;          ///< of db: a digest noted earlier
    std::string schedule_file; ///< --from of schedule, critical, why, export: another tool's file in the place of the records
    std::string project;       ///< of a file with several projects, the one wanted
};

/// What a command works with: the options, checked, and the surroundings.
struct Call {
    const Options& options;
    const Surroundings& surroundings;
    const CLI::App& app; ///< the whole command line, for help and completion
    Date as_of{};
    std::string recorded_at;
    std::optional<std::string> known_at;
    bool illustrative = false;         ///< illustrative observations count
    std::vector<std::string> overlays; ///< files and folders laid over the records; of what-if only
    Format format = Format::text;
    std::optional<Language> language; ///< absent: the portfolio's
    std::optional<Selection> where;   ///< absent: all projects
    bool color_out = false;
    bool color_err = false;
};

struct Command {
    std::string_view name;
    std::string_view group;
    std::string_view summary;
    std::string_view example;
    void (*configure)(CLI::App& app, Options& options);
    Exit (*run)(const Call& call);
    bool draws = false; ///< its report has a chart, so it can be had as svg
};

[[nodiscard]] std::span<const Command> commands() noexcept;

Exit run_check(const Call& call);
Exit run_schedule(const Call& call);
Exit run_critical(const Call& call);
Exit run_why(const Call& call);
Exit run_why_changed(const Call& call); ///< why --since
Exit run_what_if(const Call& call);
Exit run_latest(const Call& call);
Exit run_quality(const Call& call);
Exit run_update(const Call& call);
Exit run_form(const Call& call);
Exit run_weekly(const Call& call);
Exit run_alerts(const Call& call);
Exit run_gaps(const Call& call);
Exit run_baseline(const Call& call);
Exit run_diff(const Call& call);
Exit run_fmt(const Call& call);
Exit run_new(const Call& call);
Exit run_import(const Call& call);
Exit run_export(const Call& call);
Exit run_audit(const Call& call);
Exit run_trend(const Call& call);
Exit run_db(const Call& call);
Exit run_help(const Call& call);
Exit run_completion(const Call& call);

} // namespace slipway
