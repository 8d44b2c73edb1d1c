#pragma once
// What one file of records says, as bytes: read by any thread, merged in the order of files, kept in the cache.

#include "records/files.hpp"
#include "records/names.hpp"
#include "records/raw.hpp"
#include "records/read.hpp"
#include "records/revision.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace slipway::records {

struct FileContent {
    std::uint64_t fingerprint = 0; ///< of its text
    std::vector<Diagnostic> diagnostics;
    UnreadKeys unread; ///< when it could not be parsed
    std::vector<Digest> digests;
    Records records;
};

/// A file to be read.
struct Reading {
    const RecordFile& file;
    std::uint32_t number = 0; ///< in the Sources
    FileKind kind = FileKind::records;
    std::size_t overlay = 0; ///< counts from 1; 0 is no overlay
    std::uint32_t first_of_overlay = 0;
};

/// Reads and parses a file. `sources` hold its path. Throws Error when it cannot be read.
[[nodiscard]] std::string packed_content(const Reading& reading, const Sources& sources);

/// The same as values, for the number that the file has now. Its projects stay packed in `bytes`. Throws Damaged.
[[nodiscard]] FileContent content_of(std::string_view bytes, std::uint32_t number);

/// A project as the records, and overlays above them, write it. Throws Damaged.
[[nodiscard]] RawProject raw_project(const PackedProject& project);

} // namespace slipway::records
