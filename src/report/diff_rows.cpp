// Differences, as the machine sees them.

#include "report/diff_parts.hpp"
#include "slipway/findings/findings.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// "re_baselined": a kind as a key.
std::string kind_key(DifferenceKind kind) {
    std::string key{word_of(difference_words, kind)};
    std::ranges::replace(key, '-', '_');
    return key;
}

Json counts_json(const KindCounts& counts) {
    Json row = Json::object();
    for (const auto& [kind, word] : difference_words) { row[kind_key(kind)] = counts.at(static_cast<std::size_t>(kind)); }
    return row;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json difference_row(const DiffContext& context, const Difference& one) {
    Json row;
    row["kind"] = word_of(difference_words, one.kind);
    row["key"] = one.key;
    row["project"] = one.project;
    row["agency"] = context.agency(one.project);
    row["name"] = context.name(one.key);
    row["before"] = json_date(one.before);
    row["after"] = json_date(one.after);
    row["slip_wd"] = json_number(one.wd);
    row["slip_cd"] = json_number(one.cd);
    row["by"] = text_or_null(one.by);
    row["reason"] = one.obstacle ? Json(word_of(light_reason_words, one.obstacle->reason)) : text_or_null(one.reason);
    row["approved_on"] = json_date(one.day);
    row["reported"] = one.reported ? Json(*one.reported) : Json(nullptr);
    row["waits_for"] = one.obstacle && one.obstacle->project != one.project ? Json(one.obstacle->project) : Json(nullptr);
    return row;
}

template <class Enum, std::size_t Size>
Json word_or_null(const std::array<Words<Enum>, Size>& table, const std::optional<Enum>& value) {
    return value ? Json(word_of(table, *value)) : Json(nullptr);
}

void add_side(Json& row, const std::string& side, const SnapshotProject* project) {
    row["forecast_" + side] = json_date(project != nullptr ? project->forecast() : std::nullopt);
    row["light_" + side] = word_or_null(light_words, project != nullptr ? project->light : std::nullopt);
    row["verdict_" + side] = word_or_null(verdict_words, project != nullptr ? project->verdict : std::nullopt);
}

Json project_json(const DiffContext& context, const ProjectDifference& one) {
    Json row;
    row["key"] = one.key;
    row["name"] = context.name(one.key);
    row["agency"] = context.agency(one.key);
    add_side(row, "before", one.before);
    add_side(row, "after", one.after);
    row["slip_wd"] = json_number(one.wd);
    row["slip_cd"] = json_number(one.cd);
    row["counts"] = counts_json(one.counts);
    return row;
}

Json agency_row(const std::string& name, const AgencyDifference& one) {
    Json row;
    row["agency"] = one.agency;
    row["name"] = name;
    row["projects"] = one.projects;
    row["counts"] = counts_json(one.counts);
    row["worst"] = one.worst != nullptr ? Json(one.worst->key) : Json(nullptr);
    row["worst_slip_wd"] = json_number(one.worst != nullptr ? one.worst->wd : std::nullopt);
    row["worst_slip_cd"] = json_number(one.worst != nullptr ? one.worst->cd : std::nullopt);
    return row;
}

Json side_json(const DiffSide& side) {
    return {{"words", side.words},
            {"kind", word_of(side_kind_words, side.kind)},
            {"as_of", json_date(side.as_of)},
            {"recorded_at", text_or_null(side.recorded_at)}};
}

void tally(DiffContext& context, const Difference& one) {
    auto& agency = context.agencies[context.agency_name(one.project)];
    ++agency.counts.at(static_cast<std::size_t>(one.kind));
    if (drifted(one)) { ++agency.drifted; }
    const bool slip = one.kind == DifferenceKind::slipped || one.kind == DifferenceKind::finished;
    if (slip && one.cd.value_or(0) > 0 && (agency.worst == nullptr || *agency.worst->cd < *one.cd)) { agency.worst = &one; }
}

} // namespace

const Portfolio& DiffContext::knowing(const std::string& project) const {
    return comparison().now.find_project(project) ? comparison().now : comparison().then;
}

std::string DiffContext::name(const std::string& key) const {
    for (const auto* portfolio : {&comparison().now, &comparison().then}) {
        if (const auto project = portfolio->find_project(key)) { return portfolio->projects[*project].name.in(voice.language); }
        if (const auto activity = portfolio->find_activity(key)) { return portfolio->activities[*activity].name().in(voice.language); }
    }
    return {};
}

std::string DiffContext::agency_name(const std::string& project) const {
    const auto& portfolio = knowing(project);
    const auto at = portfolio.find_project(project);
    return at ? owner_name(portfolio, portfolio.projects[*at]).in(voice.language) : std::string{};
}

Json DiffContext::agency(const std::string& project) const {
    const auto& portfolio = knowing(project);
    const auto at = portfolio.find_project(project);
    return at ? agency_json(portfolio, *at) : Json(nullptr);
}

DiffContext diff_context(const DiffInput& input, Language language) {
    DiffContext context{input, {language}, {}};
    for (const auto& project : input.differences.projects) {
        auto& agency = context.agencies[context.agency_name(project.key)];
        agency.agency = context.agency(project.key);
        ++agency.projects;
    }
    for (const auto& one : input.differences.all) { tally(context, one); }
    return context;
}

KindCounts counts_of(const Differences& differences) {
    KindCounts counts{};
    for (const auto& one : differences.all) { ++counts.at(static_cast<std::size_t>(one.kind)); }
    return counts;
}

std::size_t drifted_count(const Differences& differences) {
    return static_cast<std::size_t>(std::ranges::count_if(differences.all, drifted));
}

MachineFace diff_machine(const DiffContext& context) {
    MachineFace face;
    const auto& input = context.input;
    face.head = machine_head("slipway.diff/1", input.as_of, input.comparison.now);
    face.head["from"] = side_json(input.from);
    face.head["to"] = side_json(input.to);
    face.rows_name = "differences";
    face.columns = {"kind",    "key",     "project", "agency", "name",        "before",   "after",
                    "slip_wd", "slip_cd", "by",      "reason", "approved_on", "reported", "waits_for"};
    for (const auto& one : input.differences.all) { face.rows.push_back(difference_row(context, one)); }
    face.tail["projects"] = Json::array();
    for (const auto& one : input.differences.projects) { face.tail["projects"].push_back(project_json(context, one)); }
    face.tail["agencies"] = Json::array();
    for (const auto& [name, one] : context.agencies) { face.tail["agencies"].push_back(agency_row(name, one)); }
    face.tail["counts"] = counts_json(counts_of(input.differences));
    return face;
}

} // namespace slipway
