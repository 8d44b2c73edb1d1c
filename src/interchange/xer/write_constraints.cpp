#include "interchange/constraint_pairs.hpp"
#include "interchange/xer/write_parts.hpp"

#include <array>

namespace slipway {
namespace {

constexpr std::array<Words<ConstraintKind>, 8> types{{{ConstraintKind::start_no_earlier, "CS_MSOA"},
                                                      {ConstraintKind::start_no_later, "CS_MSOB"},
                                                      {ConstraintKind::finish_no_earlier, "CS_MEOA"},
                                                      {ConstraintKind::finish_no_later, "CS_MEOB"},
                                                      {ConstraintKind::deadline, "CS_MEOB"},
                                                      {ConstraintKind::mandatory_start, "CS_MANDSTART"},
                                                      {ConstraintKind::mandatory_finish, "CS_MANDFIN"},
                                                      {ConstraintKind::as_late_as_possible, "CS_ALAP"}}};

std::string_view type_of(const PairedConstraint& one) {
    if (one.on) { return one.kind == ConstraintKind::start_no_earlier ? "CS_MSO" : "CS_MEO"; }
    return word_of(types, one.kind);
}

} // namespace

std::vector<XerConstraint> xer_constraints(const ForeignActivity& activity) {
    std::vector<XerConstraint> found;
    for (const auto& one : paired_constraints(activity.constraints)) { found.push_back({type_of(one), one.at}); }
    return found;
}

} // namespace slipway
