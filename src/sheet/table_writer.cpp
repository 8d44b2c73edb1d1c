#include "sheet/table_writer.hpp"

#include "sheet/written.hpp"
#include "sheet/xml.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace slipway::sheet {
namespace {

constexpr const char* lists_name = "lists";
constexpr std::uint32_t last_row = 1'048'575; // from 0
constexpr std::size_t most_columns = 16'384;
constexpr std::uint8_t a4_paper = 9;
constexpr lxw_color_t light_grey = 0xEDEDED;
constexpr lxw_color_t white = LXW_COLOR_WHITE;

lxw_worksheet* add_sheet(lxw_workbook& book, const std::string& name) {
    const bool good = !name.empty() && !name.starts_with('\'') && ::workbook_validate_sheet_name(&book, name.c_str()) == LXW_NO_ERROR;
    auto* sheet = good ? ::workbook_add_worksheet(&book, name.c_str()) : nullptr;
    if (sheet != nullptr) { return sheet; }
    throw Error(
        fmt::format("cannot name a sheet \"{}\": take 1 to 31 characters, none of []:*?/\\, another name than the other sheets", name));
}

void check(lxw_error code, std::uint32_t row, std::uint16_t column, const lxw_worksheet* sheet) {
    if (code == LXW_NO_ERROR) { return; }
    throw Error(fmt::format("cannot write the cell {}: {}", cell_name({sheet->name, row + 1, column + 1U}), ::lxw_strerror(code)));
}

/// Words like _x000D_ would be read as letters: their "_" is written so itself.
std::string with_escapes(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool word = text[at] == '_' && without_escapes(text.substr(at, 7)).size() < 7 && text.size() - at >= 7;
        out += word ? "_x005F_" : std::string(1, text[at]);
    }
    return out;
}

int width_of(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) { return display_width(*text); }
    if (std::holds_alternative<Date>(value)) { return 10; }
    const auto* number = std::get_if<double>(&value);
    return number != nullptr ? static_cast<int>(fmt::formatted_size("{}", *number)) : 0;
}

lxw_datetime written(Date day) {
    const std::chrono::year_month_day date{day};
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            0,
            0,
            0};
}

/// Columns for the widest value, a little more for the margin, within reason.
double width_of_column(const Table& table, std::size_t column) {
    if (table.columns[column].width) { return *table.columns[column].width; }
    int widest = display_width(table.columns[column].heading);
    for (const auto& row : table.rows) {
        if (column < row.size()) { widest = std::max(widest, width_of(row[column])); }
    }
    return std::clamp(widest + 2, 6, 60);
}

} // namespace

void write_text(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, const std::string& text, lxw_format* format) {
    check_text(text, {sheet->name, row + 1, column + 1U});
    check(::worksheet_write_string(sheet, row, column, with_escapes(text).c_str(), format), row, column, sheet);
}

WordLists::WordLists(std::span<const Table> tables) {
    for (const auto& table : tables) {
        for (const auto& column : table.columns) {
            if (!column.words.empty()) { columns_.try_emplace(column.words, static_cast<std::uint32_t>(columns_.size()) + 1); }
        }
    }
    const bool taken = std::ranges::any_of(tables, [](const Table& one) { return one.name == lists_name; });
    if (taken && !columns_.empty()) { throw Error(fmt::format("cannot name a sheet \"{}\": the allowed words stand there", lists_name)); }
}

std::string WordLists::formula(const std::vector<std::string>& words) const {
    const auto column = column_letters(columns_.at(words));
    return fmt::format("={}!${}$1:${}${}", lists_name, column, column, words.size());
}

bool WordLists::write(lxw_workbook& book) const {
    if (columns_.empty()) { return false; }
    auto* sheet = add_sheet(book, lists_name);
    ::worksheet_hide(sheet);
    std::size_t longest = 0;
    std::map<std::uint32_t, const std::vector<std::string>*> by_column;
    for (const auto& [words, column] : columns_) {
        longest = std::max(longest, words.size());
        by_column.emplace(column, &words);
    }
    for (std::size_t row = 0; row < longest; ++row) { // row by row, as the library writes
        for (const auto& [column, words] : by_column) {
            if (row >= words->size()) { continue; }
            write_text(sheet, static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(column - 1), (*words)[row], nullptr);
        }
    }
    return true;
}

TableWriter::TableWriter(lxw_workbook& book, const Table& table, const WordLists& lists)
    : table_{table},
      lists_{lists},
      book_{book},
      sheet_{add_sheet(book, table.name)},
      form_{std::ranges::any_of(table.columns, &Column::locked)} {
    locked_ = {format("@", true), format("General", true), format("yyyy-mm-dd", true)};
    open_ = {format("@", false), format("General", false), format("yyyy-mm-dd", false)};
}

lxw_format* TableWriter::format(const char* number_format, bool locked) {
    auto* made = ::workbook_add_format(&book_);
    ::format_set_num_format(made, number_format);
    if (!locked) { ::format_set_unlocked(made); }
    if (!form_) { return made; }
    ::format_set_bg_color(made, locked ? light_grey : white);
    ::format_set_border(made, LXW_BORDER_THIN);
    ::format_set_border_color(made, LXW_COLOR_SILVER);
    ::format_set_text_wrap(made);
    ::format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    return made;
}

void TableWriter::write() {
    if (table_.columns.size() > most_columns || table_.rows.size() > last_row) {
        throw Error(
            fmt::format("cannot write the sheet \"{}\": it has more than {} rows or {} columns", table_.name, last_row, most_columns));
    }
    for (std::size_t column = 0; column < table_.columns.size(); ++column) { set_up_column(static_cast<std::uint16_t>(column)); }
    ::worksheet_freeze_panes(sheet_, 1, table_.frozen_columns);
    protect();
    write_headings();
    for (std::size_t row = 0; row < table_.rows.size(); ++row) { write_row(static_cast<std::uint32_t>(row), table_.rows[row]); }
}

/// Of a form all cells of the row, each with its colour; else those with a value. `row` is that of the table.
void TableWriter::write_row(std::uint32_t row, const ValueRow& values) {
    const auto columns = form_ ? table_.columns.size() : std::min(values.size(), table_.columns.size());
    for (std::size_t column = 0; column < columns; ++column) {
        const auto& formats = locked(row, column) ? locked_ : open_;
        const auto at = static_cast<std::uint16_t>(column);
        if (form_) { ::worksheet_write_blank(sheet_, row + 1, at, empty_format(column, formats)); }
        if (column < values.size()) { write_value(row + 1, at, values[column], formats); }
    }
}

bool TableWriter::locked(std::size_t row, std::size_t column) const {
    return table_.columns[column].locked || table_.closed.contains({row, column});
}

lxw_format* TableWriter::empty_format(std::size_t column, const Formats& formats) const {
    const auto holds = [&](const ValueRow& row) { return column < row.size() && !std::holds_alternative<std::monostate>(row[column]); };
    const auto first = std::ranges::find_if(table_.rows, holds);
    if (table_.columns[column].days) { return formats.day; }
    if (table_.columns[column].numbers) { return formats.number; }
    if (first == table_.rows.end() || std::holds_alternative<std::string>((*first)[column])) { return formats.text; }
    return std::holds_alternative<double>((*first)[column]) ? formats.number : formats.day;
}

void TableWriter::set_up_column(std::uint16_t column) {
    const auto& options = table_.columns[column];
    check(::worksheet_set_column(sheet_, column, column, width_of_column(table_, column), empty_format(column, form_ ? locked_ : open_)), 0,
          column, sheet_);
    if (!options.words.empty()) { allow_words(column, lists_.formula(options.words)); }
    if (options.days) { allow_days(column, *options.days); }
    if (options.numbers) { allow_numbers(column, *options.numbers); }
}

void TableWriter::add_rule(std::uint16_t column, lxw_data_validation& rule) {
    auto hint = table_.columns[column].hint.value_or(Hint{});
    if (!hint.text.empty()) {
        rule.input_title = rule.error_title = hint.title.data();
        rule.input_message = rule.error_message = hint.text.data();
    }
    check(::worksheet_data_validation_range(sheet_, 1, column, last_row, column, &rule), 1, column, sheet_);
}

void TableWriter::allow_days(std::uint16_t column, const DayRange& days) {
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_DATE;
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule.minimum_datetime = written(days.first);
    rule.maximum_datetime = written(days.last);
    add_rule(column, rule);
}

void TableWriter::allow_numbers(std::uint16_t column, const NumberRange& numbers) {
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule.minimum_number = numbers.least;
    rule.maximum_number = numbers.most;
    add_rule(column, rule);
}

void TableWriter::allow_words(std::uint16_t column, std::string formula) {
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
    rule.value_formula = formula.data();
    add_rule(column, rule);
    // Asked for a list by formula, libxlsxwriter 1.1.4 copies the formula twice and loses one copy: the rules it keeps are made lists here.
    lxw_data_val_obj* kept = nullptr;
    STAILQ_FOREACH(kept, sheet_->data_validations, list_pointers) {
        if (kept->validate == LXW_VALIDATION_TYPE_CUSTOM_FORMULA) { kept->validate = LXW_VALIDATION_TYPE_LIST_FORMULA; }
    }
}

void TableWriter::write_headings() {
    auto* heading = format("@", true);
    ::format_set_bold(heading);
    ::format_set_text_wrap(heading);
    if (form_) { set_heading_height(); }
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        write_text(sheet_, 0, static_cast<std::uint16_t>(column), table_.columns[column].heading, heading);
    }
}

/// As many lines as the longest heading takes.
void TableWriter::set_heading_height() {
    constexpr double line = 15;
    double lines = 1;
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
        lines = std::max(lines, std::ceil((display_width(table_.columns[column].heading) + 1) / width_of_column(table_, column)));
    }
    ::worksheet_set_row(sheet_, 0, line * lines + line / 3, nullptr);
}

void TableWriter::write_value(std::uint32_t row, std::uint16_t column, const Value& value, const Formats& formats) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (!text->empty()) { write_text(sheet_, row, column, *text, formats.text); }
    } else if (const auto* day = std::get_if<Date>(&value)) {
        auto date = written(*day);
        check(::worksheet_write_datetime(sheet_, row, column, &date, formats.day), row, column, sheet_);
    } else if (const auto* number = std::get_if<double>(&value); number != nullptr && std::isfinite(*number)) {
        check(::worksheet_write_number(sheet_, row, column, *number, formats.number), row, column, sheet_);
    }
}

void TableWriter::protect() {
    if (!form_) { return; }
    lxw_protection allowed{};
    allowed.format_columns = LXW_TRUE;
    allowed.format_rows = LXW_TRUE;
    ::worksheet_protect(sheet_, nullptr, &allowed);
    ::worksheet_set_landscape(sheet_);
    ::worksheet_set_paper(sheet_, a4_paper);
    ::worksheet_fit_to_pages(sheet_, 1, 0);
    ::worksheet_repeat_rows(sheet_, 0, 0);
}

} // namespace slipway::sheet
