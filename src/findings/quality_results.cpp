// How a check is decided.

#include "findings/quality_rules.hpp"

namespace slipway {
namespace {

constexpr QualityReason no_relations{"没有通向未完成工作的逻辑关系", "no relation leads to open work"};

QualityResult at_most(std::size_t found, std::size_t of, double value, double bound, std::string_view unit) {
    QualityResult result{.value = value, .threshold = bound, .counted = found, .of = of, .unit = unit};
    result.verdict = value <= bound ? QualityVerdict::passes : QualityVerdict::fails;
    return result;
}

double percent(std::size_t found, std::size_t of) { return 100.0 * static_cast<double>(found) / static_cast<double>(of); }

} // namespace

QualityResult not_judged(const QualityReason& reason) { return {.because_zh = reason.zh, .because_en = reason.en}; }

QualityResult share_at_most(std::vector<std::uint32_t> found, std::size_t of, double bound, const QualityReason& none) {
    if (of == 0) { return not_judged(none); }
    auto result = at_most(found.size(), of, percent(found.size(), of), bound, "%");
    result.activities = std::move(found);
    return result;
}

QualityResult relations_at_most(std::vector<std::uint32_t> found, std::size_t of, double bound) {
    if (of == 0) { return not_judged(no_relations); }
    auto result = at_most(found.size(), of, percent(found.size(), of), bound, "%");
    result.relations = std::move(found);
    return result;
}

QualityResult none_allowed(std::vector<std::uint32_t> found, std::size_t of) {
    auto result = at_most(found.size(), of, static_cast<double>(found.size()), 0, "count");
    result.activities = std::move(found);
    return result;
}

QualityResult no_relations_allowed(std::vector<std::uint32_t> found, std::size_t of) {
    auto result = at_most(found.size(), of, static_cast<double>(found.size()), 0, "count");
    result.relations = std::move(found);
    return result;
}

} // namespace slipway
