#include "store/rows.hpp"

#include "slipway/base/date.hpp"
#include "slipway/base/text.hpp"
#include "slipway/tracking/observation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace slipway {
namespace {

using enum ColumnKind;

constexpr std::array entry_columns{TableColumn{"entry", number}, TableColumn{"recorded_at", text}, TableColumn{"command", text},
                                   TableColumn{"revision", text}};
constexpr std::array observation_columns{TableColumn{"entry", number}, TableColumn{"id", number},        TableColumn{"day", day},
                                         TableColumn{"said", day},     TableColumn{"key", text},         TableColumn{"kind", word},
                                         TableColumn{"value", text},   TableColumn{"reason", text},      TableColumn{"by", text},
                                         TableColumn{"source", text},  TableColumn{"illustrative", flag}};
constexpr std::array publication_columns{TableColumn{"entry", number}, TableColumn{"as_of", day}, TableColumn{"illustrative", flag}};
constexpr std::array rendering_columns{TableColumn{"entry", number}, TableColumn{"format", text}, TableColumn{"language", text},
                                       TableColumn{"bytes", packed}};
constexpr std::array forecast_columns{TableColumn{"entry", number}, TableColumn{"key", text}, TableColumn{"finish", day},
                                      TableColumn{"reached", flag}, TableColumn{"last_word", day_or_null}};
constexpr std::array baseline_columns{TableColumn{"entry", number},     TableColumn{"name", text},      TableColumn{"as_of", day},
                                      TableColumn{"approved_by", text}, TableColumn{"reference", text}, TableColumn{"reason", text},
                                      TableColumn{"illustrative", flag}};
constexpr std::array baseline_date_columns{TableColumn{"entry", number},      TableColumn{"key", text},
                                           TableColumn{"start", day_or_null}, TableColumn{"finish", day_or_null},
                                           TableColumn{"started", flag},      TableColumn{"finished", flag}};
constexpr std::array text_columns{TableColumn{"entry", number}, TableColumn{"digest", text}, TableColumn{"bytes", packed}};
constexpr std::array record_file_columns{TableColumn{"entry", number}, TableColumn{"revision", text}, TableColumn{"path", text},
                                         TableColumn{"digest", text}};

constexpr std::array<Table, table_count> all_tables{
    {{"entry", entry_columns, R"sql(INSERT INTO entry (id, recorded_at, command, revision) VALUES (?, ?, ?, ?))sql",
      R"sql(SELECT id, recorded_at, command, revision FROM entry ORDER BY id)sql"},
     {"observation", observation_columns,
      R"sql(INSERT INTO observation (entry, id, day, said, key, kind, value, reason, "by", source, illustrative)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql",
      R"sql(SELECT entry, id, day, said, key, kind, value, reason, "by", source, illustrative FROM observation ORDER BY id)sql"},
     {"publication", publication_columns, R"sql(INSERT INTO publication (entry, as_of, illustrative) VALUES (?, ?, ?))sql",
      R"sql(SELECT entry, as_of, illustrative FROM publication ORDER BY entry)sql"},
     {"rendering", rendering_columns, R"sql(INSERT INTO rendering (entry, format, language, bytes) VALUES (?, ?, ?, ?))sql",
      R"sql(SELECT entry, format, language, bytes FROM rendering ORDER BY entry, format, language)sql"},
     {"forecast", forecast_columns, R"sql(INSERT INTO forecast (entry, key, finish, reached, last_word) VALUES (?, ?, ?, ?, ?))sql",
      R"sql(SELECT entry, key, finish, reached, last_word FROM forecast ORDER BY entry, key)sql"},
     {"baseline", baseline_columns,
      R"sql(INSERT INTO baseline (entry, name, as_of, approved_by, reference, reason, illustrative) VALUES (?, ?, ?, ?, ?, ?, ?))sql",
      R"sql(SELECT entry, name, as_of, approved_by, reference, reason, illustrative FROM baseline ORDER BY entry)sql"},
     {"baseline_date", baseline_date_columns,
      R"sql(INSERT INTO baseline_date (entry, key, start, finish, started, finished) VALUES (?, ?, ?, ?, ?, ?))sql",
      R"sql(SELECT entry, key, start, finish, started, finished FROM baseline_date ORDER BY entry, key)sql"},
     {"text", text_columns, R"sql(INSERT INTO text (entry, digest, bytes) VALUES (?, ?, ?))sql",
      R"sql(SELECT entry, digest, bytes FROM text ORDER BY entry, digest)sql"},
     {"record_file", record_file_columns, R"sql(INSERT INTO record_file (entry, revision, path, digest) VALUES (?, ?, ?, ?))sql",
      R"sql(SELECT entry, revision, path, digest FROM record_file ORDER BY entry, path)sql"}}};

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20U && c != '"' && c != '\\'; }

void append_escaped(std::string& line, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
    case '"': line += "\\\""; return;
    case '\\': line += "\\\\"; return;
    case '\n': line += "\\n"; return;
    case '\r': line += "\\r"; return;
    case '\t': line += "\\t"; return;
    default: break;
    }
    line += "\\u00";
    line += digits[static_cast<unsigned char>(c) >> 4U];
    line += digits[static_cast<unsigned char>(c) & 0xFU];
}

void append_quoted(std::string& line, std::string_view value) {
    line += '"';
    while (!value.empty()) {
        const auto plain = static_cast<std::size_t>(std::ranges::find_if_not(value, is_plain) - value.begin());
        line += value.substr(0, plain);
        value.remove_prefix(plain);
        if (value.empty()) { break; }
        append_escaped(line, value.front());
        value.remove_prefix(1);
    }
    line += '"';
}

void append_base64(std::string& line, std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    line += R"({"base64":")";
    for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(3, bytes.size()))) {
        const auto octet = [&](std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; };
        const unsigned group = octet(0) << 16U | octet(1) << 8U | octet(2);
        line += letters[group >> 18U];
        line += letters[group >> 12U & 0x3FU];
        line += bytes.size() > 1 ? letters[group >> 6U & 0x3FU] : '=';
        line += bytes.size() > 2 ? letters[group & 0x3FU] : '=';
    }
    line += "\"}";
}

/// What there is in a text. Looks at every byte without a branch, so that the compiler may look at many at once.
struct Makeup {
    bool plain = true; ///< nothing to escape
    bool ascii = true;
};

Makeup makeup_of(std::string_view value) {
    unsigned special = 0;
    unsigned high = 0;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        special |= static_cast<unsigned>(byte < 0x20U) | static_cast<unsigned>(byte == '"') | static_cast<unsigned>(byte == '\\');
        high |= byte;
    }
    return {special == 0, (high & 0x80U) == 0};
}

void append_text(std::string& line, std::string_view value) {
    const auto makeup = makeup_of(value);
    if (!makeup.ascii && invalid_utf8(value)) {
        append_base64(line, value);
    } else if (makeup.plain) {
        line += '"';
        line += value;
        line += '"';
    } else {
        append_quoted(line, value);
    }
}

void append_number(std::string& line, std::int64_t value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    line.append(digits.data(), end);
}

void append_cell(std::string& line, ColumnKind kind, const Cell& cell) {
    if (const auto* value = std::get_if<std::string_view>(&cell)) {
        append_text(line, *value);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        // A flag that somebody made a 2 stays a number: another line, another digest.
        if (kind == flag && (*whole == 0 || *whole == 1)) {
            line += *whole == 1 ? "true" : "false";
        } else {
            append_number(line, *whole);
        }
    } else {
        line += "null";
    }
}

void begin_line(std::string& line, std::string_view row) {
    line += R"({"row":")";
    line += row;
    line += '"';
}

void append_name(std::string& line, std::string_view name) {
    line += ",\"";
    line += name;
    line += "\":";
}

std::optional<std::string> objection_to_text(const TableColumn& column, std::string_view value) {
    if ((column.kind == day || column.kind == day_or_null) && !parse_date(value)) {
        return fmt::format("{} is a day from {} to {}", column.name, first_year, last_year);
    }
    if (column.kind == word && !value_of(observation_words, value)) { return fmt::format("{} is a kind of observation", column.name); }
    return std::nullopt;
}

} // namespace

const Table& table_of(TableName name) noexcept {
    return all_tables[static_cast<std::size_t>(name)]; // NOLINT(cppcoreguidelines-pro-bounds-constant-array-index): one row a name
}

std::span<const Table, table_count> tables() noexcept { return all_tables; }

void append_line(std::string& line, const Table& table, std::span<const Cell> row) {
    begin_line(line, table.name);
    for (std::size_t i = 0; i < row.size(); ++i) {
        append_name(line, table.columns[i].name);
        append_cell(line, table.columns[i].kind, row[i]);
    }
    line += "}\n";
}

void append_digest_line(std::string& line, std::int64_t entry, std::string_view digest) {
    begin_line(line, "digest");
    append_name(line, "entry");
    append_number(line, entry);
    append_name(line, "digest");
    append_quoted(line, digest);
    line += "}\n";
}

std::optional<std::string> objection(const TableColumn& column, const Cell& cell) {
    const auto* value = std::get_if<std::string_view>(&cell);
    const auto* whole = std::get_if<std::int64_t>(&cell);
    if (column.kind == number && whole == nullptr) { return fmt::format("{} is a number", column.name); }
    if (column.kind == flag && (whole == nullptr || *whole < 0 || *whole > 1)) { return fmt::format("{} is true or false", column.name); }
    if (column.kind == number || column.kind == flag || (column.kind == day_or_null && cell.index() == 0)) { return std::nullopt; }
    if (value == nullptr) { return fmt::format("{} is a text", column.name); }
    return objection_to_text(column, *value);
}

} // namespace slipway
