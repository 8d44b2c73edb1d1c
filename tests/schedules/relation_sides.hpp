#pragma once
// Which end of each activity a relation ties.

#include "slipway/schedule/network.hpp"

namespace slipway::test {

inline bool from_start(const NetworkRelation& relation) {
    return relation.type == RelationType::start_start || relation.type == RelationType::start_finish;
}

inline bool on_finish(const NetworkRelation& relation) {
    return relation.type == RelationType::finish_finish || relation.type == RelationType::start_finish;
}

} // namespace slipway::test
