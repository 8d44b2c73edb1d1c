#include "interchange/answers/audit_causes.hpp"

#include "interchange/answers/audit_driving.hpp"
#include "interchange/answers/audit_evidence.hpp"

#include <algorithm>
#include <array>

namespace slipway {
namespace {

constexpr std::array<AuditCause, 9> all_causes{{
    {cause::not_rescheduled, "文件修改后未重新排程", "the file was changed after it was last scheduled: its dates break its own relations"},
    {cause::external, "受文件外项目的关系影响", "relations to projects outside the file hold it"},
    {cause::resource_calendar, "按资源日历排程", "its work follows the calendar of a resource, not its own"},
    {cause::levelled, "经资源平衡", "resource levelling moved it"},
    {cause::split, "工作被拆分", "its work is interrupted"},
    {cause::not_in_file, "文件未含所需数据", "it depends on data that the file, or what we read of it, does not hold"},
    {cause::other_project, "最长路径止于另一项目", "the longest path of the file ends in another project"},
    {cause::equal_drivers, "多个约束同时决定日期", "several things set the same date, and the tool follows another of them"},
    {cause::unknown, "原因不明", "nothing in the file tells the cause"},
}};

/// The causes found so far, by activity; empty where nothing differs.
struct Known {
    std::vector<std::string_view> early, late;
    std::vector<bool> early_differs, late_differs;
    std::vector<std::string_view> finish; ///< by project: why its last finish is another
    std::vector<std::string_view> ahead;  ///< by activity: why the dates of what it leads to are others
};

bool early(AuditField field) { return field == AuditField::early_start || field == AuditField::early_finish; }
bool late(AuditField field) { return field == AuditField::late_start || field == AuditField::late_finish; }

Known differing(const ForeignSchedule& foreign, const std::vector<AuditDifference>& differences) {
    const auto count = foreign.activities.size();
    Known known{{}, {}, std::vector<bool>(count, false), std::vector<bool>(count, false), {}, {}};
    known.early.resize(count);
    known.late.resize(count);
    known.finish.resize(foreign.projects.size());
    for (const auto& one : differences) {
        if (early(one.field)) { known.early_differs[one.activity] = true; }
        if (late(one.field)) { known.late_differs[one.activity] = true; }
    }
    return known;
}

std::string_view or_unknown(std::string_view word) { return word.empty() ? cause::unknown : word; }

/// The cause handed on along the relations of an activity: of a driving one before that of another. A neighbour is a position in the
/// network, and the slot of the relation.
class HandedOn {
public:
    explicit HandedOn(const ForeignComputed& computed) : computed_{computed} {}

    [[nodiscard]] std::string_view by_predecessors(std::uint32_t activity, const std::vector<std::string_view>& causes) const {
        const auto& network = computed_.network;
        const auto place = (*network.position)[activity];
        std::string_view any;
        for (auto slot = network.incoming_begin[place]; slot < network.incoming_begin[place + 1]; ++slot) {
            const auto word = causes[network.order[network.incoming[slot].from]];
            if (!word.empty() && computed_.schedule.drives(slot)) { return word; }
            if (any.empty()) { any = word; }
        }
        return any;
    }
    [[nodiscard]] std::string_view by_successors(std::uint32_t activity, const std::vector<std::string_view>& causes) const {
        const auto& network = computed_.network;
        std::string_view any;
        for (const auto& relation : network.outgoing_at((*network.position)[activity])) {
            const auto word = causes[network.order[relation.to]];
            if (!word.empty() && computed_.schedule.drives(relation.slot)) { return word; }
            if (any.empty()) { any = word; }
        }
        return any;
    }

private:
    const ForeignComputed& computed_;
};

/// A file that contradicts itself in one place was changed after it was last scheduled: likeliest also where nothing else tells why.
void blame_changed_file(const ForeignSchedule& foreign, std::vector<AuditDifference>& differences) {
    std::vector<bool> changed(foreign.projects.size(), false);
    const auto project = [&](const AuditDifference& one) { return foreign.activities[one.activity].project; };
    for (const auto& one : differences) {
        if (one.cause == cause::not_rescheduled) { changed[project(one)] = true; }
    }
    for (auto& one : differences) {
        if (one.cause == cause::unknown && changed[project(one)]) { one.cause = cause::not_rescheduled; }
    }
}

/// In topological order: what a predecessor brought, else what stands at the activity itself. Complete work hands on what reaches it.
void find_early(const ForeignSchedule& foreign, const ForeignComputed& computed, Known& known) {
    const auto& network = computed.network;
    for (const auto activity : network.order) {
        const bool complete = computed.status[activity].state == ProgressState::complete;
        if (!known.early_differs[activity] && !complete) { continue; }
        const auto before = HandedOn{computed}.by_predecessors(activity, known.early);
        if (complete) {
            known.early[activity] = before;
            continue;
        }
        known.early[activity] = or_unknown(before.empty() ? early_evidence(foreign, computed, activity) : before);
    }
}

/// Why the last finish of a project, which caps its late dates, is another.
void find_finishes(const ForeignSchedule& foreign, const ForeignComputed& computed, Known& known) {
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        if (known.early[i].empty() || !known.early_differs[i] || !computed.schedule.has_forecast(i)) { continue; }
        const auto ours = computed.schedule.project_finish(one.project);
        const bool last = computed.schedule.early_finish(i) == ours || (one.answers.early_finish && *one.answers.early_finish >= ours);
        if (last && known.finish[one.project].empty()) { known.finish[one.project] = known.early[i]; }
    }
}

/// Against the order: what a successor brought, else the finish of the project, else what stands at the activity.
void find_late(const ForeignSchedule& foreign, const ForeignComputed& computed, Known& known) {
    const auto& network = computed.network;
    for (auto place = network.order.size(); place-- > 0;) {
        const auto activity = network.order[place];
        const bool complete = computed.status[activity].state == ProgressState::complete;
        if (!known.late_differs[activity] && !complete) { continue; }
        auto word = HandedOn{computed}.by_successors(activity, known.late);
        if (!complete && word.empty()) { word = late_evidence(foreign, computed, activity); }
        if (!complete && word.empty()) { word = known.finish[foreign.activities[activity].project]; }
        // A level of effort takes its late dates from what comes before it, too.
        if (!complete && word.empty()) { word = known.early[activity]; }
        known.late[activity] = complete ? word : or_unknown(word);
    }
}

std::string_view float_cause(const ForeignSchedule& foreign, const ForeignComputed& computed, const Known& known, std::uint32_t activity) {
    if (!known.early[activity].empty()) { return known.early[activity]; }
    if (!known.late[activity].empty()) { return known.late[activity]; }
    if (float_contradicts_dates(foreign, computed, activity)) { return cause::not_rescheduled; }
    return cause::unknown;
}

std::string_view free_float_cause(const ForeignSchedule& foreign, const ForeignComputed& computed, const Known& known,
                                  std::uint32_t activity) {
    if (!known.early[activity].empty()) { return known.early[activity]; }
    const auto after = HandedOn{computed}.by_successors(activity, known.early);
    if (!after.empty()) { return after; }
    const auto finish = known.finish[foreign.activities[activity].project];
    return finish.empty() ? float_cause(foreign, computed, known, activity) : finish;
}

/// By activity, why the early dates of what it leads to are others; a driving successor's before another's.
std::vector<std::string_view> ahead_of(const ForeignComputed& computed, const Known& known) {
    auto ahead = known.early;
    const auto& order = computed.network.order;
    for (auto place = order.size(); place-- > 0;) {
        auto& word = ahead[order[place]];
        if (word.empty()) { word = HandedOn{computed}.by_successors(order[place], ahead); }
    }
    return ahead;
}

/// A flag follows from dates anywhere along the path.
std::string_view driving_cause(const ForeignSchedule& foreign, const DrivingEvidence& evidence, const Known& known,
                               std::uint32_t activity) {
    if (!known.early[activity].empty()) { return known.early[activity]; }
    const auto finish = known.finish[foreign.activities[activity].project];
    if (!finish.empty()) { return finish; }
    if (!known.ahead[activity].empty()) { return known.ahead[activity]; }
    return evidence.of(activity);
}

} // namespace

std::span<const AuditCause> audit_causes() { return all_causes; }

void find_causes(const ForeignSchedule& foreign, const ForeignComputed& computed, std::vector<AuditDifference>& differences) {
    if (differences.empty()) { return; }
    auto known = differing(foreign, differences);
    find_early(foreign, computed, known);
    find_finishes(foreign, computed, known);
    find_late(foreign, computed, known);
    known.ahead = ahead_of(computed, known);
    const DrivingEvidence evidence{foreign, computed};
    for (auto& one : differences) {
        const auto word = early(one.field)                       ? known.early[one.activity]
                          : late(one.field)                      ? known.late[one.activity]
                          : one.field == AuditField::total_float ? float_cause(foreign, computed, known, one.activity)
                          : one.field == AuditField::free_float  ? free_float_cause(foreign, computed, known, one.activity)
                                                                 : driving_cause(foreign, evidence, known, one.activity);
        one.cause = word;
    }
    blame_changed_file(foreign, differences);
}

} // namespace slipway
