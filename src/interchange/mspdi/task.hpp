#pragma once
// One task of MS Project XML, as far as it can be understood without the others.

#include "interchange/mspdi/codes.hpp"
#include "interchange/mspdi/fields.hpp"
#include "interchange/mspdi/task_fields.hpp"
#include "slipway/interchange/foreign.hpp"

#include <optional>

namespace slipway::interchange {

/// What is left to be resolved when all tasks are there, beside the activity of the same index.
struct MspTask {
    std::int32_t uid = 0;
    std::int32_t id = 0;        ///< its place in the list; 0 when the file does not say
    std::int32_t level = 1;     ///< of the outline
    std::int32_t calendar = -1; ///< UID; -1 is the project's
    bool elapsed = false;       ///< its duration counts day and night
    bool fixed_duration = false;
    bool ignores_resources = false; ///< their calendars
    bool without_duration = false;
};

/// A row that was read: an activity, or one that is none (the project itself, a blank row), of which only the UID counts.
struct MspRow {
    std::optional<std::int32_t> uid;
    bool is_task = false;
    MspTask task;
    ForeignActivity activity; ///< without project, phase and calendar
};

[[nodiscard]] MspRow read_task(XmlNode node, const TaskFields& found, const Fields& fields, const MspCodes& codes);

} // namespace slipway::interchange
