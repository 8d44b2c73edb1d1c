#pragma once
// The field's closed vocabularies: kinds of activity, relation, constraint, condition; stages; categories.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace slipway {

/// A finish milestone sits at the end of the shift before, a start milestone at the beginning of the next (SEMANTICS §1).
enum class ActivityKind : std::uint8_t { task, start_milestone, finish_milestone };

enum class RelationType : std::uint8_t { finish_start, start_start, finish_finish, start_finish };

/// `start-on` and `finish-on` are written as the pair no-earlier and no-later (SEMANTICS §2).
enum class ConstraintKind : std::uint8_t { start_no_earlier, start_no_later, finish_no_earlier, finish_no_later, deadline };

enum class ConditionKind : std::uint8_t { land, demolition, funds, permit, energy, approval, site, staff };

/// In the order of a project's life; the last three are outside it.
enum class Stage : std::uint8_t { reserve, preparatory, started, construction, completed, operating, suspended, cancelled, unstated };

/// Categories of the plan tables.
enum class Category : std::uint8_t {
    hospital,
    public_health,
    school,
    kindergarten_childcare,
    vocational,
    higher_education,
    elderly_care,
    welfare,
    culture,
    sports,
    employment,
    housing,
    urban_renewal,
    rail,
    road,
    airport_port,
    energy_utility,
    ecology_water,
    industry_park,
    digital,
    other
};

template <class Enum>
using Words = std::pair<Enum, std::string_view>;

inline constexpr std::array<Words<RelationType>, 4> relation_type_words{{{RelationType::finish_start, "FS"},
                                                                         {RelationType::start_start, "SS"},
                                                                         {RelationType::finish_finish, "FF"},
                                                                         {RelationType::start_finish, "SF"}}};

inline constexpr std::array<Words<ConstraintKind>, 5> constraint_words{{{ConstraintKind::start_no_earlier, "start-no-earlier"},
                                                                        {ConstraintKind::start_no_later, "start-no-later"},
                                                                        {ConstraintKind::finish_no_earlier, "finish-no-earlier"},
                                                                        {ConstraintKind::finish_no_later, "finish-no-later"},
                                                                        {ConstraintKind::deadline, "deadline"}}};

inline constexpr std::array<Words<ConditionKind>, 8> condition_words{{{ConditionKind::land, "land"},
                                                                      {ConditionKind::demolition, "demolition"},
                                                                      {ConditionKind::funds, "funds"},
                                                                      {ConditionKind::permit, "permit"},
                                                                      {ConditionKind::energy, "energy"},
                                                                      {ConditionKind::approval, "approval"},
                                                                      {ConditionKind::site, "site"},
                                                                      {ConditionKind::staff, "staff"}}};

inline constexpr std::array<Words<Stage>, 9> stage_words{{{Stage::reserve, "reserve"},
                                                          {Stage::preparatory, "preparatory"},
                                                          {Stage::started, "started"},
                                                          {Stage::construction, "construction"},
                                                          {Stage::completed, "completed"},
                                                          {Stage::operating, "operating"},
                                                          {Stage::suspended, "suspended"},
                                                          {Stage::cancelled, "cancelled"},
                                                          {Stage::unstated, "unstated"}}};

inline constexpr std::array<Words<Category>, 21> category_words{{{Category::hospital, "hospital"},
                                                                 {Category::public_health, "public-health"},
                                                                 {Category::school, "school"},
                                                                 {Category::kindergarten_childcare, "kindergarten-childcare"},
                                                                 {Category::vocational, "vocational"},
                                                                 {Category::higher_education, "higher-education"},
                                                                 {Category::elderly_care, "elderly-care"},
                                                                 {Category::welfare, "welfare"},
                                                                 {Category::culture, "culture"},
                                                                 {Category::sports, "sports"},
                                                                 {Category::employment, "employment"},
                                                                 {Category::housing, "housing"},
                                                                 {Category::urban_renewal, "urban-renewal"},
                                                                 {Category::rail, "rail"},
                                                                 {Category::road, "road"},
                                                                 {Category::airport_port, "airport-port"},
                                                                 {Category::energy_utility, "energy-utility"},
                                                                 {Category::ecology_water, "ecology-water"},
                                                                 {Category::industry_park, "industry-park"},
                                                                 {Category::digital, "digital"},
                                                                 {Category::other, "other"}}};

/// The word of a value in one of the tables above.
template <class Enum, std::size_t Size>
[[nodiscard]] constexpr std::string_view word_of(const std::array<Words<Enum>, Size>& words, Enum value) noexcept {
    for (const auto& [known, word] : words) {
        if (known == value) { return word; }
    }
    return "";
}

/// The value of a word in one of the tables above.
template <class Enum, std::size_t Size>
[[nodiscard]] constexpr std::optional<Enum> value_of(const std::array<Words<Enum>, Size>& words, std::string_view word) noexcept {
    for (const auto& [value, known] : words) {
        if (known == word) { return value; }
    }
    return std::nullopt;
}

} // namespace slipway
