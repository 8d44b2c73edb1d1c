// The selection language as text: terms, fields, operators, values, and what is wrong with them.

#include "findings/selection_fields.hpp"
#include "findings/selection_walk.hpp"
#include "slipway/base/pattern.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace slipway {
namespace {

constexpr std::array<Words<SelectionOperator>, 7> operator_words{{{SelectionOperator::is, "="},
                                                                  {SelectionOperator::is_not, "!="},
                                                                  {SelectionOperator::contains, "~"},
                                                                  {SelectionOperator::less, "<"},
                                                                  {SelectionOperator::at_most, "<="},
                                                                  {SelectionOperator::more, ">"},
                                                                  {SelectionOperator::at_least, ">="}}};
constexpr std::string_view operator_letters = "=!<>~";
constexpr std::string_view blanks = " \t\r\n";

constexpr bool compares(SelectionOperator op) { return op >= SelectionOperator::less; }

class Parser {
public:
    explicit Parser(std::string_view text) : walk_{text} {}

    Loaded<Selection> parse(std::string_view text) {
        Selection selection{std::string{text}, {}};
        for (walk_.over(blanks); !walk_.at_end(); walk_.over(blanks)) {
            if (auto term = parse_term()) {
                selection.terms.push_back(std::move(*term));
            } else {
                walk_.until(blanks);
            }
        }
        if (selection.terms.empty() && problems_.empty()) { wrong(walk_.here(), "it selects nothing", example); }
        if (!problems_.empty()) { return {std::nullopt, std::move(problems_)}; }
        return {std::move(selection), {}};
    }

private:
    static constexpr auto example = "write it like district=huadu stage!=completed beds>=500";
    static constexpr auto without_blanks = "blanks separate terms: write field, operator and value without them";

    std::nullopt_t wrong(const Span& span, std::string message, std::string advice) {
        problems_.push_back({DiagnosticSeverity::error, "bad-selection", std::move(message), span, std::move(advice)});
        return std::nullopt;
    }

    std::optional<SelectionTerm> parse_term() {
        const auto name = walk_.until("=!<>~ \t\r\n");
        const auto sign = walk_.over(operator_letters);
        if (name.text.empty()) { return wrong(sign.span, fmt::format("no field stands before \"{}\"", sign.text), example); }
        if (sign.text.empty()) { return no_operator(name); }
        const auto* field = known_field(name);
        const auto op = value_of(operator_words, sign.text);
        if (!op) { return wrong(sign.span, fmt::format("\"{}\" is no operator", sign.text), "the operators are = != ~ < <= > >="); }
        if (field == nullptr || !fits(*field, *op, sign)) { return skip_values(); }
        SelectionTerm term{field, *op, {}};
        return parse_values(term) ? std::optional{std::move(term)} : std::nullopt;
    }

    std::nullopt_t no_operator(const SelectionPiece& name) {
        const auto separated = separated_by_blanks();
        return wrong(name.span, fmt::format("\"{}\" is compared with nothing", name.text), separated ? without_blanks : example);
    }

    /// Whether the operator stands behind blanks; then it and its value, which may stand behind blanks too, are passed over.
    bool separated_by_blanks() {
        auto ahead = walk_;
        ahead.over(blanks);
        if (ahead.over(operator_letters).text.empty()) { return false; }
        ahead.over(blanks);
        walk_ = ahead;
        return true;
    }

    const SelectionField* known_field(const SelectionPiece& name) {
        const auto table = selection_table();
        const auto found = std::ranges::find(table, name.text, &SelectionField::name);
        if (found != table.end()) { return &*found; }
        const auto all = selection_fields();
        const auto meant = nearest(name.text, all);
        problems_.push_back(
            {DiagnosticSeverity::error, "unknown-field", fmt::format("unknown field \"{}\"", name.text), name.span,
             meant ? fmt::format("did you mean \"{}\"?", *meant) : fmt::format("the fields are: {}", fmt::join(all, ", "))});
        return nullptr;
    }

    bool fits(const SelectionField& field, SelectionOperator op, const SelectionPiece& sign) {
        const bool measured = field.kind == FieldKind::number || field.kind == FieldKind::date;
        if (compares(op) && !measured) {
            wrong(sign.span, fmt::format("{} has no order: \"{}\" is for numbers and dates", field.name, sign.text),
                  fmt::format("write {}= or {}!=", field.name, field.name));
            return false;
        }
        if (op == SelectionOperator::contains && (measured || field.kind == FieldKind::word)) {
            wrong(sign.span, fmt::format("{} holds no text to look into", field.name),
                  fmt::format("write {}= or {}!=", field.name, field.name));
            return false;
        }
        return true;
    }

    /// Of a term that is wrong already, so that the next one begins where it should.
    std::nullopt_t skip_values() {
        while (!walk_.at_end() && blanks.find(walk_.next()) == std::string_view::npos) {
            if ((walk_.next() == '"' || walk_.next() == '\'') && walk_.quoted()) { continue; }
            walk_.until(" \t\r\n,");
            if (walk_.next() == ',') { walk_.over(","); }
        }
        return std::nullopt;
    }

    bool parse_values(SelectionTerm& term) {
        for (;;) {
            const auto piece = value_piece(term);
            if (!piece) { return false; }
            auto value = value_in(*term.field, *piece);
            if (!value) {
                skip_values();
                return false;
            }
            term.values.push_back(std::move(*value));
            if (walk_.next() != ',') { break; }
            walk_.over(",");
        }
        if (!walk_.at_end() && blanks.find(walk_.next()) == std::string_view::npos) {
            wrong(walk_.here(), "after a quote comes a blank or a comma", example);
            return false;
        }
        if (compares(term.op) && term.values.size() > 1) {
            wrong(term.values[1].span, "an order is compared with one value", "write one term for each");
            return false;
        }
        return true;
    }

    std::optional<SelectionPiece> value_piece(const SelectionTerm& term) {
        const auto begin = walk_.here();
        if (walk_.next() == '"' || walk_.next() == '\'') {
            auto piece = walk_.quoted();
            if (!piece) {
                wrong(begin, "the quote is not closed", "close it, or leave it out");
                walk_.until(""); // it may be meant to stand anywhere behind
            }
            return piece;
        }
        const auto piece = walk_.until(" \t\r\n,\"'");
        if (!piece.text.empty()) { return piece; }
        const auto advice = term.field->always ? example : fmt::format("{}=- stands for projects without one", term.field->name);
        return wrong(begin, fmt::format("a value of {} is missing", term.field->name), value_behind_blanks() ? without_blanks : advice);
    }

    /// Whether the next word is no term of its own; then it is passed over.
    bool value_behind_blanks() {
        auto ahead = walk_;
        ahead.over(blanks);
        const auto word = ahead.until(blanks);
        if (word.text.empty() || word.text.find_first_of(operator_letters) != std::string_view::npos) { return false; }
        walk_ = ahead;
        return true;
    }

    std::optional<SelectionValue> value_in(const SelectionField& field, const SelectionPiece& piece) {
        SelectionValue value{.text = std::string{piece.text}, .absent = !piece.quoted && piece.text == "-", .span = piece.span};
        if (value.absent) {
            if (field.always) { return wrong(piece.span, fmt::format("every project has a {}", field.name), "\"-\" stands for nothing"); }
            return value;
        }
        switch (field.kind) {
        case FieldKind::text:
        case FieldKind::key: value.pattern = !piece.quoted && is_pattern(piece.text); return value;
        case FieldKind::word: return known_word(field, piece) ? std::optional{std::move(value)} : std::nullopt;
        case FieldKind::number: value.number = number(field, piece); break;
        case FieldKind::date: value.date = date(field, piece); break;
        }
        return value.number || value.date ? std::optional{std::move(value)} : std::nullopt;
    }

    bool known_word(const SelectionField& field, const SelectionPiece& piece) {
        const auto all = field.list();
        if (std::ranges::find(all, piece.text) != all.end()) { return true; }
        const auto meant = nearest(piece.text, all);
        problems_.push_back({DiagnosticSeverity::error, "unknown-value", fmt::format("unknown {} \"{}\"", field.name, piece.text),
                             piece.span,
                             meant ? fmt::format("did you mean \"{}\"?", *meant) : fmt::format("it is one of: {}", fmt::join(all, ", "))});
        return false;
    }

    std::optional<double> number(const SelectionField& field, const SelectionPiece& piece) {
        double value = 0;
        const auto* end = piece.text.data() + piece.text.size(); // NOLINT(cppcoreguidelines-pro-bounds-pointer-arithmetic): from_chars
        const auto read = std::from_chars(piece.text.data(), end, value, std::chars_format::fixed);
        if (read.ec == std::errc{} && read.ptr == end) { return value; }
        return wrong(piece.span, fmt::format("\"{}\" is no number", piece.text), fmt::format("write it like {}>=500", field.name));
    }

    std::optional<PartialDate> date(const SelectionField& field, const SelectionPiece& piece) {
        const bool plain = piece.text.find_first_not_of("0123456789-Q") == std::string_view::npos;
        if (const auto value = plain ? parse_partial_date(piece.text) : std::nullopt) { return value; }
        return wrong(piece.span, fmt::format("\"{}\" is no date", piece.text),
                     fmt::format("write it like {0}<=2025, {0}=2025-Q3, {0}=2025-06 or {0}=2025-06-30", field.name));
    }

    SelectionWalk walk_;
    std::vector<Diagnostic> problems_;
};

} // namespace

Loaded<Selection> parse_selection(std::string_view text) { return Parser{text}.parse(text); }

} // namespace slipway
