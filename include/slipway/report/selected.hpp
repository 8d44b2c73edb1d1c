#pragma once
// A report of selected projects says so.

#include "slipway/report/report.hpp"

#include <cstddef>
#include <string>

namespace slipway {

/// What was asked for, and how many of the projects there are fit it.
struct SelectionWords {
    std::string text;
    std::size_t fit = 0;
    std::size_t of = 0;
};

/// Adds `selection` to the head for programs and a first line for readers; a report that nothing fits says only that.
void say_selection(Report& report, const SelectionWords& selection, Language language);

} // namespace slipway
