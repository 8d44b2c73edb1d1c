#pragma once
// Reading other tools' files: Primavera XER and MS Project XML (MSPDI).

#include "slipway/base/diagnostic.hpp"
#include "slipway/interchange/foreign.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>

namespace slipway {

/// A file that was read. `schedule` is absent when there was an error; every problem that was found is among the diagnostics, at most
/// `most_foreign_problems` of them and then one that says how many more there are.
struct ForeignFile {
    std::optional<ForeignSchedule> schedule;
    std::vector<Diagnostic> diagnostics;
    Sources sources;
};

inline constexpr std::size_t most_foreign_problems = 100;

/// A XER in any of its encodings (UTF-8, cp1252, GB18030), told apart by its bytes; versions 5 to 23. `path` is how diagnostics name it.
/// `project`: only this proj_id or proj_short_name; empty for all projects of the file.
[[nodiscard]] ForeignFile read_xer(std::string path, std::string bytes, std::string_view project = {});

/// MS Project XML, read piece by piece: of the text no more than one task and one calendar are in memory at once.
[[nodiscard]] ForeignFile read_mspdi(std::string path, std::istream& in);

/// Either of them, told apart by the content. Throws Error when the file cannot be read. A file that is neither is an error diagnostic.
[[nodiscard]] ForeignFile read_foreign(const std::filesystem::path& path, std::string_view project = {});

} // namespace slipway
