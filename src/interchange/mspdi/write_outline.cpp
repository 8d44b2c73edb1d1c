#include "interchange/mspdi/write_parts.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace slipway {
namespace {

/// Whole numbers above 0, as MS Project numbers its tasks.
std::optional<std::int64_t> as_uid(const std::string& id) {
    std::int64_t uid = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), uid);
    if (error != std::errc{} || end != id.data() + id.size() || uid <= 0 || uid > INT32_MAX) { return std::nullopt; }
    return uid;
}

/// Builds the rows; the phases come each after their parent, so the tree is walked without recursion into what a file makes deep.
class Outline {
public:
    Outline(const ForeignSchedule& foreign, Losses& losses)
        : foreign_(foreign),
          losses_(losses),
          summary_of_(foreign.phases.size()),
          children_(foreign.phases.size()),
          work_(foreign.phases.size()),
          filled_(foreign.phases.size(), false) {
        sort_activities();
        sort_phases();
    }

    std::vector<MspRow> rows() {
        const bool several = foreign_.projects.size() > 1;
        for (std::uint32_t project = 0; project < foreign_.projects.size(); ++project) {
            const std::size_t level = several ? 2 : 1;
            if (several) { add({.project = project, .level = 1, .summary = true}); }
            add_project(project, level);
        }
        return std::move(rows_);
    }

private:
    void sort_activities() {
        for (std::uint32_t i = 0; i < foreign_.activities.size(); ++i) {
            const auto& activity = foreign_.activities[i];
            if (activity.kind != ForeignKind::summary) {
                if (activity.phase) { work_[*activity.phase].push_back(i); }
            } else if (activity.phase && !summary_of_[*activity.phase]) {
                summary_of_[*activity.phase] = i;
            } else {
                losses_.add("summary", "a phase is one summary task in MS Project: a second summary of it is left out", activity.line);
            }
        }
    }

    /// Whether there is any work in a phase is known from its last descendant upward.
    void sort_phases() {
        for (auto i = static_cast<std::uint32_t>(foreign_.phases.size()); i-- > 0;) {
            const auto& phase = foreign_.phases[i];
            if (!work_[i].empty()) { filled_[i] = true; }
            if (!filled_[i]) {
                losses_.add("empty-phase", "a phase without work would be a task in MS Project: left out", phase.line);
            } else if (phase.parent) {
                filled_[*phase.parent] = true;
            }
        }
        for (std::uint32_t i = 0; i < foreign_.phases.size(); ++i) {
            if (filled_[i] && foreign_.phases[i].parent) { children_[*foreign_.phases[i].parent].push_back(i); }
        }
    }

    void add_project(std::uint32_t project, std::size_t level) {
        for (std::uint32_t i = 0; i < foreign_.activities.size(); ++i) {
            const auto& activity = foreign_.activities[i];
            if (activity.project == project && !activity.phase && activity.kind != ForeignKind::summary) {
                add({.activity = i, .level = level});
            }
        }
        for (std::uint32_t i = 0; i < foreign_.phases.size(); ++i) {
            const auto& phase = foreign_.phases[i];
            if (phase.project == project && !phase.parent && filled_[i]) { add_tree(i, level); }
        }
    }

    struct Waiting {
        std::uint32_t phase = 0;
        std::size_t level = 0;
    };

    void add_tree(std::uint32_t root, std::size_t root_level) {
        std::vector<Waiting> waiting{{root, root_level}};
        while (!waiting.empty()) {
            const auto [phase, level] = waiting.back();
            waiting.pop_back();
            add({.activity = summary_of_[phase], .phase = phase, .level = level, .summary = true});
            for (const auto activity : work_[phase]) { add({.activity = activity, .level = level + 1}); }
            for (auto child = children_[phase].rbegin(); child != children_[phase].rend(); ++child) {
                waiting.push_back({*child, level + 1});
            }
        }
    }

    void add(MspRow row) {
        counters_.resize(row.level, 0);
        ++counters_.back();
        for (const auto counter : counters_) { row.number += (row.number.empty() ? "" : ".") + std::to_string(counter); }
        row.uid = static_cast<std::int64_t>(rows_.size()) + 1;
        rows_.push_back(std::move(row));
    }

    const ForeignSchedule& foreign_;
    Losses& losses_;
    std::vector<std::optional<std::uint32_t>> summary_of_;
    std::vector<std::vector<std::uint32_t>> children_, work_;
    std::vector<bool> filled_;
    std::vector<std::size_t> counters_;
    std::vector<MspRow> rows_;
};

/// The numbers that MS Project gave are kept when it wrote the schedule, or gave the work its keys, so that a task stays the same task.
void keep_numbers(const ForeignSchedule& foreign, std::vector<MspRow>& rows) {
    const bool by_keys = std::ranges::all_of(foreign.activities, [](const ForeignActivity& one) { return one.id == one.key; });
    if (foreign.tool != ForeignTool::ms_project && !by_keys) { return; }
    std::vector<std::int64_t> kept;
    std::set<std::int64_t> seen;
    for (const auto& row : rows) {
        if (row.project) { return; }
        const auto uid = as_uid(row.activity ? foreign.activities[*row.activity].id : foreign.phases[*row.phase].id);
        if (!uid || !seen.insert(*uid).second) { return; }
        kept.push_back(*uid);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) { rows[i].uid = kept[i]; }
}

void widen(MspRow& row, const MspRow& inside) {
    if (inside.start && (!row.start || *inside.start < *row.start)) { row.start = inside.start; }
    if (inside.finish && (!row.finish || *inside.finish > *row.finish)) { row.finish = inside.finish; }
}

/// Summaries span what lies below them, or what somebody entered.
void span_work(const ForeignSchedule& foreign, std::vector<MspRow>& rows) {
    std::vector<std::size_t> above;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& row = rows[i];
        above.resize(row.level - 1);
        if (row.summary) {
            above.push_back(i);
            continue;
        }
        const auto& activity = foreign.activities[*row.activity];
        const auto& answers = activity.answers;
        row.start = activity.actual_start ? activity.actual_start : answers.early_start ? answers.early_start : activity.manual_start;
        row.finish = activity.actual_finish ? activity.actual_finish : answers.early_finish ? answers.early_finish : activity.manual_finish;
        if (activity.kind == ForeignKind::inactive) { continue; }
        for (const auto summary : above) { widen(rows[summary], row); }
    }
    for (auto& row : rows) {
        if (!row.summary || !row.activity || !foreign.activities[*row.activity].manual) { continue; }
        const auto& by_hand = foreign.activities[*row.activity];
        row.start = by_hand.manual_start ? by_hand.manual_start : row.start;
        row.finish = by_hand.manual_finish ? by_hand.manual_finish : row.finish;
    }
}

} // namespace

std::vector<MspRow> msp_rows(const ForeignSchedule& foreign, Losses& losses) {
    auto rows = Outline{foreign, losses}.rows();
    keep_numbers(foreign, rows);
    span_work(foreign, rows);
    return rows;
}

} // namespace slipway
