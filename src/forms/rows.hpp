#pragma once
// Rows of a table of updates → observations, whatever form the table has.

#include "forms/columns.hpp"
#include "forms/values.hpp"
#include "ledger/cell_problems.hpp"
#include "slipway/forms/updates.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace slipway::forms {

/// A cell with something in it.
struct TableCell {
    const Column* column = nullptr;
    Words words;
    std::string place;
};

struct TableRow {
    std::string place;
    std::vector<TableCell> cells;
};

class RowReader {
public:
    /// The portfolio and the question must outlive it.
    RowReader(const Portfolio& portfolio, const UpdateQuestion& question);

    void read(const TableRow& row);
    [[nodiscard]] ledger::CellProblems& problems() noexcept { return problems_; }
    /// All that was read. `of_file` are the problems of the file itself.
    [[nodiscard]] Updates finish(std::string file, std::vector<sheet::Problem> of_file);

private:
    /// What holds for all that a row says.
    struct Frame {
        std::string key;
        Subject subject;
        std::string reason, by, source;
        std::string place_of_reason;
    };

    [[nodiscard]] std::optional<Frame> frame(const TableRow& row);
    [[nodiscard]] std::optional<Subject> subject(const std::string& key, const std::string& place);
    [[nodiscard]] std::string suggestion(const std::string& key) const;
    void check_day(const TableCell& cell);
    void check_provenance(const TableCell& cell);
    void say(const Frame& frame, ObservationKind kind, const TableCell& cell);
    void say_long(const Frame& frame, const TableRow& row);
    void add(const Frame& frame, ObservationKind kind, std::string value, const std::string& place);
    void give_reason(const Frame& frame, std::size_t first);
    [[nodiscard]] bool contradicts(const Update& news);

    const Portfolio& portfolio_;
    const UpdateQuestion& question_;
    ledger::CellProblems problems_;
    Updates updates_;
    std::unordered_map<std::string, std::size_t> said_; ///< what was said of what → index into the updates
    int suggestions_left_;
    bool of_another_day_ = false; ///< a row was made for another data date, which is told once
};

} // namespace slipway::forms
