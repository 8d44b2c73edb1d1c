// The projects of an import as TOML.

#include "ledger/facts.hpp"
#include "ledger/items.hpp"
#include "slipway/ledger/import.hpp"
#include "slipway/records/format.hpp"

#include <fmt/format.h>

#include <map>

namespace slipway::ledger {
namespace {

/// Writes one project; fields without a fact are left out.
class ProjectText {
public:
    ProjectText(const ProjectRow& row, std::string source) : row_{row}, source_{std::move(source)} {}

    std::string text() {
        out_ = fmt::format("[[project]]\nkey = {}\n", quoted_text(row_.key));
        table("name", {{"zh", field_id("name_zh")}, {"en", field_id("name_en")}});
        for (const auto field : {field_id("category"), field_id("district"), field_id("owner")}) { line(field); }
        list(field_id("support"));
        for (const auto field : {field_id("leader"), field_id("deputy"), field_id("level"), field_id("priority"), field_id("service_class"),
                                 field_id("delivery")}) {
            line(field);
        }
        table("stage", {{"value", field_id("stage")},
                        {"as_of", field_id("stage_as_of")},
                        {"words", field_id("stage_words")},
                        {"reason", field_id("stage_reason")}});
        line(field_id("template"));
        group("outputs");
        line(field_id("investment_yi"));
        group("funding");
        years();
        if (has(field_id("finish"))) {
            table("commitment", {{"by", field_id("finish")}, {"because", field_id("finish_because")}}, "provenance = \"stated\"");
        }
        cite();
        list(field_id("aliases"));
        list(field_id("tags"));
        out_ += fmt::format("note = {}\n", quoted_text(noted(text_of_field(row_.facts, field_id("note")), source_)));
        return std::move(out_);
    }

private:
    struct Member {
        std::string_view name;
        FieldId field;
    };

    [[nodiscard]] bool has(FieldId field) const { return value_of_field(row_.facts, field) != nullptr; }

    [[nodiscard]] static std::string written(const FactValue& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text != nullptr ? quoted_text(*text) : text_of(value);
    }

    void line(FieldId field) {
        if (const auto* value = value_of_field(row_.facts, field)) { out_ += fmt::format("{} = {}\n", key_of(field), written(*value)); }
    }

    void list(FieldId field) {
        const auto items = items_of(text_of_field(row_.facts, field)).value_or(std::vector<std::string>{});
        std::vector<std::string> words;
        for (const auto& item : items) { words.push_back(quoted_text(item)); }
        if (!words.empty()) { out_ += fmt::format("{} = [{}]\n", key_of(field), fmt::join(words, ", ")); }
    }

    /// An inline table; `second` stands behind its first member. Left out when no member is known.
    void table(std::string_view name, std::initializer_list<Member> members, std::string_view second = {}) {
        std::vector<std::string> parts;
        for (const auto& member : members) {
            const auto* value = value_of_field(row_.facts, member.field);
            if (value != nullptr) { parts.push_back(fmt::format("{} = {}", member.name, written(*value))); }
        }
        if (!second.empty()) { parts.insert(parts.begin() + 1, std::string{second}); }
        write_table(name, parts);
    }

    void write_table(std::string_view name, const std::vector<std::string>& parts) {
        if (!parts.empty()) { out_ += fmt::format("{} = {{ {} }}\n", name, fmt::join(parts, ", ")); }
    }

    /// Figures whose keys begin alike: "outputs.beds".
    void group(std::string_view name) {
        std::vector<std::string> parts;
        for (const auto& fact : row_.facts) {
            const auto key = key_of(fact.field);
            if (key.size() > name.size() && key.starts_with(name) && key[name.size()] == '.') {
                parts.push_back(fmt::format("{} = {}", key.substr(name.size() + 1), written(fact.value)));
            }
        }
        write_table(name, parts);
    }

    void years() {
        std::map<int, std::string> money;
        for (const auto& fact : row_.facts) {
            if (field_of(fact.field).kind != FieldKind::year) { continue; }
            money[fact.field.year] +=
                fmt::format(", {} = {}", fact.field.row == year_plan.row ? "plan_yi" : "actual_yi", written(fact.value));
        }
        if (money.empty()) { return; }
        out_ += "years = [\n";
        for (const auto& [year, amounts] : money) { out_ += fmt::format("  {{ year = {}{} }},\n", year, amounts); }
        out_ += "]\n";
    }

    void cite() {
        if (!has(field_id("plan"))) { return; }
        out_ += "cites = [\n  { plan = " + written(*value_of_field(row_.facts, field_id("plan")));
        for (const auto field : {field_id("at"), field_id("words")}) {
            if (const auto* value = value_of_field(row_.facts, field)) { out_ += fmt::format(", {} = {}", key_of(field), written(*value)); }
        }
        out_ += " },\n]\n";
    }

    const ProjectRow& row_;
    std::string source_;
    std::string out_;
};

} // namespace

std::string record_text(const Import& import) {
    const auto place = import.sheet.empty() ? import.file : fmt::format("{} {}", import.file, import.sheet);
    std::string out;
    for (const auto& row : import.rows) {
        if (row.state != RowState::added) { continue; }
        if (!out.empty()) { out += '\n'; }
        out += ProjectText{row, fmt::format("[{}:{}]", place, row.number)}.text();
    }
    return out;
}

} // namespace slipway::ledger
