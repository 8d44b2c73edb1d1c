#include "cli/command.hpp"
#include "cli/where.hpp"
#include "slipway/base/diagnostic.hpp"
#include "slipway/base/text.hpp"
#include "slipway/cli/cli.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <ostream>

namespace slipway {
namespace {

constexpr std::string_view about =
    "slipway: schedules a portfolio of public projects, tracks it week by week, and says which promises slip, why, and whom to call.";

constexpr std::string_view exit_codes =
    "Exit codes: 0 done; 1 findings at or above --fail-on, or differences; 2 wrong usage; 3 the records or the input are wrong; "
    "4 the world is wrong (no such folder, disk full); 5 our own bug.";

/// Says no to an empty value, which would be taken for an option not given.
std::string not_empty(const std::string& value) { return value.find_first_not_of(' ') == std::string::npos ? "it must not be empty" : ""; }

void add_global_options(CLI::App& app, Options& options) {
    app.add_option("-C", options.folder, "the folder of the records; default: the nearest one upward with portfolio.toml, else ./projects")
        ->type_name("DIR");
    app.add_option("--as-of", options.as_of, "the data date: everything is computed for this day (default: today)")->type_name("DATE");
    app.add_option("--store", options.store, "the store of observations and publications (default: .slipway/store.db in the folder)")
        ->type_name("FILE");
    app.add_option("--lang", options.language, "zh or en (default: the portfolio's language)")
        ->type_name("LANGUAGE")
        ->check(CLI::IsMember({"zh", "en"}));
    app.add_option("--format", options.format, "text, md, json, ndjson or csv, of trend also svg (default: text)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "md", "json", "ndjson", "csv", "svg"}));
    app.add_option("--color", options.color, "auto, always or never")->type_name("WHEN")->check(CLI::IsMember({"auto", "always", "never"}));
    app.add_option("--recorded-at", options.recorded_at, "the moment of recording, UTC: 2023-06-30T09:00:00Z (default: now)")
        ->type_name("MOMENT");
    app.add_option("--known-at", options.known_at, "see what was recorded by this moment, and the records as they were then")
        ->type_name("MOMENT");
    app.add_option("--with", options.with,
                   "illustrative: count illustrative observations too, which are kept in .slipway/illustrative.db; "
                   "for what-if also records, a file or a folder, to lay over the portfolio's; repeatable")
        ->type_name("WHAT")
        ->expected(1)
        ->take_all()
        ->check(not_empty);
    app.add_flag("--excel", options.excel, "begin CSV with a byte order mark, so that spreadsheets read it as UTF-8");
}

/// Wrong usage, told in one place: what is wrong and where help is.
Exit wrong_usage(const Surroundings& surroundings, std::string_view what, std::string_view advice = "see slipway --help") {
    surroundings.err << fmt::format("slipway: {}\n  {}\n", what, advice);
    return Exit::usage;
}

/// "2023-06-30T09:00:00Z".
bool is_moment(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z' || !parse_date(text.substr(0, 10))) {
        return false;
    }
    const auto two = [&](std::size_t at, int limit) {
        const bool digits = text[at] >= '0' && text[at] <= '9' && text[at + 1] >= '0' && text[at + 1] <= '9';
        return digits && (text[at] - '0') * 10 + (text[at + 1] - '0') < limit;
    };
    return two(11, 24) && two(14, 60) && two(17, 60);
}

/// The word that stands where a command belongs, when no command is there.
std::optional<std::string> misspelt_command(const CLI::App& app, const std::vector<std::string>& arguments) {
    for (const auto& command : commands()) {
        if (app.got_subcommand(std::string{command.name})) { return std::nullopt; }
    }
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const auto& word = arguments[at];
        if (!word.starts_with('-')) { return word; }
        const auto* option = word.find('=') == std::string::npos ? app.get_option_no_throw(word) : nullptr;
        if (option != nullptr && option->get_expected_min() > 0) { ++at; }
    }
    return std::nullopt;
}

/// For a misspelt option the nearest one, else where the help of the command is.
std::string option_advice(const CLI::App& app, const std::vector<std::string>& arguments) {
    std::vector<const CLI::App*> levels{&app};
    std::string help = "see slipway --help";
    for (const auto& known : commands()) {
        if (!app.got_subcommand(std::string{known.name})) { continue; }
        levels.push_back(app.get_subcommand(std::string{known.name}));
        help = fmt::format("see slipway help {}", known.name);
    }
    std::vector<std::string> names;
    for (const auto* level : levels) {
        for (const auto* option : level->get_options()) {
            for (const auto& name : option->get_lnames()) { names.push_back("--" + name); }
        }
    }
    for (const auto& word : arguments) {
        const auto name = word.substr(0, word.find('='));
        if (!name.starts_with("--") || std::ranges::find(names, name) != names.end()) { continue; }
        if (const auto meant = nearest(name, names)) { return fmt::format("did you mean \"{}\"?", *meant); }
    }
    return help;
}

Exit usage_error(const CLI::App& app, const CLI::ParseError& wrong, const std::vector<std::string>& arguments,
                 const Surroundings& surroundings) {
    const auto command = misspelt_command(app, arguments);
    if (!command) { return wrong_usage(surroundings, wrong.what(), option_advice(app, arguments)); }
    std::vector<std::string> names;
    for (const auto& known : commands()) { names.emplace_back(known.name); }
    const auto meant = nearest(*command, names);
    return wrong_usage(surroundings, fmt::format("unknown command \"{}\"", *command),
                       meant ? fmt::format("did you mean \"{}\"?", *meant) : "see slipway --help");
}

std::vector<std::string_view> drawing_commands() {
    std::vector<std::string_view> names;
    for (const auto& command : commands()) {
        if (command.draws) { names.push_back(command.name); }
    }
    return names;
}

bool draws(const CLI::App& app) {
    return std::ranges::any_of(drawing_commands(), [&](std::string_view name) { return app.got_subcommand(std::string{name}); });
}

Exit run_chosen(const CLI::App& app, const Options& options, const Surroundings& surroundings) {
    Call call{.options = options, .surroundings = surroundings, .app = app};
    const auto as_of = options.as_of.empty() ? std::optional{surroundings.today} : parse_date(options.as_of);
    if (!as_of) {
        return wrong_usage(surroundings, fmt::format("--as-of \"{}\" is no day", options.as_of), "write it like --as-of 2023-06-30");
    }
    for (const auto& moment : {options.recorded_at, options.known_at}) {
        if (!moment.empty() && !is_moment(moment)) {
            return wrong_usage(surroundings, fmt::format("\"{}\" is no moment", moment), "write it like 2023-06-30T09:00:00Z");
        }
    }
    call.as_of = *as_of;
    call.recorded_at = options.recorded_at.empty() ? surroundings.now : options.recorded_at;
    if (!options.known_at.empty()) { call.known_at = options.known_at; }
    for (const auto& word : options.with) {
        if (word == "illustrative") {
            call.illustrative = true;
        } else if (app.got_subcommand("what-if")) {
            call.overlays.push_back(word);
        } else {
            return wrong_usage(surroundings, fmt::format("--with \"{}\" is unknown", word),
                               "write --with illustrative; only what-if lays records over the portfolio's");
        }
    }
    if (const auto chart = value_of(chart_format_words, options.format)) {
        if (!draws(app)) {
            return wrong_usage(surroundings, fmt::format("--format {} is of reports with a chart only", options.format),
                               fmt::format("it is for: {}", fmt::join(drawing_commands(), ", ")));
        }
        call.format = *chart;
    } else {
        call.format = *value_of(format_words, options.format);
    }
    if (!options.language.empty()) { call.language = value_of(language_words, options.language); }
    call.color_out = options.color == "always" || (options.color == "auto" && surroundings.color_out);
    call.color_err = options.color == "always" || (options.color == "auto" && surroundings.color_err);
    if (!options.where.empty()) {
        call.where = asked_selection(call);
        if (!call.where) { return Exit::usage; }
    }
    for (const auto& command : commands()) {
        if (app.got_subcommand(std::string{command.name})) { return command.run(call); }
    }
    return wrong_usage(surroundings, "no command");
}

void build(CLI::App& app, Options& options) {
    app.set_version_flag("--version", "slipway " SLIPWAY_VERSION);
    app.footer(std::string{exit_codes});
    app.require_subcommand(1);
    add_global_options(app, options);
    for (const auto& command : commands()) {
        auto* sub = app.add_subcommand(std::string{command.name}, std::string{command.summary});
        sub->group(std::string{command.group});
        sub->footer(
            fmt::format("Example:\n  {}\n\nGlobal options (slipway --help) may stand before or after the command.", command.example));
        sub->fallthrough();
        command.configure(*sub, options);
    }
}

} // namespace

Exit run(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
    CLI::App app{std::string{about}, "slipway"};
    Options options;
    build(app, options);
    try {
        auto reversed = arguments;
        std::ranges::reverse(reversed);
        app.parse(reversed);
    } catch (const CLI::Success& asked) {
        app.exit(asked, surroundings.out, surroundings.err);
        return Exit::done;
    } catch (const CLI::ParseError& wrong) { return usage_error(app, wrong, arguments, surroundings); }
    try {
        const auto code = run_chosen(app, options, surroundings);
        surroundings.out.flush();
        if (!surroundings.out) { throw Error("writing the answer to standard output failed: is the disk full?"); }
        return code;
    } catch (const Error& wrong) {
        surroundings.err << "slipway: " << wrong.what() << '\n';
        return Exit::world;
    } catch (const std::exception& bug) {
        surroundings.err << fmt::format(
            "slipway: a bug of ours: {}\n  please report it with the command line, the records if you can, and \"slipway {}\"\n",
            bug.what(), SLIPWAY_VERSION);
        return Exit::bug;
    }
}

} // namespace slipway
