#pragma once
// Schedules of other tools in and out: `import xer|msp` and `export` in the forms of other programs.

#include "cli/command.hpp"

#include <string_view>

namespace slipway {

/// Whether a KIND of export is a schedule, not a ledger.
[[nodiscard]] bool is_exchange_form(std::string_view kind);

/// Writes the file's schedule as records and observations; all of it or nothing. With --dry-run nothing.
Exit import_schedule(const Call& call);

/// The chosen projects, or those of --from, in the wanted form.
Exit export_schedule(const Call& call);

} // namespace slipway
