#include "ledger/heading_search.hpp"

#include "ledger/columns.hpp"

namespace slipway::ledger {
namespace {

constexpr int rows_before_headings = 20; ///< titles, the date, the unit: none of them has a name column

} // namespace

std::optional<sheet::Row> HeadingSearch::look_at(const sheet::Row& row) {
    const auto wanted = mapping_.heading_row;
    if (wanted && row.number < *wanted) { return std::nullopt; }
    if (wanted || names_projects(row, mapping_)) { return row; }
    if (!likeliest_ || row.cells.size() > likeliest_->cells.size()) { likeliest_ = row; }
    return ++looked_at_ == rows_before_headings ? likeliest_ : std::nullopt;
}

} // namespace slipway::ledger
