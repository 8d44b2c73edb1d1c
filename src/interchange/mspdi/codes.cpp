#include "interchange/mspdi/codes.hpp"

#include <utility>

namespace slipway::interchange {
namespace {

constexpr int deepest_code = 32;

std::string text_of(XmlNode node, std::string_view name, const Fields& fields) {
    const auto child = node.child(name);
    return child ? fields.text(*child) : std::string{};
}

/// What people call a field: their own name for it, else MS Project's.
std::string name_of(XmlNode node, const Fields& fields) {
    auto alias = text_of(node, "Alias", fields);
    return alias.empty() ? text_of(node, "FieldName", fields) : alias;
}

} // namespace

void MspCodes::add_attribute(XmlNode node, const Fields& fields) {
    const auto field = text_of(node, "FieldID", fields);
    if (auto name = name_of(node, fields); !name.empty()) { names_[field] = std::move(name); }
    if (auto table = text_of(node, "Ltuid", fields); !table.empty()) { table_of_[field] = std::move(table); }
}

void MspCodes::read_values(XmlNode values, const Fields& fields, Table& table) {
    values.each_child([&](XmlNode node) {
        const auto id_node = node.child("ValueID");
        const auto id = id_node ? fields.number(*id_node) : std::nullopt;
        if (!id) { return; }
        const auto parent = node.child("ParentValueID");
        table[*id] = {text_of(node, "Value", fields), parent ? fields.number(*parent) : std::nullopt};
    });
}

void MspCodes::add_outline_code(XmlNode node, const Fields& fields) {
    const auto field = text_of(node, "FieldID", fields);
    auto guid = text_of(node, "Guid", fields);
    if (auto name = name_of(node, fields); !name.empty() && !field.empty()) { names_.try_emplace(field, std::move(name)); }
    const auto values = node.child("Values");
    if (!values) { return; }
    auto& table = tables_[field.empty() ? guid : field];
    read_values(*values, fields, table);
}

/// Codes of an outline are written with those above them: "A.2.b".
std::string MspCodes::value_text(const std::string& field, std::int32_t value) const {
    auto table = tables_.find(field);
    if (table == tables_.end()) {
        const auto guid = table_of_.find(field);
        table = guid == table_of_.end() ? tables_.end() : tables_.find(guid->second);
    }
    std::string text;
    std::optional<std::int32_t> at = value;
    for (int depth = 0; table != tables_.end() && at && depth < deepest_code; ++depth) {
        const auto found = table->second.find(*at);
        if (found == table->second.end()) { break; }
        if (!text.empty()) { text.insert(0, 1, '.'); }
        text.insert(0, found->second.text);
        at = found->second.parent;
    }
    return text.empty() ? std::to_string(value) : text;
}

std::optional<ForeignTag> MspCodes::tag(XmlNode node, const Fields& fields) const {
    const auto field = text_of(node, "FieldID", fields);
    auto value = text_of(node, "Value", fields);
    if (value.empty()) {
        const auto id_node = node.child("ValueID");
        const auto id = id_node ? fields.number(*id_node) : std::nullopt;
        if (!id) { return std::nullopt; }
        value = value_text(field, *id);
    }
    const auto name = names_.find(field);
    return ForeignTag{name == names_.end() ? field : name->second, std::move(value)};
}

} // namespace slipway::interchange
