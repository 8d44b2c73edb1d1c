#include "slipway/base/partial_date.hpp"

#include <charconv>

namespace slipway {
namespace {

using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;

struct Days2 {
    Date first;
    Date last;
};

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text[0] == '-') { return std::nullopt; }
    return value;
}

Days2 month_span(year_month from, months length) {
    return {Date{year_month_day{from / 1}}, Date{year_month_day{(from + length) / 1}} - Days{1}};
}

/// "2025", "2025-Q3", "2025-06" or "2025-06-30".
std::optional<Days2> plain_span(std::string_view text) {
    if (const auto day = parse_date(text)) { return Days2{*day, *day}; }
    const auto written_year = text.size() >= 4 ? number(text.substr(0, 4)) : std::nullopt;
    if (!written_year || *written_year < first_year || *written_year > last_year) { return std::nullopt; }
    const year in_year{*written_year};
    if (text.size() == 4) { return month_span(in_year / 1, months{12}); }
    if (text.size() != 7 || text[4] != '-') { return std::nullopt; }
    if (text[5] == 'Q') {
        const auto quarter = number(text.substr(6));
        if (!quarter || *quarter < 1 || *quarter > 4) { return std::nullopt; }
        return month_span(year_month{in_year, std::chrono::month{static_cast<unsigned>(*quarter * 3 - 2)}}, months{3});
    }
    const auto month = number(text.substr(5));
    if (!month || *month < 1 || *month > 12) { return std::nullopt; }
    return month_span(year_month{in_year, std::chrono::month{static_cast<unsigned>(*month)}}, months{1});
}

/// "+3y" or "+6mo" after the last day of the origin.
std::optional<Days2> span_after(std::string_view text, const PartialDate& origin) {
    const bool in_years = text.ends_with("y");
    if (!in_years && !text.ends_with("mo")) { return std::nullopt; }
    const auto count = number(text.substr(1, text.size() - (in_years ? 2 : 3)));
    if (!count || *count > 1200) { return std::nullopt; }
    const year_month_day start{origin.last};
    year_month_day end = start + months{*count * (in_years ? 12 : 1)};
    if (!end.ok()) { end = end.year() / end.month() / std::chrono::last; }
    if (Date{end} > last_day) { return std::nullopt; }
    return Days2{origin.last, Date{end}};
}

} // namespace

std::string_view to_string(Provenance provenance) noexcept {
    for (const auto& [value, word] : provenance_words) {
        if (value == provenance) { return word; }
    }
    return "";
}

std::optional<Provenance> parse_provenance(std::string_view word) noexcept {
    for (const auto& [value, known] : provenance_words) {
        if (known == word) { return value; }
    }
    return std::nullopt;
}

std::optional<PartialDate> parse_partial_date(std::string_view text, const std::optional<PartialDate>& origin) {
    std::string_view core = text;
    if (core.ends_with(")")) { core = core.substr(0, core.find('(')); }
    const bool doubtful = core.ends_with("?");
    if (doubtful) { core.remove_suffix(1); }
    const bool by = core.starts_with("<=");
    if (by) { core.remove_prefix(2); }
    std::optional<Days2> span;
    if (core.starts_with("+")) {
        if (origin) { span = span_after(core, *origin); }
    } else {
        span = plain_span(core);
    }
    if (!span) { return std::nullopt; }
    return PartialDate{span->first, span->last, std::string{text}, doubtful};
}

PartialDate exactly(Date day) { return {day, day, to_string(day), false}; }

} // namespace slipway
