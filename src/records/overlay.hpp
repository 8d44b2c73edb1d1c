#pragma once
// What-if records laid over others: what they write again replaces, the rest stays.

#include "records/names.hpp"
#include "records/raw.hpp"

namespace slipway::records {

/// Lays the records of an overlay over those beneath. A project known beneath changes in the fields and activities that are written again,
/// and takes on relations and `drop`; any other record of a known key is replaced whole; the rest is added. Two records of one key inside
/// the overlay are a duplicate-key, a project that is neither known nor whole an unknown-project.
void lay_over(Records& beneath, const Records& overlay, const UnreadKeys& unread, Problems& problems);

} // namespace slipway::records
