#include "records/read.hpp"

#include "records/fields.hpp"
#include "records/settings.hpp"

#include <filesystem>

namespace slipway::records {
namespace {

constexpr std::array<Words<int>, 4> severity_words{{{0, "red"}, {1, "amber"}, {2, "note"}, {3, "off"}}};

std::optional<RawPlan> read_plan(TableReader table) {
    const auto key = table.own_key();
    RawPlan plan{key.value_or(Word{}), name_at(table, "name"), table.word("issued"), table.word("parent")};
    table.finish();
    return key ? std::optional{std::move(plan)} : std::nullopt;
}

std::optional<RawDistrict> read_district(TableReader table) {
    const auto key = table.own_key();
    RawDistrict district{key.value_or(Word{}), name_at(table, "name"), table.word("parent")};
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

/// The settings of portfolio.toml or of a file of an overlay.
void read_settings_of(TableReader& file, Records& records) {
    const auto settings = read_settings(file);
    if (!records.overlay && !file.has("horizon")) { file.missing("horizon", "horizon = \"2025-12-31\""); }
    if (records.portfolio) {
        add_settings(*records.portfolio, settings, file.problems());
    } else {
        records.portfolio = settings;
    }
}

} // namespace

void read_file(const Node& document, RecordFiles& files, Problems& problems, Records& records) {
    const auto* top = document.as<Node::Table>();
    const bool is_portfolio = files.is_portfolio(document.span.file);
    const auto kind = records.overlay ? "overlay" : is_portfolio ? "portfolio" : "file";
    TableReader file{*top, {document.span.file, 0, 0, 0}, kind, problems};
    const bool has_settings = is_portfolio || records.overlay;
    if (has_settings) { read_settings_of(file, records); }
    read_each(file, "plan", records.plans, read_plan);
    read_each(file, "district", records.districts, read_district);
    read_each(file, "agency", records.agencies, read_agency);
    const auto* calendar = file.find("calendar");
    const bool names_default = has_settings && calendar != nullptr && calendar->as<std::string>() != nullptr;
    if (!names_default) {
        read_each(file, "calendar", records.calendars, [&](TableReader table) { return read_calendar(std::move(table), files); });
    }
    read_each(file, "template", records.templates, read_template);
    read_each(file, "project", records.projects, [&](TableReader table) { return read_project(std::move(table), records.overlay); });
    for (auto& table : file.tables("thresholds")) { read_thresholds(std::move(table), records.thresholds); }
    read_severities(file, records.severities);
    file.finish();
}

} // namespace slipway::records
