#include "sheet/decimal.hpp"

#include "sheet/number_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <numeric>

namespace slipway::sheet {
namespace {

constexpr std::size_t most_digits = 17;
constexpr std::string_view digit_letters = "0123456789";

/// The letters of a class at the front of a text, taken from it.
std::string_view take_while(std::string_view& text, std::string_view letters) {
    const auto taken = text.substr(0, text.find_first_not_of(letters));
    text.remove_prefix(taken.size());
    return taken;
}

/// "3,300" without its commas; nothing when they do not part threes.
std::optional<std::string> without_commas(std::string_view text) {
    std::string digits{text.substr(0, text.find(','))};
    if (digits.size() == text.size()) { return digits; }
    if (digits.empty() || digits.size() > 3) { return std::nullopt; }
    for (auto rest = text.substr(digits.size()); !rest.empty(); rest.remove_prefix(4)) {
        const auto three = rest.substr(1, 3);
        if (rest.front() != ',' || three.size() < 3 || three.find(',') != std::string_view::npos) { return std::nullopt; }
        digits += three;
    }
    return digits;
}

/// "e5" or "E-2" at the front; 0 when there is none.
int take_exponent(std::string_view& text) {
    if (!text.starts_with('e') && !text.starts_with('E')) { return 0; }
    auto rest = text.substr(text.substr(1).starts_with('+') ? 2 : 1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + std::min<std::size_t>(rest.size(), 5), exponent);
    if (error != std::errc{}) { return 0; }
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    text = rest;
    return exponent;
}

} // namespace

TakenDecimal take_decimal(std::string_view& text) {
    auto rest = text;
    Decimal number;
    number.negative = rest.starts_with('-');
    if (number.negative || rest.starts_with('+')) { rest.remove_prefix(1); }
    auto whole = without_commas(take_while(rest, "0123456789,"));
    if (!whole) { return {std::nullopt, "its commas do not part threes: write 3,300 or 3300"}; }
    std::string_view fraction;
    if (rest.starts_with('.')) {
        rest.remove_prefix(1);
        fraction = take_while(rest, digit_letters);
    }
    auto digits = *whole + std::string{fraction};
    if (digits.empty()) { return {std::nullopt, "it begins with no number"}; }
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    if (digits.size() > most_digits) { return {std::nullopt, fmt::format("its number has more than {} digits", most_digits)}; }
    std::from_chars(digits.data(), digits.data() + digits.size(), number.mantissa);
    number.exponent = take_exponent(rest) - static_cast<int>(fraction.size());
    text = rest;
    return {number, {}};
}

std::optional<double> scaled(const Decimal& number, Ratio ratio) {
    const auto common = std::gcd(ratio.numerator, ratio.denominator);
    ratio.numerator /= common;
    ratio.denominator /= common;
    for (; ratio.denominator % 2 == 0; ratio.denominator /= 2) { ratio = {ratio.numerator * 5, ratio.power - 1, ratio.denominator}; }
    const auto written =
        fmt::format("{}{}e{}", number.negative ? "-" : "", number.mantissa * ratio.numerator, number.exponent + ratio.power);
    const auto value = finite_number(written);
    if (!value) { return std::nullopt; }
    return *value / ratio.denominator;
}

} // namespace slipway::sheet
