#include "interchange/days.hpp"

namespace slipway {
namespace {

bool is_edge(const Calendar& calendar, Date day, DayEdge edge, Instant instant) {
    return calendar.between(edge_of_day(calendar, day, edge), instant) == Minutes{0};
}

} // namespace

Instant edge_of_day(const Calendar& calendar, Date day, DayEdge edge) {
    return edge == DayEdge::start ? calendar.start_of_day(day) : calendar.end_of_day(day);
}

EdgeDay edge_day(const Calendar& calendar, Instant instant, DayEdge edge) {
    const auto own = edge == DayEdge::start ? day_of(instant) : finish_day(instant);
    if (is_edge(calendar, own, edge, instant)) { return {own, true}; }
    const auto worked = edge == DayEdge::start ? day_of(calendar.next_work(instant)) : finish_day(calendar.previous_work(instant));
    if (is_edge(calendar, worked, edge, instant)) { return {worked, true}; }
    return {own, false};
}

Date day_finished(const Calendar& calendar, Instant finish) {
    const auto day = day_of(finish);
    const bool midnight = finish == Instant{day};
    const bool worked_until_then = calendar.between(finish - Minutes{1}, finish) > Minutes{0};
    return midnight && !worked_until_then ? day : finish_day(finish);
}

} // namespace slipway
