#include "slipway/report/machine_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace slipway {
namespace {

/// A JSON value as one cell of a CSV: nothing for null, the members of a list joined by "; ", the parts of an object with their names.
std::string plain(const Json& value) { // NOLINT(misc-no-recursion): as deep as the rows we make ourselves
    if (value.is_null()) { return {}; }
    if (value.is_string()) { return value.get<std::string>(); }
    if (!value.is_structured()) { return value.dump(); }
    std::vector<std::string> parts;
    for (const auto& [key, part] : value.items()) {
        const auto text = plain(part);
        if (!text.empty()) { parts.push_back(value.is_array() ? text : fmt::format("{}: {}", key, text)); }
    }
    return fmt::format("{}", fmt::join(parts, value.is_array() ? "; " : ", "));
}

bool needs_quotes(char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; }

void append_quoted(std::string& out, const std::string& text) {
    if (std::ranges::none_of(text, needs_quotes)) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') { out += '"'; }
        out += c;
    }
    out += '"';
}

void append_cell(std::string& out, const Json& value) {
    if (value.is_string()) {
        append_quoted(out, value.get_ref<const std::string&>());
    } else if (value.is_number_integer()) {
        const fmt::format_int digits{value.get<std::int64_t>()};
        out.append(digits.data(), digits.size());
    } else if (!value.is_null()) {
        append_quoted(out, plain(value));
    }
}

void append_line(std::string& out, const Json& row, const std::vector<std::string>& columns) {
    const Json::object_t::Container& members = row.get_ref<const Json::object_t&>();
    for (std::size_t at = 0; at < columns.size(); ++at) {
        if (at > 0) { out += ','; }
        const bool in_order = at < members.size() && members[at].first == columns[at]; // as nearly all are: nothing to look up
        append_cell(out, in_order ? members[at].second : row.at(columns[at]));
    }
    out += '\n';
}

/// The members of an object as lines of the JSON around it, without the braces.
void append_members(std::string& out, const Json& object) {
    if (object.empty()) { return; }
    const auto text = object.dump(2);
    out.append(text, 2, text.size() - 4); // between "{\n" and "\n}"
}

/// A value as it stands `depth` spaces in: no string of JSON holds a line end, so each one in its text begins a line.
void append_indented(std::string& out, const Json& value, std::size_t depth) {
    const auto text = value.dump(2);
    out.append(depth, ' ');
    for (const char c : text) {
        out += c;
        if (c == '\n') { out.append(depth, ' '); }
    }
}

} // namespace

MachineWriter::MachineWriter(const MachineFace& face, Format format, std::string& out) : face_{face}, format_{format}, out_{out} {
    if (format_ == Format::csv) { fmt::format_to(std::back_inserter(out_), "{}\n", fmt::join(face_.columns, ",")); }
    if (format_ != Format::json) { return; }
    out_ += "{\n";
    append_members(out_, face_.head);
    fmt::format_to(std::back_inserter(out_), "{}  {}: [", face_.head.empty() ? "" : ",\n", Json(face_.rows_name).dump());
}

void MachineWriter::write(const Json& row) {
    switch (format_) {
    case Format::csv: append_line(out_, row, face_.columns); break;
    case Format::json:
        out_ += any_ ? ",\n" : "\n";
        append_indented(out_, row, 4);
        break;
    default: out_ += row.dump() + '\n';
    }
    any_ = true;
}

void MachineWriter::end() {
    if (format_ != Format::json) { return; }
    out_ += any_ ? "\n  ]" : "]";
    if (!face_.tail.empty()) { out_ += ",\n"; }
    append_members(out_, face_.tail);
    out_ += "\n}\n";
}

} // namespace slipway
