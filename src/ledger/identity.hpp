#pragma once
// Which project a row of a ledger speaks of, and the keys of new ones.

#include "ledger/cell_problems.hpp"
#include "slipway/ledger/import.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace slipway::ledger {

class Identities {
public:
    /// Both must outlive it.
    Identities(const Portfolio& portfolio, CellProblems& problems);

    struct Row {
        std::string key;   ///< empty: none written
        std::string name;  ///< in the first language that it has
        std::string place; ///< of its name
        std::uint32_t number = 0;
    };
    /// Index of the project that a row speaks of; nothing for a new one. Errors for keys and names that stand twice or cannot be.
    [[nodiscard]] std::optional<std::uint32_t> known(const Row& row);

    /// Gives a key to each new row without one.
    void name(std::vector<ProjectRow>& rows, const std::string& prefix) const;

private:
    [[nodiscard]] std::optional<std::uint32_t> by_key(const Row& row);
    [[nodiscard]] std::optional<std::uint32_t> by_name(const Row& row);
    void take(const std::string& key, const Row& row);

    const Portfolio& portfolio_;
    CellProblems& problems_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> projects_; ///< by plain name and alias
    std::unordered_map<std::string, std::uint32_t> taken_;                 ///< row by key, known and new
    std::unordered_map<std::string, std::uint32_t> new_names_;             ///< row by plain name
};

} // namespace slipway::ledger
