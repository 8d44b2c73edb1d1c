#include "sheet/csv_rows.hpp"
#include "sheet/readers.hpp"
#include "sheet/text_stream.hpp"

namespace slipway::sheet {

void read_csv(const TextOrigin& origin, const Limits& limits, ProblemList& problems, const RowReader& reader) {
    TextStream stream{origin, encoding_of(origin)};
    auto block = stream.next();
    CsvRows rows{delimiter_of(block.value_or("")), limits, problems, reader};
    for (; block; block = stream.next()) { rows.feed(*block); }
    rows.finish();
}

} // namespace slipway::sheet
