#include "interchange/mspdi/write_parts.hpp"
#include "interchange/written_text.hpp"

#include <fmt/format.h>

#include <set>

namespace slipway {
namespace {

/// Text1 to Text30.
constexpr std::size_t most_fields = 30;
constexpr std::size_t longest_alias = 50;
constexpr std::size_t longest_value = 255;

/// What people call an activity of a tool that does not number them as MS Project does.
constexpr std::string_view code_field = "Activity ID";

bool has_codes(const ForeignSchedule& foreign) { return foreign.tool != ForeignTool::ms_project; }

/// MS Project's number of a text field of tasks.
std::int64_t field_number(std::size_t field) {
    if (field < 5) { return 188743731 + 3 * static_cast<std::int64_t>(field); }
    if (field < 10) { return 188743746 + static_cast<std::int64_t>(field) - 5; }
    return 188743997 + static_cast<std::int64_t>(field) - 10;
}

void write_value(const MspWriting& writing, std::size_t field, ForeignText value) {
    writing.xml.open("ExtendedAttribute");
    writing.xml.add("FieldID", std::to_string(field_number(field)));
    writing.xml.add("Value", one_line(value, longest_value, writing.losses));
    writing.xml.close();
}

} // namespace

std::map<std::string, std::size_t> msp_fields(const ForeignSchedule& foreign) {
    std::map<std::string, std::size_t> fields;
    if (has_codes(foreign)) { fields.emplace(code_field, 0); }
    for (const auto& activity : foreign.activities) {
        for (const auto& tag : activity.tags) { fields.emplace(tag.field, 0); }
    }
    std::size_t number = has_codes(foreign) ? 1 : 0;
    for (auto& [name, field] : fields) {
        if (name != code_field || !has_codes(foreign)) { field = number++; }
    }
    return fields;
}

void write_msp_fields(const MspWriting& writing) {
    if (writing.field_of_tag.empty()) { return; }
    writing.xml.open("ExtendedAttributes");
    std::map<std::size_t, std::string> names;
    for (const auto& [name, field] : writing.field_of_tag) { names.emplace(field, name); }
    for (const auto& [field, name] : names) {
        if (field >= most_fields) { break; } // counted with the values
        writing.xml.open("ExtendedAttribute");
        writing.xml.add("FieldID", std::to_string(field_number(field)));
        writing.xml.add("FieldName", fmt::format("Text{}", field + 1));
        writing.xml.add("Alias", one_code({name, 0}, longest_alias, static_cast<std::uint32_t>(field), writing.losses));
        writing.xml.close();
    }
    writing.xml.close();
}

void write_msp_tags(const MspWriting& writing, const ForeignActivity& activity) {
    if (has_codes(writing.foreign)) {
        write_value(writing, writing.field_of_tag.at(std::string{code_field}), {activity.code, activity.line});
    }
    std::set<std::size_t> said;
    for (const auto& tag : activity.tags) {
        const auto field = writing.field_of_tag.at(tag.field);
        if (field >= most_fields || (has_codes(writing.foreign) && field == 0) || !said.insert(field).second) {
            writing.losses.add("tag", "MS Project has thirty text fields, each with one value a task: what is beyond is left out",
                               activity.line);
            continue;
        }
        write_value(writing, field, {tag.value, activity.line});
    }
}

} // namespace slipway
