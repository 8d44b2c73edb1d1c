#include "interchange/xer/relations.hpp"

#include "interchange/xer/values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::interchange {
namespace {

enum Column : std::size_t { task_id, pred_task_id, proj_id, pred_proj_id, pred_type, lag_hr_cnt };
constexpr XerColumns<6> columns{"TASKPRED", {"task_id", "pred_task_id", "proj_id", "pred_proj_id", "pred_type", "lag_hr_cnt"}};

constexpr std::array<std::pair<std::string_view, RelationType>, 4> type_words{{{"PR_FS", RelationType::finish_start},
                                                                               {"PR_SS", RelationType::start_start},
                                                                               {"PR_FF", RelationType::finish_finish},
                                                                               {"PR_SF", RelationType::start_finish}}};

RelationType type_of(const XerCells& cells) {
    const auto word = cells.text(pred_type);
    const auto found = std::ranges::find_if(type_words, [&](const auto& one) { return same_word(one.first, word); });
    if (found != type_words.end()) { return found->second; }
    if (!word.empty()) {
        cells.error(pred_type, {"unknown-relation-type", fmt::format("\"{}\" is no type of a relation", shown(word)),
                                "known are PR_FS, PR_SS, PR_FF and PR_SF"});
    }
    return RelationType::finish_start;
}

/// Reads the rows one by one.
class Relations {
public:
    Relations(XerReading& reading, const XerProjects& projects, const XerCalendars& calendars, const XerIds& tasks,
              ForeignSchedule& schedule)
        : reading_{reading},
          projects_{projects},
          calendars_{calendars},
          tasks_{tasks},
          far_{read_far_ends(reading, projects)},
          schedule_{schedule} {}

    void read(const XerCells& cells) {
        const auto from = tasks_.find(cells.text(pred_task_id));
        const auto to = tasks_.find(cells.text(task_id));
        if (!from || !to) {
            if (from) { hold_before(cells, schedule_.activities[*from]); }
            if (to) { hold_after(cells, schedule_.activities[*to]); }
            tell_missing(cells, from.has_value(), to.has_value());
            return;
        }
        if (*from == *to) {
            cells.error(pred_task_id, {"relation-to-itself", fmt::format("{} waits for itself", shown(schedule_.activities[*from].code)),
                                       "take the relation away in Primavera P6"});
            return;
        }
        if (spans(*from) || spans(*to)) {
            reading_.losses.add("summary-relation", "a relation of a WBS summary, which spans its work, is left out: it moves no date",
                                cells.line());
            return;
        }
        const auto lag = cells.hours(lag_hr_cnt).value_or(Minutes{0});
        schedule_.relations.push_back({*from, *to, type_of(cells), lag, lag_calendar(*from, *to), cells.line()});
    }

private:
    bool spans(std::uint32_t activity) const { return schedule_.activities[activity].kind == ForeignKind::summary; }

    /// Of a relation between projects the option of the successor's counts: it is scheduled there.
    std::uint32_t lag_calendar(std::uint32_t from, std::uint32_t to) const {
        const auto project = schedule_.activities[to].project;
        switch (projects_.lag_calendars[project]) {
        case LagCalendar::predecessor: return schedule_.activities[from].calendar;
        case LagCalendar::successor: return schedule_.activities[to].calendar;
        case LagCalendar::project: return schedule_.projects[project].calendar;
        case LagCalendar::around_the_clock: break;
        }
        return calendars_.around_the_clock();
    }

    /// What the far end of a relation without lag stores, where the near end says nothing itself.
    const ForeignAnswers* far_end(const XerCells& cells, std::size_t column) const {
        const auto found = far_.ids.find(cells.text(column));
        return found && cells.hours(lag_hr_cnt).value_or(Minutes{0}) == Minutes{0} ? &far_.answers[*found] : nullptr;
    }
    void hold_after(const XerCells& cells, ForeignActivity& near) const {
        const auto* far = far_end(cells, pred_task_id);
        if (far == nullptr || near.external_early_start) { return; }
        const auto type = type_of(cells);
        if (type == RelationType::finish_start) { near.external_early_start = far->early_finish; }
        if (type == RelationType::start_start) { near.external_early_start = far->early_start; }
    }
    void hold_before(const XerCells& cells, ForeignActivity& near) const {
        const auto* far = far_end(cells, task_id);
        if (far == nullptr || near.external_late_finish) { return; }
        const auto type = type_of(cells);
        if (type == RelationType::finish_start) { near.external_late_finish = far->late_start; }
        if (type == RelationType::finish_finish) { near.external_late_finish = far->late_finish; }
    }

    /// Whether a project's work is among what is read.
    bool is_read(std::string_view project) const { return projects_.ids.find(project).has_value(); }

    void tell_missing(const XerCells& cells, bool has_from, bool has_to) {
        const auto project = cells.text(proj_id);
        const auto other = cells.text(pred_proj_id);
        const bool from_read = other.empty() ? is_read(project) : is_read(other);
        const bool from_wrong = !has_from && from_read;
        const bool to_wrong = !has_to && (is_read(project) || project.empty());
        if (from_wrong) { tell_unknown(cells, pred_task_id, "unknown-predecessor"); }
        if (to_wrong) { tell_unknown(cells, task_id, "unknown-successor"); }
        if (from_wrong || to_wrong || (!has_from && !has_to)) { return; }
        if (far_.ids.find(cells.text(has_to ? pred_task_id : task_id))) {
            reading_.losses.add("unexported-project",
                                "a relation to a project that the file does not export: the dates stored there stand for it", cells.line());
            return;
        }
        reading_.losses.add(has_to ? "external-predecessor" : "external-successor",
                            has_to ? "a relation from work that is not read: the external early start of its successor stands for it"
                                   : "a relation to work that is not read: the external late finish of its predecessor stands for it",
                            cells.line());
    }
    static void tell_unknown(const XerCells& cells, std::size_t column, std::string_view code) {
        const auto role = code.substr(code.find('-') + 1);
        cells.error(column, {code, fmt::format("the {} {} is no task_id of the file", role, shown(cells.text(column))),
                             "export the project whole"});
    }

    XerReading& reading_;
    const XerProjects& projects_;
    const XerCalendars& calendars_;
    const XerIds& tasks_;
    XerFarEnds far_;
    ForeignSchedule& schedule_;
};

} // namespace

void read_relations(XerReading& reading, const XerProjects& projects, const XerCalendars& calendars, const XerIds& tasks,
                    ForeignSchedule& schedule) {
    Relations relations{reading, projects, calendars, tasks, schedule};
    each_row(reading, columns, [&](const XerCells& cells) { relations.read(cells); });
}

} // namespace slipway::interchange
