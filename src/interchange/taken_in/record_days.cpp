#include "interchange/taken_in/record_days.hpp"

namespace slipway {

Date recorded_day(const Calendar& calendar, Instant instant, DayEdge edge, std::uint32_t line, Losses& losses) {
    const auto found = edge_day(calendar, instant, edge);
    if (!found.exact) { lose_time_of_day(losses, line); }
    return found.day;
}

} // namespace slipway
