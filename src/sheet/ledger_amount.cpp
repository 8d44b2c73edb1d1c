#include "sheet/decimal.hpp"
#include "sheet/plain_text.hpp"
#include "sheet/units.hpp"
#include "slipway/sheet/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace slipway::sheet {
namespace {

constexpr std::array<std::string_view, 11> about_in_front{"大约", "大概", "约", "近", "超过", "超", "逾", "不少于", "不低于", "至少", "≈"};
constexpr std::array<std::string_view, 6> about_behind{"左右", "以上", "以内", "以下", "上下", "余"};
constexpr std::array<std::string_view, 2> about_inside{"余", "多"};
constexpr std::array<std::string_view, 7> range_signs{"-", "~", "—", "–", "至", "到", "∼"};

LedgerAmount no_amount(std::string message) { return {std::nullopt, std::move(message)}; }

/// Takes the words for "about" that stand behind the number; whether there were any.
bool take_about(std::string& unit) {
    bool about = false;
    for (const auto word : about_behind) {
        if (!unit.ends_with(word)) { continue; }
        unit.erase(unit.size() - word.size());
        about = true;
    }
    for (const auto word : about_inside) {
        const auto at = unit.find(word);
        if (at == std::string::npos) { continue; }
        unit.erase(at, word.size());
        about = true;
    }
    return about;
}

/// Why there is more than one number; empty when there is one only.
std::string why_two_numbers(std::string_view behind) {
    static constexpr std::string_view digits = "0123456789";
    const auto next = behind.find_first_of(digits);
    if (next == std::string_view::npos || unit_of(behind)) { return {}; }
    for (const auto sign : range_signs) {
        if (behind.substr(0, next).ends_with(sign)) { return "it is a range: write the amount to count with"; }
    }
    return "it holds two numbers: write one";
}

/// The unit that "33亿" means when an amount of a measure is wanted.
std::string base_word(const Unit& wanted) {
    switch (wanted.measure) {
    case Measure::money: return "元";
    case Measure::area: return "平方米";
    case Measure::length: return "米";
    case Measure::count: break;
    }
    return std::string{wanted.counted};
}

struct FoundUnit {
    std::optional<Unit> unit;
    std::string message;
};

FoundUnit unit_behind(const std::string& word, const Unit& wanted, const AmountUnits& units) {
    if (!word.empty()) {
        const bool multiple_alone = word == "万" || word == "亿" || word == "万亿";
        auto unit = unit_of(multiple_alone ? word + base_word(wanted) : word);
        return {unit, unit ? "" : fmt::format("\"{}\" is no unit that is known", word)};
    }
    if (units.heading) {
        const auto plain = plain_text(*units.heading);
        auto unit = plain ? unit_of(*plain) : std::nullopt;
        return {unit, unit ? "" : fmt::format("the unit of the heading, \"{}\", is not known", *units.heading)};
    }
    if (wanted.measure == Measure::count) { return {wanted, {}}; }
    return {std::nullopt, "it has no unit: write one behind the number, or in brackets in the heading"};
}

LedgerAmount converted(const Decimal& number, const Unit& from, const Unit& to) {
    const auto value = scaled(number, {from.numerator * to.denominator, from.power - to.power, from.denominator * to.numerator});
    return value ? LedgerAmount{Amount{*value}, {}} : no_amount("its number is too large");
}

} // namespace

LedgerAmount parse_amount(std::string_view text, const AmountUnits& units) {
    const auto plain = plain_text(text);
    const auto wanted_word = plain_text(units.wanted);
    const auto wanted = wanted_word ? unit_of(*wanted_word) : std::nullopt;
    if (!wanted) { return no_amount(fmt::format("the unit wanted, \"{}\", is not known", units.wanted)); }
    if (!plain) { return no_amount("it is longer than an amount, or no text"); }
    Words words{*plain};
    bool about = words.take_one_of(about_in_front).has_value();
    auto rest = words.rest();
    const auto [number, why] = take_decimal(rest);
    if (!number) { return no_amount(why); }
    std::string word{rest};
    about = take_about(word) || about;
    if (auto two = why_two_numbers(word); !two.empty()) { return no_amount(std::move(two)); }
    const auto [unit, unknown] = unit_behind(word, *wanted, units);
    if (!unit) { return no_amount(unknown); }
    if (unit->measure != wanted->measure || unit->counted != wanted->counted) {
        return no_amount(fmt::format("it cannot be told in {}", units.wanted));
    }
    auto result = converted(*number, *unit, *wanted);
    if (result.amount) { result.amount->about = about; }
    return result;
}

bool known_unit(std::string_view word) {
    const auto plain = plain_text(word);
    return plain && unit_of(*plain).has_value();
}

std::optional<std::string> heading_unit(std::string_view heading) {
    const auto plain = plain_text(heading);
    if (!plain) { return std::nullopt; }
    const auto begin = plain->find_last_of("([/:");
    if (begin == std::string::npos) { return std::nullopt; }
    auto unit = std::string_view{*plain}.substr(begin + 1);
    unit = unit.substr(0, unit.find_first_of(")]"));
    if (unit.starts_with("单位")) { unit.remove_prefix(std::string_view{"单位"}.size()); }
    return unit_of(unit) ? std::optional{std::string{unit}} : std::nullopt;
}

} // namespace slipway::sheet
