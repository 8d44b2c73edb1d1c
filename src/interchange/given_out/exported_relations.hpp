#pragma once
// Our relations for other tools.

#include "interchange/given_out/exported.hpp"

namespace slipway {

/// Relations among what was chosen; those to the rest become external dates of `activities`, which stand as in `exported`, and are a loss.
[[nodiscard]] std::vector<ForeignRelation> exported_relations(const Exported& exported, std::vector<ForeignActivity>& activities,
                                                              Losses& losses);

} // namespace slipway
