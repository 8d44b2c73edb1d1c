#pragma once
// Tables as we send them: CSV for programs, XLSX for people. The same values give the same bytes.

#include "slipway/base/date.hpp"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace slipway::sheet {

/// Nothing, a text (keys and partial dates too), a number, or a day. Texts are valid UTF-8 without NUL; a number that is not finite is
/// written as nothing.
using Value = std::variant<std::monostate, std::string, double, Date>;
using ValueRow = std::vector<Value>;

/// Writes a heading row and the rows, separated by commas, each ended by LF; with a byte order mark when `bom`.
///
/// No text becomes a formula where the file is opened: a text of any number of apostrophes followed by = + - @, their full-width forms,
/// tab, CR or LF gets one apostrophe more in front, and `read_sheet` takes one off exactly such a text. So "=1" is written "'=1", "'=1" is
/// written "''=1", "it's" stays, and every text comes back as it was. Numbers such as -5 are written as they are.
/// Throws Error for a text that is not UTF-8 or holds NUL. Whether the stream took everything is the caller's question.
void write_csv(std::ostream& out, std::span<const std::string> headings, std::span<const ValueRow> rows, bool bom = false);

/// The only days, or numbers, that cells take; both ends inclusive.
struct DayRange {
    Date first, last;
};
struct NumberRange {
    double least = 0;
    double most = 0;
};

/// What a cell tells whoever goes to it, and again who writes what it does not take: at most 32 and 255 characters.
struct Hint {
    std::string title;
    std::string text;
};

struct Column {
    std::string heading;
    std::optional<double> width = std::nullopt;  ///< in characters; absent: that of the widest value, a Chinese character being two wide
    std::vector<std::string> words = {};         ///< the only texts that the cells below the heading take; empty: any
    bool locked = false;                         ///< when any column is locked the sheet is protected, and only cells of the others change
    std::optional<DayRange> days = std::nullopt; ///< empty cells take a day
    std::optional<NumberRange> numbers = std::nullopt; ///< empty cells take a number
    std::optional<Hint> hint = std::nullopt;           ///< of cells with words, days or numbers
};

/// A sheet to write. Its name follows Excel's rules: 1 to 31 characters, none of []:*?/\, no apostrophe at an end, no other sheet's name.
struct Table {
    std::string name;
    std::vector<Column> columns;
    std::vector<ValueRow> rows;                                ///< each with no more values than there are columns
    std::uint16_t frozen_columns = 0;                          ///< that stay in sight, as the heading row does
    std::set<std::pair<std::size_t, std::size_t>> closed = {}; ///< cells (row, column, from 0) that are locked though their column is not
};

/// Writes a workbook; a table with a locked column is a form: only the cells of its rows that are not locked are white, all others grey,
/// and it prints one page wide, the headings on each page. The heading row stays in sight, texts are texts whatever they begin with, days
/// are days. Allowed words stand on a hidden sheet "lists" behind the others. All or nothing: written beside `path` and renamed. Throws
/// Error, naming the cell where there is one, when a text or a name is more than a workbook holds (32,767 characters a cell, 1,048,576
/// rows, 16,384 columns) or the file cannot be written.
void write_xlsx(const std::filesystem::path& path, std::span<const Table> tables);

} // namespace slipway::sheet
