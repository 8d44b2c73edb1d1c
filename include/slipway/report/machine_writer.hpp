#pragma once
// What a report says to a program, written as it comes: rows need not be kept to be written.

#include "slipway/report/report.hpp"

#include <functional>
#include <string>

namespace slipway {

/// JSON, NDJSON or CSV of a face for programs, appended to a text. Rows are written in the order in which they are handed over.
class MachineWriter {
public:
    /// Precondition: `format` is one of the three. The face must outlive the writer; its own rows are not written of themselves.
    MachineWriter(const MachineFace& face, Format format, std::string& out);

    /// Precondition: the row has every key of the face's columns.
    void write(const Json& row);
    /// What stands behind the last row.
    void end();

private:
    const MachineFace& face_;
    Format format_;
    std::string& out_;
    bool any_ = false;
};

/// Takes rows one after the other, and may change them.
using TakeRow = std::function<void(Json&)>;

/// Whether the format is for programs: one of those that are written row by row.
[[nodiscard]] constexpr bool is_for_programs(Format format) noexcept {
    return format == Format::json || format == Format::ndjson || format == Format::csv;
}

} // namespace slipway
