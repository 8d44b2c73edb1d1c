#pragma once
// The field's closed vocabularies: kinds of activity, relation, constraint, condition; stages; categories.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace slipway {

/// A finish milestone sits at the end of the shift before, a start milestone at the beginning of the next (SEMANTICS §1). A level of effort
/// (hammock) has no duration of its own: it spans the activities it is tied to, and never drives them.
enum class ActivityKind : std::uint8_t { task, start_milestone, finish_milestone, level_of_effort };

enum class RelationType : std::uint8_t { finish_start, start_start, finish_finish, start_finish };

/// `start-on` and `finish-on` are written as the pair no-earlier and no-later; a mandatory date holds whatever the relations say; as late
/// as possible has no date: the activity uses up its free float (SEMANTICS §2).
enum class ConstraintKind : std::uint8_t {
    start_no_earlier,
    start_no_later,
    finish_no_earlier,
    finish_no_later,
    deadline,
    mandatory_start,
    mandatory_finish,
    as_late_as_possible
};

/// What works wait for (要素保障).
enum class ConditionKind : std::uint8_t {
    land,
    land_quota,
    forest_land,
    demolition,
    funds,
    permit,
    energy,
    environment,
    approval,
    site,
    staff
};

/// In the order of a project's life; the last three are outside it.
enum class Stage : std::uint8_t { reserve, preparatory, started, construction, completed, operating, suspended, cancelled, unstated };

/// Of a place and of who owns a project, the highest first.
enum class Jurisdiction : std::uint8_t { nation, province, city, district, town };

/// On whose list of key projects (重点项目) a project stands.
enum class Priority : std::uint8_t { national, provincial, city, district };

/// Basic public services are owed to everybody, inclusive ones are affordable to everybody, the others are bought.
enum class ServiceClass : std::uint8_t { basic, inclusive, market };

/// Who carries out a project: the owner itself, an engineering contractor, a partnership, a concession, an agent (代建), a private owner.
enum class Delivery : std::uint8_t { government, epc, ppp, bot, agent, private_ };

/// Where the money of a project comes from.
enum class Funding : std::uint8_t { budget, special_bonds, loans, ppp, private_, other };

/// A programme has members or quantities to reach; in a policy nothing is built.
enum class ProgrammeKind : std::uint8_t { programme, policy };

/// How a target is met. `observed` promises nothing: it states a past value. `words` stay words.
enum class TargetOperator : std::uint8_t { at_least, at_most, below, equal, about, range, rises, falls, words, observed };

/// Whether a government answers for a target (约束性) or hopes for it (预期性).
enum class TargetKind : std::uint8_t { binding, expected, unstated };

/// What a target counts: what stands on a day, what is added over the period, a share or a speed.
enum class TargetMeasure : std::uint8_t { stock, cumulative, rate };

/// In which a report speaks.
enum class Language : std::uint8_t { zh, en };

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

/// How work done out of sequence counts (SEMANTICS §3). `retained`: it waits for its unfinished predecessors; `override_`: it does not;
/// `actual_dates`: it does not, and what should have come before it was due when it began, or ended.
enum class ProgressLogic : std::uint8_t { retained, override_, actual_dates };

/// Whose answers to give where tools differ (SEMANTICS §2, §3). The Microsoft sets take the smallest total float, take it as the free float
/// where nothing follows, let no-later constraints hold the early dates too, put what is as late as possible on its late dates, leave a
/// milestone late where it is put, and under progress override make begun work hold the late dates of what comes before it. `msp2016`
/// prints a late finish as the start of the next shift, and pulls no late date through a start.
enum class RuleSet : std::uint8_t { p6, msp2013, msp2016 };

/// Total float as late minus early finish, late minus early start, or the lesser of both.
enum class FloatKind : std::uint8_t { finish, start, smallest };

/// What caps the late dates of a project: its own commitment and without one its own early finish, or always the latter.
enum class LateCap : std::uint8_t { commitment, early_finish };

/// How a schedule is computed; the defaults are ours, and P6's.
struct ScheduleOptions {
    ProgressLogic logic = ProgressLogic::retained;
    bool start_lag_from_actual = false; ///< a lag from the start of a started predecessor counts from its actual start, not its early start
    RuleSet rules = RuleSet::p6;
    std::optional<FloatKind> total_float; ///< absent: finish under `p6`, smallest under the Microsoft sets
    LateCap cap = LateCap::commitment;
    bool progress_of_p6 = false; ///< begun work as P6's files show it: starts bind work in progress too, and what is complete binds by the
                                 ///< data date and what is left of a lag; not by our own rules (SEMANTICS §3)

    friend bool operator==(const ScheduleOptions&, const ScheduleOptions&) = default;
};

template <class Enum>
using Words = std::pair<Enum, std::string_view>;

inline constexpr std::array<Words<Language>, 2> language_codes{{{Language::zh, "zh"}, {Language::en, "en"}}};

inline constexpr std::array<Words<RelationType>, 4> relation_type_words{{{RelationType::finish_start, "FS"},
                                                                         {RelationType::start_start, "SS"},
                                                                         {RelationType::finish_finish, "FF"},
                                                                         {RelationType::start_finish, "SF"}}};

inline constexpr std::array<Words<ConstraintKind>, 8> constraint_words{{{ConstraintKind::start_no_earlier, "start-no-earlier"},
                                                                        {ConstraintKind::start_no_later, "start-no-later"},
                                                                        {ConstraintKind::finish_no_earlier, "finish-no-earlier"},
                                                                        {ConstraintKind::finish_no_later, "finish-no-later"},
                                                                        {ConstraintKind::deadline, "deadline"},
                                                                        {ConstraintKind::mandatory_start, "mandatory-start"},
                                                                        {ConstraintKind::mandatory_finish, "mandatory-finish"},
                                                                        {ConstraintKind::as_late_as_possible, "as-late-as-possible"}}};

inline constexpr std::array<Words<ConditionKind>, 11> condition_words{{{ConditionKind::land, "land"},
                                                                       {ConditionKind::land_quota, "land-quota"},
                                                                       {ConditionKind::forest_land, "forest-land"},
                                                                       {ConditionKind::demolition, "demolition"},
                                                                       {ConditionKind::funds, "funds"},
                                                                       {ConditionKind::permit, "permit"},
                                                                       {ConditionKind::energy, "energy"},
                                                                       {ConditionKind::environment, "environment"},
                                                                       {ConditionKind::approval, "approval"},
                                                                       {ConditionKind::site, "site"},
                                                                       {ConditionKind::staff, "staff"}}};

inline constexpr std::array<Words<Jurisdiction>, 5> jurisdiction_words{{{Jurisdiction::nation, "nation"},
                                                                        {Jurisdiction::province, "province"},
                                                                        {Jurisdiction::city, "city"},
                                                                        {Jurisdiction::district, "district"},
                                                                        {Jurisdiction::town, "town"}}};
inline constexpr std::array<Words<Priority>, 4> priority_words{
    {{Priority::national, "national"}, {Priority::provincial, "provincial"}, {Priority::city, "city"}, {Priority::district, "district"}}};
inline constexpr std::array<Words<ServiceClass>, 3> service_class_words{
    {{ServiceClass::basic, "basic"}, {ServiceClass::inclusive, "inclusive"}, {ServiceClass::market, "market"}}};
inline constexpr std::array<Words<Delivery>, 6> delivery_words{{{Delivery::government, "government"},
                                                                {Delivery::epc, "epc"},
                                                                {Delivery::ppp, "ppp"},
                                                                {Delivery::bot, "bot"},
                                                                {Delivery::agent, "agent"},
                                                                {Delivery::private_, "private"}}};
inline constexpr std::array<Words<Funding>, 6> funding_words{{{Funding::budget, "budget"},
                                                              {Funding::special_bonds, "special-bonds"},
                                                              {Funding::loans, "loans"},
                                                              {Funding::ppp, "ppp"},
                                                              {Funding::private_, "private"},
                                                              {Funding::other, "other"}}};
inline constexpr std::array<Words<ProgrammeKind>, 2> programme_words{
    {{ProgrammeKind::programme, "programme"}, {ProgrammeKind::policy, "policy"}}};
inline constexpr std::array<Words<TargetOperator>, 10> target_operator_words{{{TargetOperator::at_least, ">="},
                                                                              {TargetOperator::at_most, "<="},
                                                                              {TargetOperator::below, "<"},
                                                                              {TargetOperator::equal, "="},
                                                                              {TargetOperator::about, "about"},
                                                                              {TargetOperator::range, "range"},
                                                                              {TargetOperator::rises, "rises"},
                                                                              {TargetOperator::falls, "falls"},
                                                                              {TargetOperator::words, "words"},
                                                                              {TargetOperator::observed, "observed"}}};
inline constexpr std::array<Words<TargetKind>, 3> target_kind_words{
    {{TargetKind::binding, "binding"}, {TargetKind::expected, "expected"}, {TargetKind::unstated, "unstated"}}};
inline constexpr std::array<Words<TargetMeasure>, 3> target_measure_words{
    {{TargetMeasure::stock, "stock"}, {TargetMeasure::cumulative, "cumulative"}, {TargetMeasure::rate, "rate"}}};

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

inline constexpr std::array<Words<ProgressLogic>, 3> progress_logic_words{
    {{ProgressLogic::retained, "retained"}, {ProgressLogic::override_, "override"}, {ProgressLogic::actual_dates, "actual-dates"}}};
inline constexpr std::array<Words<RuleSet>, 3> rule_set_words{
    {{RuleSet::p6, "p6"}, {RuleSet::msp2013, "msp2013"}, {RuleSet::msp2016, "msp2016"}}};
inline constexpr std::array<Words<FloatKind>, 3> float_kind_words{
    {{FloatKind::finish, "finish"}, {FloatKind::start, "start"}, {FloatKind::smallest, "smallest"}}};
inline constexpr std::array<Words<LateCap>, 2> late_cap_words{
    {{LateCap::commitment, "commitment"}, {LateCap::early_finish, "early-finish"}}};

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
