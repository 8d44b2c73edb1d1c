#include "slipway/interchange/audit.hpp"

#include "interchange/answers/audit_causes.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

std::string text_of(Instant at) { return to_string(at); }
std::string text_of(Minutes work) { return fmt::format("{}", work.count()); }
std::string text_of(bool flag) { return flag ? "true" : "false"; }

/// One activity of the file beside ours.
class Comparison {
public:
    Comparison(Audit& audit, std::uint32_t activity) : audit_{audit}, activity_{activity} {}

    template <class Value>
    void compare(AuditField field, const std::optional<Value>& of_file, const std::optional<Value>& computed) {
        if (!of_file) { return; }
        auto& count = audit_.fields[static_cast<std::size_t>(field)];
        ++count.compared;
        if (of_file == computed) {
            ++count.equal;
            return;
        }
        audit_.differences.push_back({activity_, field, text_of(*of_file), computed ? text_of(*computed) : std::string{}, {}});
    }

private:
    Audit& audit_;
    std::uint32_t activity_;
};

} // namespace

Audit audit(const ForeignSchedule& foreign, const ForeignComputed& computed) {
    Audit found;
    found.activities = foreign.activities.size();
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        if (one.state == ForeignState::complete || one.kind == ForeignKind::inactive) { continue; }
        const auto ours = answers(foreign, computed, i);
        const auto& theirs = one.answers;
        Comparison both{found, i};
        both.compare(AuditField::early_start, theirs.early_start, ours.early_start);
        both.compare(AuditField::early_finish, theirs.early_finish, ours.early_finish);
        both.compare(AuditField::late_start, theirs.late_start, ours.late_start);
        both.compare(AuditField::late_finish, theirs.late_finish, ours.late_finish);
        both.compare(AuditField::total_float, theirs.total_float, ours.total_float);
        both.compare(AuditField::free_float, theirs.free_float, ours.free_float);
        // The flag of work that was never scheduled is no answer: it has planned dates and no late ones.
        if (theirs.late_finish || theirs.total_float) { both.compare(AuditField::driving, theirs.driving, ours.driving); }
    }
    find_causes(foreign, computed, found.differences);
    return found;
}

} // namespace slipway
