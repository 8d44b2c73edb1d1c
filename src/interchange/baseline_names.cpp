#include "interchange/baseline_names.hpp"

#include <charconv>

namespace slipway {
namespace {

constexpr std::string_view word = "-baseline";
constexpr int last_number = 10;

} // namespace

std::string imported_baseline_name(std::string_view stem, int number) {
    auto name = std::string{stem}.append(word);
    return number == 0 ? name : name + "-" + std::to_string(number);
}

std::optional<int> imported_baseline_number(std::string_view name) {
    if (name.ends_with(word)) { return 0; }
    const auto at = name.rfind(word);
    if (at == std::string_view::npos || !name.substr(at + word.size()).starts_with('-')) { return std::nullopt; }
    const auto digits = name.substr(at + word.size() + 1);
    int number = 0;
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    const bool known = read.ec == std::errc{} && read.ptr == end && !digits.starts_with('0') && number >= 1 && number <= last_number;
    return known ? std::optional{number} : std::nullopt;
}

} // namespace slipway
