// The machine's view of projects and findings.

#include "slipway/report/weekly.hpp"

namespace slipway {
namespace {

Json last_word_json(const std::optional<LastWord>& word, const ProjectOutlook& one) {
    if (!word) { return nullptr; }
    return {{"date", word->date.words}, {"source", word->source}, {"silent_cd", *one.silent_cd}};
}

Json cites_json(const Portfolio& portfolio, const Project& project) {
    Json cites = Json::array();
    for (const auto& cite : project.cites) { cites.push_back({{"plan", portfolio.plans[cite.plan].key}, {"at", cite.at}}); }
    return cites;
}

/// What people reported of the whole project.
void add_reported(Json& row, const ProjectProgress& progress) {
    row["rating"] = progress.rating ? Json(progress.rating->light) : Json(nullptr);
    row["rating_by"] = progress.rating ? Json(progress.rating->by) : Json(nullptr);
    row["suspended_since"] = json_date(progress.suspended);
    row["delivered"] = Json::object();
    for (const auto& [output, amount] : progress.delivered) { row["delivered"][output] = amount; }
    row["spent_yi"] = progress.spent_yi ? Json(*progress.spent_yi) : Json(nullptr);
}

template <class Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

} // namespace

Json project_row(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t index, Language language) {
    const auto& project = portfolio.projects[index];
    const auto& one = outlook.projects[index];
    const auto& progress = outlook.progress.projects[index];
    Json row;
    row["key"] = project.key;
    row["name"] = project.name.in(language);
    row["category"] = word_of(category_words, project.category);
    row["district"] = project.district.empty() ? Json(nullptr) : Json(project.district);
    row["owner"] = project.owner ? Json(portfolio.agencies[*project.owner].key) : Json(nullptr);
    row["owner_assumed"] = project.owner_assumed;
    row["stage"] = word_of(stage_words, progress.stage);
    row["forecast"] = json_date(one.forecast);
    row["forecast_best"] = json_date(one.forecast_best);
    row["verdict"] = word_of(verdict_words, one.verdict);
    row["commitment"] = project.commitment ? Json(to_string(project.commitment->by.last)) : Json(nullptr);
    row["commitment_words"] = project.commitment ? Json(project.commitment->by.words) : Json(nullptr);
    row["commitment_provenance"] = to_string(project.commitment ? project.commitment->provenance : Provenance::plan_default);
    row["limit"] = to_string(one.limit);
    row["horizon_float_wd"] = or_null(one.horizon_float_wd);
    row["horizon_float_cd"] = or_null(one.horizon_float_cd);
    row["light"] = word_of(light_words, one.light);
    row["light_reason"] = word_of(light_reason_words, one.reason);
    row["reported"] = one.reported;
    row["last_word"] = last_word_json(progress.last_word, one);
    add_reported(row, progress);
    row["cites"] = cites_json(portfolio, project);
    return row;
}

Json finding_row(const Finding& finding, Language language) {
    return {{"code", finding.code},
            {"severity", word_of(severity_words, finding.severity)},
            {"key", finding.key},
            {"message", finding.message.in(language)},
            {"owner", finding.owner.in(language)},
            {"due", json_date(finding.due)}};
}

} // namespace slipway
