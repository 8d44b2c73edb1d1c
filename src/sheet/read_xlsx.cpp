#include "sheet/merges.hpp"
#include "sheet/pieces.hpp"
#include "sheet/readers.hpp"
#include "sheet/sheet_rows.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::sheet {
namespace {

std::vector<std::string> visible_names(const Book& book) {
    std::vector<std::string> names;
    for (const auto& one : book.sheets) {
        if (!one.hidden) { names.push_back(one.name); }
    }
    return names;
}

const BookSheet& chosen_sheet(const Book& book, const std::optional<std::string>& wanted) {
    const auto is_chosen = [&](const BookSheet& one) { return wanted ? one.name == *wanted : !one.hidden; };
    const auto found = std::ranges::find_if(book.sheets, is_chosen);
    if (found != book.sheets.end()) { return *found; }
    if (!wanted) { refuse_damaged("it has no sheet that is not hidden"); }
    const auto names = visible_names(book);
    const auto near = nearest(*wanted, names);
    refuse("", {"unknown-sheet", fmt::format("the workbook has no sheet \"{}\"", *wanted),
                near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("its sheets are {}", fmt::join(names, ", "))});
}

/// The merged ranges, which stand behind the rows: the whole part is read for them, and so is known to be sound before a row is given.
std::vector<CellRange> merged_ranges(const Archive& archive, const BookSheet& sheet, const Limits& limits) {
    Part part{archive, sheet.part};
    Pieces pieces{part, "mergeCell", limits.row_bytes};
    pugi::xml_document document;
    std::vector<CellRange> ranges;
    while (const auto piece = pieces.next()) {
        const auto range =
            parsed(document, *piece) ? parse_cell_range(attribute(document.document_element(), "ref").value_or("")) : std::nullopt;
        if (!range) { refuse_damaged(fmt::format("a merged range of \"{}\" cannot be read", sheet.name)); }
        ranges.push_back(*range);
        if (ranges.size() > limits.merged_ranges) {
            refuse("", {"too-many-merged-cells", fmt::format("\"{}\" has more than {} merged ranges", sheet.name, limits.merged_ranges),
                        "unmerge the cells"});
        }
    }
    return ranges;
}

bool is_empty(const Cell& cell) { return cell.kind == CellKind::empty; }

/// Reads the rows of a part and hands over those with something in them.
void read_rows(Part part, const SheetContext& context, Merges& merges, ProblemList& problems, const RowReader& reader) {
    Pieces pieces{part, "row", context.limits.row_bytes};
    SheetRows rows{context, problems};
    bool below_headings = false;
    while (const auto piece = pieces.next()) {
        auto& row = rows.read(*piece);
        merges.empty_covered(row);
        while (!row.cells.empty() && is_empty(row.cells.back())) { row.cells.pop_back(); }
        if (row.cells.empty()) { continue; }
        if (below_headings) { merges.note_data_row(row); }
        below_headings = below_headings || std::ranges::count_if(row.cells, is_empty) + 1 < std::ranges::ssize(row.cells);
        reader(context.sheet, row);
    }
}

} // namespace

void read_xlsx(const std::filesystem::path& path, const ReadOptions& options, ProblemList& problems, const RowReader& reader) {
    const auto& limits = options.limits;
    const Archive archive{path, limits};
    const auto book = read_book(archive);
    const auto& sheet = chosen_sheet(book, options.sheet);
    Merges merges{merged_ranges(archive, sheet, limits), limits};
    const auto strings = book.strings_part ? SharedStrings{archive, *book.strings_part, limits} : SharedStrings{};
    read_rows(Part{archive, sheet.part}, {sheet.name, book, strings, limits}, merges, problems, reader);
    merges.tell(sheet.name, problems);
}

std::vector<std::string> xlsx_sheet_names(const std::filesystem::path& path, const Limits& limits) {
    return visible_names(read_book(Archive{path, limits}));
}

} // namespace slipway::sheet
