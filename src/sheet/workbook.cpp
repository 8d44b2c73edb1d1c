#include "slipway/sheet/workbook.hpp"

#include "sheet/readers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace slipway::sheet {
namespace {

namespace fs = std::filesystem;

enum class Form : std::uint8_t { csv, xlsx };

std::string first_bytes(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in.is_open()) { throw Error(fmt::format("cannot read {}: see whether you may", path.generic_string())); }
    std::string start(8, '\0');
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(in.gcount()));
    return start;
}

/// Refuses what is no table at all; throws Error for what is no file.
Form form_of(const fs::path& path, const Limits& limits) {
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) {
        throw Error(fmt::format("{} is not a file: name a CSV or an XLSX file, not a folder or a pipe", path.generic_string()));
    }
    if (fs::file_size(path) > limits.file_bytes) {
        refuse("", {"file-too-large", fmt::format("the file is larger than {} bytes", limits.file_bytes), "split it into several files"});
    }
    const auto start = first_bytes(path);
    if (start.starts_with("\xD0\xCF\x11\xE0")) {
        refuse("", {"not-a-zip", "the file is a workbook with a password, or of the old form .xls",
                    "open it and save it as XLSX without a password"});
    }
    const auto extension = path.extension().string();
    const bool named_so = extension == ".xlsx" || extension == ".xlsm" || extension == ".XLSX" || extension == ".XLSM";
    return named_so || start.starts_with("PK\x03\x04") ? Form::xlsx : Form::csv;
}

void read(const fs::path& path, const ReadOptions& options, ProblemList& problems, const RowReader& reader) {
    bool any = false;
    const RowReader noting = [&](std::string_view sheet, const Row& row) {
        any = true;
        reader(sheet, row);
    };
    if (form_of(path, options.limits) == Form::xlsx) {
        read_xlsx(path, options, problems, noting);
    } else {
        read_csv({path}, options.limits, problems, noting);
    }
    if (!any) {
        problems.error("", {"no-rows", "the table has no row with anything in it", "see whether the right file and sheet were named"});
    }
}

bool needs_quotes(std::string_view sheet) {
    const auto plain = [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte >= 0x80U || letter == '_' || letter == '.' || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= 'a' && byte <= 'z');
    };
    return !std::ranges::all_of(sheet, plain) || (sheet.front() >= '0' && sheet.front() <= '9');
}

std::string quoted(std::string_view sheet) {
    std::string out = "'";
    for (const char letter : sheet) { out += letter == '\'' ? std::string{"''"} : std::string{letter}; }
    return out + "'";
}

} // namespace

std::vector<Problem> read_sheet(const fs::path& path, const ReadOptions& options, const RowReader& reader) {
    ProblemList problems{options.limits.problems_of_code};
    try {
        read(path, options, problems, reader);
    } catch (const Refusal& refusal) { problems.add(refusal.problem()); }
    return problems.take();
}

std::vector<Problem> read_csv_text(const std::string& text, const ReadOptions& options, const RowReader& reader) {
    ProblemList problems{options.limits.problems_of_code};
    bool any = false;
    const RowReader noting = [&](std::string_view sheet, const Row& row) {
        any = true;
        reader(sheet, row);
    };
    try {
        read_csv({"the text", &text}, options.limits, problems, noting);
        if (!any) { refuse("", {"no-rows", "the table has no row with anything in it", "see whether the right text was given"}); }
    } catch (const Refusal& refusal) { problems.add(refusal.problem()); }
    return problems.take();
}

WholeSheet read_whole_sheet(const fs::path& path, const ReadOptions& options) {
    WholeSheet whole;
    whole.problems = read_sheet(path, options, [&](std::string_view sheet, const Row& row) {
        whole.sheet.name = sheet;
        whole.sheet.rows.push_back(row);
    });
    return whole;
}

SheetNames sheet_names(const fs::path& path, const Limits& limits) {
    SheetNames found;
    try {
        if (form_of(path, limits) == Form::xlsx) { found.names = xlsx_sheet_names(path, limits); }
    } catch (const Refusal& refusal) { found.problems.push_back(refusal.problem()); }
    return found;
}

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26) { letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26)); }
    return letters;
}

std::string cell_name(const Place& place) {
    if (place.sheet.empty()) { return fmt::format("{}:{}", place.row, place.column); }
    return fmt::format("{}!{}{}", needs_quotes(place.sheet) ? quoted(place.sheet) : std::string{place.sheet}, column_letters(place.column),
                       place.row);
}

} // namespace slipway::sheet
