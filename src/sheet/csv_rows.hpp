#pragma once
// The text of a CSV cut into rows (RFC 4180), fed in pieces of any size.

#include "sheet/problems.hpp"
#include "slipway/sheet/workbook.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace slipway::sheet {

/// Of `,`, `;` and tab the one that is most frequent outside quotes in the first line that has any; a comma when none is there.
[[nodiscard]] char delimiter_of(std::string_view start) noexcept;

/// Hands over every row with something in it. A quote opens a field only as its first letter; elsewhere it stands for itself.
class CsvRows {
public:
    /// All four must outlive the rows.
    CsvRows(char delimiter, const Limits& limits, ProblemList& problems, const RowReader& reader);

    void feed(std::string_view text);
    /// The end of the text: hands over a last row without a line end.
    void finish();

private:
    enum class State : std::uint8_t { field_start, plain, quoted, quote_in_quotes, after_return };

    void take(char letter);
    void take_outside(char letter);
    void take_behind_quote(char letter);
    /// The letters at the front of `text` that mean nothing but themselves.
    std::size_t take_run(std::string_view text);
    void append(std::string_view letters);
    void end_field();
    void end_row();
    [[nodiscard]] std::string here() const;

    char delimiter_;
    const Limits& limits_;
    ProblemList& problems_;
    const RowReader& reader_;
    State state_ = State::field_start;
    Row row_;
    std::string field_;
    std::uint32_t line_ = 1; ///< of the letter taken next
    std::uint64_t row_bytes_ = 0;
    std::uint64_t rows_ = 0;
    std::uint64_t cells_ = 0;
    bool behind_quote_told_ = false; ///< for the field at hand
};

} // namespace slipway::sheet
