#pragma once
// Tables as other offices send them, CSV and XLSX, read row by row: a ledger of a million rows needs no more memory than one of ten, its
// shared strings apart.

#include "slipway/base/diagnostic.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::sheet {

/// What a cell holds. In a CSV every cell is a text or empty; a formula's text is the value that was stored with it.
enum class CellKind : std::uint8_t { empty, text, number, date, boolean, formula, error };

/// Text is valid UTF-8 without NUL. A number stands in its shortest form ("0.1", "1e+20"), never as its format shows it, but a percentage
/// is the text "40%"; a date as "2023-06-30", "2023-06-30T08:00" or "2023-06-30T08:00:05", and as "2023-06" or "2023" when it is the first
/// day of the month or year and the format shows no more (a cell in which 2023年6月 was typed); a boolean as "true" or "false"; an error as
/// "#DIV/0!".
struct Cell {
    std::string text;
    CellKind kind = CellKind::empty;

    friend bool operator==(const Cell&, const Cell&) = default;
};

/// One row that holds something; rows of empty cells alone are left out. `number` counts from 1: the row of the sheet, or the line of the
/// CSV on which the row begins. The last cell is not empty.
struct Row {
    std::uint32_t number = 0;
    std::vector<Cell> cells;

    friend bool operator==(const Row&, const Row&) = default;
};

/// A sheet in memory. A CSV is a sheet without a name.
struct Sheet {
    std::string name;
    std::vector<Row> rows;
};

/// One thing wrong with a table, at the place that `cell_name` gives: "Sheet1!F12", "12:3" for the third field of the row that begins on
/// line 12 of a CSV, "12" for a whole line of it, "" for the whole file. `code` is stable (kebab-case).
struct Problem {
    DiagnosticSeverity severity = DiagnosticSeverity::error;
    std::string cell;
    std::string code;
    std::string message;
    std::string advice;

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// What is read at most; beyond it reading ends with an error. The defaults hold a full sheet of Excel, 95 columns wide.
struct Limits {
    std::uint64_t file_bytes = 1ULL << 30U;
    std::uint64_t part_bytes = 4ULL << 30U;       ///< of one part of a workbook, inflated
    std::uint64_t small_part_bytes = 8ULL << 20U; ///< of a part that is read whole: the list of sheets, the styles
    std::uint64_t ratio = 250;                    ///< inflated by packed bytes of a part, looked at once `ratio_from` bytes came out
    std::uint64_t ratio_from = 8ULL << 20U;       ///< bytes
    std::uint64_t parts = 10'000;                 ///< files in a workbook
    std::uint64_t row_bytes = 8ULL << 20U;        ///< of one row or shared string as written
    std::uint64_t cell_bytes = 128ULL << 10U;     ///< of one cell's text; Excel's 32,767 characters fit
    std::uint64_t rows = 1'048'576;               ///< also the greatest row number of a sheet
    std::uint64_t columns = 16'384;
    std::uint64_t cells = 100'000'000; ///< of all rows, each counted up to its last cell
    std::uint64_t shared_strings = 8'000'000;
    std::uint64_t shared_string_bytes = 256ULL << 20U;
    std::uint64_t merged_ranges = 200'000;
    std::uint64_t merged_ranges_of_row = 4'096;
    std::size_t problems_of_code = 100; ///< told one by one; the rest of them are counted in one more
};

struct ReadOptions {
    std::optional<std::string> sheet = std::nullopt; ///< by name; absent: the first one that is not hidden. A CSV has none
    Limits limits{};
};

/// Called with the sheet's name and each row in order. The row may change after the call.
using RowReader = std::function<void(std::string_view sheet, const Row& row)>;

/// Reads one table and returns what is wrong with it, in the order in which it was met. After an error that ends the reading no further row
/// comes; rows may have come before it, so a caller that must take all or nothing looks at the problems first.
///
/// A workbook is known by its content or by the name ".xlsx" or ".xlsm"; everything else is a CSV.
/// CSV: RFC 4180 with `,`, `;` or tab, whichever is the most frequent in the first row; LF, CRLF or CR; UTF-8 with or without a byte order
/// mark, or GB18030 (so GBK too) when the whole file is not UTF-8. The apostrophe that `write_csv` puts before a formula's sign is taken
/// off.
/// XLSX: formulas give their stored value and a warning; of merged cells the first holds the value and the others are empty, with a warning
/// when the range reaches below the headings (the first row with two values); hidden rows are read; number formats say what is a date,
/// formats of a time alone do not.
///
/// Throws Error when the file cannot be read.
[[nodiscard]] std::vector<Problem> read_sheet(const std::filesystem::path& path, const ReadOptions& options, const RowReader& reader);

/// The same of a CSV that is in memory.
[[nodiscard]] std::vector<Problem> read_csv_text(const std::string& text, const ReadOptions& options, const RowReader& reader);

/// A table in memory, for files that are known to be small.
struct WholeSheet {
    Sheet sheet;
    std::vector<Problem> problems;
};
[[nodiscard]] WholeSheet read_whole_sheet(const std::filesystem::path& path, const ReadOptions& options = {});

/// The sheets of a workbook that are not hidden, in its order.
struct SheetNames {
    std::vector<std::string> names; ///< empty for a CSV, and when the workbook cannot be read
    std::vector<Problem> problems;
};
[[nodiscard]] SheetNames sheet_names(const std::filesystem::path& path, const Limits& limits = {});

/// A cell of a sheet; rows and columns count from 1.
struct Place {
    std::string_view sheet; ///< empty in a CSV
    std::uint32_t row = 1;
    std::uint32_t column = 1;
};

/// "Sheet1!F12", "'2023 ledger'!F12"; "12:6" without a sheet.
[[nodiscard]] std::string cell_name(const Place& place);
/// 1 is "A", 27 is "AA".
[[nodiscard]] std::string column_letters(std::uint32_t column);

} // namespace slipway::sheet
