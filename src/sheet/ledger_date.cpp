#include "sheet/plain_text.hpp"
#include "slipway/base/partial_date.hpp"
#include "slipway/sheet/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace slipway::sheet {
namespace {

/// A date on its way, with the words that were taken.
struct Found {
    std::string span;       ///< "2023", "2023-Q2", "2023-06", "2023-06-30"
    bool by = false;        ///< written with "<="
    bool whole_span = true; ///< no word has said yet that its end is meant
    std::string doubt;
};

using List = std::initializer_list<std::string_view>;

std::string two_digits(int number) { return fmt::format("{:02}", number); }

/// "T08:00", "8:00:00" and the like at the end are dropped, with what parts them from the date.
std::string_view without_time(std::string_view text) {
    const auto parted = text.find_first_of("T ");
    if (parted == std::string_view::npos || text.find(':', parted) == std::string_view::npos) { return text; }
    const auto time = text.substr(parted);
    return time.find_first_not_of("T 0123456789:.") == std::string_view::npos ? text.substr(0, parted) : text;
}

/// "20230630" and "202306".
std::optional<Found> compact_date(std::string_view text) {
    const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits || (text.size() != 8 && text.size() != 6)) { return std::nullopt; }
    const auto month = fmt::format("{}-{}", text.substr(0, 4), text.substr(4, 2));
    return Found{text.size() == 6 ? month : fmt::format("{}-{}", month, text.substr(6))};
}

/// Behind the month of "2023年6月": a day, a third of the month, its end.
void read_behind_month(Words& words, Found& found) {
    if (const auto day = words.take_digits(1, 2)) {
        words.take_one_of(List{"日", "号"});
        found.span += '-' + two_digits(*day);
        found.whole_span = false;
        return;
    }
    const auto third = words.take_one_of(List{"上旬", "中旬", "下旬", "初", "中", "底", "末", "份", "内"});
    if (!third) { return; }
    found.whole_span = third == "份";
    const bool first = third == "上旬" || third == "初";
    if (!first && third != "中旬" && third != "中") { return; }
    if (third == "初" || third == "中") { found.doubt = fmt::format("{} names no day: the {} is taken", *third, first ? "10th" : "20th"); }
    found.span += first ? "-10" : "-20";
    found.by = true;
}

/// "第三季度" and "3季度" behind "2023年"; false when neither is there. A number that is no quarter leaves no span.
bool read_quarter(Words& words, Found& found) {
    const bool numbered = words.take("第");
    const auto quarter = words.take_digits(1, 1);
    if (!numbered && !quarter) { return false; }
    if (!quarter || !words.take_one_of(List{"季度", "季"})) {
        found.span.clear();
        return true;
    }
    found.span += fmt::format("-Q{}", *quarter);
    found.whole_span = !words.take_one_of(List{"底", "末", "内"});
    return true;
}

/// Behind "2023年": a half, a word for its begin, middle or end.
void read_part_of_year(Words& words, Found& found) {
    const auto part =
        words.take_one_of(List{"上半年", "下半年", "年初", "初", "年中", "中", "年底", "年末", "年内", "底", "末", "内", "度", "全年"});
    if (!part) { return; }
    found.whole_span = part == "上半年" || part == "下半年" || part == "度" || part == "全年";
    if (part == "上半年") { found.span += "-Q2"; }
    if (part == "下半年") { found.span += "-Q4"; }
    if (part->ends_with("初")) {
        found.span += "-Q1";
        found.doubt = fmt::format("{} names no day: the end of March is taken", *part);
    }
    if (part->ends_with("中")) {
        found.span += "-06";
        found.doubt = fmt::format("{} names no day: the end of June is taken", *part);
    }
    if (part->ends_with("半年")) { found.whole_span = !words.take_one_of(List{"底", "末", "内"}); }
}

void read_behind_year(Words& words, Found& found) {
    auto ahead = words;
    const auto month = ahead.take_digits(1, 2);
    if (month && ahead.take("月")) {
        words = ahead;
        found.span += '-' + two_digits(*month);
        return read_behind_month(words, found);
    }
    if (!read_quarter(words, found)) { read_part_of_year(words, found); }
}

/// Behind the first parting sign of "2023.6.30": the month, and with the same sign once more the day.
void read_parted(Words& words, std::string_view sign, Found& found) {
    const bool single = words.rest() == "1";
    const auto month = words.take_digits(1, 2);
    if (!month) { return found.span.clear(); }
    found.span += '-' + two_digits(*month);
    if (sign == "." && single) { found.doubt = "\".1\" may be what a spreadsheet made of \".10\": January is taken"; }
    if (!words.take(sign)) { return; }
    const auto day = words.take_digits(1, 2);
    if (!day) { return found.span.clear(); }
    found.span += '-' + two_digits(*day);
    found.whole_span = false;
}

/// The date at the front of the words; nothing when they begin with no year.
std::optional<Found> read_date(Words& words) {
    const auto year = words.take_digits(4, 4);
    if (!year) { return std::nullopt; }
    Found found{fmt::format("{:04}", *year)};
    if (words.take("年")) {
        read_behind_year(words, found);
    } else if (words.take("Q")) {
        found.span += fmt::format("-Q{}", words.take_digits(1, 1).value_or(0));
    } else if (const auto sign = words.take_one_of(List{".", "/", "-"})) {
        read_parted(words, *sign, found);
    }
    return found;
}

/// 前 and 左右 behind a date; false when other words are there.
bool read_suffix(Words& words, std::string_view text, Found& found) {
    if (words.take_one_of(List{"前", "之前", "以前"})) {
        if (found.whole_span) {
            found.doubt = fmt::format("\"{}\" may mean by the end of {} or before it begins: by its end is taken", text, found.span);
        }
        found.by = true;
    }
    if (words.take("左右")) { found.doubt = "左右 leaves the date open"; }
    return words.done();
}

/// Why a text that looks like a date is none; empty when it does not look like one.
std::string why_no_date(std::string_view plain) {
    const bool digits = plain.find_first_of("0123456789") != std::string_view::npos;
    if (!digits) { return {}; }
    const bool count = plain.size() == 5 && plain.find_first_not_of("0123456789") == std::string_view::npos;
    if (count) { return "it is the day count of a spreadsheet: format the cell as a date, or write 2023-06-30"; }
    for (const std::string_view later : {"后", "起", "以来"}) {
        if (plain.ends_with(later)) { return fmt::format("{} names a begin and no end: write the last day", later); }
    }
    if (plain.find("期间") != std::string_view::npos) { return {}; }
    auto words = Words{plain};
    const bool begins_with_year = words.take_digits(4, 4).has_value();
    if (begins_with_year && plain.find_first_of("-~") != std::string_view::npos) {
        return "it is a span of time, or no day that there is: write one date";
    }
    for (const std::string_view parting : {"—", "–", "至", "到"}) {
        if (plain.find(parting) != std::string_view::npos) { return "it is a span of time: write its end"; }
    }
    if (!begins_with_year && plain.find("月") != std::string_view::npos) { return "it has no year of four digits"; }
    return begins_with_year ? "it cannot be read as a date: write 2023-06-30, 2023-06, 2023-Q2 or 2023" : "";
}

LedgerDate result(const Found& found, std::string_view plain) {
    auto text = (found.by ? "<=" : "") + found.span;
    if (!parse_partial_date(text)) { return {.message = why_no_date(plain)}; }
    return {std::move(text), !found.doubt.empty(), found.doubt};
}

} // namespace

LedgerDate parse_ledger_date(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) { return {}; }
    text = without_time(text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first));
    const auto plain = plain_text(text);
    if (!plain) { return {}; }
    if (const auto known = parse_partial_date(*plain)) {
        return {*plain, known->doubtful, known->doubtful ? "the text doubts its date itself" : ""};
    }
    const auto digits = with_digits(*plain);
    if (const auto compact = compact_date(digits)) { return result(*compact, digits); }
    Words words{digits};
    while (words.take_one_of(List{"截至", "截止", "预计", "计划", "力争", "拟", "到", "至", "于"})) {}
    const bool about = words.take_one_of(List{"大约", "约"}).has_value();
    auto found = read_date(words);
    if (!found || !read_suffix(words, *plain, *found)) { return {.message = why_no_date(digits)}; }
    if (about) { found->doubt = "约 leaves the date open"; }
    return result(*found, digits);
}

} // namespace slipway::sheet
