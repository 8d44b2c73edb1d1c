#pragma once
// What people write into the cells of a ledger: Chinese dates, amounts with units, units in headings. Nothing is guessed in silence.

#include <optional>
#include <string>
#include <string_view>

namespace slipway::sheet {

/// A date as `parse_partial_date` reads it ("2023-06", "<=2025"), without a mark of doubt of ours.
struct LedgerDate {
    std::optional<std::string> date;
    bool doubtful = false; ///< the words have two readings, or doubt themselves (约, 左右, "2025?"); `message` names the reading taken
    std::string message;   ///< why there is no date, or why it is doubtful; empty for a text that is no attempt at a date
};

/// Reads, after full-width letters and Chinese numerals were made plain and blanks dropped:
///   2023年6月30日, 2023.6.30, 2023/6/30, 2023-6-30, 20230630 (a time of day behind is dropped)   2023-06-30
///   2023年6月, 6月底, 6月末, 6月下旬, 6月份, 2023.6, 202306                                       2023-06
///   2023年6月上旬, 6月中旬; 6月初, 6月中 (doubtful)                                               <=2023-06-10, <=2023-06-20
///   2023年第三季度, 三季度, Q3; 上半年; 下半年                                                    2023-Q3, -Q2, -Q4 (as an end)
///   2023年年初 (doubtful), 年中 (doubtful)                                                        2023-Q1, 2023-06
///   2023年, 年底, 年末, 年内                                                                      2023
///   any of these with 前, 之前, 以前 behind                                                       <=…
/// and every form of `parse_partial_date` that needs no origin. 前 behind a day, 底, 末 or 内 is "by"; behind a bare year, month or quarter
/// it may also be "before it begins": doubtful, and taken as "by the end of". 到, 至, 截至, 预计, 计划, 拟, 力争 in front say nothing more.
/// No date, with a message: ranges, 年后, a day that there is not, a month without a year, the day count of a spreadsheet (45107).
/// No date and no message: words (十四五期间, 待定). "2023.1" is doubtful: a spreadsheet makes it of 2023.10.
[[nodiscard]] LedgerDate parse_ledger_date(std::string_view text);

struct Amount {
    double value = 0;   ///< in the unit wanted
    bool about = false; ///< 约, 近, 超, 余, 多, 左右, 以上 …

    friend bool operator==(const Amount&, const Amount&) = default;
};

struct LedgerAmount {
    std::optional<Amount> amount;
    std::string message; ///< why there is no amount; empty when there is one
};

/// Units as words of `known_unit`.
struct AmountUnits {
    std::string_view wanted;                 ///< the unit of the result
    std::optional<std::string> heading = {}; ///< the unit of a number that has none: that of its heading
};

/// Reads "33亿元", "3,300万元", "33亿", "3.3e5 元", "1500张", "约22.9988万㎡", "10余万平方米". The result is the double nearest to the
/// exact value: 3,300万元 is 0.33 of 亿元 (for 亩, which is 2000/3 m2, that of a quotient). A bare number takes the unit of the heading,
/// and without one is good for counts (张, 个, …) alone. A range (1.2-1.5亿元), two amounts, a unit of another kind: nothing, with a
/// message.
[[nodiscard]] LedgerAmount parse_amount(std::string_view text, const AmountUnits& units);

/// Whether a word is a unit: money (元, 万元, 亿元, …), areas (平方米, 万平方米, ㎡, 亩, 公顷, 平方公里, …), lengths (米, 公里, …), and
/// words of counting (张, 个, 套, …), all with 千, 百万, 千万, 万, 亿 or 万亿 in front too.
[[nodiscard]] bool known_unit(std::string_view word);

/// The unit that a heading names in its last brackets or behind its last "/" or ":": 总投资（万元） is "万元", 备注（如有） nothing.
[[nodiscard]] std::optional<std::string> heading_unit(std::string_view heading);

} // namespace slipway::sheet
