#include "report/renderers.hpp"
#include "slipway/report/report.hpp"

#include <fmt/format.h>

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

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) { return text; }
    std::string quoted{"\""};
    for (const char c : text) {
        if (c == '"') { quoted += '"'; }
        quoted += c;
    }
    return quoted + '"';
}

std::string csv(const MachineFace& machine) {
    std::string out = fmt::format("{}\n", fmt::join(machine.columns, ","));
    for (const auto& row : machine.rows) {
        std::string line;
        for (const auto& column : machine.columns) {
            if (&column != &machine.columns.front()) { line += ','; }
            line += csv_cell(plain(row.at(column)));
        }
        out += line + '\n';
    }
    return out;
}

std::string json(const MachineFace& machine) {
    Json all = machine.head;
    all[machine.rows_name] = machine.rows;
    for (const auto& [key, value] : machine.tail.items()) { all[key] = value; }
    return all.dump(2) + '\n';
}

std::string ndjson(const MachineFace& machine) {
    std::string out;
    for (const auto& row : machine.rows) { out += row.dump() + '\n'; }
    return out;
}

} // namespace

std::string render(const Report& report, Format format, Language language, const Screen& screen) {
    switch (format) {
    case Format::text: return render_text(report, language, screen);
    case Format::md: return render_markdown(report, language);
    case Format::json: return json(report.machine);
    case Format::ndjson: return ndjson(report.machine);
    case Format::csv: return csv(report.machine);
    case Format::svg: return render_svg(report, language);
    }
    return {};
}

std::string more_words(std::size_t more, Language language) {
    return language == Language::zh ? fmt::format("……另有 {} 项（--all 全部列出）", more)
                                    : fmt::format("… {} more (--all lists them)", more);
}

Json machine_head(std::string_view schema, Date as_of, const Portfolio& portfolio) {
    return {{"schema", schema}, {"as_of", to_string(as_of)}, {"generated_from", portfolio.revision}};
}

Json json_date(const std::optional<Date>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }

} // namespace slipway
