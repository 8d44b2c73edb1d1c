#pragma once
// The renderers for readers; render() chooses.

#include "slipway/report/report.hpp"

namespace slipway {

/// Plain text for a terminal or a mail: tables aligned by display width, cut to the screen's width when it has one.
[[nodiscard]] std::string render_text(const Report& report, Language language, const Screen& screen);

/// CommonMark with pipe tables.
[[nodiscard]] std::string render_markdown(const Report& report, Language language);

} // namespace slipway
