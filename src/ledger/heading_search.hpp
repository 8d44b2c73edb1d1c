#pragma once
// Which row of a ledger holds the headings.

#include "slipway/ledger/mapping.hpp"
#include "slipway/sheet/workbook.hpp"

#include <optional>

namespace slipway::ledger {

/// Looks at the rows one by one. Without a word of the mapping it is the first with a name column; when the first twenty have none, it is
/// the longest of them.
class HeadingSearch {
public:
    /// The mapping must outlive it.
    explicit HeadingSearch(const Mapping& mapping) : mapping_{mapping} {}

    /// The heading row, once it is known.
    [[nodiscard]] std::optional<sheet::Row> look_at(const sheet::Row& row);
    /// The likeliest row of those looked at.
    [[nodiscard]] const std::optional<sheet::Row>& likeliest() const noexcept { return likeliest_; }

private:
    const Mapping& mapping_;
    std::optional<sheet::Row> likeliest_;
    int looked_at_ = 0;
};

} // namespace slipway::ledger
