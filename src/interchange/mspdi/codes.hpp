#pragma once
// What custom fields and outline codes of MS Project are called, and what their values mean.

#include "interchange/mspdi/fields.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::interchange {

class MspCodes {
public:
    /// A definition of the list "ExtendedAttributes".
    void add_attribute(XmlNode node, const Fields& fields);
    /// A definition of the list "OutlineCodes".
    void add_outline_code(XmlNode node, const Fields& fields);

    /// The value of a task, by an "ExtendedAttribute" or "OutlineCode" of it; nothing when it is empty.
    [[nodiscard]] std::optional<ForeignTag> tag(XmlNode node, const Fields& fields) const;

private:
    struct Value {
        std::string text;
        std::optional<std::int32_t> parent;
    };
    using Table = std::map<std::int32_t, Value>;

    [[nodiscard]] std::string value_text(const std::string& field, std::int32_t value) const;
    static void read_values(XmlNode values, const Fields& fields, Table& table);

    std::map<std::string, std::string, std::less<>> names_;    ///< by FieldID
    std::map<std::string, std::string, std::less<>> table_of_; ///< FieldID → the Guid of its table
    std::map<std::string, Table, std::less<>> tables_;         ///< by FieldID or Guid
};

} // namespace slipway::interchange
