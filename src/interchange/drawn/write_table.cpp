#include "interchange/drawn/drawing.hpp"
#include "slipway/schedule/explain.hpp"
#include "slipway/sheet/write.hpp"
#include "slipway/tracking/activity_dates.hpp"

#include <fmt/format.h>

#include <sstream>

namespace slipway {
namespace {

using sheet::Value;
using sheet::ValueRow;

/// The columns, each with what it shows of an activity.
class Rows {
public:
    explicit Rows(const Drawn& drawn) : drawn_{drawn}, critical_for_{critical_for(drawn)} {}

    [[nodiscard]] static const std::vector<std::string>& headings() {
        static const std::vector<std::string> all{"project",        "project_name",  "key",
                                                  "name",           "kind",          "status",
                                                  "calendar",       "duration_wd",   "remaining_wd",
                                                  "percent",        "actual_start",  "actual_finish",
                                                  "early_start",    "early_finish",  "late_start",
                                                  "late_finish",    "best_start",    "best_finish",
                                                  "total_float_wd", "free_float_wd", "interfering_float_wd",
                                                  "critical",       "critical_for",  "constraints",
                                                  "predecessors",   "successors",    "driving_predecessors"};
        return all;
    }

    [[nodiscard]] ValueRow row(std::uint32_t activity) const {
        ValueRow cells;
        add_names(cells, activity);
        add_progress(cells, activity);
        add_dates(cells, activity);
        add_floats(cells, activity);
        cells.push_back(joined(constraints(activity)));
        add_relations(cells, activity);
        return cells;
    }

private:
    static Value text(std::string_view words) { return words.empty() ? Value{} : Value{clean(words)}; }
    static Value day(const std::optional<Date>& date) { return date ? Value{*date} : Value{}; }
    static Value joined(const std::vector<std::string>& parts) { return text(fmt::format("{}", fmt::join(parts, "; "))); }
    [[nodiscard]] Value days(std::uint32_t activity, const std::optional<Minutes>& minutes) const {
        return minutes ? Value{in_days(calendar_of(activity), *minutes)} : Value{};
    }
    [[nodiscard]] const Calendar& calendar_of(std::uint32_t activity) const {
        return drawn_.portfolio.calendar_of(drawn_.portfolio.activities[activity]);
    }

    void add_names(ValueRow& cells, std::uint32_t activity) const {
        const auto& one = drawn_.portfolio.activities[activity];
        const auto& project = drawn_.portfolio.projects[one.project];
        cells.push_back(text(project.key));
        cells.push_back(text(project.name.in(drawn_.language)));
        cells.push_back(text(drawn_.portfolio.full_key(activity)));
        cells.push_back(text(one.name().in(drawn_.language)));
        cells.push_back(text(word_of(drawn_kind_words, one.kind())));
        cells.push_back(text(drawn_status(drawn_, activity)));
        cells.push_back(text(drawn_.portfolio.calendars[one.calendar].key));
    }

    void add_progress(ValueRow& cells, std::uint32_t activity) const {
        const auto& facts = drawn_.outlook.progress.facts[activity];
        cells.push_back(days(activity, drawn_.portfolio.activities[activity].duration.likely));
        cells.push_back(days(activity, facts.complete() ? Minutes{0} : drawn_.outlook.progress.likely[activity].remaining));
        cells.emplace_back(static_cast<double>(percent_done(drawn_, activity)));
        cells.push_back(day(facts.started));
        const bool implied = !facts.finished && facts.finished_by;
        cells.push_back(implied ? text("<=" + facts.finished_by->words) : day(facts.finished));
    }

    void add_dates(ValueRow& cells, std::uint32_t activity) const {
        const auto likely = shown_dates(drawn_.portfolio, drawn_.outlook, activity);
        const auto best = shown_dates(drawn_.portfolio, drawn_.outlook, activity, Scenario::best);
        for (const auto& date :
             {likely.early_start, likely.early_finish, likely.late_start, likely.late_finish, best.early_start, best.early_finish}) {
            cells.push_back(day(date));
        }
    }

    void add_floats(ValueRow& cells, std::uint32_t activity) const {
        cells.push_back(days(activity, drawn_.outlook.likely.total_float(activity)));
        cells.push_back(days(activity, drawn_.outlook.likely.free_float(activity)));
        cells.push_back(days(activity, drawn_.outlook.likely.interfering_float(activity)));
        cells.push_back(text(drawn_.outlook.is_critical(drawn_.portfolio, activity) ? "true" : "false"));
        std::vector<std::string> projects;
        for (const auto project : critical_for_[activity]) { projects.push_back(drawn_.portfolio.projects[project].key); }
        cells.push_back(joined(projects));
    }

    [[nodiscard]] std::vector<std::string> constraints(std::uint32_t activity) const {
        std::vector<std::string> all;
        for (const auto& constraint : drawn_.portfolio.activities[activity].constraints()) {
            const auto kind = word_of(constraint_words, constraint.kind);
            all.push_back(constraint.date ? fmt::format("{} {}", kind, constraint.date->words) : std::string{kind});
        }
        return all;
    }

    void add_relations(ValueRow& cells, std::uint32_t activity) const {
        std::vector<std::string> before;
        std::vector<std::string> after;
        std::vector<std::string> driving;
        for (const auto index : relations_into(drawn_, activity)) {
            const auto& relation = drawn_.portfolio.relations[index];
            before.push_back(drawn_.portfolio.full_key(relation.from) + " " + relation_words(drawn_, relation));
            if (drives(drawn_.outlook.likely_scheduled(), index)) { driving.push_back(before.back()); }
        }
        for (const auto index : relations_out_of(drawn_, activity)) {
            const auto& relation = drawn_.portfolio.relations[index];
            after.push_back(drawn_.portfolio.full_key(relation.to) + " " + relation_words(drawn_, relation));
        }
        for (const auto& relations : {before, after, driving}) { cells.push_back(joined(relations)); }
    }

    const Drawn& drawn_;
    std::vector<std::vector<std::uint32_t>> critical_for_;
};

} // namespace

std::string write_table(const Drawn& drawn, bool excel) {
    const Rows rows{drawn};
    std::vector<ValueRow> written;
    for (const auto project : drawn.projects) {
        for (const auto activity : drawn.portfolio.in_order_of_work(project)) { written.push_back(rows.row(activity)); }
    }
    std::ostringstream out;
    sheet::write_csv(out, Rows::headings(), written, excel);
    return out.str();
}

} // namespace slipway
