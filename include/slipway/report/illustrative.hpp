#pragma once
// A report in which made-up observations count says so before anything else.

#include "slipway/report/report.hpp"

#include <string>

namespace slipway {

/// The sentence for readers.
[[nodiscard]] std::string illustrative_words(Language language);

/// Adds it as the first line, and for programs `illustrative` to the head and as the last key to every row.
void say_illustrative(Report& report, Language language);
/// Adds it to a row that does not say it of itself.
void say_illustrative(Json& row);

} // namespace slipway
