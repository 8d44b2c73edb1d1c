#pragma once
// Where the reading of a ledger puts what is wrong with its cells.

#include "sheet/problems.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <utility>

namespace slipway::ledger {

/// Keeps the first problems of each code, counts the others, and knows how many there were.
class CellProblems {
public:
    explicit CellProblems(std::size_t most_of_code) : list_{most_of_code} {}

    void error(const std::string& cell, sheet::Reason reason) {
        ++errors_;
        list_.error(cell, std::move(reason));
    }
    void warning(const std::string& cell, sheet::Reason reason) {
        ++warnings_;
        list_.warning(cell, std::move(reason));
    }
    [[nodiscard]] std::size_t errors() const noexcept { return errors_; }
    [[nodiscard]] std::size_t warnings() const noexcept { return warnings_; }
    [[nodiscard]] std::vector<sheet::Problem> take() { return list_.take(); }

private:
    sheet::ProblemList list_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
};

} // namespace slipway::ledger
