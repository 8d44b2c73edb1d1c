#pragma once
// Schedules of other tools where a command would read the records: --from FILE, and the files of import and audit.

#include "cli/session.hpp"
#include "slipway/findings/quality.hpp"
#include "slipway/interchange/computed.hpp"
#include "slipway/interchange/read.hpp"

#include <optional>
#include <string>

namespace slipway {

/// A file that was read without an error, and what the engine makes of it.
struct ScheduleFile {
    std::string path;
    ForeignSchedule foreign;
    ForeignComputed computed;
    Sources sources; ///< the file is the first of them
};

/// Reads it (only --project of it) and computes it by its own options, those given on the command line in their place. Prints every
/// problem; nothing when there is an error: the command ends with Exit::input.
[[nodiscard]] std::optional<ScheduleFile> read_schedule_file(const Call& call, const std::string& path);

/// The file as the session of a command that reads: its data date is the file's own.
[[nodiscard]] Session session_of(const Call& call, ScheduleFile file);

/// What the file says of its work beside the schedule: baseline 0, and what only spans other work.
[[nodiscard]] QualityFacts quality_facts(const ForeignSchedule& foreign);

/// What a command begins with that takes --from: the session of that file, else as `begin` has it of the records. Nothing is written
/// anywhere.
[[nodiscard]] std::optional<Session> begin_reading(const Call& call);

} // namespace slipway
