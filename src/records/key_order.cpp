#include "records/key_order.hpp"

#include "slipway/model/project.hpp"
#include "slipway/model/terms.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace slipway::records {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

/// Each kind with its keys in order; a test holds them to the readers.
constexpr std::array rows{
    Row{"file", "name:name horizon language calendar:calendar lag_calendar reporting_interval scheduling:scheduling plan:plan "
                "district:district agency:agency calendar_layer:calendar_layer template:template project:project programme:programme "
                "target:target thresholds:thresholds severity"},
    Row{"name", "zh en"},
    Row{"scheduling", "progress rules total_float late_cap start_lag_from begun_work"},
    Row{"plan", "key name:name issued parent jurisdiction"},
    Row{"district", "key name:name parent level category_calendars"},
    Row{"agency", "key name:name districts categories provenance why"},
    Row{"thresholds", "float_wd not_reported"},
    Row{"calendar", "key name:name inherits week:week layers minutes_per_day days_per_week days_per_month exceptions_csv except:except"},
    Row{"week", "mon tue wed thu fri sat sun"},
    Row{"except", "date from to hours note"},
    Row{"calendar_layer", "key name:name why except:except yearly:yearly"},
    Row{"yearly", "from to hours note"},
    Row{"template", "key activities:activities"},
    Row{"activities", "*:activity"},
    Row{"activity", "name:name duration:duration milestone level_of_effort after enters calendar condition:condition "
                    "constraint:constraint open tags"},
    Row{"duration", "optimistic likely pessimistic why start_day"},
    Row{"condition", "kind note since"},
    Row{"constraint", "kind date reason"},
    Row{"project", "key name:name category district phase:phase owner support leader deputy level priority service_class delivery "
                   "stage:stage template calendar drop outputs:outputs investment_yi funding:funding years:year commitment:commitment "
                   "serves cites:cite aliases tags note activities:activities relation:relation drop_relation:drop_relation"},
    Row{"phase", "of number"},
    Row{"stage", "value as_of words reason cite"},
    Row{"year", "year plan_yi actual_yi"},
    Row{"commitment", "by provenance because cite"},
    Row{"cite", "plan at words name by outputs:outputs investment_yi damaged"},
    Row{"relation", "from to type lag lag_calendar because cite"},
    Row{"drop_relation", "from to type"},
    Row{"programme", "key name:name kind category district members targets:quantity stage:stage investment_yi serves cites:cite aliases "
                     "tags note"},
    Row{"quantity", "words measure value unit by cite"},
    Row{"target", "key plan name:name unit operator value upper words base:base by due:due kind measure output cite:place damaged"},
    Row{"base", "value at"},
    Row{"due", "value by"},
    Row{"place", "at words"},
};

using Kinds = std::map<std::string_view, TableKind>;

Kinds all_kinds() {
    Kinds kinds;
    for (const auto& [name, keys] : rows) { kinds.emplace(name, TableKind{keys}); }
    kinds.emplace("outputs", TableKind{fmt::format("{}", fmt::join(output_keys, " "))});
    std::string funding;
    for (const auto& [source, word] : funding_words) { funding += fmt::format("{} ", word); }
    kinds.emplace("funding", TableKind{funding});
    return kinds;
}

} // namespace

TableKind::TableKind(std::string_view keys) {
    while (!keys.empty()) {
        const auto one = keys.substr(0, keys.find(' '));
        keys.remove_prefix(one.size() < keys.size() ? one.size() + 1 : one.size());
        const auto colon = one.find(':');
        const std::string kind{colon == std::string_view::npos ? std::string_view{} : one.substr(colon + 1)};
        if (one.starts_with('*')) {
            any_ = kind;
        } else if (!one.empty()) {
            keys_.emplace(one.substr(0, colon), Key{keys_.size(), kind});
        }
    }
}

std::size_t TableKind::place(std::string_view key) const {
    const auto found = keys_.find(key);
    return found == keys_.end() ? keys_.size() : found->second.place;
}

const TableKind& TableKind::at(std::string_view key) const {
    const auto found = keys_.find(key);
    return table_kind(found == keys_.end() ? any_ : found->second.kind);
}

const TableKind& table_kind(std::string_view name) {
    static const Kinds kinds = all_kinds();
    static const TableKind none{""};
    const auto found = kinds.find(name);
    return found == kinds.end() ? none : found->second;
}

} // namespace slipway::records
