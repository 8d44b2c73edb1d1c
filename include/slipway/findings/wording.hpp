#pragma once
// The words of the closed vocabularies in both languages.

#include "slipway/findings/findings.hpp"

#include <string>
#include <string_view>

namespace slipway {

[[nodiscard]] std::string words(Stage stage, Language language);
[[nodiscard]] std::string words(Category category, Language language);
[[nodiscard]] std::string words(Light light, Language language);
[[nodiscard]] std::string words(LightReason reason, Language language);
[[nodiscard]] std::string words(Verdict verdict, Language language);
[[nodiscard]] std::string words(Severity severity, Language language);
[[nodiscard]] std::string words(Provenance provenance, Language language);
[[nodiscard]] std::string words(ConditionKind kind, Language language);

/// The name of a statutory holiday, one of several joined by "、"; a name that is none stays as the record gives it.
[[nodiscard]] std::string holiday_name(std::string_view name, Language language);

/// The name of a district, or its key when the records do not name it.
[[nodiscard]] std::string district_name(const Portfolio& portfolio, const std::string& key, Language language);

} // namespace slipway
