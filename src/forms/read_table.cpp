// CSV and XLSX: a row of headings, and rows of cells.

#include "forms/rows.hpp"
#include "ledger/plain.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::forms {
namespace {

/// A title above the headings is a row of one cell.
bool may_be_headings(const sheet::Row& row) {
    return std::ranges::count_if(row.cells, [](const sheet::Cell& cell) { return !ledger::trimmed(cell.text).empty(); }) >= 2;
}

class TableReader {
public:
    TableReader(const Portfolio& portfolio, const UpdateQuestion& question) : rows_{portfolio, question} {}

    void read(std::string_view sheet, const sheet::Row& row) {
        if (!headed_) {
            read_headings(sheet, row);
        } else if (good_) {
            read_row(sheet, row);
        }
    }

    Updates finish(std::string name, std::vector<sheet::Problem> of_file) {
        if (!headed_ && of_file.empty()) {
            rows_.problems().error(
                "", {"no-headings", "no row has two cells: there are no headings", "begin with a row of headings, as 键,实际开始"});
        }
        std::erase_if(of_file, [](const sheet::Problem& one) { return one.code == "error-value"; }); // told here, of cells that count
        return rows_.finish(std::move(name), std::move(of_file));
    }

private:
    struct Heading {
        const Column* column = nullptr;
        std::string text;
    };

    void read_headings(std::string_view sheet, const sheet::Row& row) {
        if (!may_be_headings(row)) { return; }
        headed_ = true;
        const auto errors = rows_.problems().errors();
        for (std::uint32_t at = 0; at < row.cells.size(); ++at) {
            headings_.push_back({nullptr, std::string{ledger::trimmed(row.cells[at].text)}});
            if (!headings_.back().text.empty()) { settle(sheet::cell_name({sheet, row.number, at + 1})); }
        }
        const bool any_key =
            std::ranges::any_of(headings_, [](const Heading& one) { return one.column != nullptr && one.column->role == Role::key; });
        if (!any_key) {
            rows_.problems().error(sheet::cell_name({sheet, row.number, 1}),
                                   {"no-key-column", "no column holds the keys", "head the column of project/activity with 键 or key"});
        }
        good_ = rows_.problems().errors() == errors;
    }

    /// Finds the column of the last heading.
    void settle(const std::string& place) {
        auto& heading = headings_.back();
        const auto* column = find_column(heading.text);
        if (column == nullptr) {
            const auto near = nearest_heading(heading.text);
            rows_.problems().error(
                place,
                {"unknown-heading",
                 fmt::format("the column \"{}\" means nothing in an update", cut_to_width(ledger::one_line(heading.text), 60)),
                 near ? fmt::format("did you mean \"{}\"?", *near) : std::string{"see slipway help update, or take the column out"}});
            return;
        }
        const bool twice =
            column->role != Role::shown && std::ranges::any_of(headings_, [&](const Heading& one) { return one.column == column; });
        if (twice) {
            rows_.problems().error(place, {"heading-twice", fmt::format("two columns are \"{}\"", column->key), "take one of them out"});
            return;
        }
        heading.column = column;
    }

    void read_row(std::string_view sheet, const sheet::Row& row) {
        TableRow found{sheet.empty() ? std::to_string(row.number) : sheet::cell_name({sheet, row.number, 1}), {}};
        for (std::uint32_t at = 0; at < row.cells.size(); ++at) {
            const auto& cell = row.cells[at];
            const auto text = ledger::trimmed(cell.text);
            if (!text.empty()) { add_cell(found, {sheet, row.number, at + 1}, cell); }
        }
        rows_.read(found);
    }

    void add_cell(TableRow& row, const sheet::Place& place, const sheet::Cell& cell) {
        const auto at = place.column - 1;
        if (at >= headings_.size() || headings_[at].text.empty()) {
            rows_.problems().error(sheet::cell_name(place),
                                   {"no-heading", "the cell stands under no heading", "head its column, or empty the cell"});
            return;
        }
        const auto& heading = headings_[at];
        if (heading.column->role == Role::shown) { return; }
        auto where = place.sheet.empty() ? fmt::format("{}:{}", place.row, ledger::one_line(heading.text)) : sheet::cell_name(place);
        if (cell.kind == sheet::CellKind::error) {
            rows_.problems().error(
                where, {"error-value", fmt::format("the cell shows the error {}", cell.text), "put the formula right, or write the value"});
            return;
        }
        row.cells.push_back({heading.column, {std::string{ledger::trimmed(cell.text)}, heading.text}, std::move(where)});
    }

    RowReader rows_;
    std::vector<Heading> headings_;
    bool headed_ = false;
    bool good_ = false; ///< the headings are without error
};

/// The first sheet that is seen in which a row of headings holds the key: people move sheets. Nothing when there is none, or but one sheet.
std::optional<std::string> sheet_with_keys(const std::filesystem::path& path, sheet::Limits limits) {
    constexpr std::uint64_t top_rows = 50;
    const auto names = sheet::sheet_names(path, limits).names;
    if (names.size() < 2) { return std::nullopt; }
    limits.rows = std::min(limits.rows, top_rows); // the reading ends there
    for (const auto& name : names) {
        bool headed = false;
        bool keyed = false;
        static_cast<void>(
            sheet::read_sheet(path, {.sheet = name, .limits = limits}, [&](std::string_view /*sheet*/, const sheet::Row& row) {
                if (headed || !may_be_headings(row)) { return; }
                headed = true;
                keyed = std::ranges::any_of(row.cells, [](const sheet::Cell& cell) {
                    const auto* column = find_column(cell.text);
                    return column != nullptr && column->role == Role::key;
                });
            }));
        if (keyed) { return name; }
    }
    return std::nullopt;
}

bool named_as_lines(const std::filesystem::path& path) {
    const auto extension = path.extension();
    return extension == ".ndjson" || extension == ".jsonl";
}

/// A file of another name may hold lines, too: its first byte that is no blank is then that of an object.
bool holds_lines(const std::filesystem::path& path, std::istream& in) {
    const auto extension = path.extension();
    if (extension != ".json" && extension != ".txt") { return false; }
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    constexpr std::streamsize most_blanks = 4096;
    std::string start(most_blanks, ' ');
    in.read(start.data(), most_blanks);
    start.resize(static_cast<std::size_t>(in.gcount()));
    in.clear();
    in.seekg(0);
    if (start.starts_with(mark)) { start.erase(0, mark.size()); }
    const auto first = start.find_first_not_of(" \t\r\n");
    return first != std::string::npos && start[first] == '{';
}

} // namespace

Updates read_updates(const std::filesystem::path& path, const Portfolio& portfolio, const UpdateQuestion& question) {
    std::ifstream in{path, std::ios::binary};
    if (named_as_lines(path) || holds_lines(path, in)) {
        if (!in.is_open() || std::filesystem::is_directory(path)) {
            throw Error(fmt::format("cannot read {}: see whether it exists and whether you may", path.generic_string()));
        }
        return read_update_lines(in, path.generic_string(), portfolio, question);
    }
    TableReader reader{portfolio, question};
    auto problems = sheet::read_sheet(path, {.sheet = sheet_with_keys(path, question.limits), .limits = question.limits},
                                      [&](std::string_view sheet, const sheet::Row& row) { reader.read(sheet, row); });
    return reader.finish(path.generic_string(), std::move(problems));
}

Updates read_update_csv(const std::string& text, std::string name, const Portfolio& portfolio, const UpdateQuestion& question) {
    TableReader reader{portfolio, question};
    auto problems = sheet::read_csv_text(text, {.limits = question.limits},
                                         [&](std::string_view sheet, const sheet::Row& row) { reader.read(sheet, row); });
    return reader.finish(std::move(name), std::move(problems));
}

} // namespace slipway::forms
