// NDJSON: one object a line.

#include "forms/rows.hpp"
#include "ledger/plain.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <istream>
#include <set>

namespace slipway::forms {
namespace {

using Json = nlohmann::ordered_json;

/// A line without its end; only its first bytes when it is longer than it may be.
struct Line {
    std::string text;
    bool too_long = false;
};

/// False at the end of the stream.
bool take(std::istream& in, Line& line, std::uint64_t most_bytes) {
    line.text.clear();
    line.too_long = false;
    auto& buffer = *in.rdbuf();
    using Traits = std::istream::traits_type;
    bool any = false;
    for (auto letter = buffer.sbumpc(); letter != Traits::eof(); letter = buffer.sbumpc()) {
        any = true;
        if (letter == '\n') { return true; }
        line.too_long = line.too_long || line.text.size() >= most_bytes;
        if (!line.too_long) { line.text += Traits::to_char_type(letter); }
    }
    return any;
}

std::size_t code_points(std::string_view text) {
    constexpr auto continuation = 0x80U;
    constexpr auto mask = 0xC0U;
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char letter) { return (static_cast<unsigned char>(letter) & mask) != continuation; }));
}

class LineReader {
public:
    LineReader(const Portfolio& portfolio, const UpdateQuestion& question) : rows_{portfolio, question}, limits_{question.limits} {}

    /// False when nothing more is to be read.
    bool read(Line& line) {
        ++number_;
        if (number_ == 1) { drop_mark(line.text); }
        if (line.too_long) {
            rows_.problems().error(place(), {"row-too-long", fmt::format("line {} is longer than {} bytes", number_, limits_.row_bytes),
                                             "write one object a line"});
            return true;
        }
        if (line.text.find_first_not_of(" \t\r") == std::string::npos) { return true; }
        if (++objects_ > limits_.rows) {
            rows_.problems().error(
                place(), {"too-many-rows", fmt::format("there are more than {} rows", limits_.rows), "split it into several files"});
            return false;
        }
        if (const auto object = parsed(line.text)) { read_object(*object); }
        return true;
    }

    Updates finish(std::string name) {
        if (number_ == 0) { rows_.problems().error("", {"no-rows", "there is nothing in it", "see whether the right file was named"}); }
        return rows_.finish(std::move(name), {});
    }

private:
    static void drop_mark(std::string& text) {
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        if (text.starts_with(mark)) { text.erase(0, mark.size()); }
    }

    [[nodiscard]] std::string place() const { return std::to_string(number_); }

    /// The object of a line. The same key twice is refused: one of the two would be lost.
    std::optional<Json> parsed(const std::string& text) {
        std::set<std::string> keys;
        std::optional<std::string> twice;
        const auto callback = [&](int depth, Json::parse_event_t event, Json& value) {
            if (event == Json::parse_event_t::key && depth == 1 && !keys.insert(value.get<std::string>()).second) {
                twice = value.get<std::string>();
            }
            return true;
        };
        try {
            auto object = Json::parse(text, callback);
            if (!object.is_object()) {
                rows_.problems().error(place(), {"not-an-object", "the line is no JSON object", R"(write it as {"key": …, "started": …})"});
            } else if (twice) {
                rows_.problems().error(fmt::format("{}:{}", number_, ledger::one_line(*twice)),
                                       {"key-twice", "the object says this twice", "take one of them out"});
            } else {
                return object;
            }
        } catch (const Json::parse_error& wrong) {
            const auto column = code_points(std::string_view{text}.substr(0, wrong.byte == 0 ? 0 : wrong.byte - 1)) + 1;
            rows_.problems().error(fmt::format("{}:{}", number_, column),
                                   {"bad-json", "from here on the line is no JSON", "write one object a line, in UTF-8"});
        }
        return std::nullopt;
    }

    void read_object(const Json& object) {
        TableRow row{place(), {}};
        for (const auto& [name, value] : object.items()) {
            const auto* column = column_named(name);
            if (column != nullptr && column->role != Role::shown && !value.is_null()) { read_value(row, {column, name}, value); }
        }
        rows_.read(row);
    }

    struct Named {
        const Column* column;
        const std::string& name;
    };

    void read_value(TableRow& row, const Named& named, const Json& value) {
        const auto where = fmt::format("{}:{}", number_, ledger::one_line(named.name));
        auto text = text_of(value);
        if (!text) {
            rows_.problems().error(where, {"bad-value", "here stands a text or a number", "see slipway help update"});
            // So that nobody is told that the value is missing, too.
            std::erase_if(row.cells,
                          [&](const TableCell& cell) { return named.column->role == Role::value && cell.column->role == Role::kind; });
            return;
        }
        const auto trimmed = ledger::trimmed(*text);
        if (trimmed.empty()) { return; }
        row.cells.push_back({named.column, {std::string{trimmed}, named.name}, where});
    }

    /// A text or a number as text; of an object (outputs) and an array, the list.
    static std::optional<std::string> text_of(const Json& value) {
        if (value.is_string()) { return value.get<std::string>(); }
        if (value.is_number()) { return value.dump(); }
        if (!value.is_structured()) { return std::nullopt; }
        std::string list;
        for (const auto& [name, one] : value.items()) {
            if (!one.is_string() && !one.is_number()) { return std::nullopt; }
            const auto text = one.is_string() ? one.get<std::string>() : one.dump();
            list += (list.empty() ? "" : ";") + (value.is_object() ? name + "=" + text : text);
        }
        return list;
    }

    const Column* column_named(const std::string& name) {
        const auto known = columns_.find(name);
        if (known != columns_.end()) { return known->second; }
        const auto* column = find_column(name);
        if (column != nullptr) {
            columns_.emplace(name, column);
            return column;
        }
        const auto near = nearest_heading(name);
        rows_.problems().error(fmt::format("{}:{}", number_, cut_to_width(ledger::one_line(name), 60)),
                               {"unknown-heading", "this key means nothing in an update",
                                near ? fmt::format("did you mean \"{}\"?", *near) : std::string{"see slipway help update"}});
        return nullptr;
    }

    RowReader rows_;
    sheet::Limits limits_;
    std::unordered_map<std::string, const Column*> columns_; ///< by the names that were met
    std::uint64_t number_ = 0;
    std::uint64_t objects_ = 0;
};

} // namespace

Updates read_update_lines(std::istream& in, std::string name, const Portfolio& portfolio, const UpdateQuestion& question) {
    LineReader reader{portfolio, question};
    Line line;
    while (take(in, line, question.limits.row_bytes)) {
        if (!reader.read(line)) { break; }
    }
    if (in.bad()) { throw Error(fmt::format("cannot read {}: the reading broke off", name)); }
    return reader.finish(std::move(name));
}

} // namespace slipway::forms
