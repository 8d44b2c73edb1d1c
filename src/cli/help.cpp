// `help` and `completion`: both read the command table and the options as CLI11 holds them.

#include "cli/command.hpp"
#include "slipway/base/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <ostream>

namespace slipway {
namespace {

std::vector<std::string> long_options(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) { names.push_back("--" + name); }
    }
    return names;
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const auto& command : commands()) { names.emplace_back(command.name); }
    return names;
}

std::string bash_script(const CLI::App& app) {
    std::string cases;
    for (const auto& command : commands()) {
        cases += fmt::format("        {}) words=\"$words {}\" ;;\n", command.name,
                             fmt::join(long_options(*app.get_subcommand(std::string{command.name})), " "));
    }
    return fmt::format(R"(# bash completion of slipway
_slipway() {{
    local word words command=''
    words="{}"
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case " {} " in *" $word "*) command=$word; break ;; esac
    done
    case $command in
        '') words="$words {}" ;;
{}    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}")
}}
complete -o default -F _slipway slipway
)",
                       fmt::join(long_options(app), " "), fmt::join(command_names(), " "), fmt::join(command_names(), " "), cases);
}

std::string fish_script(const CLI::App& app) {
    std::string out = "# fish completion of slipway\n";
    for (const auto& name : long_options(app)) { out += fmt::format("complete -c slipway -l {}\n", name.substr(2)); }
    for (const auto& command : commands()) {
        out += fmt::format("complete -c slipway -n __fish_use_subcommand -a {} -d '{}'\n", command.name, command.summary);
        for (const auto& name : long_options(*app.get_subcommand(std::string{command.name}))) {
            out += fmt::format("complete -c slipway -n '__fish_seen_subcommand_from {}' -l {}\n", command.name, name.substr(2));
        }
    }
    return out;
}

} // namespace

Exit run_help(const Call& call) {
    if (call.options.topic.empty()) {
        call.surroundings.out << call.app.help();
        return Exit::done;
    }
    for (const auto& command : commands()) {
        if (command.name != call.options.topic) { continue; }
        call.surroundings.out << call.app.get_subcommand(call.options.topic)->help("slipway");
        return Exit::done;
    }
    const auto meant = nearest(call.options.topic, command_names());
    call.surroundings.err << fmt::format("slipway: no command \"{}\"\n  {}\n", call.options.topic,
                                         meant ? fmt::format("did you mean \"{}\"?", *meant) : std::string{"see slipway --help"});
    return Exit::usage;
}

Exit run_completion(const Call& call) {
    const auto& shell = call.options.topic;
    if (shell == "fish") {
        call.surroundings.out << fish_script(call.app);
    } else if (shell == "zsh") {
        call.surroundings.out << "#compdef slipway\nautoload -U +X bashcompinit && bashcompinit\n" << bash_script(call.app);
    } else {
        call.surroundings.out << bash_script(call.app);
    }
    return Exit::done;
}

} // namespace slipway
