#pragma once
// One function a check. Each returns its result without the code, which the table gives it.

#include "findings/quality_scope.hpp"

#include <algorithm>
#include <iterator>

namespace slipway {

/// Why a check could not be made, in both languages.
struct QualityReason {
    std::string_view zh, en;
};

[[nodiscard]] QualityResult not_judged(const QualityReason& reason);
/// At most `bound` percent of so many; the reason says why there are none.
[[nodiscard]] QualityResult share_at_most(std::vector<std::uint32_t> found, std::size_t of, double bound, const QualityReason& none);
/// The same of relations.
[[nodiscard]] QualityResult relations_at_most(std::vector<std::uint32_t> found, std::size_t of, double bound);
/// None may be: a number.
[[nodiscard]] QualityResult none_allowed(std::vector<std::uint32_t> found, std::size_t of);
[[nodiscard]] QualityResult no_relations_allowed(std::vector<std::uint32_t> found, std::size_t of);

/// None of the open work may be so.
template <class Wanted>
[[nodiscard]] QualityResult no_open_work_that(const QualityScope& scope, Wanted wanted) {
    std::vector<std::uint32_t> found;
    std::ranges::copy_if(scope.open_work, std::back_inserter(found), wanted);
    return none_allowed(std::move(found), scope.open_work.size());
}

inline constexpr QualityReason no_open_tasks{"没有未完成的工作", "no task is open"};

[[nodiscard]] inline QualityReason no_baseline(const QualityScope& scope) {
    return scope.facts.from_a_file ? QualityReason{"文件中没有基准计划", "the file holds no baseline"}
                                   : QualityReason{"没有经批准的基准计划", "no baseline is approved"};
}

// DCMA
QualityResult dcma_logic(const QualityScope& scope);
QualityResult dcma_leads(const QualityScope& scope);
QualityResult dcma_lags(const QualityScope& scope);
QualityResult dcma_types(const QualityScope& scope);
QualityResult dcma_constraints(const QualityScope& scope);
QualityResult dcma_high_float(const QualityScope& scope);
QualityResult dcma_negative_float(const QualityScope& scope);
QualityResult dcma_durations(const QualityScope& scope);
QualityResult dcma_dates(const QualityScope& scope);
QualityResult dcma_resources(const QualityScope& scope);
QualityResult dcma_missed(const QualityScope& scope);
QualityResult dcma_critical_path(const QualityScope& scope);
QualityResult dcma_cpli(const QualityScope& scope);
QualityResult dcma_bei(const QualityScope& scope);

// GAO
QualityResult gao_sequencing(const QualityScope& scope);
QualityResult gao_start_to_finish(const QualityScope& scope);
QualityResult gao_summary_logic(const QualityScope& scope);
QualityResult gao_constraints(const QualityScope& scope);
QualityResult gao_lags(const QualityScope& scope);
QualityResult gao_traceability(const QualityScope& scope);
QualityResult gao_critical_path(const QualityScope& scope);
QualityResult gao_float(const QualityScope& scope);
QualityResult gao_updating(const QualityScope& scope);
QualityResult gao_baseline(const QualityScope& scope);

// The network
QualityResult open_ends(const QualityScope& scope);
QualityResult dangling_starts(const QualityScope& scope);
QualityResult dangling_finishes(const QualityScope& scope);
QualityResult redundant(const QualityScope& scope);
QualityResult duplicates(const QualityScope& scope);
QualityResult out_of_sequence(const QualityScope& scope);

/// Whether open work lacks what comes before or after it, other than the first and the last of its project.
[[nodiscard]] bool open_end(const QualityScope& scope, std::uint32_t activity);
/// Whether nothing before work not begun holds its start, or nothing after it waits for its finish, although it is tied there.
[[nodiscard]] bool dangling_start(const QualityScope& scope, std::uint32_t activity);
[[nodiscard]] bool dangling_finish(const QualityScope& scope, std::uint32_t activity);

} // namespace slipway
