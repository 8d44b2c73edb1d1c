#include "slipway/ledger/mapping.hpp"

#include "ledger/plain.hpp"
#include "records/table_reader.hpp"
#include "slipway/base/text.hpp"
#include "slipway/sheet/values.hpp"

#include <fmt/format.h>

#include <fstream>

namespace slipway::ledger {
namespace {

using records::Node;
using records::Problems;
using records::TableReader;
using records::Word;

constexpr std::uintmax_t largest_file = 1ULL << 20U;
constexpr records::NumberRange heading_rows{1, 1'048'576};

std::string text_of_file(const std::filesystem::path& path) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed)) {
        throw Error(fmt::format("cannot read the mapping {}: there is no such file", path.generic_string()));
    }
    std::ifstream in{path, std::ios::binary};
    if (!in.is_open()) { throw Error(fmt::format("cannot read the mapping {}: see whether you may", path.generic_string())); }
    std::string text(largest_file + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

/// Whether a text can be parsed at all; says why not.
bool is_text(std::string_view text, Problems& problems) {
    if (text.size() > largest_file) {
        problems.error({0, 0, 0, 0}, {"file-too-large", "a mapping of more than 1 MB", "name the mapping, not the ledger, behind --map"});
    } else if (invalid_utf8(text) || text.find('\0') != std::string_view::npos) {
        problems.error({0, 0, 0, 0}, {"invalid-utf8", "the mapping is not UTF-8 text", "save the file as UTF-8"});
    } else {
        return true;
    }
    return false;
}

class MappingReader {
public:
    MappingReader(TableReader top, Problems& problems) : top_{std::move(top)}, problems_{problems} {}

    Mapping read() {
        if (const auto sheet = top_.word("sheet")) { mapping_.sheet = sheet->text; }
        if (const auto row = top_.whole_number("heading_row", heading_rows)) { mapping_.heading_row = static_cast<std::uint32_t>(*row); }
        for (const auto& word : top_.words("ignore").value_or(std::vector<Word>{})) { mapping_.ignored.insert(plain(word.text)); }
        if (const auto* columns = top_.members("columns")) { read_columns(*columns); }
        if (const auto* values = top_.members("values")) { read_values(*values); }
        if (const auto* defaults = top_.members("defaults")) { read_defaults(*defaults); }
        top_.finish();
        return std::move(mapping_);
    }

private:
    std::optional<FieldId> field_of_word(const Word& word) {
        const auto field = find_field(word.text);
        if (field) { return field; }
        std::vector<Word> known;
        for (const auto& row : field_table) { known.push_back({std::string{row.key}, {}}); }
        problems_.unknown("field", word, known, "the fields are those of a project's record, and plan, at, words");
        return std::nullopt;
    }

    void read_columns(const Node::Table& columns) {
        for (const auto& column : columns) {
            MappedHeading mapped{column.key.text, {}, std::nullopt};
            std::optional<FieldId> field;
            if (const auto* name = column.value.as<std::string>()) {
                field = field_of_word({*name, column.value.span});
            } else if (auto table = top_.table_of(column, "column")) {
                const auto word = table->needed_word("field", "field = \"investment_yi\"");
                if (word) { field = field_of_word(*word); }
                mapped.unit = unit_of(*table);
                table->finish();
            }
            if (!field) { continue; }
            mapped.field = *field;
            mapping_.columns.emplace(plain(column.key.text), std::move(mapped));
        }
    }

    std::optional<std::string> unit_of(TableReader& table) {
        const auto unit = table.word("unit");
        return unit ? std::optional{unit->text} : std::nullopt;
    }

    void read_values(const Node::Table& fields) {
        for (const auto& member : fields) {
            const auto field = field_of_word(member.key);
            const auto* words = member.value.as<Node::Table>();
            if (words == nullptr) { top_.wrong_type(member.key.text, member.value, "a table"); }
            if (!field || words == nullptr) { continue; }
            for (const auto& word : *words) {
                if (const auto* meant = word.value.as<std::string>()) {
                    mapping_.values[*field].emplace(plain(word.key.text), *meant);
                } else {
                    top_.wrong_type(word.key.text, word.value, "a text");
                }
            }
        }
    }

    void read_defaults(const Node::Table& defaults) {
        for (const auto& member : defaults) {
            const auto field = field_of_word(member.key);
            const auto* text = member.value.as<std::string>();
            if (text == nullptr) { top_.wrong_type(member.key.text, member.value, "a text"); }
            if (!field || text == nullptr) { continue; }
            if (field == field_id("key") || field == field_id("name_zh") || field == field_id("name_en")) {
                problems_.error(member.key.span,
                                {"bad-default", fmt::format("\"{}\" is each project's own", member.key.text), "take it out of [defaults]"});
                continue;
            }
            mapping_.defaults.emplace(*field, *text);
        }
    }

    TableReader top_;
    Problems& problems_;
    Mapping mapping_;
};

} // namespace

LoadedMapping read_mapping(const std::filesystem::path& path) {
    LoadedMapping loaded;
    const auto file = loaded.sources.add(path.generic_string(), text_of_file(path));
    Problems problems{loaded.sources};
    if (is_text(loaded.sources.text(file), problems)) {
        const auto document = records::parse_document(loaded.sources.text(file), file, problems);
        const auto* top = document ? document->as<Node::Table>() : nullptr;
        if (top != nullptr) { loaded.mapping = MappingReader{{*top, document->span, "mapping", problems}, problems}.read(); }
    }
    loaded.diagnostics = problems.take();
    sort_diagnostics(loaded.diagnostics, loaded.sources);
    return loaded;
}

} // namespace slipway::ledger
