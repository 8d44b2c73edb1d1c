#pragma once
// The publications of a store as commands speak of them: the editions of a day, a day to come, and where else to look.

#include "cli/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway {

/// What was published for a day, the first edition first.
[[nodiscard]] std::vector<PublicationHead> editions(const Store& store, Date day, const Known& known);

/// Whether a day lies after the data date, which ends the command with Exit::usage; says so.
[[nodiscard]] bool lies_ahead(const Call& call, Date day);

enum class Kept : std::uint8_t { publications, baselines };

/// Where what is missing would be found: among what is illustrative, or in a year yet to be made. Nothing when there is none of it either.
/// With a day, only a publication of that day counts.
[[nodiscard]] std::optional<std::string> found_elsewhere(const Call& call, const std::filesystem::path& folder, Kept wanted,
                                                         const std::optional<Date>& day = std::nullopt);

} // namespace slipway
