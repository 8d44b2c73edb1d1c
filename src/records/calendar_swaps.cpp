#include "records/calendar_swaps.hpp"

namespace slipway::records {

CalendarSwaps::CalendarSwaps(const std::vector<RawDistrict>& districts, CalendarBook& calendars) {
    for (const auto& raw : districts) {
        auto& district = districts_[raw.key.text];
        if (raw.parent) { district.parent = raw.parent->text; }
        for (const auto& swap : raw.swaps) {
            const auto instead_of = calendars.find(swap.instead_of);
            const auto with = calendars.find(swap.with);
            if (instead_of && with) { district.swaps.push_back({swap.category, {*instead_of, *with}}); }
        }
    }
}

const CalendarSwaps::Pairs& CalendarSwaps::of(const std::string& district, Category category) {
    const auto [place, fresh] = known_.try_emplace({district, category});
    auto& pairs = place->second;
    if (!fresh) { return pairs; }
    // A circle of parents is reported elsewhere; here it only must end.
    auto at = districts_.find(district);
    for (std::size_t steps = 0; at != districts_.end() && steps < districts_.size(); ++steps) {
        for (const auto& [of, pair] : at->second.swaps) {
            const bool nearer = std::ranges::find(pairs, pair.instead_of, &Pair::instead_of) != pairs.end();
            if (of == category && !nearer) { pairs.push_back(pair); }
        }
        at = at->second.parent ? districts_.find(*at->second.parent) : districts_.end();
    }
    return pairs;
}

} // namespace slipway::records
