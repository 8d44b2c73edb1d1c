#pragma once
// Where the model's records of activities and relations are kept: written once, shared by all that say the same.

#include "records/raw.hpp"
#include "slipway/model/portfolio.hpp"

#include <memory>
#include <unordered_map>

namespace slipway::records {

/// Every block but the last holds as many.
inline constexpr std::size_t records_a_block = 1024;

/// Records of one kind. `Source` is what one is made from; a source that always gives the same record is asked for it once.
template <class Record, class Source>
class Shelf {
public:
    const Record* add(Record record) {
        if (blocks_->empty() || blocks_->back().size() == records_a_block) { blocks_->emplace_back().reserve(records_a_block); }
        return &blocks_->back().emplace_back(std::move(record));
    }

    /// The record that `make` makes of `source`, which outlives the shelf.
    template <class Make>
    const Record* shared(const Source& source, const Make& make) {
        auto& known = known_[&source];
        if (known == nullptr) { known = add(make()); }
        return known;
    }

    [[nodiscard]] std::shared_ptr<const RecordBlocks<Record>> taken() && { return std::move(blocks_); }

private:
    std::shared_ptr<RecordBlocks<Record>> blocks_ = std::make_shared<RecordBlocks<Record>>();
    std::unordered_map<const Source*, const Record*> known_;
};

struct RecordBook {
    Shelf<ActivityRecord, RawActivity> activities;
    Shelf<RelationRecord, RawAfter> relations;
};

} // namespace slipway::records
