#pragma once
// A ledger as projects: which are new, which are known, where it differs from the records, and everything that is wrong with its cells.

#include "slipway/ledger/mapping.hpp"
#include "slipway/model/portfolio.hpp"
#include "slipway/sheet/workbook.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace slipway::ledger {

/// What becomes of a row. Records are written for `added` ones alone: what is known is edited by people.
enum class RowState : std::uint8_t { added, same, different, refused, skipped };

inline constexpr std::array<Words<RowState>, 5> row_state_words{{{RowState::added, "new"},
                                                                 {RowState::same, "known"},
                                                                 {RowState::different, "different"},
                                                                 {RowState::refused, "refused"},
                                                                 {RowState::skipped, "skipped"}}};

struct ProjectRow {
    std::uint32_t number = 0; ///< of the sheet; the line in a CSV
    RowState state = RowState::refused;
    std::string key; ///< empty for a row that is refused or skipped
    std::string name;
    std::vector<Fact> facts;             ///< of a new project: what its record says, in order of the fields
    std::vector<Difference> differences; ///< of a known one
};

struct ImportLimits {
    std::size_t projects = 100'000; ///< rows with projects; later ones are refused
    std::size_t skipped = 1'000;    ///< total rows that are listed; later ones are skipped without a word
    std::size_t text_bytes = 64ULL << 20U;
    std::size_t problems_of_code = 1'000; ///< told one by one; the others are counted
};

struct ImportQuestion {
    Mapping mapping{};
    std::string prefix = "ledger";        ///< of the keys that are made: "ledger-0001"
    std::vector<std::string> templates{}; ///< that the records have
    Date read_on = first_day;             ///< the day on which the ledger is read: a stage without a day holds on it
    ImportLimits limits{};
};

struct Import {
    std::string file;  ///< its name, without folders
    std::string sheet; ///< empty for a CSV
    std::vector<ProjectRow> rows;
    std::vector<sheet::Problem> problems; ///< in order of rows
    std::size_t errors = 0;               ///< those too that were only counted
    std::size_t warnings = 0;

    [[nodiscard]] std::size_t count(RowState state) const;
    /// Whether an error forbids to write anything.
    [[nodiscard]] bool refused() const noexcept { return errors > 0; }
};

/// Reads a ledger of one row a project. A row is a known project's by its key, and without one by its name or an alias of the records.
/// Blank rows say nothing; rows of totals (合计, 小计) are skipped. Keys are made in the order of the rows, after the last of the prefix
/// that the records have. Throws Error when the file cannot be read.
[[nodiscard]] Import import_ledger(const std::filesystem::path& path, const Portfolio& portfolio, const ImportQuestion& question);

/// The new projects of an import as TOML; the note of each ends with its place in the ledger.
[[nodiscard]] std::string record_text(const Import& import);

/// The row that a problem's cell names; nothing for the whole file.
[[nodiscard]] std::optional<std::uint32_t> row_of(const sheet::Problem& problem);

} // namespace slipway::ledger
