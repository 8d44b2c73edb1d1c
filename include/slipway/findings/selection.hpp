#pragma once
// The selection language: which projects a report shows. `--where 'district=huadu category=hospital,school stage!=completed beds>=500'`.
//
// Terms separated by blanks must all hold; a term is a field, an operator and one or several values separated by commas, of which one
// must fit. `=` and `!=` for every field (`!=` is the opposite of `=`: no value fits); `<` `<=` `>` `>=` for numbers and dates; `~`,
// "contains", for texts and for keys, where it looks into the names as well. Values may stand in quotes; outside of them * and ? make a
// pattern in texts and keys, and `-` stands for "nothing is there". A date may be a span: `commitment=2025` lies in it, `<2025` before it,
// `<=2025` not after it. A district holds the places below it.

#include "slipway/base/diagnostic.hpp"
#include "slipway/tracking/outlook.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

enum class SelectionOperator : std::uint8_t { is, is_not, contains, less, at_most, more, at_least };

/// One value of a term.
struct SelectionValue {
    std::string text;
    bool absent = false;  ///< "-"
    bool pattern = false; ///< has * or ? outside of quotes
    std::optional<double> number;
    std::optional<PartialDate> date;
    Span span;
};

struct SelectionField; ///< a row of the table of fields

struct SelectionTerm {
    const SelectionField* field = nullptr;
    SelectionOperator op = SelectionOperator::is;
    std::vector<SelectionValue> values; ///< at least one
};

struct Selection {
    std::string text; ///< as written
    std::vector<SelectionTerm> terms;
};

/// Reads an expression. The value is absent when something is wrong with it: syntax, a field, a value of a closed list, a number, a date.
/// Spans are places in `text`, file 0.
[[nodiscard]] Loaded<Selection> parse_selection(std::string_view text);

/// By project, whether it fits on the day of the outlook. Absent when a key is named that the portfolio does not know.
[[nodiscard]] Loaded<std::vector<bool>> select(const Selection& selection, const Portfolio& portfolio, const Outlook& outlook);

/// The names of all fields, in the order in which they are told.
[[nodiscard]] std::vector<std::string> selection_fields();

} // namespace slipway
