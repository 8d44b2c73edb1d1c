#pragma once
// The parts of the report on why a forecast moved.

#include "slipway/report/why_changed.hpp"

namespace slipway {

struct WhyChangedContext {
    const WhyChangedInput& input;
    Language language;

    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] std::string say(std::string_view chinese, std::string_view english) const {
        return std::string{zh() ? chinese : english};
    }
    [[nodiscard]] Date since() const { return input.since.situation.outlook.as_of; }
    [[nodiscard]] Date until() const { return input.until.situation.outlook.as_of; }
    [[nodiscard]] bool has_both() const { return input.found.before && input.found.after; }
    [[nodiscard]] int move_cd() const { return has_both() ? days_between(*input.found.before, *input.found.after) : 0; }

    /// Names as the records of the later day have them; those of the earlier one where they are no longer there. Absent where a part has
    /// none.
    [[nodiscard]] std::optional<std::string> project_name(const std::string& key) const;
    [[nodiscard]] std::optional<std::string> activity_name(const std::string& key) const;
    [[nodiscard]] Json agency(const std::string& project) const; ///< its key
    [[nodiscard]] std::optional<std::string> agency_name(const std::string& project) const;
    [[nodiscard]] bool agency_assumed(const std::string& project) const;
};

/// What a cause is, of whatever sign.
[[nodiscard]] std::string words(Cause cause, Language language);
/// What it was in one part.
[[nodiscard]] std::string part_words(const MovePart& part, Language language);

/// What it was before the part and after it, as cells.
[[nodiscard]] std::string from_words(const MovePart& part, Language language);
[[nodiscard]] std::string to_words(const MovePart& part, Language language);

[[nodiscard]] MachineFace why_changed_machine(const WhyChangedContext& context);

} // namespace slipway
