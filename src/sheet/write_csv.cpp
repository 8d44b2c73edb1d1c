#include "sheet/apostrophe.hpp"
#include "sheet/number_format.hpp"
#include "sheet/written.hpp"
#include "slipway/sheet/write.hpp"

#include <cmath>
#include <ostream>
#include <string_view>

namespace slipway::sheet {
namespace {

/// A text as a field. Other delimiters are quoted too, so that the reader counts commas alone.
std::string text_field(std::string_view text) {
    std::string guarded = may_become_formula(text) ? "'" : "";
    guarded += text;
    if (guarded.find_first_of(",;\t\"\r\n") == std::string::npos) { return guarded; }
    std::string out = "\"";
    for (const char letter : guarded) { out.append(letter == '"' ? 2 : 1, letter); }
    return out + '"';
}

std::string field(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) { return text_field(*text); }
    if (const auto* day = std::get_if<Date>(&value)) { return to_string(*day); }
    const auto* number = std::get_if<double>(&value);
    return number != nullptr && std::isfinite(*number) ? shortest(*number) : "";
}

/// A line of one empty field would be an empty line, which is no row.
void end_line(std::ostream& out, std::string& line) {
    out << (line.empty() ? "\"\"" : line) << '\n';
    line.clear();
}

} // namespace

void write_csv(std::ostream& out, std::span<const std::string> headings, std::span<const ValueRow> rows, bool bom) {
    if (bom) { out << "\xEF\xBB\xBF"; }
    std::string line;
    for (std::size_t column = 0; column < headings.size(); ++column) {
        check_text(headings[column], {"", 1, static_cast<std::uint32_t>(column) + 1});
        line += (column == 0 ? "" : ",") + text_field(headings[column]);
    }
    end_line(out, line);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const auto& value = rows[row][column];
            const auto place = Place{"", static_cast<std::uint32_t>(row) + 2, static_cast<std::uint32_t>(column) + 1};
            if (const auto* text = std::get_if<std::string>(&value)) { check_text(*text, place); }
            line += (column == 0 ? "" : ",") + field(value);
        }
        end_line(out, line);
    }
}

} // namespace slipway::sheet
