#pragma once
// `update --from` and `--stdin`: many reports at once, all or nothing.

#include "cli/session.hpp"
#include "slipway/forms/updates.hpp"

#include <map>
#include <string>

namespace slipway {

/// Whether a table is asked for instead of one report.
[[nodiscard]] bool asks_for_table(const Options& options);

Exit run_update_table(const Call& call);

/// Prints what is wrong with a table on the error stream.
void print_problems(const Call& call, const forms::Updates& updates);

/// Conditions by their Chinese words.
[[nodiscard]] std::map<std::string, ConditionKind> chinese_conditions();

} // namespace slipway
