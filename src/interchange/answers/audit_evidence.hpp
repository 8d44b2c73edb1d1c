#pragma once
// What a file says against itself: stored answers that its own data do not allow.

#include "slipway/interchange/computed.hpp"

#include <string_view>

namespace slipway {

/// The words of the causes.
namespace cause {
inline constexpr std::string_view not_rescheduled = "file-not-rescheduled";
inline constexpr std::string_view external = "external-relations";
inline constexpr std::string_view resource_calendar = "resource-calendar";
inline constexpr std::string_view levelled = "resource-levelled";
inline constexpr std::string_view split = "split";
inline constexpr std::string_view not_in_file = "data-not-in-file";
inline constexpr std::string_view other_project = "other-project-finish";
inline constexpr std::string_view equal_drivers = "equal-drivers";
inline constexpr std::string_view unknown = "unknown";
} // namespace cause

/// What speaks about the early dates of an activity, and what about its late ones; empty when nothing does. Only what stands at the
/// activity and its neighbours: what follows from other differences is not looked at.
[[nodiscard]] std::string_view early_evidence(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity);
[[nodiscard]] std::string_view late_evidence(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity);
/// Whether a stored float is another than the stored dates give.
[[nodiscard]] bool float_contradicts_dates(const ForeignSchedule& foreign, const ForeignComputed& computed, std::uint32_t activity);

} // namespace slipway
