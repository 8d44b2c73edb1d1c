#pragma once
// Our answers held against those that a file stores.

#include "slipway/interchange/computed.hpp"

namespace slipway {

enum class AuditField : std::uint8_t { early_start, early_finish, late_start, late_finish, total_float, free_float, driving };

inline constexpr std::array<Words<AuditField>, 7> audit_field_words{{{AuditField::early_start, "early_start"},
                                                                     {AuditField::early_finish, "early_finish"},
                                                                     {AuditField::late_start, "late_start"},
                                                                     {AuditField::late_finish, "late_finish"},
                                                                     {AuditField::total_float, "total_float"},
                                                                     {AuditField::free_float, "free_float"},
                                                                     {AuditField::driving, "driving"}}};

struct FieldCount {
    std::size_t compared = 0; ///< activities not complete for which the file stores the field
    std::size_t equal = 0;    ///< to the minute
};

/// A value that differs. Instants as "2024-03-05T17:00", floats in minutes of the activity's calendar, driving as "true" and "false".
struct AuditDifference {
    std::uint32_t activity = 0;
    AuditField field = AuditField::early_start;
    std::string file_value;
    std::string computed_value;
    std::string cause; ///< a word of `audit_cause_words`: the likeliest
};

struct Audit {
    std::size_t activities = 0; ///< all of the file, those that are complete too
    std::array<FieldCount, audit_field_words.size()> fields;
    std::vector<AuditDifference> differences; ///< by activity, then field
};

/// Compares every activity that is not complete, and finds for each difference the likeliest cause: a difference that follows from another
/// one upstream (or, of late dates, downstream) names that one's cause.
[[nodiscard]] Audit audit(const ForeignSchedule& foreign, const ForeignComputed& computed);

/// What a cause word means, in a line: "the file was changed after it was last scheduled".
struct AuditCause {
    std::string_view word;
    std::string_view zh;
    std::string_view en;
};
[[nodiscard]] std::span<const AuditCause> audit_causes();

} // namespace slipway
