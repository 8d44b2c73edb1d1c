#include "report/weekly_parts.hpp"
#include "slipway/findings/wording.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

namespace slipway {
namespace {

/// The fields whose change is news.
constexpr std::array<const char*, 5> watched{"stage", "light", "verdict", "forecast", "commitment"};

std::map<std::string, const Json*> by_key(const Json& projects) {
    std::map<std::string, const Json*> found;
    for (const auto& row : projects) { found.emplace(row.at("key").get<std::string>(), &row); }
    return found;
}

/// A value of a watched field in words.
std::string in_words(const std::string& field, const Json& value, Language language) {
    if (!value.is_string()) { return "—"; }
    auto word = value.get<std::string>();
    if (field == "stage") { return words(value_of(stage_words, word).value_or(Stage::unstated), language); }
    if (field == "light") { return words(value_of(light_words, word).value_or(Light::grey), language); }
    if (field == "verdict") { return words(value_of(verdict_words, word).value_or(Verdict::unknown), language); }
    if (field != "project") { return word; }
    return std::string{word == "new" ? (language == Language::zh ? "新列入" : "new") : (language == Language::zh ? "在列" : "listed")};
}

std::string field_words(const WeeklyContext& context, const std::string& field) {
    if (field == "stage") { return context.say("阶段", "stage"); }
    if (field == "light") { return context.say("灯色", "light"); }
    if (field == "verdict") { return context.say("能否兑现", "verdict"); }
    if (field == "forecast") { return context.say("预测", "forecast"); }
    if (field == "commitment") { return context.say("承诺", "commitment"); }
    return context.say("项目", "project");
}

/// A forecast that moved although nobody reported: the data date passed over open work.
bool only_time_passed(const WeeklyContext& context, const Json& change) {
    const auto project = context.portfolio().find_project(change.at("key").get<std::string>());
    return change.at("field") == "forecast" && project && !context.outlook().projects[*project].reported;
}

} // namespace

Json changes_since(const std::optional<PreviousReport>& previous, const std::vector<Json>& projects, bool whole) {
    if (!previous) { return nullptr; }
    Json changes = Json::array();
    const auto add = [&](const std::string& key, const char* field, const Json& from, const Json& to) {
        changes.push_back({{"key", key}, {"field", field}, {"from", from}, {"to", to}});
    };
    auto before = by_key(previous->content.at("projects"));
    for (const auto& row : projects) {
        const auto key = row.at("key").get<std::string>();
        const auto found = before.find(key);
        if (found == before.end()) {
            add(key, "project", nullptr, "new");
            continue;
        }
        for (const auto* field : watched) {
            const auto& was = found->second->value(field, Json(nullptr));
            if (was != row.at(field)) { add(key, field, was, row.at(field)); }
        }
        before.erase(found);
    }
    if (!whole) { return changes; }
    for (const auto& [key, row] : before) { add(key, "project", "listed", nullptr); }
    return changes;
}

Section changes_section(const WeeklyContext& context, const Json& changes) {
    Section section;
    if (changes.is_null() || changes.empty()) { return section; }
    section.heading = context.language == Language::zh
                          ? fmt::format("自上次发布（{}）以来的变化", to_string(context.input.previous->as_of))
                          : fmt::format("Changed since the last publication ({})", to_string(context.input.previous->as_of));
    Table table{
        {{context.say("项目", "project")}, {context.say("变化", "what")}, {context.say("原", "was")}, {context.say("现", "is")}}, {}, 0};
    std::size_t drifted = 0;
    for (const auto& change : changes) {
        const auto key = change.at("key").get<std::string>();
        const auto field = change.at("field").get<std::string>();
        if (only_time_passed(context, change)) {
            ++drifted;
            continue;
        }
        const auto project = context.portfolio().find_project(key);
        table.rows.push_back({project ? context.name(*project) : key, field_words(context, field),
                              in_words(field, change.at("from"), context.language), in_words(field, change.at("to"), context.language)});
    }
    table.more = context.keep(table.rows, list_rows);
    if (!table.rows.empty()) { section.blocks.emplace_back(std::move(table)); }
    if (drifted > 0) {
        section.blocks.emplace_back(
            Paragraph{context.language == Language::zh
                          ? fmt::format("另有 {} 个项目无人填报，预测随时间顺延。", drifted)
                          : fmt::format("The forecasts of {} more projects moved only because time passed and nobody reported.", drifted)});
    }
    return section;
}

} // namespace slipway
