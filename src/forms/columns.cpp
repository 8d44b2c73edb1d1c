#include "forms/columns.hpp"

#include "ledger/plain.hpp"
#include "slipway/base/text.hpp"
#include "slipway/sheet/values.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace slipway::forms {
namespace {

constexpr auto says(ObservationKind kind, std::string_view zh, std::string_view en) {
    return Column{Role::says, word_of(observation_words, kind), zh, en, kind};
}

constexpr auto table = std::to_array<Column>({
    {Role::key, "key", "键", "Key"},
    {Role::shown, "project", "项目", "Project"},
    {Role::shown, "activity", "工作", "Activity"},
    {Role::shown, "name", "名称", "Name"},
    {Role::shown, "agency", "责任单位", "Agency"},
    {Role::as_of, "as_of", "截止日", "Data date"},
    {Role::shown, "why", "列入原因", "Why it is here"},
    {Role::shown, "last_started", "已报开始", "Last: start"},
    {Role::shown, "last_finished", "已报完成", "Last: finish"},
    {Role::shown, "last_remaining", "已报剩余工期", "Last: remaining"},
    {Role::shown, "last_percent", "已报完成百分比", "Last: percent"},
    {Role::shown, "last_expected", "已报预计完成", "Last: expected"},
    {Role::shown, "last_suspended", "已报停工", "Last: suspended"},
    {Role::shown, "open_condition", "未落实要素", "Open condition"},
    {Role::shown, "last_word", "最近说明", "Last word"},
    {Role::shown, "last_totals", "已报累计", "Last: totals"},
    {Role::shown, "forecast_start", "预测开始", "Forecast start"},
    {Role::shown, "forecast_finish", "预测完成", "Forecast finish"},
    says(ObservationKind::started, "实际开始", "Actual start"),
    says(ObservationKind::finished, "实际完成", "Actual finish"),
    says(ObservationKind::remaining, "剩余工期", "Remaining duration"),
    says(ObservationKind::percent, "完成百分比", "Percent done"),
    says(ObservationKind::expected, "预计完成", "Expected finish"),
    says(ObservationKind::suspended, "停工日期", "Suspended on"),
    says(ObservationKind::resumed, "复工日期", "Resumed on"),
    says(ObservationKind::raised, "存在问题（要素）", "Condition raised"),
    says(ObservationKind::resolved, "要素落实日期", "Condition resolved on"),
    says(ObservationKind::delivered, "已交付", "Delivered so far"),
    says(ObservationKind::spent, "累计投资（亿元）", "Spent so far (100m yuan)"),
    says(ObservationKind::rating, "自评灯色", "Own rating"),
    says(ObservationKind::note, "说明", "Remarks"),
    says(ObservationKind::withdrawn, "撤回", "Withdraw"),
    {Role::reason, "reason", "原因", "Reason"},
    {Role::by, "by", "填报人", "Reported by"},
    {Role::source, "source", "来源", "Source"},
    {Role::provenance, "provenance", "数据性质", "Provenance"},
    {Role::kind, "kind", "类型", "Kind"},
    {Role::value, "value", "值", "Value"},
});

/// A heading as it is compared: without the unit or remark in brackets at its end and the stars that mark what must be filled in.
std::string compared(std::string_view heading) {
    auto text = ledger::plain(heading);
    while (text.ends_with('*')) { text.pop_back(); }
    while (text.starts_with('*')) { text.erase(0, 1); }
    if (text.ends_with(')')) { text.erase(text.find_last_of('(') == std::string::npos ? text.size() : text.find_last_of('(')); }
    return text;
}

const std::map<std::string, const Column*>& known_headings() {
    static const auto known = [] {
        std::map<std::string, const Column*> made;
        for (const auto& one : table) {
            for (const auto heading : {one.key, one.zh, one.en}) { made.emplace(compared(heading), &one); }
        }
        return made;
    }();
    return known;
}

} // namespace

const Column& column(std::string_view key) { return *std::ranges::find(table, key, &Column::key); }

const Column& column_of(ObservationKind kind) { return column(word_of(observation_words, kind)); }

bool said_of(ObservationKind kind, bool project) {
    using enum ObservationKind;
    constexpr std::array of_both{suspended, resumed, note, withdrawn};
    constexpr std::array of_projects{delivered, spent, rating};
    const bool of_project = std::ranges::find(of_projects, kind) != of_projects.end();
    return std::ranges::find(of_both, kind) != of_both.end() || of_project == project;
}

const Column* find_column(std::string_view heading) {
    const auto found = known_headings().find(compared(heading));
    return found == known_headings().end() ? nullptr : found->second;
}

std::optional<std::string> nearest_heading(std::string_view heading) {
    constexpr std::size_t longest = 60;
    std::vector<std::string> names;
    for (const auto& one : table) {
        for (const auto known : {one.key, one.zh, one.en}) { names.emplace_back(known); }
    }
    return heading.size() <= longest ? nearest(heading, names) : std::nullopt;
}

std::optional<ObservationKind> kind_of(std::string_view word) {
    const auto* found = find_column(word);
    return found == nullptr ? std::nullopt : found->kind;
}

} // namespace slipway::forms
