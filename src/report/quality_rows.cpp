// Checks and what they found, as the machine sees them.

#include "report/object.hpp"
#include "report/quality_parts.hpp"
#include "report/scheduling.hpp"

#include <algorithm>

namespace slipway {
namespace {

const std::vector<std::string>& columns() {
    static const std::vector<std::string> all{"code",    "group", "name", "verdict", "value",   "threshold", "at_least",
                                              "counted", "of",    "unit", "means",   "because", "source",    "link"};
    return all;
}

template <class Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json check_row(const QualityContext& context, const QualityCheck& check, const QualityResult& result) {
    Json row;
    row["code"] = check.code;
    row["group"] = word_of(quality_group_words, check.group);
    row["name"] = context.voice.say(check.zh, check.en);
    row["verdict"] = word_of(quality_verdict_words, result.verdict);
    row["value"] = or_null(result.value);
    row["threshold"] = or_null(result.threshold);
    row["at_least"] = result.threshold ? Json(result.at_least) : Json(nullptr);
    row["counted"] = result.value ? Json(result.counted) : Json(nullptr);
    row["of"] = result.value ? Json(result.of) : Json(nullptr);
    row["unit"] = text_or_null(result.unit);
    row["means"] = context.voice.say(check.means_zh, check.means_en);
    row["because"] = text_or_null(context.voice.say(result.because_zh, result.because_en));
    row["source"] = definition_words(check.definition);
    row["link"] = check.definition.link;
    return row;
}

Json activity_object(const QualityContext& context, std::string_view code, std::uint32_t activity) {
    return object_of({{"code", code},
                      {"kind", "activity"},
                      {"key", context.portfolio().full_key(activity)},
                      {"name", context.portfolio().activities[activity].name().in(context.voice.language)},
                      {"what", text_or_null(what_is_wrong(context, code, activity))},
                      {"from", nullptr}});
}

Json relation_object(const QualityContext& context, std::string_view code, std::uint32_t index) {
    const auto& relation = context.portfolio().relations[index];
    return object_of({{"code", code},
                      {"kind", "relation"},
                      {"key", context.portfolio().full_key(relation.to)},
                      {"name", context.portfolio().activities[relation.to].name().in(context.voice.language)},
                      {"what", tie_words(context, relation)},
                      {"from", context.portfolio().full_key(relation.from)}});
}

} // namespace

MachineFace quality_machine(const QualityContext& context) {
    MachineFace face;
    face.head = scheduling_head("slipway.quality/1", context.outlook().as_of, context.portfolio(), context.outlook().options);
    face.head["baseline"] = text_or_null(context.input.baseline);
    face.rows_name = "checks";
    face.columns = columns();
    auto& objects = face.tail["objects"] = Json::array();
    for (std::size_t i = 0; i < context.input.results.size(); ++i) {
        const auto& result = context.input.results[i];
        face.rows.push_back(check_row(context, quality_checks()[i], result));
        if (result.verdict != QualityVerdict::fails) { continue; }
        for (const auto activity : worst_first(context, result)) { objects.push_back(activity_object(context, result.code, activity)); }
        for (const auto relation : result.relations) { objects.push_back(relation_object(context, result.code, relation)); }
    }
    return face;
}

} // namespace slipway
