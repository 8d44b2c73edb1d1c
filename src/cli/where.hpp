#pragma once
// `--where`: which projects a command speaks of.

#include "cli/session.hpp"

#include <optional>
#include <vector>

namespace slipway {

/// The expression of --where. Nothing when it is wrong: the reasons are printed, and the command ends with Exit::usage.
[[nodiscard]] std::optional<Selection> asked_selection(const Call& call);

/// By project, whether it is selected; all without --where. Nothing when it names what the portfolio does not know: the reasons are
/// printed, and the command ends with Exit::usage.
[[nodiscard]] std::optional<std::vector<bool>> selected_projects(const Call& call, const Portfolio& portfolio, const Outlook& outlook);

/// The indices of the projects selected, ascending.
[[nodiscard]] std::vector<std::uint32_t> indices(const std::vector<bool>& selected);

/// With --where the report says which projects it speaks of.
void say_selection(const Call& call, const std::vector<bool>& selected, Report& report, Language language);

/// Prints a report of the projects selected only, which says so.
void print(const Call& call, Report report, const std::vector<bool>& selected, Language language);

} // namespace slipway
