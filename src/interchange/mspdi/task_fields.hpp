#pragma once
// The fields of a task of MS Project XML, found by name in one walk over its elements.

#include "interchange/mspdi/xml_pieces.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace slipway::interchange {

/// In alphabetical order of the names. `ignored`: follows from others, or decides how a task looks or what it costs.
enum class TaskField : std::uint8_t {
    active,
    actual_duration,
    actual_finish,
    actual_start,
    calendar,
    constraint_date,
    constraint_type,
    contact,
    critical,
    deadline,
    duration,
    duration_format,
    early_finish,
    early_start,
    external_task,
    finish,
    free_slack,
    hyperlink,
    id,
    ignore_resource_calendar,
    is_null,
    is_subproject,
    late_finish,
    late_start,
    levelling_delay,
    manual,
    manual_duration,
    manual_finish,
    manual_start,
    milestone,
    name,
    notes,
    outline_level,
    outline_number,
    percent_complete,
    remaining_duration,
    resume,
    start,
    stop,
    subproject,
    total_slack,
    type,
    uid,
    wbs,
    ignored
};

/// Where the fields of one task stand. Made once and used for every task.
class TaskFields {
public:
    /// Forgets the task before. The piece must outlive the use.
    void read(const XmlPiece& piece);

    [[nodiscard]] std::optional<XmlNode> operator[](TaskField field) const {
        const auto element = element_of_.at(static_cast<std::size_t>(field));
        return element == 0 ? std::nullopt : std::optional{XmlNode{*piece_, element}};
    }
    /// PredecessorLink, ExtendedAttribute, Baseline and OutlineCode elements, in order.
    [[nodiscard]] const std::vector<XmlNode>& lists() const noexcept { return lists_; }
    /// Elements that no version of MS Project writes.
    [[nodiscard]] const std::vector<XmlNode>& unknown() const noexcept { return unknown_; }

private:
    void take(XmlNode node, std::uint32_t index);

    const XmlPiece* piece_ = nullptr;
    std::array<std::uint32_t, static_cast<std::size_t>(TaskField::ignored) + 1> element_of_{}; ///< 0: not there
    std::vector<XmlNode> lists_, unknown_;
    std::vector<std::uint8_t> follower_; ///< by place in the table of names: what came next last time
    std::uint8_t last_ = 0;
};

} // namespace slipway::interchange
