#include "records/read.hpp"

#include "records/fields.hpp"
#include "records/settings.hpp"

namespace slipway::records {
namespace {

constexpr std::array<Words<int>, 4> severity_words{{{0, "red"}, {1, "amber"}, {2, "note"}, {3, "off"}}};

std::optional<RawPlan> read_plan(TableReader table) {
    const auto key = table.own_key();
    RawPlan plan{key.value_or(Word{}), name_at(table, "name"), table.word("issued"), table.word("parent"), table.word("jurisdiction")};
    table.finish();
    return key ? std::optional{std::move(plan)} : std::nullopt;
}

/// [district.category_calendars]: by category, the calendar that stands in for another.
std::vector<RawCalendarSwap> swaps_at(TableReader& district) {
    std::vector<RawCalendarSwap> swaps;
    for (auto& by_category : district.tables("category_calendars")) {
        for (const auto& [category, category_word] : category_words) {
            const auto* calendars = by_category.members(category_word);
            if (calendars == nullptr) { continue; }
            TableReader table{*calendars, by_category.span(), category_word, district.problems()};
            for (const auto& member : *calendars) {
                if (auto with = table.word(member.key.text)) { swaps.push_back({category, member.key, std::move(*with)}); }
            }
        }
        by_category.finish();
    }
    return swaps;
}

std::optional<RawDistrict> read_district(TableReader table) {
    const auto key = table.own_key();
    RawDistrict district{key.value_or(Word{}), name_at(table, "name"), table.word("parent"), table.one_of("level", jurisdiction_words)};
    district.swaps = swaps_at(table);
    table.finish();
    return key ? std::optional{std::move(district)} : std::nullopt;
}

std::optional<RawAgency> read_agency(TableReader table) {
    const auto key = table.own_key();
    RawAgency agency{.key = key.value_or(Word{}), .name = name_at(table, "name")};
    agency.districts = table.words("districts").value_or(std::vector<Word>{});
    agency.categories = table.several_of("categories", category_words).value_or(std::vector<Category>{});
    agency.provenance = table.one_of("provenance", provenance_words).value_or(Provenance::stated);
    agency.why = table.text("why");
    table.finish();
    return key ? std::optional{std::move(agency)} : std::nullopt;
}

void read_thresholds(TableReader table, std::vector<RawThreshold>& thresholds) {
    const auto keep = [&](std::string_view key, std::optional<int> value, const Node* node) {
        if (value) { thresholds.push_back({{std::string{key}, node->span}, *value}); }
    };
    keep("float_wd", table.whole_number("float_wd", {0, 10'000}), table.find("float_wd"));
    keep("not_reported", calendar_days_at(table, "not_reported"), table.find("not_reported"));
    table.finish();
}

/// The codes of findings are free here: what finds them lives on a higher floor.
void read_severities(TableReader& file, std::vector<RawSeverity>& severities) {
    const auto* members = file.members("severity");
    if (members == nullptr) { return; }
    TableReader table{*members, {}, "severity", file.problems()};
    for (const auto& [code, value] : *members) {
        const auto legal = table.one_of(code.text, severity_words);
        if (legal) { severities.push_back({code, std::string{word_of(severity_words, *legal)}}); }
    }
}

/// Reads each table of an array of tables with `read_one`.
template <class Record, class ReadOne>
void read_each(TableReader& file, std::string_view key, std::vector<Record>& records, const ReadOne& read_one) {
    for (auto& table : file.tables(key)) {
        if (auto record = read_one(std::move(table))) { records.push_back(std::move(*record)); }
    }
}

} // namespace

void read_file(const Node& document, FileKind kind, Problems& problems, Records& records, const std::function<void(RawProject)>& keep) {
    static constexpr std::array<Words<FileKind>, 3> kinds{
        {{FileKind::records, "file"}, {FileKind::portfolio, "portfolio"}, {FileKind::overlay, "overlay"}}};
    const auto* top = document.as<Node::Table>();
    TableReader file{*top, {document.span.file, 0, 0, 0}, word_of(kinds, kind), problems};
    const bool has_settings = kind != FileKind::records;
    if (has_settings) { records.portfolio = read_settings(file); }
    if (kind == FileKind::portfolio && !file.has("horizon")) { file.missing("horizon", "horizon = \"2025-12-31\""); }
    read_each(file, "plan", records.plans, read_plan);
    read_each(file, "district", records.districts, read_district);
    read_each(file, "agency", records.agencies, read_agency);
    const auto* calendar = file.find("calendar");
    const bool names_default = has_settings && calendar != nullptr && calendar->as<std::string>() != nullptr;
    if (!names_default) { read_each(file, "calendar", records.calendars, read_calendar); }
    read_each(file, "calendar_layer", records.layers, read_layer);
    read_each(file, "template", records.templates, read_template);
    for (auto& table : file.tables("project")) {
        if (auto project = read_project(std::move(table), records.overlay)) { keep(std::move(*project)); }
    }
    read_each(file, "programme", records.programmes, read_programme);
    read_each(file, "target", records.targets, read_target);
    for (auto& table : file.tables("thresholds")) { read_thresholds(std::move(table), records.thresholds); }
    read_severities(file, records.severities);
    file.finish();
}

} // namespace slipway::records
