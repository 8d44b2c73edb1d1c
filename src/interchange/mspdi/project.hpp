#pragma once
// What MS Project XML says of the project itself.

#include "interchange/mspdi/calendars.hpp"
#include "interchange/mspdi/fields.hpp"

#include <optional>
#include <string>

namespace slipway::interchange {

struct MspProject {
    std::string save_version, build, name, title;
    std::optional<Instant> start, finish, status_date;
    bool from_finish = false; ///< scheduled back from `finish`
    double critical_slack_days = 0;
    std::optional<std::int32_t> calendar;
    DayLengths lengths;
    bool honor_constraints = true;
    bool open_ends_critical = false;
    std::uint32_t line = 1;
};

/// Takes one of the simple fields of the root; false when it is none.
bool read_project_field(XmlNode node, const Fields& fields, MspProject& project);

/// The options that the file was computed by.
[[nodiscard]] ForeignOptions options_of(const MspProject& project);

} // namespace slipway::interchange
