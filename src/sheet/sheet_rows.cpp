#include "sheet/sheet_rows.hpp"

#include "sheet/merges.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::sheet {

std::string SheetRows::here() const { return cell_name({context_.sheet, row_.number, column_}); }

Row& SheetRows::read(std::span<char> piece) {
    if (!parsed(document_, piece)) { refuse_damaged(fmt::format("what follows row {} of \"{}\" is no XML", row_.number, context_.sheet)); }
    const auto node = document_.document_element();
    const auto written = attribute(node, "r");
    const auto number = written ? whole_number(*written) : row_.number + 1;
    if (!number || *number <= row_.number) {
        refuse_damaged(fmt::format("the row behind row {} of \"{}\" is out of order", row_.number, context_.sheet));
    }
    row_.number = *number;
    row_.cells.clear();
    column_ = 0;
    for (const auto& one : node.children()) {
        if (local_name(one) == "c") { read_cell(one); }
    }
    cells_ += row_.cells.size();
    if (row_.number > context_.limits.rows || cells_ > context_.limits.cells) {
        refuse(cell_name({context_.sheet, row_.number, 1}),
               {"too-many-rows", fmt::format("the sheet has more than {} rows or {} cells", context_.limits.rows, context_.limits.cells),
                "split it into several sheets, or delete the empty rows and columns behind the table"});
    }
    return row_;
}

void SheetRows::read_cell(const pugi::xml_node& node) {
    auto& cell = cell_at(node);
    read_value(node, attribute(node, "t").value_or("n"), cell);
    if (child(node, "f")) { note_formula(node, cell); }
    check_text(cell);
}

/// The cell at a node's place; those skipped on the way to it are empty.
Cell& SheetRows::cell_at(const pugi::xml_node& node) {
    const auto written = attribute(node, "r");
    const auto at = written ? parse_cell_at(*written) : CellAt{row_.number, column_ + 1};
    if (!at || at->row != row_.number || at->column <= column_) {
        refuse_damaged(fmt::format("the cell behind {} is out of order", cell_name({context_.sheet, row_.number, std::max(1U, column_)})));
    }
    column_ = at->column;
    if (column_ > context_.limits.columns) {
        refuse(here(), {"too-many-columns", fmt::format("the row has more than {} cells", context_.limits.columns),
                        "delete the columns behind the table"});
    }
    row_.cells.resize(column_);
    return row_.cells.back();
}

void SheetRows::read_value(const pugi::xml_node& node, std::string_view type, Cell& cell) {
    if (type == "inlineStr") {
        cell.text = string_text(child(node, "is"));
        cell.kind = CellKind::text;
        return;
    }
    const auto value = direct_text(child(node, "v"));
    if (type == "n") { return read_number(value, attribute(node, "s").value_or("0"), cell); }
    if (type == "s") { return read_shared(value, cell); }
    cell.text = type == "d" ? value.substr(0, value.find("T00:00:00")) : without_escapes(value);
    cell.kind = type == "d" ? CellKind::date : CellKind::text;
    if (type == "b") { cell = {value == "1" || value == "true" ? "true" : "false", CellKind::boolean}; }
    if (type == "e") {
        cell.kind = CellKind::error;
        problems_.warning(here(),
                          {"error-value", fmt::format("the cell shows the error {}", value), "put the formula right, or write the value"});
    }
}

void SheetRows::read_number(std::string_view value, std::string_view style, Cell& cell) {
    if (value.empty()) { return; }
    const auto number = finite_number(value);
    if (!number) {
        cell = {std::string{value}, CellKind::error};
        problems_.error(here(), {"bad-number", "the cell is stored as a number and is none", "write the value again"});
        return;
    }
    const auto which = whole_number(style).value_or(0);
    const auto shown = which < context_.book.shown.size() ? context_.book.shown[which] : Shown::number;
    if (shown == Shown::percent) {
        cell = {percentage(*number), CellKind::text};
        return;
    }
    const auto date = iso_date(*number, context_.book.epoch, shown);
    cell = {date ? *date : shortest(*number), date ? CellKind::date : CellKind::number};
}

void SheetRows::read_shared(std::string_view index, Cell& cell) {
    const auto number = whole_number(index);
    const auto text = number ? context_.strings.at(*number) : std::nullopt;
    if (!text) { refuse_damaged(fmt::format("{} names a text that the workbook does not hold", here())); }
    cell = {std::string{*text}, CellKind::text};
}

void SheetRows::note_formula(const pugi::xml_node& node, Cell& cell) {
    const bool stored = static_cast<bool>(child(node, "v"));
    if (stored && cell.text.empty()) { return; } // a formula that shows nothing: an empty cell
    if (cell.kind != CellKind::error) { cell.kind = CellKind::formula; }
    if (stored) {
        problems_.warning(here(),
                          {"formula", "the cell holds a formula: the value stored with it is taken", "write the value itself to be sure"});
    } else if (cell.kind != CellKind::error) {
        problems_.warning(here(), {"formula-without-value", "the cell holds a formula and no value was stored with it",
                                   "open the workbook with Excel or WPS and save it, or write the value"});
    }
}

void SheetRows::check_text(Cell& cell) {
    const bool nul = cell.text.find('\0') != std::string::npos;
    if (nul || invalid_utf8(cell.text)) {
        problems_.error(here(), {nul ? "nul-byte" : "bad-encoding",
                                 nul ? "the cell holds a NUL byte" : "the cell holds bytes that are not UTF-8", "write the value again"});
        cell = {"", CellKind::error};
    }
    if (cell.text.size() > context_.limits.cell_bytes) {
        problems_.error(here(),
                        {"cell-too-long", fmt::format("the cell holds more than {} bytes", context_.limits.cell_bytes), "shorten it"});
        cell = {"", CellKind::error};
    }
    if (cell.text.empty() && (cell.kind == CellKind::text || cell.kind == CellKind::date)) { cell.kind = CellKind::empty; }
}

} // namespace slipway::sheet
