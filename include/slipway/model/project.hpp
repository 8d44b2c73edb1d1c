#pragma once
// A thing that is built, and what the documents say of it.

#include "slipway/model/places.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// Amounts by what they count: "beds" → 1500. The keys are those of `output_keys`.
using Outputs = std::map<std::string, double>;

/// What projects deliver, by key; the key names the unit.
inline constexpr std::array<std::string_view, 19> output_keys{
    "beds",       "seats",    "homes",          "km",           "stations",    "classes",         "floor_area_m2", "land_m2",  "land_mu",
    "places",     "power_mw", "substation_kva", "water_m3_day", "waste_t_day", "passengers_year", "cargo_t_year",  "teu_year", "books",
    "enterprises"};

/// Where a document says something: plan, place in it, and the words; and what it says otherwise than the record that holds the cite.
struct Cite {
    std::uint32_t plan = 0;
    std::string at;
    std::string words;
    std::string name;              ///< as this document calls it; empty when as the record does
    std::optional<PartialDate> by; ///< the finish that this document names
    Outputs outputs;               ///< the figures that this document names
    std::optional<double> investment_yi;
    bool damaged = false; ///< characters of its name or figures are lost in the copy that we have
    Span span;
};

/// What one document says of the stage, on its day.
struct StageStatement {
    Stage value = Stage::unstated;
    PartialDate as_of;
    std::string words;
    std::string reason;                ///< why it is suspended or cancelled
    std::optional<std::uint32_t> cite; ///< index into the cites of its record
    Span span;
};

/// A date that the documents promise: stated or derived, nothing else (SEMANTICS §5).
struct Commitment {
    PartialDate by;
    Provenance provenance = Provenance::stated;
    std::string because;
    std::optional<std::uint32_t> cite;
    Span span;
};

/// Money of one year, in 亿元.
struct YearMoney {
    int year = 0;
    std::optional<double> plan_yi;
    std::optional<double> actual_yi;
};

/// One part of a thing built in parts; phases do not drive dates.
struct Phase {
    std::uint32_t of = 0; ///< index into Portfolio::projects: the whole, or the first phase
    int number = 1;
};

struct Project {
    std::string key;
    Name name;
    Category category = Category::other;
    std::string district;               ///< a key; Portfolio::district names it when the records do
    std::optional<std::uint32_t> owner; ///< index into Portfolio::agencies: the lead
    bool owner_assumed = false;         ///< no document names the owner: it follows from district and category
    std::vector<std::uint32_t> support; ///< agencies that help the lead
    std::string leader;                 ///< the accountable person, and the deputy
    std::string deputy;
    std::optional<Jurisdiction> level; ///< of the government that owns it
    std::optional<Priority> priority;
    std::optional<ServiceClass> service_class;
    std::optional<Delivery> delivery;
    std::vector<StageStatement> stages; ///< in order of as_of.last; empty when the record says nothing
    std::string template_key;
    Outputs outputs;
    std::optional<double> investment_yi;
    std::map<Funding, double> funding; ///< 亿元 by source
    std::vector<YearMoney> years;      ///< in order of years
    std::optional<Commitment> commitment;
    std::vector<Cite> cites;
    std::vector<std::string> aliases;
    std::string note;
    std::optional<Phase> phase;
    std::vector<std::uint32_t> serves; ///< targets that its outputs count toward, in ascending order
    std::vector<std::string> tags;     ///< in order
    std::uint32_t first_activity = 0;  ///< its activities are [first_activity, first_activity + activity_count)
    std::uint32_t activity_count = 0;
    std::optional<std::uint32_t> completion; ///< index of the activity that completes it; absent: no schedule
    Span span;
};

} // namespace slipway
