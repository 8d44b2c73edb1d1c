#include "interchange/constraint_pairs.hpp"

namespace slipway {
namespace {

std::optional<ConstraintKind> other_half(ConstraintKind kind) {
    switch (kind) {
    case ConstraintKind::start_no_earlier: return ConstraintKind::start_no_later;
    case ConstraintKind::start_no_later: return ConstraintKind::start_no_earlier;
    case ConstraintKind::finish_no_earlier: return ConstraintKind::finish_no_later;
    case ConstraintKind::finish_no_later: return ConstraintKind::finish_no_earlier;
    default: return std::nullopt;
    }
}

bool is_early_half(ConstraintKind kind) { return kind == ConstraintKind::start_no_earlier || kind == ConstraintKind::finish_no_earlier; }

} // namespace

std::vector<PairedConstraint> paired_constraints(const std::vector<ForeignConstraint>& given) {
    std::vector<PairedConstraint> found;
    std::vector<bool> used(given.size(), false);
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (used[i]) { continue; }
        const auto half = other_half(given[i].kind);
        std::size_t other = i + 1;
        while (other < given.size() && (used[other] || given[other].kind != half || given[other].at != given[i].at)) { ++other; }
        const bool on = other < given.size();
        if (on) { used[other] = true; }
        found.push_back({on && !is_early_half(given[i].kind) ? *half : given[i].kind, on, given[i].at});
    }
    return found;
}

} // namespace slipway
