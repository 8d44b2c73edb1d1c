#include "sheet/csv_rows.hpp"

#include "sheet/apostrophe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace slipway::sheet {

char delimiter_of(std::string_view start) noexcept {
    static constexpr std::string_view delimiters = ",;\t";
    std::array<std::size_t, delimiters.size()> counts{};
    bool quoted = false;
    bool any = false;
    for (const char letter : start) {
        if (letter == '"') { quoted = !quoted; }
        if (quoted) { continue; }
        if ((letter == '\n' || letter == '\r') && any) { break; }
        const auto which = delimiters.find(letter);
        if (which != std::string_view::npos) { ++counts.at(which); }
        any = any || (letter != '\n' && letter != '\r');
    }
    return delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

CsvRows::CsvRows(char delimiter, const Limits& limits, ProblemList& problems, const RowReader& reader)
    : delimiter_{delimiter}, limits_{limits}, problems_{problems}, reader_{reader} {
    row_.number = 1;
}

std::string CsvRows::here() const { return cell_name({"", row_.number, static_cast<std::uint32_t>(row_.cells.size()) + 1}); }

void CsvRows::feed(std::string_view text) {
    while (!text.empty()) {
        const auto run = take_run(text);
        text.remove_prefix(run);
        if (text.empty()) { break; }
        take(text.front());
        text.remove_prefix(1);
    }
}

std::size_t CsvRows::take_run(std::string_view text) {
    if (state_ != State::plain && state_ != State::quoted) { return 0; }
    const std::array<char, 3> stops{delimiter_, '\n', '\r'};
    const auto end = state_ == State::quoted ? text.find('"') : text.find_first_of({stops.data(), stops.size()});
    const auto run = text.substr(0, end);
    if (state_ == State::quoted) { line_ += static_cast<std::uint32_t>(std::ranges::count(run, '\n')); }
    append(run);
    return run.size();
}

void CsvRows::append(std::string_view letters) {
    row_bytes_ += letters.size();
    if (field_.size() + letters.size() > limits_.cell_bytes) {
        refuse(here(), {"cell-too-long", fmt::format("the cell holds more than {} bytes", limits_.cell_bytes),
                        "see whether a quote before it was never closed, or a line end was lost"});
    }
    if (row_bytes_ > limits_.row_bytes) {
        refuse(std::to_string(row_.number),
               {"row-too-long", fmt::format("the row holds more than {} bytes", limits_.row_bytes), "see whether the line ends were lost"});
    }
    field_ += letters;
}

void CsvRows::take(char letter) {
    switch (state_) {
    case State::quote_in_quotes: return take_behind_quote(letter);
    case State::quoted: state_ = State::quote_in_quotes; return; // take_run stops at a quote only
    case State::after_return:
        state_ = State::field_start;
        if (letter == '\n') { return; }
        return take_outside(letter);
    case State::field_start:
    case State::plain: return take_outside(letter);
    }
}

void CsvRows::take_outside(char letter) {
    if (letter == '"' && state_ == State::field_start) {
        state_ = State::quoted;
    } else if (letter == delimiter_) {
        end_field();
    } else if (letter == '\n' || letter == '\r') {
        end_field();
        end_row();
        if (letter == '\r') { state_ = State::after_return; }
    } else {
        append({&letter, 1});
        state_ = State::plain;
    }
}

void CsvRows::take_behind_quote(char letter) {
    if (letter == '"') {
        append("\"");
        state_ = State::quoted;
        return;
    }
    state_ = State::plain;
    if (letter != delimiter_ && letter != '\n' && letter != '\r' && !behind_quote_told_) {
        behind_quote_told_ = true;
        problems_.error(here(), {"text-behind-quote", "letters follow the closing quote of the cell",
                                 "double a quote that belongs to the text: \"the \"\"east\"\" section\""});
    }
    take_outside(letter);
}

void CsvRows::end_field() {
    state_ = State::field_start;
    behind_quote_told_ = false;
    if (row_.cells.size() >= limits_.columns) {
        refuse(here(),
               {"too-many-columns", fmt::format("the row has more than {} cells", limits_.columns), "see whether the line ends were lost"});
    }
    if (field_.starts_with('\'') && may_become_formula(field_)) { field_.erase(0, 1); }
    const auto kind = field_.empty() ? CellKind::empty : CellKind::text;
    row_.cells.push_back({std::exchange(field_, {}), kind});
}

void CsvRows::end_row() {
    while (!row_.cells.empty() && row_.cells.back().kind == CellKind::empty) { row_.cells.pop_back(); }
    cells_ += row_.cells.size();
    if (!row_.cells.empty()) {
        if (++rows_ > limits_.rows || cells_ > limits_.cells) {
            refuse(std::to_string(row_.number),
                   {"too-many-rows", fmt::format("the table has more than {} rows or {} cells", limits_.rows, limits_.cells),
                    "split it into several files"});
        }
        reader_("", row_);
    }
    row_.cells.clear();
    row_bytes_ = 0;
    row_.number = ++line_;
}

void CsvRows::finish() {
    if (state_ == State::quoted) {
        problems_.error(here(),
                        {"open-quote", "the quote that opens the cell is never closed", "close it, and double the quotes inside it"});
    }
    if (state_ == State::after_return || (state_ == State::field_start && row_.cells.empty())) { return; }
    end_field();
    end_row();
}

} // namespace slipway::sheet
