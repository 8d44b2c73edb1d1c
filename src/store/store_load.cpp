// Store::load: what `dump` wrote, line by line into an empty store.

#include "slipway/store/store.hpp"
#include "store/connection.hpp"
#include "store/digest.hpp"
#include "store/entry_writer.hpp"
#include "store/walk.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <deque>
#include <istream>
#include <map>
#include <utility>

namespace slipway {
namespace {

using Json = nlohmann::json;

/// Why a line was not stored.
struct Refusal {
    std::string code;
    std::string message;
    std::string advice;
};

std::optional<std::string> from_base64(std::string_view text) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (text.size() % 4 != 0) { return std::nullopt; }
    std::string bytes;
    for (; !text.empty(); text.remove_prefix(4)) {
        const auto end = std::min(text.substr(0, 4).find('='), std::size_t{4});
        if (end < 2 || (end < 4 && text.size() > 4) || (end == 2 && text[3] != '=')) { return std::nullopt; }
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto value = i < end ? letters.find(text[i]) : 0;
            if (value == std::string_view::npos) { return std::nullopt; }
            group = group << 6U | static_cast<std::uint32_t>(value);
        }
        for (std::size_t i = 0; i + 1 < end; ++i) { bytes += static_cast<char>(group >> (16U - 8U * i) & 0xFFU); }
    }
    return bytes;
}

/// The cells of a row, and the texts that they speak of.
struct ReadRow {
    std::vector<Cell> cells;
    std::deque<std::string> texts;
};

Cell cell_of(const TableColumn& column, const Json& value, std::deque<std::string>& texts) {
    if (value.is_null()) { return std::monostate{}; }
    if (value.is_number_integer()) { return value.get<std::int64_t>(); }
    if (value.is_boolean() && column.kind == ColumnKind::flag) { return std::int64_t{value.get<bool>() ? 1 : 0}; }
    if (value.is_string()) { return std::string_view{texts.emplace_back(value.get<std::string>())}; }
    if (value.is_object() && value.size() == 1 && value.contains("base64") && value["base64"].is_string()) {
        if (auto bytes = from_base64(value["base64"].get_ref<const std::string&>())) {
            return std::string_view{texts.emplace_back(std::move(*bytes))};
        }
    }
    throw Refusal{"dump-row", fmt::format("\"{}\" is neither a text, a number, true, false nor null", column.name), {}};
}

ReadRow row_of(const Table& table, const Json& line) {
    ReadRow row;
    for (const auto& column : table.columns) {
        const auto value = line.find(std::string{column.name});
        if (value == line.end()) {
            throw Refusal{"dump-row", fmt::format("\"{}\" is missing in a row of {}", column.name, table.name), {}};
        }
        row.cells.push_back(cell_of(column, *value, row.texts));
        if (const auto why = objection(column, row.cells.back())) { throw Refusal{"dump-row", *why, {}}; }
    }
    if (line.size() != table.columns.size() + 1) {
        throw Refusal{
            "dump-row", fmt::format("a row of {} has {} fields, and this one has others", table.name, table.columns.size() + 1), {}};
    }
    return row;
}

/// Reads lines, inserts rows, and keeps what is wrong.
class Loader {
public:
    Loader(const SQLite::Database& database, std::uint32_t file) : database_{&database}, file_{file} {}

    void read(std::istream& in) {
        for (std::string line; std::getline(in, line);) {
            ++line_;
            try {
                take(line);
            } catch (const Refusal& refusal) { refuse(refusal); } catch (const SQLite::Exception& problem) {
                // A row that breaks a rule is wrong input; a full disk is not.
                if ((problem.getErrorCode() & 0xFF) != SQLITE_CONSTRAINT) { throw; }
                // It belongs to a row that was refused: that one was told.
                if (!diagnostics_.empty() && problem.getExtendedErrorCode() == SQLITE_CONSTRAINT_FOREIGNKEY) { continue; }
                refuse({"dump-row", problem.what(), {}});
            }
        }
        if (!is_ended_) {
            refuse({"dump-cut", "the dump ends in the middle", "its last line says how many entries there are; dump again"});
        }
    }

    /// What was stored must be what the digests say.
    void compare() {
        if (!diagnostics_.empty()) { return; }
        walk(*database_, {{}, [&](const WalkedEntry& entry) {
                              if (entry.digest == entry.stated) { return; }
                              add(digest_lines_[entry.number],
                                  {"dump-digest", fmt::format("entry {} is not what its digest says", entry.number),
                                   "somebody altered the dump, or took it from a store that was; see slipway db verify there"});
                          }});
    }

    [[nodiscard]] std::vector<Diagnostic> diagnostics() && { return std::move(diagnostics_); }

private:
    void add(std::uint32_t line, Refusal refusal) {
        diagnostics_.push_back({DiagnosticSeverity::error, std::move(refusal.code), std::move(refusal.message),
                                Span{.file = file_, .line = line, .column = 1}, std::move(refusal.advice)});
    }
    void refuse(Refusal refusal) { add(line_, std::move(refusal)); }

    void take(const std::string& text) {
        const auto line = Json::parse(text, nullptr, false);
        if (!line.is_object() || !line.contains("row") || !line["row"].is_string()) {
            throw Refusal{"dump-syntax", "this is no line of a dump", "every line is a JSON object that names its \"row\""};
        }
        if (is_ended_) { throw Refusal{"dump-order", "there is a line after the end", {}}; }
        const auto& row = line["row"].get_ref<const std::string&>();
        if (line_ == 1 || row == "dump") {
            take_head(line);
        } else if (row == "end") {
            take_end(line);
        } else if (row == "digest") {
            take_digest(line);
        } else {
            take_row(row, line);
        }
    }

    void take_head(const Json& line) const {
        if (line_ != 1 || line != Json{{"row", "dump"}, {"form", "slipway.store/1"}}) {
            throw Refusal{"dump-syntax", "a dump begins with the form slipway.store/1, once", "write it with slipway db dump"};
        }
    }

    void take_end(const Json& line) {
        is_ended_ = true;
        if (line != Json{{"row", "end"}, {"entries", entry_}, {"head", head_}} || is_open_) {
            throw Refusal{"dump-cut", fmt::format("the end does not fit what comes before it, which ends with entry {}", entry_),
                          "dump again"};
        }
    }

    void take_digest(const Json& line) {
        if (!is_open_ || line.size() != 3 || line.value("entry", Json{}) != entry_ || !line.contains("digest") ||
            !line["digest"].is_string()) {
            throw Refusal{"dump-order", "here is no place for this digest", {}};
        }
        is_open_ = false;
        head_ = line["digest"].get<std::string>();
        digest_lines_[entry_] = line_;
        insert_link(*database_, entry_, head_);
    }

    void take_row(const std::string& name, const Json& line) {
        const auto* const table = std::ranges::find(tables(), name, &Table::name).base();
        if (table == tables().data() + tables().size()) { throw Refusal{"dump-row", fmt::format("there are no rows of \"{}\"", name), {}}; }
        const bool begins = table == &table_of(TableName::entry);
        if (begins) {
            begin_entry(line);
        } else if (!is_open_) {
            throw Refusal{"dump-order", fmt::format("a row of {} stands outside an entry", name), {}};
        }
        const auto row = row_of(*table, line);
        if (row.cells.front() != Cell{entry_}) { throw Refusal{"dump-order", fmt::format("this row belongs into entry {}", entry_), {}}; }
        if (table == &table_of(TableName::text) &&
            row.cells[1] != Cell{std::string_view{sha256(std::get<std::string_view>(row.cells[2]))}}) {
            throw Refusal{"dump-digest", "this text is not what its digest says", {}};
        }
        auto& inserter = inserters_.at(static_cast<std::size_t>(table - tables().data()));
        if (!inserter) { inserter.emplace(*database_, *table); }
        inserter->insert(row.cells);
    }

    /// After a gap in the numbers the entries are counted on from there: one gap, one diagnostic.
    void begin_entry(const Json& line) {
        const bool was_open = std::exchange(is_open_, true);
        const auto before = entry_++;
        const auto number = line.find("entry");
        if (number != line.end() && number->is_number_integer()) { entry_ = number->get<EntryNumber>(); }
        if (was_open) { throw Refusal{"dump-order", fmt::format("entry {} has no digest", before), {}}; }
        if (entry_ != before + 1) { throw Refusal{"dump-order", fmt::format("entry {} does not follow on entry {}", entry_, before), {}}; }
    }

    const SQLite::Database* database_;
    std::uint32_t file_;
    std::uint32_t line_ = 0;
    EntryNumber entry_ = 0;
    bool is_open_ = false;
    bool is_ended_ = false;
    std::string head_;
    std::map<EntryNumber, std::uint32_t> digest_lines_;
    std::array<std::optional<RowInserter>, table_count> inserters_;
    std::vector<Diagnostic> diagnostics_;
};

bool is_empty(const SQLite::Database& database) {
    SQLite::Statement any{database, R"sql(SELECT 1 FROM entry LIMIT 1)sql"};
    return !any.executeStep();
}

} // namespace

std::vector<Diagnostic> Store::load(std::istream& in, const std::string& name, Sources& sources) {
    const auto file = sources.add_file(name);
    std::vector<Diagnostic> diagnostics;
    connection_->write_if("load into", [&](SQLite::Database& database) {
        if (!is_empty(database)) {
            diagnostics.push_back({DiagnosticSeverity::error, "store-not-empty",
                                   fmt::format("the store {} holds something already", connection_->path().string()), std::nullopt,
                                   "load into a new one: name it with --store FILE"});
            return false;
        }
        Loader loader{database, file};
        loader.read(in);
        loader.compare();
        diagnostics = std::move(loader).diagnostics();
        return diagnostics.empty();
    });
    return diagnostics;
}

} // namespace slipway
