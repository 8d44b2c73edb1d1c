#pragma once
// What a reader of schedule files could not keep, in the language of the report.

#include "slipway/interchange/foreign.hpp"
#include "slipway/report/report.hpp"

#include <string>

namespace slipway {

/// The message of a loss; in Chinese by its code, and of columns and tables without a code of ours by their names.
[[nodiscard]] std::string loss_words(const Loss& loss, Language language);

} // namespace slipway
