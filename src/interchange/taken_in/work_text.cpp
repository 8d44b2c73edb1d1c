#include "interchange/taken_in/work_text.hpp"

#include <fmt/format.h>

namespace slipway {

std::string work_text(Minutes work, Minutes per_day) {
    constexpr int most_written = 100'000; // of any unit, as the records read it
    const int minutes = work.count();
    if (minutes % per_day.count() == 0) { return fmt::format("{}wd", minutes / per_day.count()); }
    if (minutes % 60 == 0 && minutes / 60 <= most_written) { return fmt::format("{}h", minutes / 60); }
    if (minutes <= most_written) { return fmt::format("{}min", minutes); }
    // So many decimals of a day that it reads back as the same minute.
    return fmt::format("{:.6f}wd", static_cast<double>(minutes) / per_day.count());
}

std::string lag_text(Minutes lag, Minutes per_day) {
    if (lag == Minutes{0}) { return {}; }
    return lag < Minutes{0} ? "-" + work_text(-lag, per_day) : work_text(lag, per_day);
}

std::string lag_in_hours(Minutes lag) {
    constexpr int hour = 60;
    if (lag == Minutes{0}) { return {}; }
    return lag.count() % hour == 0 ? fmt::format("{}h", lag.count() / hour) : fmt::format("{}min", lag.count());
}

} // namespace slipway
