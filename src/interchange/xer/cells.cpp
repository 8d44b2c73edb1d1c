#include "interchange/xer/cells.hpp"

#include "interchange/xer/columns.hpp"
#include "interchange/xer/values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::interchange {
namespace {

constexpr std::size_t most_lost_columns = 200;
/// Whether a value is what the tool writes where nobody chose anything.
bool says_nothing(std::string_view value) {
    return value.find_first_not_of("0.,") == std::string_view::npos || value == "N" || value == "PT_Normal" || value == "DT_FixedDrtn";
}

} // namespace

std::string XerCells::name(std::size_t column) const { return plain_name(text(column)); }

Complaint XerCells::no_date(std::size_t column) const {
    return {"bad-date",
            fmt::format("\"{}\" in {} is no date between {} and {}", shown(text(column)), names_[column], first_year, last_year),
            "write it as 2024-03-05 08:00"};
}

Complaint XerCells::no_number(std::size_t column) const {
    return {"bad-number", fmt::format("\"{}\" in {} is no number that a schedule can hold", shown(text(column)), names_[column]),
            "write it as 7.5"};
}

std::optional<Instant> XerCells::instant(std::size_t column) const {
    const auto read = parse_instant(text(column));
    if (!read && !text(column).empty()) { error(column, no_date(column)); }
    return read;
}

std::optional<Instant> XerCells::stored_instant(std::size_t column) const {
    const auto read = parse_instant(text(column));
    if (!read && !text(column).empty()) { warning(column, no_date(column)); }
    return read;
}

std::optional<double> XerCells::number(std::size_t column) const {
    const auto read = decimal(text(column));
    if (!read && !text(column).empty()) { error(column, no_number(column)); }
    return read;
}

std::optional<Minutes> XerCells::hours(std::size_t column) const {
    const auto read = decimal(text(column));
    const auto minutes = read ? minutes_of_hours(*read) : std::nullopt;
    if (!minutes && !text(column).empty()) { error(column, no_number(column)); }
    return minutes;
}

std::optional<Minutes> XerCells::stored_hours(std::size_t column) const {
    const auto read = decimal(text(column));
    const auto minutes = read ? minutes_of_hours(*read) : std::nullopt;
    if (!minutes && !text(column).empty()) { warning(column, no_number(column)); }
    return minutes;
}

std::optional<bool> XerCells::flag(std::size_t column) const {
    const auto word = text(column);
    if (word.empty()) { return std::nullopt; }
    if (same_word(word, "Y") || word == "1") { return true; }
    if (same_word(word, "N") || word == "0") { return false; }
    warning(column, {"bad-flag", fmt::format("\"{}\" in {} is neither Y nor N; it is taken as left out", shown(word), names_[column]), {}});
    return std::nullopt;
}

LeftOver::LeftOver(const XerSection& section, std::span<const std::string_view> wanted, XerReading& reading)
    : section_{section}, reading_{reading} {
    for (std::size_t place = 0; place < section.columns.size(); ++place) {
        const auto name = section.columns[place];
        const auto is_it = [&](std::string_view other) { return same_word(other, name); };
        if (std::ranges::none_of(wanted, is_it) && !says_nothing_of_work(section.table, name)) { columns_.push_back({place}); }
    }
}

void LeftOver::see(const XerRow& row) {
    if (row.cells() < section_.columns.size()) {
        reading_.losses.add("short-row", "a row has fewer cells than its table has columns: the others are read as empty", row.line());
    }
    if (row.has_more_text()) {
        reading_.losses.add("long-row", "a row has more cells than its table has columns: those are left out", row.line());
    }
    for (auto& column : columns_) {
        if (says_nothing(row.cell(column.place))) { continue; }
        if (column.count++ == 0) { column.line = row.line(); }
    }
}

void LeftOver::tell() {
    for (const auto& column : columns_) {
        if (column.count == 0) { continue; }
        if (reading_.lost_columns == most_lost_columns) {
            reading_.losses.add("other-columns", "values of more columns that are not kept", column.line, column.count);
            continue;
        }
        ++reading_.lost_columns;
        const auto name = section_.columns[column.place];
        reading_.losses.add(loss_code(section_.table, name), fmt::format("{} of the table {} is not kept", shown(name), section_.table),
                            column.line, column.count);
    }
}

} // namespace slipway::interchange
