#include "cli/where.hpp"

#include "slipway/report/selected.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// Prints what is wrong with the expression, at its place.
void print_wrong(const Call& call, const std::vector<Diagnostic>& diagnostics) {
    Sources sources;
    sources.add("--where", call.options.where);
    print(call, diagnostics, sources);
}

} // namespace

std::optional<Selection> asked_selection(const Call& call) {
    auto parsed = parse_selection(call.options.where);
    if (!parsed.value) { print_wrong(call, parsed.diagnostics); }
    return std::move(parsed.value);
}

std::optional<std::vector<bool>> selected_projects(const Call& call, const Portfolio& portfolio, const Outlook& outlook) {
    if (!call.where) { return std::vector<bool>(portfolio.projects.size(), true); }
    auto selected = select(*call.where, portfolio, outlook);
    if (!selected.value) { print_wrong(call, selected.diagnostics); }
    return std::move(selected.value);
}

std::vector<std::uint32_t> indices(const std::vector<bool>& selected) {
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < selected.size(); ++i) {
        if (selected[i]) { all.push_back(i); }
    }
    return all;
}

void say_selection(const Call& call, const std::vector<bool>& selected, Report& report, Language language) {
    if (!call.where) { return; }
    const auto fit = static_cast<std::size_t>(std::ranges::count(selected, true));
    say_selection(report, {call.where->text, fit, selected.size()}, language);
}

void print(const Call& call, Report report, const std::vector<bool>& selected, Language language) {
    say_selection(call, selected, report, language);
    print(call, report, language);
}

} // namespace slipway
