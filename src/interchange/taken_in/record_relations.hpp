#pragma once
// The relations of foreign work as records.

#include "interchange/taken_in/record_plan.hpp"

namespace slipway {

struct RelationTexts {
    std::vector<std::vector<std::string>> after;     ///< by activity: "design SS+2wd", of its own project
    std::vector<std::vector<std::string>> relations; ///< by project: whole tables, of its activities to others
};

/// What crosses projects, and what counts its lag by another calendar than its predecessor's, is a table; the rest stands in `after`.
[[nodiscard]] RelationTexts relation_texts(const RecordPlan& plan, Losses& losses);

} // namespace slipway
