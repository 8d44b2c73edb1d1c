#pragma once
// The apostrophe that keeps a text from becoming a formula. One rule for the writer and the reader.

#include <string_view>

namespace slipway::sheet {

/// True for any number of apostrophes followed by a sign with which a spreadsheet begins a formula: = + - @, their full-width forms, tab,
/// CR, LF. Such a text is written with one apostrophe more, and read with one less when it has any.
[[nodiscard]] bool may_become_formula(std::string_view text) noexcept;

} // namespace slipway::sheet
