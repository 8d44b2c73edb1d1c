#pragma once
// A project as a ledger shows it, and where a ledger says otherwise.

#include "slipway/ledger/fields.hpp"
#include "slipway/model/portfolio.hpp"

#include <span>
#include <vector>

namespace slipway::ledger {

/// What a project's record says, in order of the fields; its latest stage, and of its cites the one given.
[[nodiscard]] std::vector<Fact> facts_of(const Portfolio& portfolio, const Project& project, std::size_t cite = 0);

/// What the facts of a row say otherwise than the project's record. An empty cell says nothing; a name may be an alias; a citation may be
/// any of the record's.
[[nodiscard]] std::vector<Difference> differences(const Portfolio& portfolio, const Project& project, std::span<const Fact> row);

/// The value of a field as text; nothing when no fact is of it.
[[nodiscard]] const FactValue* value_of_field(std::span<const Fact> facts, FieldId field);
[[nodiscard]] std::string text_of_field(std::span<const Fact> facts, FieldId field);

/// A date in the records' own form that needs no other: "+3y" is written with its last day.
[[nodiscard]] std::string date_text(const PartialDate& date);

/// What an import writes behind the note of a new project: "[ledger.csv:12]".
[[nodiscard]] std::string noted(std::string_view note, std::string_view source);

} // namespace slipway::ledger
