#include "sheet/archive.hpp"
#include "sheet/problems.hpp"
#include "sheet/table_writer.hpp"
#include "slipway/base/file.hpp"
#include "slipway/sheet/write.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <memory>

namespace slipway::sheet {
namespace {

namespace fs = std::filesystem;

constexpr std::time_t day_of_creation = 1'609'459'200; // 2021-01-01: a fixed one, so that the same values give the same bytes

struct Abandon {
    void operator()(lxw_workbook* book) const noexcept { ::lxw_workbook_free(book); }
};
using Workbook = std::unique_ptr<lxw_workbook, Abandon>;

Workbook new_workbook(const fs::path& path) {
    // Row by row: a table of a million rows stays out of memory a second time.
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    Workbook book{::workbook_new_opt(path.c_str(), &options)};
    if (!book) { throw Error(fmt::format("cannot write {}: no memory", path.generic_string())); }
    lxw_doc_properties properties{};
    properties.created = day_of_creation;
    ::workbook_set_properties(book.get(), &properties);
    return book;
}

/// The library does not look whether its temporary files took everything: read the sheets back.
void check_whole(const fs::path& path, std::size_t sheets) {
    const Limits limits{.part_bytes = ~0ULL, .ratio = ~0ULL};
    try {
        const Archive archive{path, limits};
        for (std::size_t sheet = 1; sheet <= sheets; ++sheet) {
            Part part{archive, fmt::format("xl/worksheets/sheet{}.xml", sheet)};
            std::string end;
            for (auto next = part.next(); !next.empty(); next = part.next()) {
                end += next;
                end.erase(0, end.size() - std::min<std::size_t>(end.size(), 32));
            }
            if (!end.ends_with("</worksheet>")) { refuse_damaged("a sheet is cut short"); }
        }
    } catch (const Refusal& refusal) {
        throw Error(fmt::format("cannot write {}: {} (is the disk for temporary files full?)", path.generic_string(), refusal.what()));
    }
}

/// The sheets of the tables, and behind them the hidden one with their allowed words; how many sheets that makes.
std::size_t add_sheets(lxw_workbook& book, std::span<const Table> tables) {
    WordLists lists{tables};
    for (const auto& table : tables) { TableWriter{book, table, lists}.write(); }
    return tables.size() + (lists.write(book) ? 1U : 0U);
}

} // namespace

void write_xlsx(const fs::path& path, std::span<const Table> tables) {
    if (tables.empty()) { throw Error(fmt::format("cannot write {}: a workbook needs a sheet", path.generic_string())); }
    const FileBeside file{path};
    auto book = new_workbook(file.path());
    const auto sheets = add_sheets(*book, tables);
    const auto code = ::workbook_close(book.release()); // frees it whatever comes of it
    if (code != LXW_NO_ERROR) { throw Error(fmt::format("cannot write {}: {}", path.generic_string(), ::lxw_strerror(code))); }
    check_whole(file.path(), sheets);
    file.take_place();
}

} // namespace slipway::sheet
