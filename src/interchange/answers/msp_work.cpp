#include "interchange/answers/msp_work.hpp"

#include <algorithm>

namespace slipway {
namespace {

Minutes amount_of(const ForeignPart& part, MspAmount amount) { return amount == MspAmount::whole ? part.duration : part.remaining; }

} // namespace

Minutes MspWork::breaks() const {
    Minutes all{0};
    for (const auto& one : task_.breaks) { all += one.length; }
    return all;
}

Minutes MspWork::amount(MspAmount amount) const {
    return breaks() + (amount == MspAmount::whole ? task_.duration : std::max(Minutes{0}, task_.remaining));
}

/// Durations are rounded to minutes, so that one more tells nothing.
bool MspWork::waited(Instant start, Instant goes_on) const {
    constexpr Minutes rounding{1};
    if (task_.parts.empty()) { return calendar().between(start, goes_on) > task_.duration - task_.remaining + rounding; }
    return std::ranges::all_of(task_.parts, [&](const ForeignPart& part) {
        return calendars_[part.calendar].between(start, goes_on) > part.duration - part.remaining + rounding;
    });
}

Instant MspWork::finish(Instant start, MspAmount amount) const {
    if (task_.parts.empty()) { return calendar().add(start, this->amount(amount)); }
    auto last = start;
    for (const auto& part : task_.parts) {
        last = std::max(last, calendars_[part.calendar].add(start, amount_of(part, amount) + breaks()));
    }
    return last;
}

Instant MspWork::start(Instant finish, MspAmount amount) const {
    if (task_.parts.empty()) { return calendar().subtract(finish, this->amount(amount)); }
    auto first = finish;
    for (const auto& part : task_.parts) {
        first = std::min(first, calendars_[part.calendar].subtract(finish, amount_of(part, amount) + breaks()));
    }
    return first;
}

Instant MspWork::first_work(Instant from) const {
    if (task_.parts.empty()) { return calendar().next_work(from); }
    auto first = unknown_instant;
    for (const auto& part : task_.parts) { first = std::min(first, calendars_[part.calendar].next_work(from)); }
    return first;
}

Instant MspWork::last_work(Instant until) const {
    if (task_.parts.empty()) { return calendar().previous_work(until); }
    auto last = Instant::min();
    for (const auto& part : task_.parts) { last = std::max(last, calendars_[part.calendar].previous_work(until)); }
    return last;
}

} // namespace slipway
