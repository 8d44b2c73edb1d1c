#include "interchange/taken_in/summary_links.hpp"

#include <algorithm>
#include <tuple>

namespace slipway {
namespace {

/// So many relations at most stand for one between two summaries, and for all of a file.
constexpr std::size_t most_pairs = 10'000;
constexpr std::size_t most_pairs_of_all = 1'000'000;

class Resolver {
public:
    Resolver(const ForeignSchedule& foreign, const ForeignComputed& computed, Losses& losses)
        : foreign_{foreign}, computed_{computed}, losses_{losses}, work_(foreign.phases.size()) {
        for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
            const auto& one = foreign.activities[i];
            if (one.kind == ForeignKind::summary || one.kind == ForeignKind::inactive) { continue; }
            for (auto phase = one.phase; phase; phase = foreign.phases[*phase].parent) { work_[*phase].push_back(i); }
        }
    }

    [[nodiscard]] bool needed() const {
        const auto constrained = [&](const ForeignActivity& one) { return one.kind == ForeignKind::summary && !one.constraints.empty(); };
        return std::ranges::any_of(foreign_.relations, [&](const auto& one) { return is_summary(one.from) || is_summary(one.to); }) ||
               std::ranges::any_of(foreign_.activities, constrained);
    }

    ForeignSchedule resolved() {
        auto result = foreign_;
        result.relations.clear();
        for (const auto& relation : foreign_.relations) { add(result.relations, relation); }
        for (std::uint32_t i = 0; i < foreign_.activities.size(); ++i) {
            if (is_summary(i)) { hand_down(result, i); }
        }
        return result;
    }

private:
    [[nodiscard]] bool is_summary(std::uint32_t activity) const { return foreign_.activities[activity].kind == ForeignKind::summary; }

    [[nodiscard]] std::vector<std::uint32_t> spanned(std::uint32_t activity) const {
        if (!is_summary(activity)) { return {activity}; }
        const auto& phase = foreign_.activities[activity].phase;
        return phase ? work_[*phase] : std::vector<std::uint32_t>{};
    }

    [[nodiscard]] auto start_of(std::uint32_t activity) const {
        const auto& actual = foreign_.activities[activity].actual_start;
        return std::tuple{actual.value_or(computed_.schedule.early_start(activity)), activity};
    }
    [[nodiscard]] auto finish_of(std::uint32_t activity) const {
        const auto finish = computed_.schedule.early_finish(activity);
        return std::tuple{finish == unknown_instant ? Instant::min() : finish, activity};
    }

    void only_first(std::vector<std::uint32_t>& work) const {
        work = {*std::ranges::min_element(work, {}, [&](std::uint32_t one) { return start_of(one); })};
    }
    void only_last(std::vector<std::uint32_t>& work) const {
        work = {*std::ranges::max_element(work, {}, [&](std::uint32_t one) { return finish_of(one); })};
    }

    void add(std::vector<ForeignRelation>& all, const ForeignRelation& relation) {
        if (!is_summary(relation.from) && !is_summary(relation.to)) { return all.push_back(relation); }
        auto from = spanned(relation.from);
        auto to = spanned(relation.to);
        if (from.empty() || to.empty()) {
            losses_.add("empty-summary", "a relation of a summary that spans no work is left out", relation.line);
            return;
        }
        narrow(relation, from, to);
        if (to.size() > pairs_left_) {
            pairs_left_ = 0;
            losses_.add("too-many-summary-links", "what relations of summaries say of more than a million pairs of work is left out",
                        relation.line);
            return;
        }
        pairs_left_ -= from.size() * to.size();
        for (const auto before : from) {
            for (const auto after : to) {
                auto one = relation;
                one.from = before;
                one.to = after;
                if (before != after) { all.push_back(one); }
            }
        }
    }

    /// Where all pairs would say something else, or are too many: the work that sets the end now.
    void narrow(const ForeignRelation& relation, std::vector<std::uint32_t>& from, std::vector<std::uint32_t>& to) {
        const bool of_start = relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
        const bool at_finish = relation.type == RelationType::finish_finish || relation.type == RelationType::start_finish;
        bool exact = true;
        if (of_start && from.size() > 1) { only_first(from), exact = false; }
        if (at_finish && to.size() > 1) { only_last(to), exact = false; }
        if (from.size() > std::min(most_pairs, pairs_left_) / to.size() && from.size() > 1) { only_last(from), exact = false; }
        if (exact) { return; }
        losses_.add("summary-link",
                    "a relation of a summary is said of the work that sets its end now, and stays there when others do later",
                    relation.line);
    }

    void hand_down(ForeignSchedule& result, std::uint32_t summary) {
        for (const auto& constraint : foreign_.activities[summary].constraints) {
            const bool fits = constraint.kind == ConstraintKind::start_no_earlier || constraint.kind == ConstraintKind::finish_no_later ||
                              constraint.kind == ConstraintKind::deadline;
            if (!fits) {
                losses_.add("summary-constraint", "a constraint of a summary that its work cannot have one by one is left out",
                            foreign_.activities[summary].line);
                continue;
            }
            for (const auto one : spanned(summary)) { result.activities[one].constraints.push_back(constraint); }
        }
        result.activities[summary].constraints.clear();
    }

    const ForeignSchedule& foreign_;
    const ForeignComputed& computed_;
    Losses& losses_;
    std::vector<std::vector<std::uint32_t>> work_; ///< by phase: all work below it
    std::size_t pairs_left_ = most_pairs_of_all;
};

} // namespace

std::optional<ForeignSchedule> without_summary_links(const ForeignSchedule& foreign, const ForeignComputed& computed, Losses& losses) {
    Resolver resolver{foreign, computed, losses};
    return resolver.needed() ? std::optional{resolver.resolved()} : std::nullopt;
}

} // namespace slipway
