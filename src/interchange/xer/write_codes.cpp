#include "interchange/written_text.hpp"
#include "interchange/xer/write_parts.hpp"

#include <map>
#include <set>

namespace slipway {
namespace {

constexpr std::size_t longest_type = 40;
constexpr std::size_t longest_value = 60;
constexpr std::size_t longest_description = 120;

/// Fields and their values, each numbered in order.
using Codes = std::map<std::string, std::map<std::string, std::size_t>>;

Codes codes_of(const XerWriting& writing) {
    Codes codes;
    for (std::uint32_t i = 0; i < writing.foreign.activities.size(); ++i) {
        if (!writing.written(i)) { continue; }
        for (const auto& tag : writing.foreign.activities[i].tags) { codes[tag.field][tag.value] = 0; }
    }
    std::size_t number = 0;
    for (auto& [field, values] : codes) {
        for (auto& [value, id] : values) { id = number++; }
    }
    return codes;
}

std::size_t type_index(const Codes& codes, const std::string& field) {
    return static_cast<std::size_t>(std::distance(codes.begin(), codes.find(field)));
}

} // namespace

void write_xer_code_types(const XerWriting& writing) {
    XerTable table{writing.out, "ACTVTYPE"};
    std::uint32_t number = 0;
    for (const auto& [field, values] : codes_of(writing)) {
        table.add({{"actv_code_type_id", XerWriting::id(number)},
                   {"actv_short_len", std::to_string(longest_value)},
                   {"seq_num", std::to_string(number)},
                   {"actv_code_type", one_code({field, 0}, longest_type, number, writing.losses)},
                   {"proj_id", ""},
                   {"wbs_id", ""},
                   {"actv_code_type_scope", "AS_Global"}});
        ++number;
    }
}

void write_xer_codes(const XerWriting& writing) {
    XerTable table{writing.out, "ACTVCODE"};
    std::size_t type = 0;
    for (const auto& [field, values] : codes_of(writing)) {
        std::size_t rank = 0;
        for (const auto& [value, id] : values) {
            Losses counted_already;
            table.add({{"actv_code_id", XerWriting::id(id)},
                       {"parent_actv_code_id", ""},
                       {"actv_code_type_id", XerWriting::id(type)},
                       {"actv_code_name", one_line({value, 0}, longest_description, writing.losses)},
                       {"short_name", one_code({value, 0}, longest_value, static_cast<std::uint32_t>(id), counted_already)},
                       {"seq_num", std::to_string(rank++)},
                       {"color", ""},
                       {"total_assignments", ""}});
        }
        ++type;
    }
}

void write_xer_code_assignments(const XerWriting& writing) {
    const auto codes = codes_of(writing);
    XerTable table{writing.out, "TASKACTV"};
    for (std::uint32_t i = 0; i < writing.foreign.activities.size(); ++i) {
        if (!writing.written(i)) { continue; }
        const auto& activity = writing.foreign.activities[i];
        std::set<std::string_view> fields;
        for (const auto& tag : activity.tags) {
            if (!fields.insert(tag.field).second) {
                writing.losses.add("tag", "P6 gives an activity one value of a code: those after the first are left out", activity.line);
                continue;
            }
            table.add({{"task_id", XerWriting::id(i)},
                       {"actv_code_type_id", XerWriting::id(type_index(codes, tag.field))},
                       {"actv_code_id", XerWriting::id(codes.at(tag.field).at(tag.value))},
                       {"proj_id", XerWriting::id(activity.project)}});
        }
    }
}

} // namespace slipway
