#pragma once
// One table made a sheet of a workbook that is being written.

#include "slipway/sheet/write.hpp"

#include <xlsxwriter.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace slipway::sheet {

/// The lists of allowed words of all tables, each once, for a hidden sheet: Excel takes no more than 255 letters of them in the cell
/// itself.
class WordLists {
public:
    /// Refuses, by throwing Error, a table that has the name of the hidden sheet, when that is needed.
    explicit WordLists(std::span<const Table> tables);

    /// The cells of a list, as a formula: "=lists!$B$1:$B$3".
    [[nodiscard]] std::string formula(const std::vector<std::string>& words) const;
    /// Adds the hidden sheet; false when no column has a list.
    [[nodiscard]] bool write(lxw_workbook& book) const;

private:
    std::map<std::vector<std::string>, std::uint32_t> columns_; ///< counted from 1
};

/// Writes one table. Throws Error, naming the cell, for what a sheet cannot hold.
class TableWriter {
public:
    /// All three must outlive the writer.
    TableWriter(lxw_workbook& book, const Table& table, const WordLists& lists);
    void write();

private:
    struct Formats {
        lxw_format* text = nullptr;
        lxw_format* number = nullptr;
        lxw_format* day = nullptr;
    };
    [[nodiscard]] lxw_format* format(const char* number_format, bool locked);
    [[nodiscard]] bool locked(std::size_t row, std::size_t column) const;
    /// The format of the cells of a column that are still empty: that of its first value, else of a text, which stays as it is typed.
    [[nodiscard]] lxw_format* empty_format(std::size_t column, const Formats& formats) const;
    void set_heading_height();
    void write_row(std::uint32_t row, const ValueRow& values);
    void set_up_column(std::uint16_t column);
    void allow_words(std::uint16_t column, std::string formula);
    void allow_days(std::uint16_t column, const DayRange& days);
    void allow_numbers(std::uint16_t column, const NumberRange& numbers);
    void add_rule(std::uint16_t column, lxw_data_validation& rule);
    void write_headings();
    void write_value(std::uint32_t row, std::uint16_t column, const Value& value, const Formats& formats);
    void protect();

    const Table& table_;
    const WordLists& lists_;
    lxw_workbook& book_;
    lxw_worksheet* sheet_;
    bool form_; ///< a column is locked
    Formats locked_;
    Formats open_;
};

/// Writes a text that stays what it is, whatever it begins with. `row` and `column` from 0. Throws Error, naming the cell.
void write_text(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, const std::string& text, lxw_format* format);

} // namespace slipway::sheet
