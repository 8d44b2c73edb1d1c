#pragma once
// Collection forms: the sheet that an agency fills in, which `read_updates` reads back.

#include "slipway/forms/updates.hpp"
#include "slipway/sheet/write.hpp"
#include "slipway/tracking/outlook.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace slipway::forms {

struct FormQuestion {
    std::uint32_t agency = 0; ///< index into Portfolio::agencies
    int weeks = 6;            ///< work that begins or ends within so many from the data date is due
    Language language = Language::zh;
    std::vector<bool> selected;                           ///< by project
    std::set<std::string> to_confirm;                     ///< keys of activities of which somebody must say whether they were reached
    std::map<std::string, ConditionKind> condition_words; ///< the words of conditions in the language of the form
    std::span<const Observation> observations = {};       ///< in recorded order: what was said last is told in its own words
};

/// The sheet: what is known stands in locked columns, what is asked for in empty ones. One row for each project that the agency leads and
/// that is neither done nor cancelled, and below it its activities that are overdue, under way, due, held by a condition, or to be
/// confirmed. `name` is that of its sheet.
[[nodiscard]] sheet::Table form(const Portfolio& portfolio, const Outlook& outlook, const FormQuestion& question);

/// The sheet behind it: for whom and when the form is, and how to fill it in.
[[nodiscard]] sheet::Table instructions(const Portfolio& portfolio, const Outlook& outlook, const FormQuestion& question);

/// The agency of a key or a name.
[[nodiscard]] std::optional<std::uint32_t> find_agency(const Portfolio& portfolio, std::string_view word);

} // namespace slipway::forms
