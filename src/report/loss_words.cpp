#include "report/loss_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace slipway {
namespace {

struct LossWords {
    std::string_view code, zh;
};

/// In order of codes: what reading a file, or putting it into records, can lose.
constexpr std::array loss_words_zh{LossWords{"activity-step", "活动步骤未保留，不影响日期"},
                                   LossWords{"assignment-code", "资源分配代码未保留，不影响日期"},
                                   LossWords{"bad-character", "文字中有不合编码的字节，以替代字符代之"},
                                   LossWords{"bad-shift", "日历中的班次不成时段，已略去"},
                                   LossWords{"baseline", "没有日期的基准，或不写入记录的工作的基准，已略去"},
                                   LossWords{"baseline-duration", "基准计划保留日期；与两日期间隔不符的工期已略去"},
                                   LossWords{"calendar-without-work", "日历没有工作时间：按周一至周五 8–16 时（同 P6）"},
                                   LossWords{"constraint-without-date", "没有日期的约束，已略去"},
                                   LossWords{"cost-account", "费用科目未保留，不影响日期"},
                                   LossWords{"critical-open-ends", "文件把没有后续的工作一律视为关键；此处按其时差"},
                                   LossWords{"critical-rule", "关键与否按最长线路，不按总时差"},
                                   LossWords{"currency", "币种未保留，不影响日期"},
                                   LossWords{"custom-field", "不属于活动的自定义字段未保留"},
                                   LossWords{"data-date", "未完成工作自项目的数据日期起安排，晚于文件所许"},
                                   LossWords{"document", "文档未保留，不影响日期"},
                                   LossWords{"done-that-day", "数据日期当天完成的工作，按当天填报"},
                                   LossWords{"duration-range", "三种工期只保留最可能工期"},
                                   LossWords{"empty-phase", "本身没有工作的阶段，已略去"},
                                   LossWords{"empty-summary", "不含任何工作的汇总，其逻辑关系已略去"},
                                   LossWords{"exception-out-of-range", "日历例外不在 1970–2099 年之内，已略去"},
                                   LossWords{"exception-without-dates", "日历例外没有起止日期，不起作用"},
                                   LossWords{"expected-finish", "预期完成日期未保留，改为由它得出的剩余工期"},
                                   LossWords{"expense", "费用支出未保留，不影响日期"},
                                   LossWords{"expense-category", "费用类别未保留，不影响日期"},
                                   LossWords{"external-date", "文件外的项目所限定的日期无处可写"},
                                   LossWords{"external-dates", "已开始的工作要等文件外的项目，记录无法表达"},
                                   LossWords{"external-task", "其他项目的任务，沿用文件给出的日期"},
                                   LossWords{"financial-period", "财务期间未保留，不影响日期"},
                                   LossWords{"finish-of-open-work", "未完成工作却有实际完成日期，已略去"},
                                   LossWords{"float-to-all-projects", "各项目的时差算到本项目完成，不算到所有项目完成"},
                                   LossWords{"forecast-start", "文件要求从预测开始日期起算；此处按文件中的数据日期和计划开始"},
                                   LossWords{"hyperlink", "任务的超链接未保留"},
                                   LossWords{"idle-calendar", "没有任何工作时间的日历，已略去"},
                                   LossWords{"inactive-work", "停用的工作及其逻辑关系已略去，不在任何计划中"},
                                   LossWords{"interim-plan", "中期计划未保留"},
                                   LossWords{"last-resource", "由几种资源完成的工作，按最后完成者的工作时间"},
                                   LossWords{"later-than-data-date", "文件所载晚于数据日期的情况，已略去"},
                                   LossWords{"level-of-effort", "伴随工作无法原样表达"},
                                   LossWords{"levelling-delay", "资源平衡所致延迟，改为时距或不早于某日开始"},
                                   LossWords{"line-break", "多行文字中的换行读作空格"},
                                   LossWords{"link-from-blank-row", "来自空行的逻辑关系，不起作用"},
                                   LossWords{"long-row", "该行的单元格多于表的列，多出者已略去"},
                                   LossWords{"manual-scheduling", "手动排程的工作以约束固定在原处，其自身约束已略去"},
                                   LossWords{"manual-summary", "手填日期的汇总任务，改为涵盖其下各项工作"},
                                   LossWords{"milestone-duration", "里程碑不占时间，其剩余工期已略去"},
                                   LossWords{"milestone-with-duration", "里程碑的工期已略去"},
                                   LossWords{"moved-dates", "导入后开始或完成与文件不同的未完成工作，请与 schedule --from 对照"},
                                   LossWords{"moved-floats", "导入后最迟日期或时差与文件不同的未完成工作"},
                                   LossWords{"multiple-float-paths", "文件中的浮动线路编号未保留，需要时重新计算"},
                                   LossWords{"no-calendar", "文件没有日历：按周一至周五 8–16 时（同 P6）"},
                                   LossWords{"no-common-hours", "资源与任务没有共同的工作时间：按任务的日历"},
                                   LossWords{"no-completion", "没有完成节点的项目，其工作已略去"},
                                   LossWords{"no-data-date", "项目没有数据日期：以计划开始日期代之"},
                                   LossWords{"no-duration", "没有工期的工作按一天计"},
                                   LossWords{"no-project-calendar", "项目没有指定日历：按周一至周五 8–12 时、13–17 时"},
                                   LossWords{"no-start-date", "项目没有开始日期：从第一项任务开始"},
                                   LossWords{"note", "备注未保留，不影响日期"},
                                   LossWords{"note-topic", "备注主题未保留，不影响日期"},
                                   LossWords{"notes", "任务备注未保留"},
                                   LossWords{"options-differ", "各项目排程选项不同：一律按首个导出项目的选项"},
                                   LossWords{"organisation", "组织结构未保留，不影响日期"},
                                   LossWords{"other-columns", "还有其他列的值未保留"},
                                   LossWords{"other-project-link", "与文件外项目的逻辑关系，已略去"},
                                   LossWords{"other-tables", "还有其他表未保留"},
                                   LossWords{"overnight-shift", "跨午夜的班次，在例外日止于午夜"},
                                   LossWords{"percent-complete", "不按工期计的完成百分比，已略去"},
                                   LossWords{"phase-of-other-project", "不属于文件中任何项目的 WBS，已略去"},
                                   LossWords{"planned-dates", "P6 的计划日期不是基准计划，未写入记录"},
                                   LossWords{"project-code", "项目代码未保留，不影响日期"},
                                   LossWords{"project-description", "关于文件的文字（作者、单位、主题等）未保留"},
                                   LossWords{"relation-ignored", "文件选项不予考虑的逻辑关系，已略去"},
                                   LossWords{"relation-outside", "与文件外工作的逻辑关系，改为外部日期"},
                                   LossWords{"resource", "资源未保留；其工作时间仅在决定工作日期时计入"},
                                   LossWords{"resource-assignment", "由谁完成未保留；资源的工作时间仅在决定工作日期时计入"},
                                   LossWords{"resource-calendar", "日期取决于资源工作时间的工作"},
                                   LossWords{"resource-code", "资源代码未保留，不影响日期"},
                                   LossWords{"resource-curve", "资源曲线未保留，不影响日期"},
                                   LossWords{"resource-dependent", "日期取决于资源的工作：资源日历只部分计入"},
                                   LossWords{"resource-rate", "资源费率未保留，不影响日期"},
                                   LossWords{"risk", "风险未保留，不影响日期"},
                                   LossWords{"role", "角色未保留，不影响日期"},
                                   LossWords{"role-code", "角色代码未保留，不影响日期"},
                                   LossWords{"schedule-from-finish", "项目由完成日期倒排；此处由开始日期顺排"},
                                   LossWords{"shift", "资源班次未保留，不影响日期"},
                                   LossWords{"shift-past-midnight", "日历班次跨过午夜，截至午夜"},
                                   LossWords{"short-row", "该行的单元格少于表的列，缺者视为空"},
                                   LossWords{"split", "文件中有间断的工作，此处连续安排"},
                                   LossWords{"start-of-unstarted-work", "未开始的工作却有实际开始日期，已略去"},
                                   LossWords{"started-lag", "已开始工作的开始时距，自每个数据日期重新起算；P6 扣除已完成部分"},
                                   LossWords{"status-date", "进展按导入日期填报，而非文件的状态日期：有未完成工作早于状态日期"},
                                   LossWords{"subproject", "插入的子项目，其任务未读入"},
                                   LossWords{"summary-constraint", "汇总的约束无法逐项落到其工作上，已略去"},
                                   LossWords{"summary-link", "汇总的逻辑关系改记在现在决定其起止的工作上，以后不随之变动"},
                                   LossWords{"summary-relation", "WBS 汇总的逻辑关系已略去：它不影响日期"},
                                   LossWords{"summary-work", "汇总未保留：其日期即所含工作的日期"},
                                   LossWords{"tag", "标签无法全部表达"},
                                   LossWords{"tag-of-other-work", "未读入的工作的分类码或自定义字段，已略去"},
                                   LossWords{"text-after-end", "%E 之后的文字，已略去"},
                                   LossWords{"time-of-day", "记录以天为单位：工作日中间的时刻移到保持同一天的一端"},
                                   LossWords{"too-many-summary-links", "汇总的逻辑关系涉及超过一百万对工作，其余已略去"},
                                   LossWords{"unexported-project", "通向文件未导出的项目的关系：以文件所存日期代之"},
                                   LossWords{"unit", "计量单位未保留，不影响日期"},
                                   LossWords{"unknown-activity-code", "文件中没有的分类码值，已略去"},
                                   LossWords{"unknown-base-calendar", "日历所依据的日历不在文件中：只计其自身的日子"},
                                   LossWords{"unknown-baseline", "编号不在 0–10 的基准计划，已略去"},
                                   LossWords{"unknown-constraint", "未知类型的约束，已略去，不限定日期"},
                                   LossWords{"unknown-element", "MS Project 不写的元素，已略去"},
                                   LossWords{"unknown-list", "与计划无关的列表，已略去"},
                                   LossWords{"unknown-option", "选项的值不认识：按软件的默认值"},
                                   LossWords{"unknown-record", "不以 %T、%F、%R、%E 开头的行，已略去"},
                                   LossWords{"unknown-resource-calendar", "资源的日历不在文件中：按任务的日历"},
                                   LossWords{"unknown-task-type", "未知类型的工作，按任务处理"},
                                   LossWords{"untied-effort", "没有任何关系的伴随工作，已略去"},
                                   LossWords{"unused-calendar", "没有工作使用的日历，已略去"}};
static_assert(std::ranges::is_sorted(loss_words_zh, {}, &LossWords::code));

/// What is named by the file's own words, "duration_type of the table TASK is not kept" and "rows of the table X are not kept", in Chinese;
/// any other message as it is.
std::string named_by_the_file(const std::string& message) {
    constexpr std::string_view of_table = " of the table ";
    constexpr std::string_view column_end = " is not kept";
    constexpr std::string_view table_end = " are not kept";
    const auto at = message.find(of_table);
    if (at == std::string::npos) { return message; }
    const auto what = message.substr(0, at);
    const auto table = message.substr(at + of_table.size());
    const auto end = table.find(what == "rows" ? table_end : column_end);
    if (end == std::string::npos) { return message; }
    return what == "rows" ? fmt::format("表 {} 未保留", table.substr(0, end))
                          : fmt::format("表 {} 的 {} 未保留", table.substr(0, end), what);
}

} // namespace

std::string loss_words(const Loss& loss, Language language) {
    if (language != Language::zh) { return loss.message; }
    const auto found = std::ranges::lower_bound(loss_words_zh, std::string_view{loss.code}, {}, &LossWords::code);
    return found == loss_words_zh.end() || found->code != loss.code ? named_by_the_file(loss.message) : std::string{found->zh};
}

} // namespace slipway
