#include "ledger/columns.hpp"

#include "ledger/plain.hpp"
#include "ledger/words.hpp"
#include "slipway/base/text.hpp"
#include "slipway/sheet/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace slipway::ledger {
namespace {

constexpr std::array<std::string_view, 5> running_numbers{"序号", "no.", "no", "#", "编号"};

/// A plain heading without the brackets at its end and the stars that mark what must be filled in.
std::string without_brackets(std::string_view heading) {
    while (heading.starts_with('*')) { heading.remove_prefix(1); }
    while (heading.ends_with('*')) { heading.remove_suffix(1); }
    if (heading.ends_with(')') || heading.ends_with(']')) { heading = heading.substr(0, heading.find_last_of("([")); }
    return std::string{heading};
}

struct KnownHeadings {
    std::map<std::string, FieldId> own;   ///< whole, as an export writes them, and keys
    std::map<std::string, FieldId> names; ///< without units
};

KnownHeadings known_headings() {
    KnownHeadings known;
    for (std::size_t row = 0; row < field_table.size(); ++row) {
        const auto& field = field_table.at(row);
        const FieldId id{static_cast<std::uint8_t>(row)};
        if (field.kind == FieldKind::year) { continue; }
        for (const auto heading : {field.zh, field.en, field.key}) { known.own.emplace(plain(heading), id); }
        for (const auto heading : {field.zh, field.en}) { known.names.emplace(without_brackets(plain(heading)), id); }
        each_word(field.others, [&](std::string_view other) { known.names.emplace(plain(other), id); });
    }
    return known;
}

const KnownHeadings& headings() {
    static const KnownHeadings known = known_headings();
    return known;
}

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// "2024年计划投资", "2024年度实际完成投资额", "2024plannedinvestment", and the keys.
std::optional<FieldId> year_field(std::string_view name) {
    if (const auto by_key = find_field(name); by_key && by_key->year != 0) { return by_key; }
    std::uint16_t year = 0;
    const auto digits = name.substr(0, 4);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
    if (error != std::errc{} || end != digits.data() + 4 || year < 1900 || year > 2200) { return std::nullopt; }
    const auto rest = name.substr(4);
    if (!holds(rest, {"投资", "investment"})) { return std::nullopt; }
    if (holds(rest, {"计划", "预计", "安排", "plan"})) { return FieldId{year_plan.row, year}; }
    if (holds(rest, {"完成", "实际", "actual"})) { return FieldId{year_actual.row, year}; }
    return std::nullopt;
}

std::string own_unit(FieldId field) {
    const auto units = field_of(field).units;
    return std::string{units.substr(0, units.find(' '))};
}

/// The words in the brackets at the end of a plain heading.
std::optional<std::string> in_brackets(std::string_view heading) {
    const auto begin = heading.find_last_of("([");
    if (begin == std::string_view::npos || !(heading.ends_with(')') || heading.ends_with(']'))) { return std::nullopt; }
    return std::string{heading.substr(begin + 1, heading.size() - begin - 2)};
}

/// The unit that a heading names; of a flow every word in brackets is taken for one.
std::optional<std::string> unit_of_heading(std::string_view heading, FieldKind kind) {
    return kind == FieldKind::flow ? in_brackets(plain(heading)) : sheet::heading_unit(heading);
}

std::optional<MappedColumn> by_mapping(std::string_view heading, const Mapping& mapping) {
    const auto found = mapping.columns.find(plain(heading));
    if (found == mapping.columns.end()) { return std::nullopt; }
    const auto& mapped = found->second;
    return MappedColumn{mapped.field, 0, mapped.unit ? mapped.unit : unit_of_heading(heading, field_of(mapped.field).kind)};
}

bool is_ignored(std::string_view heading, const Mapping& mapping) {
    const auto name = plain(heading);
    return mapping.ignored.contains(name) || std::ranges::find(running_numbers, name) != running_numbers.end();
}

std::optional<MappedColumn> column_of(std::string_view heading, const Mapping& mapping) {
    if (mapping.ignored.contains(plain(heading))) { return std::nullopt; }
    const auto mapped = by_mapping(heading, mapping);
    return mapped ? mapped : default_column(heading);
}

bool is_name(FieldId field) { return field == field_id("name_zh") || field == field_id("name_en"); }

/// "heading 工程造价 means no field", with the nearest that does.
sheet::Reason unmapped(std::string_view heading) {
    std::vector<std::string> known;
    for (const auto& [name, field] : headings().names) { known.push_back(name); }
    const auto name = without_brackets(plain(heading));
    const auto near = name.size() <= 60 ? nearest(name, known) : std::nullopt;
    auto advice = near ? fmt::format("did you mean \"{}\" ({})? ", *near, key_of(headings().names.at(*near))) : std::string{};
    advice += fmt::format("in the mapping file, give it a field under [columns] or put it into ignore = [\"{}\"]", heading);
    return {"unmapped-heading", fmt::format("nothing of the column \"{}\" is taken: it means no field", heading), std::move(advice)};
}

void report_absent(std::string_view sheet, const sheet::Row& row, const Mapping& mapping, CellProblems& problems) {
    std::set<std::string> present;
    for (const auto& cell : row.cells) { present.insert(plain(cell.text)); }
    for (const auto& [name, mapped] : mapping.columns) {
        if (present.contains(name)) { continue; }
        problems.warning(sheet::cell_name({sheet, row.number, 1}),
                         {"absent-heading", fmt::format("the mapping names a column \"{}\" that the ledger does not have", mapped.heading),
                          "compare it with the heading row, or take it out of the mapping"});
    }
}

} // namespace

std::optional<MappedColumn> default_column(std::string_view heading) {
    const auto whole = plain(heading);
    if (whole.empty()) { return std::nullopt; }
    const auto& known = headings();
    if (const auto own = known.own.find(whole); own != known.own.end()) { return MappedColumn{own->second, 0, own_unit(own->second)}; }
    const auto name = without_brackets(whole);
    if (const auto field = year_field(name)) {
        const bool own = whole == plain(heading_of(*field, Language::en)) || whole == key_of(*field);
        return MappedColumn{*field, 0, own ? own_unit(*field) : sheet::heading_unit(heading)};
    }
    const auto found = known.names.find(name);
    if (found == known.names.end()) { return std::nullopt; }
    MappedColumn column{found->second, 0, unit_of_heading(heading, field_of(found->second).kind)};
    if (column.field == field_id("outputs.land_m2") && column.unit && column.unit->ends_with("亩")) {
        column.field = field_id("outputs.land_mu");
    }
    return column;
}

bool names_projects(const sheet::Row& row, const Mapping& mapping) {
    const auto texts = std::ranges::count_if(row.cells, [](const sheet::Cell& cell) { return !trimmed(cell.text).empty(); });
    return std::ranges::any_of(row.cells, [&](const sheet::Cell& cell) {
        const auto column = column_of(cell.text, mapping);
        // A text that stands alone, with brackets, is a title: 重点项目（2024年）.
        const bool title =
            texts == 1 && in_brackets(plain(cell.text)) && !by_mapping(cell.text, mapping) && !headings().own.contains(plain(cell.text));
        return column && is_name(column->field) && !title;
    });
}

std::vector<MappedColumn> mapped_columns(std::string_view sheet, const sheet::Row& row, const Mapping& mapping, CellProblems& problems) {
    std::vector<MappedColumn> columns;
    for (std::uint32_t at = 0; at < row.cells.size(); ++at) {
        const auto heading = trimmed(row.cells[at].text);
        if (heading.empty()) { continue; }
        auto column = column_of(heading, mapping);
        const auto place = sheet::cell_name({sheet, row.number, at + 1});
        if (!column) {
            if (!is_ignored(heading, mapping)) { problems.warning(place, unmapped(heading)); }
            continue;
        }
        column->number = at + 1;
        const auto same = std::ranges::find(columns, column->field, &MappedColumn::field);
        if (same != columns.end()) {
            problems.error(place, {"field-twice",
                                   fmt::format("two columns are \"{}\": this one and {}", key_of(column->field),
                                               sheet::cell_name({sheet, row.number, same->number})),
                                   fmt::format("in the mapping file, put one of them into ignore, as in ignore = [\"{}\"]", heading)});
            continue;
        }
        columns.push_back(std::move(*column));
    }
    if (std::ranges::none_of(columns, [](const MappedColumn& column) { return is_name(column.field); })) {
        problems.error(sheet::cell_name({sheet, row.number, 1}),
                       {"no-name-column", "no column holds the names of the projects",
                        "head one with 项目名称, or name it in the mapping file: [columns] \"…\" = \"name_zh\"; heading_row says which row "
                        "holds the headings"});
    }
    report_absent(sheet, row, mapping, problems);
    return columns;
}

} // namespace slipway::ledger
