#pragma once
// The tables whose rows are entries, in the order in which an entry's rows are written, dumped and chained; and the line of a row: JSON,
// its columns in the table's order, without blanks. Text that is no UTF-8 is {"base64":"…"}.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace slipway {

enum class ColumnKind : std::uint8_t {
    number,
    flag, ///< 0 or 1; true or false in the line
    text,
    day,
    day_or_null,
    word,  ///< of observation_words
    packed ///< text; deflated in the file
};

struct TableColumn {
    std::string_view name;
    ColumnKind kind = ColumnKind::text;
};

/// The first column is the number of the entry.
struct Table {
    std::string_view name;
    std::span<const TableColumn> columns;
    const char* insert; ///< SQL, one parameter a column
    const char* select; ///< SQL, all rows by entry and in the order of their lines
};

/// In the order of an entry's lines.
enum class TableName : std::uint8_t { entry, observation, publication, rendering, forecast, baseline, baseline_date, text, record_file };
inline constexpr std::size_t table_count = 9;

[[nodiscard]] const Table& table_of(TableName name) noexcept;
[[nodiscard]] std::span<const Table, table_count> tables() noexcept;

/// Null, a number, or a text that somebody else holds.
using Cell = std::variant<std::monostate, std::int64_t, std::string_view>;

/// Adds the line of a row, with its end, to `line`.
void append_line(std::string& line, const Table& table, std::span<const Cell> row);

/// Why a cell cannot be stored; nothing when it can. A text of any kind may hold anything.
[[nodiscard]] std::optional<std::string> objection(const TableColumn& column, const Cell& cell);

/// The last line of an entry: the digest of the digest before it and of its other lines.
void append_digest_line(std::string& line, std::int64_t entry, std::string_view digest);

} // namespace slipway
