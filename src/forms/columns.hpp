#pragma once
// The columns of a table of updates and of a form: what they say, and their headings in both languages.

#include "slipway/model/terms.hpp"
#include "slipway/tracking/observation.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::forms {

/// What a cell of a column is to its row. `as_of` is the day for which the form was made; `says` is one thing said; `kind` and `value` say
/// one thing together; `shown` is for the reader of a form alone.
enum class Role : std::uint8_t { key, as_of, says, reason, by, source, provenance, kind, value, shown };

struct Column {
    Role role = Role::shown;
    std::string_view key;
    std::string_view zh;
    std::string_view en;
    std::optional<ObservationKind> kind = std::nullopt; ///< of `says`

    [[nodiscard]] std::string_view heading(Language language) const { return language == Language::zh ? zh : en; }
};

/// The column of a key. Precondition: there is one.
[[nodiscard]] const Column& column(std::string_view key);
/// The column in which a kind of observation is said.
[[nodiscard]] const Column& column_of(ObservationKind kind);

/// Whether a kind of observation may be said of a project, or of an activity.
[[nodiscard]] bool said_of(ObservationKind kind, bool project);

/// The column that a heading means: its key, or its Chinese or English heading, whatever their width, blanks and capitals; a unit in
/// brackets behind it does not matter. Nothing when there is none. The column lives for ever.
[[nodiscard]] const Column* find_column(std::string_view heading);
/// The heading nearest to one that means nothing.
[[nodiscard]] std::optional<std::string> nearest_heading(std::string_view heading);

/// The kind of observation that a word means, "started" or "实际开始".
[[nodiscard]] std::optional<ObservationKind> kind_of(std::string_view word);

} // namespace slipway::forms
