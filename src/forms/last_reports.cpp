#include "forms/last_reports.hpp"

#include "forms/columns.hpp"
#include "ledger/plain.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::forms {
namespace {

using Kind = ObservationKind;

/// A value as a form would have it written.
std::string value_words(const Observation& one, Language language, const ConditionNames& conditions) {
    switch (one.kind) {
    case Kind::percent: return one.value + "%";
    case Kind::rating: return light_word(one.value, language);
    case Kind::raised: {
        const auto kind = value_of(condition_words, one.value);
        const auto name = kind ? conditions.find(*kind) : conditions.end();
        return name == conditions.end() ? one.value : name->second;
    }
    case Kind::withdrawn: {
        const auto kind = value_of(observation_words, one.value);
        return kind ? std::string{column_of(*kind).heading(language)} : one.value;
    }
    default: return ledger::one_line(one.value);
    }
}

} // namespace

std::string light_word(std::string_view light, Language language) {
    const bool zh = language == Language::zh;
    if (light == "red") { return zh ? "红" : "red"; }
    if (light == "amber") { return zh ? "黄" : "amber"; }
    return zh ? "绿" : "green";
}

LastReports::LastReports(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of) : portfolio_{portfolio} {
    for (const auto& one : observations) {
        const Report report{one.said <= as_of ? one.said : one.day, &one};
        if (report.day > as_of) { continue; }
        take(newest_, one.key, report);
        if (const auto slash = one.key.find('/'); slash != std::string::npos) { take(newest_, one.key.substr(0, slash), report); }
        if (one.kind == Kind::note) { take(notes_, one.key, report); }
        if (one.kind == Kind::withdrawn && one.value == word_of(observation_words, Kind::note)) { notes_.erase(one.key); }
    }
}

/// Of one day the report that was recorded last.
void LastReports::take(Reports& reports, const std::string& key, const Report& report) {
    auto& kept = reports.try_emplace(key, report).first->second;
    if (kept.day <= report.day) { kept = report; }
}

std::string LastReports::words(const std::string& key, Language language, const ConditionNames& conditions) const {
    const auto newest = newest_.find(key);
    if (newest == newest_.end()) { return {}; }
    auto all = told(newest->second, key, language, conditions);
    const auto note = notes_.find(key);
    if (note == notes_.end() || note->second.observation == newest->second.observation) { return all; }
    return all + (language == Language::zh ? "；" : "; ") + told(note->second, key, language, conditions);
}

std::string LastReports::told(const Report& report, const std::string& key, Language language, const ConditionNames& conditions) const {
    const bool zh = language == Language::zh;
    const auto& one = *report.observation;
    const auto who = one.source.empty() ? one.by : fmt::format(fmt::runtime(zh ? "{}（{}）" : "{} ({})"), one.by, one.source);
    auto words = fmt::format("{} {}{}", to_string(report.day), who, zh ? "：" : ": ");
    const auto activity = one.key == key ? std::nullopt : portfolio_.find_activity(one.key);
    if (activity) { words += portfolio_.activities[*activity].name().in(language) + " "; }
    words += fmt::format("{} {}", column_of(one.kind).heading(language), value_words(one, language, conditions));
    if (!one.reason.empty()) { words += (zh ? "，" : ", ") + ledger::one_line(one.reason); }
    return words;
}

} // namespace slipway::forms
