#include "forms/values.hpp"

#include "forms/columns.hpp"
#include "ledger/plain.hpp"
#include "slipway/base/text.hpp"
#include "slipway/calendar/calendar.hpp"
#include "slipway/ledger/fields.hpp"
#include "slipway/model/project.hpp"
#include "slipway/sheet/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace slipway::forms {
namespace {

using ledger::plain;

Values one(std::string value) { return std::vector{std::move(value)}; }

/// The start of a long text, on one line.
std::string shown(std::string_view text) {
    constexpr int longest = 60;
    return cut_to_width(ledger::one_line(text), longest);
}

/// A whole text as a number of ordinary size.
std::optional<double> number_in(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
    return whole ? std::optional{value} : std::nullopt;
}

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// The parts of a list; `separators` are plain.
std::vector<std::string> parts(std::string_view text, std::string_view separators) {
    auto rest = plain(text);
    for (const std::string_view comma : {"、", "；", "，"}) {
        for (auto at = rest.find(comma); at != std::string::npos; at = rest.find(comma)) { rest.replace(at, comma.size(), ";"); }
    }
    std::vector<std::string> found;
    std::string part;
    for (const char letter : rest + ";") {
        if (separators.find(letter) == std::string_view::npos) {
            part += letter;
        } else if (!part.empty()) {
            found.push_back(std::move(part));
            part.clear();
        }
    }
    return found;
}

Values day(ObservationKind kind, const std::string& text) {
    constexpr auto advice = "write one day, as 2023-06-30 or 2023年6月30日";
    if (parse_date(text)) { return one(text); }
    const bool may_come = kind == ObservationKind::expected || kind == ObservationKind::resumed;
    if (!may_come && holds(text, {"预计", "计划", "拟", "力争", "争取"})) {
        return sheet::Reason{"planned-date", fmt::format("\"{}\" is a plan, and here stands what has happened", shown(text)),
                             "leave the cell empty until it has, or write the day under 预计完成 (expected)"};
    }
    const auto read = sheet::parse_ledger_date(text);
    if (!read.date) {
        const auto why = read.message.empty() ? std::string{"it is no date"} : read.message;
        return sheet::Reason{"bad-date", fmt::format("\"{}\" is no day: {}", shown(text), why), advice};
    }
    if (read.doubtful || !parse_date(*read.date)) {
        return sheet::Reason{"inexact-date", fmt::format("\"{}\" names no single day", shown(text)), advice};
    }
    return one(*read.date);
}

/// A duration with the units that people write made ours. 天 may be working or calendar days: it stays, and is no duration.
std::string with_our_units(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> units{{{"个工作日", "wd"},
                                                                                  {"工作日", "wd"},
                                                                                  {"个日历天", "cd"},
                                                                                  {"日历天", "cd"},
                                                                                  {"自然日", "cd"},
                                                                                  {"个月", "mo"},
                                                                                  {"周", "w"},
                                                                                  {"小时", "h"}}};
    for (const auto& [words, unit] : units) {
        if (!text.ends_with(words)) { continue; }
        text.replace(text.size() - words.size(), words.size(), unit);
        break;
    }
    return text;
}

Values remaining(const std::string& text) {
    auto duration = with_our_units(plain(text));
    if (number_in(duration)) { duration += "wd"; }
    const auto read = parse_duration(duration);
    if (read && read->amount >= 0) { return one(std::move(duration)); }
    return sheet::Reason{"bad-duration", fmt::format("\"{}\" is no duration", shown(text)),
                         "write working days as 20 or 20wd, calendar days as 30cd, weeks as 3w, months as 2mo"};
}

Values percent(const Words& words) {
    auto text = plain(words.text);
    const bool marked = text.ends_with('%');
    if (marked) { text.pop_back(); }
    const auto value = number_in(text);
    constexpr double whole = 100;
    if (!value || *value < 0 || *value > whole) {
        return sheet::Reason{"bad-percent", fmt::format("\"{}\" is no percentage from 0 to 100", shown(words.text)), "write it as 40%"};
    }
    const bool fraction = *value > 0 && *value < 1; // in a workbook 40% has a format of its own, and comes as "40%"
    if (fraction && !marked) {
        return sheet::Reason{"doubtful-percent", fmt::format("\"{}\" may be {} % or {:.10g} %", shown(words.text), text, *value * whole),
                             fmt::format("write it as a text, \"{:.10g}%\", or as a number of percent above 1", *value * whole)};
    }
    return one(fmt::format("{}", *value));
}

Values raised(const std::string& text, const ConditionWords& conditions) {
    const auto word = plain(text);
    if (value_of(condition_words, word)) { return one(word); }
    if (const auto found = conditions.find(word); found != conditions.end()) {
        return one(std::string{word_of(condition_words, found->second)});
    }
    std::vector<std::string> known;
    for (const auto& [kind, name] : condition_words) { known.emplace_back(name); }
    for (const auto& [name, kind] : conditions) { known.push_back(name); }
    const auto meant = nearest(shown(text), known);
    return sheet::Reason{"unknown-condition", fmt::format("\"{}\" is no condition", shown(text)),
                         meant ? fmt::format("did you mean \"{}\"?", *meant)
                               : fmt::format("conditions are {}; say more under 原因 (reason)", fmt::join(known, ", "))};
}

/// The key of an output, by key or by its heading in a ledger: 床位.
std::optional<std::string> output_key(std::string_view word) {
    if (std::ranges::find(output_keys, word) != output_keys.end()) { return std::string{word}; }
    for (const auto& field : ledger::field_table) {
        if (!field.key.starts_with("outputs.")) { continue; }
        const auto name = plain(field.zh);
        if (word == name || word == name.substr(0, name.find('('))) {
            return std::string{field.key.substr(std::string_view{"outputs."}.size())};
        }
    }
    return std::nullopt;
}

/// An amount in the unit of an output.
std::optional<double> output_amount(std::string_view key, std::string text) {
    std::erase(text, ',');
    if (const auto bare = number_in(text)) { return bare; }
    const auto field = ledger::find_field(fmt::format("outputs.{}", key));
    const auto units = field ? ledger::field_of(*field).units : std::string_view{};
    const std::string unit{units.substr(0, units.find(' '))};
    if (unit.empty()) { return std::nullopt; }
    const auto read = sheet::parse_amount(text, {unit, unit});
    return read.amount && !read.amount->about ? std::optional{read.amount->value} : std::nullopt;
}

Values delivered(const std::string& text) {
    std::vector<std::string> values;
    for (const auto& part : parts(text, ";\n")) {
        const auto equals = part.find_first_of("=:");
        const auto key = output_key(part.substr(0, equals));
        if (equals == std::string::npos || !key) {
            const std::vector<std::string> known(output_keys.begin(), output_keys.end());
            const auto meant = nearest(part.substr(0, equals), known);
            return sheet::Reason{"bad-output", fmt::format("\"{}\" says no amount of an output", shown(part)),
                                 meant && equals != std::string::npos
                                     ? fmt::format("did you mean \"{}\"?", *meant)
                                     : fmt::format("write it as beds=500; outputs are {}", fmt::join(known, ", "))};
        }
        const auto amount = output_amount(*key, part.substr(equals + 1));
        if (!amount || *amount < 0) {
            return sheet::Reason{"bad-output", fmt::format("\"{}\" is no amount of {}", shown(part.substr(equals + 1)), *key),
                                 fmt::format("write what stands there by now, as {}=500", *key)};
        }
        values.push_back(fmt::format("{}={}", *key, *amount));
    }
    return values;
}

Values spent(const Words& words) {
    const auto unit = sheet::heading_unit(words.heading);
    const auto read = sheet::parse_amount(words.text, {"亿元", unit.value_or("亿元")});
    if (read.amount && !read.amount->about && read.amount->value >= 0) { return one(fmt::format("{}", read.amount->value)); }
    const auto why = !read.amount ? read.message : read.amount->about ? std::string{"it is not exact"} : std::string{"it is negative"};
    return sheet::Reason{"bad-amount", fmt::format("\"{}\" is no sum of money: {}", shown(words.text), why),
                         "write what was spent so far in 亿元, as 1.25, or with its unit, as 12500万元"};
}

Values rating(const std::string& text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> lights{{{"red", "red"},
                                                                                   {"amber", "amber"},
                                                                                   {"green", "green"},
                                                                                   {"红", "red"},
                                                                                   {"黄", "amber"},
                                                                                   {"绿", "green"},
                                                                                   {"红灯", "red"},
                                                                                   {"黄灯", "amber"},
                                                                                   {"绿灯", "green"}}};
    const auto word = plain(text);
    for (const auto& [name, light] : lights) {
        if (word == name) { return one(std::string{light}); }
    }
    return sheet::Reason{"bad-rating", fmt::format("\"{}\" is no light that a person judges", shown(text)),
                         "write red, amber or green, or 红, 黄, 绿"};
}

Values withdrawn(const std::string& text) {
    std::vector<std::string> values;
    for (const auto& part : parts(text, ";,\n")) {
        const auto kind = kind_of(part);
        if (!kind || *kind == ObservationKind::withdrawn) {
            return sheet::Reason{"bad-withdrawal", fmt::format("\"{}\" is nothing that was reported", shown(part)),
                                 "write the heading of what is to count no more, as 实际完成 or finished"};
        }
        values.emplace_back(word_of(observation_words, *kind));
    }
    return values;
}

} // namespace

std::optional<Date> data_date(const std::string& text) {
    const auto read = day(ObservationKind::started, text);
    const auto* days = std::get_if<std::vector<std::string>>(&read);
    return days == nullptr ? std::nullopt : parse_date(days->front());
}

Values values_of(ObservationKind kind, const Words& words, const ConditionWords& conditions) {
    switch (kind) {
    case ObservationKind::started:
    case ObservationKind::finished:
    case ObservationKind::expected:
    case ObservationKind::suspended:
    case ObservationKind::resumed:
    case ObservationKind::resolved: return day(kind, words.text);
    case ObservationKind::remaining: return remaining(words.text);
    case ObservationKind::percent: return percent(words);
    case ObservationKind::raised: return raised(words.text, conditions);
    case ObservationKind::delivered: return delivered(words.text);
    case ObservationKind::spent: return spent(words);
    case ObservationKind::rating: return rating(words.text);
    case ObservationKind::note: return one(ledger::one_line(words.text));
    case ObservationKind::withdrawn: return withdrawn(words.text);
    }
    return std::vector<std::string>{};
}

} // namespace slipway::forms
