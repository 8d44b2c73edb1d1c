#pragma once
// What MS Project says of work in words that records do not know, said in words that they do.

#include "slipway/interchange/computed.hpp"

namespace slipway {

/// Milestones by where in the day they sit; a levelling delay as a lag in elapsed time, or as a date where a lag is not the same; working
/// time of resources as that of their work; a duration that the dates put by hand contradict as these have it. Where the file's rule goes
/// beyond what is said now it is a loss. Whether anything changed. Precondition: `computed` has the activities of `foreign`, as they are.
bool say_in_words_of_records(ForeignSchedule& foreign, const ForeignComputed& computed, Losses& losses);

} // namespace slipway
