#pragma once
// The work of one project as its template and its own record give it together: activities and the relations between them.

#include "records/names.hpp"
#include "records/raw.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway::records {

/// An activity of the template, of the project, or of both; what the project says goes before.
struct MergedActivity {
    const RawActivity* base = nullptr;
    const RawActivity* own = nullptr;

    [[nodiscard]] const Word& key() const { return own != nullptr ? own->key : base->key; }
    /// The value that holds, or null.
    template <class Value>
    [[nodiscard]] const Value* chosen(std::optional<Value> RawActivity::*field) const {
        if (own != nullptr && own->*field) { return &*(own->*field); }
        return base != nullptr && base->*field ? &*(base->*field) : nullptr;
    }
    /// Whose duration or kind holds: a project that says either says both.
    [[nodiscard]] const RawActivity& kind_source() const;
    [[nodiscard]] bool is_level_of_effort() const { return kind_source().kind == ActivityKind::level_of_effort; }
};

/// A lag, the sum of its terms; several only when relations were joined over a dropped activity.
struct Lag {
    std::vector<DurationText> terms;
    std::string text;
};

/// A relation into an activity of the project, from one of its own or (`foreign`) from another project's.
struct Edge {
    std::uint32_t from = 0; ///< index into Work::activities, unless foreign
    const RawEnd* foreign = nullptr;
    std::uint32_t to = 0;
    RelationType type = RelationType::finish_start;
    Lag lag;
    Span span;
    const RawAfter* written = nullptr; ///< what of the template alone it was made from; null for all others
};

struct Work {
    std::vector<MergedActivity> activities; ///< in order of keys, without the dropped
    std::vector<Edge> edges;
    std::vector<Word> dropped; ///< in order of keys
};

/// What the work is put together from. Either may be absent.
struct WorkSource {
    const RawTemplate* base = nullptr;
    const RawProject* own = nullptr;
    bool complete = true; ///< false: the template is unknown or unread, so nobody can tell which activities there are
};

/// Merges, resolves `after`, and joins over what is dropped: whatever waited for it then waits for its predecessors (from the predecessor's
/// end of the first relation to the successor's end of the second, lags added). A level of effort drives nothing: dropped, it leaves no
/// trace.
[[nodiscard]] Work work_of(const WorkSource& source, const UnreadKeys& unread, Problems& problems);

/// The keys of activities, for looking up and for suggestions.
[[nodiscard]] Names names_of_activities(const std::vector<MergedActivity>& activities);

} // namespace slipway::records
