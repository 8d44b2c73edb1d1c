#include "interchange/msp_work.hpp"

#include <algorithm>

namespace slipway {
namespace {

Minutes amount_of(const ForeignPart& part, MspAmount amount) { return amount == MspAmount::whole ? part.duration : part.remaining; }

} // namespace

Instant MspWork::finish(Instant start, MspAmount amount) const {
    if (task_.parts.empty()) { return calendar().add(start, this->amount(amount)); }
    auto last = start;
    for (const auto& part : task_.parts) { last = std::max(last, calendars_[part.calendar].add(start, amount_of(part, amount))); }
    return last;
}

Instant MspWork::start(Instant finish, MspAmount amount) const {
    if (task_.parts.empty()) { return calendar().subtract(finish, this->amount(amount)); }
    auto first = finish;
    for (const auto& part : task_.parts) { first = std::min(first, calendars_[part.calendar].subtract(finish, amount_of(part, amount))); }
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
