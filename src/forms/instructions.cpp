#include "forms/instructions.hpp"

#include "forms/columns.hpp"
#include "slipway/forms/form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace slipway::forms {
namespace {

struct Instruction {
    std::string_view zh_what, zh, en_what, en;
};

constexpr auto how_to = std::to_array<Instruction>(
    {{"总则", "只填白色空格；没有变化的行留空，空格表示没有新情况。灰色的格是已知的情况，或不属于该行，不必填写。", "In general",
      "Fill in white cells only; leave a row empty when nothing is new. Grey cells show what is known, or do not belong to the row."},
     {"实际开始、实际完成", "已经发生的日期，如 2023-06-30，不得晚于截止日。计划的日期不填在这里。", "Actual start, actual finish",
      "Days that have happened, as 2023-06-30, not after the data date. No plans here."},
     {"剩余工期", "截止日之后还需要的工作日数，如 20。", "Remaining duration", "Working days that are left after the data date, as 20."},
     {"完成百分比", "按工期计的完成程度，0 到 99 的数，如 40 或 40%；全部完成的填“实际完成”。", "Percent done",
      "Of the duration, a number from 0 to 99, as 40 or 40%; all of it is an actual finish."},
     {"预计完成", "预计完成的日期，不早于截止日。与剩余工期填一项即可。", "Expected finish",
      "The day of the expected finish, not before the data date; this or the remaining duration."},
     {"停工日期、复工日期", "停工的日期；复工的日期可以是将来。停工须在“原因”说明。", "Suspended on, resumed on",
      "The day on which work stopped; the day of resumption may be to come. Give the reason."},
     {"存在问题（要素）、要素落实日期", "从列表选择所缺的要素，在“原因”写明；已落实的填落实日期。", "Condition raised, resolved on",
      "Choose what the work waits for and say why under Reason; give the day when it was settled."},
     {"已交付、累计投资（亿元）、自评灯色", "只填在项目行。已交付写至今合计，如 beds=500 或 床位=500，几项用分号隔开；投资写至今合计。",
      "Delivered, spent, own rating",
      "In the row of the project only. Totals so far: beds=500, several with semicolons; money in 100m yuan."},
     {"撤回", "以前报错的一项，写列名，如 实际完成；在“原因”说明。", "Withdraw",
      "What was reported in error, by its heading, as Actual finish; say why."},
     {"填报人、来源", "谁说的；依据的文件、会议或现场。填报人不填时由收表人在录入时统一注明。", "Reported by, source",
      "Who says so, and where: a letter, a meeting. Without a name whoever takes the form in names one for all."}});

struct HintText {
    ObservationKind kind;
    std::string_view zh, en; ///< with the data date at "{}"
};

constexpr std::string_view past_zh = "填已经发生的日期，如 2023-06-30，不得晚于截止日 {}。";
constexpr std::string_view past_en = "A day that has happened, as 2023-06-30, not after the data date {}.";
constexpr std::string_view choose_zh = "从列表中选择一项。";
constexpr std::string_view choose_en = "Choose from the list.";

constexpr auto hints = std::to_array<HintText>(
    {{ObservationKind::started, past_zh, past_en},
     {ObservationKind::finished, past_zh, past_en},
     {ObservationKind::suspended, past_zh, past_en},
     {ObservationKind::resolved, past_zh, past_en},
     {ObservationKind::expected, "填预计完成的日期，不早于截止日 {}。", "The day of the expected finish, not before the data date {}."},
     {ObservationKind::resumed, "填复工的日期，如 2023-06-30；可以是将来的日期。",
      "The day on which work goes on, as 2023-06-30; it may be to come."},
     {ObservationKind::remaining, "填截止日 {} 之后还需要的工作日数，如 20。", "Working days that are left after the data date {}, as 20."},
     {ObservationKind::percent, "填 0 到 99 的数，如 40 或 40%；全部完成的填“实际完成”。",
      "A number from 0 to 99, as 40 or 40%; all of it is an actual finish."},
     {ObservationKind::spent, "填至今累计投资，单位是亿元，如 1.25。", "What was spent so far, in 100m yuan, as 1.25."},
     {ObservationKind::raised, choose_zh, choose_en},
     {ObservationKind::rating, choose_zh, choose_en}});

} // namespace

std::optional<sheet::Hint> hint(ObservationKind kind, Language language, Date as_of) {
    const auto* const found = std::ranges::find(hints, kind, &HintText::kind);
    if (found == hints.end()) { return std::nullopt; }
    const auto text = language == Language::zh ? found->zh : found->en;
    return sheet::Hint{std::string{column_of(kind).heading(language)}, fmt::format(fmt::runtime(text), to_string(as_of))};
}

sheet::Table instructions(const Portfolio& portfolio, const Outlook& outlook, const FormQuestion& question) {
    const bool zh = question.language == Language::zh;
    const auto& agency = portfolio.agencies[question.agency];
    constexpr double narrow = 30;
    constexpr double wide = 110;
    sheet::Table table{.name = zh ? "填表说明" : "How to fill it in",
                       .columns = {{.heading = zh ? "项" : "What", .width = narrow, .locked = true},
                                   {.heading = zh ? "内容" : "How", .width = wide, .locked = true}},
                       .rows = {}};
    const auto add = [&](std::string_view what, std::string_view how) { table.rows.push_back({std::string{what}, std::string{how}}); };
    add(zh ? "填报单位" : "Agency", fmt::format("{} ({})", agency.name.in(question.language), agency.key));
    add(zh ? "截止日" : "Data date", to_string(outlook.as_of));
    add(zh ? "记录版本" : "Revision of the records", portfolio.revision);
    for (const auto& one : how_to) { add(zh ? one.zh_what : one.en_what, zh ? one.zh : one.en); }
    return table;
}

} // namespace slipway::forms
