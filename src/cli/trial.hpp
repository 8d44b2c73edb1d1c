#pragma once
// `--set` and `--drop-relation`: from words to a trial.

#include "cli/command.hpp"
#include "slipway/tracking/what_if.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway {

/// What is asked, as it is written.
struct AskedTrial {
    enum class Field : std::uint8_t { remaining, duration, calendar };
    struct Set {
        std::string key;
        Field field = Field::remaining;
        std::string value;
        DurationText amount; ///< of remaining and duration
    };
    struct Drop {
        std::string from;
        std::string to;
    };
    std::vector<Set> sets;
    std::vector<Drop> drops;
};

/// Nothing when one is not written as it must be: the reason is printed, and the command ends with Exit::usage.
[[nodiscard]] std::optional<AskedTrial> asked_trial(const Call& call);

/// By the indices of the portfolio it is tried on. Nothing when it names what is not there, or what cannot be: the reasons are printed, and
/// the command ends with Exit::input.
[[nodiscard]] std::optional<Trial> resolved(const Call& call, const AskedTrial& asked, const Portfolio& portfolio,
                                            const Progress& progress);

} // namespace slipway
