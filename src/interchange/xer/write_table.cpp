#include "interchange/xer/write_table.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

constexpr std::string_view line_end = "\r\n";

/// Without the noughts that say nothing.
std::string trimmed(std::string text) {
    if (text.find('.') == std::string::npos) { return text; }
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') { text.pop_back(); }
    return text == "-0" ? "0" : text;
}

} // namespace

void XerTable::add(const XerRow& row) {
    if (!begun_) {
        out_->append("%T\t").append(name_).append(line_end).append("%F");
        for (const auto& cell : row) { out_->append("\t").append(cell.column); }
        out_->append(line_end);
        begun_ = true;
    }
    out_->append("%R");
    for (const auto& cell : row) { out_->append("\t").append(cell.value); }
    out_->append(line_end);
}

std::string xer_instant(const std::optional<Instant>& at) {
    if (!at) { return {}; }
    auto text = to_string(*at);
    text[text.find('T')] = ' ';
    return text;
}

std::string xer_hours(Minutes work) { return trimmed(fmt::format("{:.4f}", work.count() / 60.0)); }

std::string xer_hours(const std::optional<Minutes>& work) { return work ? xer_hours(*work) : std::string{}; }

std::string xer_flag(bool value) { return value ? "Y" : "N"; }

std::string xer_number(double value) { return trimmed(fmt::format("{:.2f}", value)); }

} // namespace slipway
