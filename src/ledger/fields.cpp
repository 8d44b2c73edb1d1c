#include "slipway/ledger/fields.hpp"

#include <fmt/format.h>

#include <charconv>

namespace slipway::ledger {
namespace {

std::string with_year(std::string_view text, std::uint16_t year) {
    const auto at = text.find("{}");
    if (at == std::string_view::npos) { return std::string{text}; }
    return fmt::format("{}{}{}", text.substr(0, at), year, text.substr(at + 2));
}

/// "years.2024.plan_yi" against "years.{}.plan_yi".
std::optional<std::uint16_t> year_in(std::string_view key, std::string_view pattern) {
    const auto at = pattern.find("{}");
    const auto behind = pattern.substr(at + 2);
    if (key.size() != pattern.size() + 2 || !key.starts_with(pattern.substr(0, at)) || !key.ends_with(behind)) { return std::nullopt; }
    std::uint16_t year = 0;
    const auto digits = key.substr(at, 4);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
    if (error != std::errc{} || end != digits.data() + digits.size() || year < 1900 || year > 2200) { return std::nullopt; }
    return year;
}

} // namespace

std::string key_of(FieldId id) { return with_year(field_of(id).key, id.year); }

std::string heading_of(FieldId id, Language language) {
    return with_year(language == Language::zh ? field_of(id).zh : field_of(id).en, id.year);
}

std::optional<FieldId> find_field(std::string_view key) {
    for (std::size_t row = 0; row < field_table.size(); ++row) {
        const auto& field = field_table.at(row);
        const auto id = static_cast<std::uint8_t>(row);
        if (field.kind != FieldKind::year && field.key == key) { return FieldId{id}; }
        if (field.kind != FieldKind::year) { continue; }
        if (const auto year = year_in(key, field.key)) { return FieldId{id, *year}; }
    }
    return std::nullopt;
}

std::string text_of(const FactValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : fmt::format("{}", std::get<double>(value));
}

} // namespace slipway::ledger
