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

CLI::Option* where_option(CLI::App& app, Options& options) {
    return app
        .add_option("--where", options.where,
                    "only projects that fit: 'district=huadu category=hospital,school stage!=completed light=red beds>=500'; "
                    "field=- is what has none, name~TEXT what contains it")
        ->type_name("EXPR")
        ->check(not_empty);
}

/// A word of one of our tables.
template <class Enum, std::size_t Size>
CLI::Option* add_choice(CLI::App& app, const std::string& name, std::string& value, const std::array<Words<Enum>, Size>& table,
                        const std::string& text) {
    std::vector<std::string> known;
    for (const auto& [one, word] : table) { known.emplace_back(word); }
    return app.add_option(name, value, text)->type_name("WORD")->check(CLI::IsMember(known));
}

/// How the schedule is computed, and how its floats are measured.
void scheduling_options(CLI::App& app, Options& options) {
    const std::string otherwise = " (default: the portfolio's)";
    add_choice(app, "--float", options.float_kind, float_kind_words,
               "total float between finishes, between starts, or the smallest" + otherwise);
    add_choice(app, "--progress", options.progress, progress_logic_words, "how work done out of sequence counts" + otherwise);
    add_choice(app, "--rules", options.rules, rule_set_words, "whose answers to give where tools differ" + otherwise);
    app.add_option("--start-lag", options.start_lag,
                   "a lag from the start of started work counts from its early or its actual start" + otherwise)
        ->type_name("WORD")
        ->check(CLI::IsMember({"early", "actual"}));
}

void cap_option(CLI::App& app, Options& options) {
    add_choice(app, "--cap", options.cap, late_cap_words,
               "the late cap: each project's own commitment, or always its own early finish (default: the portfolio's)");
}

/// Another tool's file in the place of the records.
CLI::Option* schedule_file_options(CLI::App& app, Options& options) {
    auto* from =
        app.add_option(
               "--from", options.schedule_file,
               "a Primavera .xer or an MS Project .xml in the place of the records and their store; the data date is its own; nothing "
               "is written")
            ->type_name("FILE")
            ->check(not_empty);
    for (const auto* of_the_records : {"-C", "--as-of", "--store", "--known-at", "--with"}) {
        from->excludes(app.get_parent()->get_option(of_the_records));
    }
    app.add_option("--project", options.project, "of a file with several projects only this one")
        ->type_name("ID")
        ->check(not_empty)
        ->needs(from);
    return from;
}

void configure_check(CLI::App& app, Options& options) {
    where_option(app, options);
    severity_options(app, options);
}

void configure_schedule(CLI::App& app, Options& options) {
    project_keys(app, options);
    where_option(app, options);
    cap_option(app, options);
    scheduling_options(app, options);
    schedule_file_options(app, options);
}

void configure_critical(CLI::App& app, Options& options) {
    app.add_option("KEY", options.keys,
                   "only these projects, or project/activity for the path into that milestone; * and ? match parts of a key")
        ->type_name("");
    where_option(app, options);
    app.add_option("--paths", options.paths, "the longest path and the next float paths, this many in all (default: 1)")
        ->type_name("N")
        ->check(CLI::Range(1, 1000));
    app.add_flag("--all", options.all, "every project with a forecast, not only the twenty latest");
    cap_option(app, options);
    scheduling_options(app, options);
    schedule_file_options(app, options);
}

void configure_why(CLI::App& app, Options& options) {
    app.add_option("KEY", options.keys, "project/activity; a project alone means its completion")->required()->expected(1)->type_name("");
    auto* date = app.add_option("--date", options.date, "early-start, early-finish (default), late-start or late-finish")
                     ->type_name("WORD")
                     ->check(CLI::IsMember({"early-start", "early-finish", "late-start", "late-finish"}));
    auto* best = app.add_flag("--best", options.best, "explain the best forecast instead of the likely one");
    auto* since =
        app.add_option(
               "--since", options.since,
               "why its forecast moved since a day (2024-05-31; as published when it was) or a baseline (baseline:NAME; original and "
               "current are its project's own), in parts that sum to the move")
            ->type_name("WHEN")
            ->check(not_empty)
            ->excludes(date)
            ->excludes(best);
    cap_option(app, options);
    scheduling_options(app, options);
    schedule_file_options(app, options)->excludes(since);
}

/// An option that takes one value and may be given again and again.
CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& text) {
    return app.add_option(name, values, text)->expected(1)->take_all()->check(not_empty);
}

void configure_what_if(CLI::App& app, Options& options) {
    add_list(
        app, "--set", options.sets,
        "try KEY.remaining=20d, KEY.duration=14mo or KEY.calendar=cn-7day; remaining work is what is left on the data date: started work is "
        "then in progress with it, other work takes it for its duration; repeatable")
        ->type_name("KEY.WHAT=VALUE");
    add_list(app, "--drop-relation", options.drops, "try without the relations from one activity to another; repeatable")
        ->type_name("FROM:TO");
    where_option(app, options);
    app.add_flag("--all", options.all, "whole lists instead of the worst twenty");
    cap_option(app, options);
    scheduling_options(app, options);
}

void configure_latest(CLI::App& app, Options& options) {
    app.add_option("KEY", options.keys, "project/activity; a project alone means its completion")->required()->expected(1)->type_name("");
    app.add_option("--by", options.target_day, "the target date: 2025-12-31, or a span that ends with it, as 2025 or 2025-Q3")
        ->required()
        ->type_name("DATE")
        ->check(not_empty);
    where_option(app, options);
    app.add_flag("--best", options.best, "by shortest durations instead of likely ones");
    scheduling_options(app, options);
}

/// Of a table of updates instead of one.
void update_table_options(CLI::App& app, Options& options) {
    auto* from = app.add_option("--from", options.from,
                                "read a table of reports instead, .csv, .xlsx or .ndjson, a form that was filled in: all or nothing")
                     ->type_name("FILE")
                     ->check(not_empty);
    app.add_flag("--stdin", options.standard_input, "read such a table from standard input, NDJSON or as --input says")->excludes(from);
    app.add_option("--input", options.input, "what standard input is: ndjson (default) or csv")
        ->type_name("WORD")
        ->check(CLI::IsMember({"ndjson", "csv"}));
}

void update_more_options(CLI::App& app, Options& options) {
    app.add_option("--percent", options.percent, "how much of its duration is done: 37.5")->type_name("NUMBER")->check(not_empty);
    app.add_option("--suspended", options.suspended, "the day from which it, or the whole project, stands still")
        ->type_name("DATE")
        ->check(not_empty);
    app.add_option("--resumed", options.resumed, "the day from which it goes on; after the data date: is expected to")
        ->type_name("DATE")
        ->check(not_empty);
    app.add_option("--raised", options.raised, "what it waits for from now on: land, demolition, funds, permit, …")
        ->type_name("KIND")
        ->check(not_empty);
    add_list(app, "--delivered", options.delivered, "of a project: an output in total so far, as beds=500; repeatable")
        ->type_name("OUTPUT=AMOUNT");
    app.add_option("--spent", options.spent, "of a project: 亿元 in total so far")->type_name("AMOUNT")->check(not_empty);
    app.add_option("--rating", options.rating, "of a project: the light that a person gives it, red, amber or green")
        ->type_name("WORD")
        ->check(not_empty);
    add_list(app, "--withdraw", options.withdrawn, "take back what was said of this kind, as \"finished\"; repeatable")->type_name("KIND");
    app.add_option("--reason", options.reason, "why: of a suspension, a condition, a rating, a change")
        ->type_name("TEXT")
        ->check(not_empty);
    app.add_flag("--dry-run", options.dry_run, "store nothing; show what would change in the forecasts");
    app.add_flag("--all", options.all, "every project that changes, not only the worst twenty");
}

void configure_update(CLI::App& app, Options& options) {
    app.add_option("KEY", options.keys, "project/activity, or a project")->expected(1)->type_name("");
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
    app.add_option("--by", options.by, "who says so; of a table, where a row names nobody")->type_name("NAME")->check(not_empty);
    app.add_option("--source", options.source, "where it was said: a letter, a meeting, a form")->type_name("TEXT")->check(not_empty);
    update_more_options(app, options);
    update_table_options(app, options);
}

void configure_form(CLI::App& app, Options& options) {
    app.add_option("--agency", options.agency, "whose form: the key or the name of an agency")
        ->required()
        ->type_name("AGENCY")
        ->check(not_empty);
    app.add_option("--weeks", options.weeks, "work that begins or ends within so many weeks is due (default: 6)")
        ->type_name("N")
        ->check(CLI::Range(0, 520));
    where_option(app, options);
    app.add_option("--to", options.to, "an .xlsx or a .csv to write (default: CSV on standard output)")
        ->type_name("FILE")
        ->check(not_empty);
}

void configure_weekly(CLI::App& app, Options& options) {
    app.add_flag("--all", options.all, "whole lists instead of the worst few");
    auto* where = where_option(app, options);
    auto* publish =
        app.add_flag("--publish", options.publish, "keep this report as the publication of its day, in all formats and languages")
            ->excludes(where);
    app.add_option("--published", options.published, "show the publication of that day again, byte for byte")
        ->type_name("DATE")
        ->excludes(publish)
        ->excludes(where);
}

void configure_alerts(CLI::App& app, Options& options) {
    where_option(app, options);
    severity_options(app, options);
    app.add_option("--severity", options.severity, "list findings of this severity or worse (default: amber)")
        ->type_name("SEVERITY")
        ->check(CLI::IsMember({"red", "amber", "note"}));
}

void configure_gaps(CLI::App& app, Options& options) {
    where_option(app, options);
    app.add_option("--by", options.group_by, "count and list by plan, district, agency, category or field (default: plan, and district)")
        ->type_name("WORD")
        ->expected(1)
        ->check(CLI::IsMember({"plan", "district", "agency", "category", "field"}));
    app.add_flag("--all", options.all, "whole lists instead of the worst twenty");
    severity_options(app, options);
}

void configure_quality(CLI::App& app, Options& options) {
    project_keys(app, options);
    where_option(app, options);
    severity_options(app, options);
    app.add_flag("--all", options.all, "whole lists instead of the worst twenty");
    cap_option(app, options);
    scheduling_options(app, options);
    schedule_file_options(app, options);
}

void configure_baseline(CLI::App& app, Options& options) {
    auto& asked = options.baseline;
    app.add_option("ACTION", asked.action,
                   "set: keep the schedule of the data date as approved; list: all that were set; show: slippage against one")
        ->required()
        ->type_name("")
        ->check(CLI::IsMember({"set", "list", "show"}));
    app.add_option("NAME", asked.name, "its name; of show also original or current, each project's own first or last one")->type_name("");
    app.add_option("PROJECT", options.keys, "only these projects; * and ? match parts of a key")->type_name("");
    where_option(app, options);
    app.add_option("--approved-by", asked.approved_by, "of set: who approved it")->type_name("NAME")->check(not_empty);
    app.add_option("--ref", asked.reference, "of set: the document that approves it")->type_name("TEXT")->check(not_empty);
    app.add_option("--reason", asked.reason, "of set: why it is set, or set anew")->type_name("TEXT")->check(not_empty);
    app.add_flag("--all", options.all, "of show all activities, not only milestones; whole lists instead of the worst twenty");
}

void configure_diff(CLI::App& app, Options& options) {
    const std::string sides =
        "a day up to the data date (as published, if it was), baseline:NAME, baseline:NAME@N, baseline:original or baseline:current";
    app.add_option("FROM", options.diff.from, sides)->required()->type_name("")->check(not_empty);
    app.add_option("TO", options.diff.to, sides + " (default: the data date)")->type_name("")->check(not_empty);
    where_option(app, options);
    app.add_flag("--all", options.all,
                 "slips and gains of all activities, not only of milestones; whole lists instead of the worst twenty");
}

void configure_fmt(CLI::App& app, Options& options) {
    app.add_option("PATH", options.keys, "only these files, and the *.toml below these folders (default: the records' folder)")
        ->type_name("");
    app.add_flag("--check", options.check, "write nothing; exit 1 when a file would change");
}

void configure_new(CLI::App& app, Options& options) {
    auto& asked = options.new_project;
    app.add_option("PROJECT", options.keys, "its key, for life: lower-case letters, digits and hyphens")
        ->required()
        ->expected(1)
        ->type_name("");
    app.add_option("--template", asked.template_key, "the template that gives it its activities")
        ->required()
        ->type_name("KEY")
        ->check(not_empty);
    app.add_option("--name", asked.name, "its name")->type_name("NAME")->check(not_empty);
    app.add_option("--name-en", asked.name_en, "its English name")->type_name("NAME")->check(not_empty);
    add_choice(app, "--category", asked.category, category_words, "its category (default: that of the template's other projects)");
    app.add_option("--district", asked.district, "the district it lies in")->type_name("KEY")->check(not_empty);
    auto* plan = app.add_option("--plan", asked.plan, "the plan that names it")->type_name("KEY")->check(not_empty);
    auto* at = app.add_option("--at", asked.at, "the section of that plan")->type_name("PLACE")->check(not_empty)->needs(plan);
    plan->needs(at);
    app.add_option("--words", asked.words, "the words of that plan")->type_name("WORDS")->check(not_empty)->needs(plan);
    app.add_option("--file", asked.file, "the file to add it to (default: DISTRICT/CATEGORY.toml in the records' folder)")
        ->type_name("FILE")
        ->check(not_empty);
    app.add_flag("--dry-run", asked.dry_run, "write nothing; print the record");
}

void configure_import(CLI::App& app, Options& options) {
    app.add_option("KIND", options.topic, "ledger: a table of projects; xer: a Primavera schedule; msp: an MS Project XML")
        ->required()
        ->type_name("")
        ->check(CLI::IsMember({"ledger", "xer", "msp"}));
    app.add_option("FILE", options.file, "what to read: of a ledger a CSV or XLSX of one row a project")
        ->required()
        ->type_name("")
        ->check(not_empty);
    app.add_option("--map", options.map, "what headings and words of this ledger mean; keep it outside the folder of the records")
        ->type_name("FILE")
        ->check(not_empty);
    app.add_option("--prefix", options.prefix, "how the keys begin that are made for new projects of a ledger (default: ledger)")
        ->type_name("PREFIX");
    app.add_option("--write", options.write,
                   "write the new projects of a ledger as records into this file, all or nothing (default: a preview)")
        ->type_name("FILE")
        ->check(not_empty);
    app.add_flag("--all", options.all, "whole lists instead of the first twenty");
    app.add_option("--project", options.project, "of a schedule with several projects only this one")->type_name("ID")->check(not_empty);
    app.add_option("--by", options.by, "who reported the progress in a schedule (default: the tool)")->type_name("NAME")->check(not_empty);
    app.add_flag("--dry-run", options.dry_run, "of a schedule: write nothing, only say what would come in and what would be lost");
}

void configure_export(CLI::App& app, Options& options) {
    app.add_option("KIND", options.topic,
                   "ledger: a table of projects; xer (Primavera), msp (MS Project XML), gan (GanttProject), json, csv, ics (calendar of "
                   "milestones) or dot (Graphviz): the schedule")
        ->required()
        ->type_name("")
        ->check(CLI::IsMember({"ledger", "xer", "msp", "gan", "json", "csv", "ics", "dot"}));
    project_keys(app, options);
    where_option(app, options);
    app.add_option("--to", options.to, "the file to write; of a ledger a .csv or .xlsx (default: standard output)")
        ->type_name("FILE")
        ->check(not_empty);
    cap_option(app, options);
    scheduling_options(app, options);
    schedule_file_options(app, options);
}

void configure_audit(CLI::App& app, Options& options) {
    app.add_option("FILE", options.file, "a Primavera .xer or an MS Project .xml")->required()->type_name("")->check(not_empty);
    app.add_option("--project", options.project, "of a file with several projects only this one")->type_name("ID")->check(not_empty);
    app.add_flag("--all", options.all, "every difference, not only the first twenty");
    scheduling_options(app, options);
}

void configure_trend(CLI::App& app, Options& options) {
    app.add_option("KEY", options.keys,
                   "project/activity of a milestone; a project alone means its completion; * and ? match parts of a key")
        ->required()
        ->type_name("");
    app.add_option("--since", options.since, "leave out publications of days before this one")->type_name("DATE")->check(not_empty);
    app.add_option("--until", options.until, "leave out publications of days after this one (default: the data date)")
        ->type_name("DATE")
        ->check(not_empty);
    app.add_flag("--all", options.all, "whole lists instead of the worst twenty milestones and the last twenty weeks");
}

void configure_db(CLI::App& app, Options& options) {
    app.add_option("WORD", options.topic,
                   "verify: see that nothing was altered; dump: all of it as NDJSON; load FILE: a dump into an empty store, - for standard "
                   "input; backup FILE: a copy, while others write")
        ->required()
        ->type_name("")
        ->check(CLI::IsMember({"verify", "dump", "load", "backup"}));
    app.add_option("FILE", options.file, "what to load, or where the copy goes")->type_name("")->check(not_empty);
    app.add_option("--head", options.head, "verify: a head noted earlier, which must still be in the chain")
        ->type_name("DIGEST")
        ->check(not_empty);
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
    Command{"critical", "Analysis", "the longest path into completions or milestones, and the float paths after it",
            "slipway critical huadu-peoples-hospital --paths 3", configure_critical, run_critical},
    Command{"why", "Analysis", "the chain of bounds that sets a date, and what each hop and holiday costs",
            "slipway why huadu-maternal-child-hospital/completion --date late-finish", configure_why, run_why},
    Command{"what-if", "Analysis", "what moves if something were otherwise; nothing is stored",
            "slipway what-if --set huadu-peoples-hospital/demolition.remaining=60d --drop-relation "
            "huadu-peoples-hospital/old-site-vacated:huadu-maternal-child-hospital/site-handover",
            configure_what_if, run_what_if},
    Command{"latest", "Analysis", "plan back: the latest dates of all that leads to a target date",
            "slipway latest huadu-peoples-hospital --by 2025-12-31", configure_latest, run_latest},
    Command{"quality", "Analysis", "is the schedule sound: the DCMA 14 points, GAO practices, open ends, redundant relations",
            "slipway quality 'metro-*' --fail-on amber", configure_quality, run_quality},
    Command{"trend", "Tracking", "what each publication forecast of a milestone, how fast it slips, and the finish that implies",
            "slipway trend huadu-peoples-hospital --since 2023-01-01 --format svg > trend.svg", configure_trend, run_trend, true},
    Command{"update", "Tracking", "record what is reported of an activity",
            "slipway update huadu-peoples-hospital/demolition --started 2023-06-01 --remaining 60wd --by 区住建局 --source 周例会",
            configure_update, run_update},
    Command{"baseline", "Tracking", "approved schedules: set one, list them, slippage against one",
            "slipway baseline set plan-2024 'huadu-*' --approved-by 区政府常务会议 --ref 会议纪要〔2024〕3号 --reason 年度计划",
            configure_baseline, run_baseline},
    Command{"diff", "Reports", "what differs between two dates, publications or baselines, by project and by agency",
            "slipway diff 2023-06-23 2023-06-30 --where district=huadu", configure_diff, run_diff},
    Command{"form", "Tracking", "the sheet that an agency fills in: what is overdue, under way and due, and what is known of it",
            "slipway form --agency huadu-health --as-of 2023-06-30 --to form.xlsx", configure_form, run_form},
    Command{"gaps", "Records", "what the records lack: dates, owners, money, stages, relations, targets; whom to ask for it",
            "slipway gaps --where 'district=huadu' --by agency", configure_gaps, run_gaps},
    Command{"check", "Records", "read all records and say everything that is wrong with them", "slipway -C projects check", configure_check,
            run_check},
    Command{"fmt", "Records", "put the records into canonical form; comments stay", "slipway fmt --check", configure_fmt, run_fmt},
    Command{"new", "Records", "add a project, with the activities of a template",
            "slipway new huadu-north-hospital --template hospital --name 花都区北部医院 --district huadu", configure_new, run_new},
    Command{"import", "Records",
            "take in a ledger (what is new, what differs, what is wrong in which cell), or a P6 or MS Project schedule",
            "slipway import ledger 2024.xlsx --map 2024.map.toml --write projects/ledger-2024.toml", configure_import, run_import},
    Command{"export", "Records", "the records as a ledger, or their schedule for P6, MS Project and other programs",
            "slipway export ledger --to ledger.xlsx", configure_export, run_export},
    Command{"audit", "Analysis", "compute a P6 or MS Project file again, compare every answer with what it stores, and judge its quality",
            "slipway audit contractor.xer --format json", configure_audit, run_audit},
    Command{"db", "Tracking", "look after the store: verify, dump, load, backup", "slipway db backup /media/stick/slipway.db", configure_db,
            run_db},
    Command{"help", "Help", "explain a command", "slipway help why", configure_help, run_help},
    Command{"completion", "Help", "completion script for a shell", "slipway completion bash > /etc/bash_completion.d/slipway",
            configure_completion, run_completion},
};

} // namespace

std::span<const Command> commands() noexcept { return table; }

} // namespace slipway
