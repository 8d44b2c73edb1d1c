#pragma once
// Tables of updates, as agencies and scripts send them: CSV, XLSX and NDJSON → observations. What a row says is about one key.

#include "slipway/model/portfolio.hpp"
#include "slipway/sheet/workbook.hpp"
#include "slipway/tracking/observation.hpp"

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace slipway::forms {

/// What holds for a whole table.
struct UpdateQuestion {
    Date as_of{};                                         ///< the data date of all rows
    std::string recorded_at;                              ///< the moment of recording
    std::string by;                                       ///< who says so, where a row names nobody; may be empty
    std::string source;                                   ///< likewise
    bool illustrative = false;                            ///< illustrative rows are wanted, and every row is taken for one
    std::map<std::string, ConditionKind> condition_words; ///< further words for conditions: "征拆"
    sheet::Limits limits{};
};

/// What an observation is of: an index into the activities or the projects of the portfolio.
struct Subject {
    std::uint32_t index = 0;
    bool project = false;

    friend auto operator<=>(const Subject&, const Subject&) = default;
};

struct Update {
    Observation observation; ///< its value in canonical form, see ObservationKind
    Subject subject;
    std::string place; ///< as in a Problem
};

/// What a table says, in the order of its rows; nothing is to be stored while there is an error.
struct Updates {
    std::string file; ///< its name, by which problems are told
    std::vector<Update> updates;
    std::size_t rows = 0;   ///< below the headings, with something in them
    std::size_t silent = 0; ///< of them, that say nothing
    std::vector<sheet::Problem> problems;

    [[nodiscard]] bool refused() const;
};

/// Reads a table: NDJSON when the file is named .ndjson or .jsonl, or .json or .txt and begins with an object, else CSV or XLSX, as
/// `sheet::read_sheet` tells them apart.
///
/// Of a workbook the first sheet that is seen and has a column of keys is read, else the first.
/// The first row with two cells holds the headings: the keys and Chinese and English words of `src/forms/columns.cpp`. One column must be
/// the key. A form says for which day it was made: that must be the data date.
/// Columns that a form holds for its reader (names, last known values) are passed over, others are an error. An empty cell says
/// nothing. An NDJSON line is an object of the same keys, or {"key": …, "kind": …, "value": …}; null says nothing.
///
/// A problem stands at a cell ("Sheet1!F12"), or at the line and the heading of a cell ("12:started"), or a line. Refused are values of
/// another form or with two readings, keys that there are not, what cannot be said of an activity or a project, rows that say different
/// things of one. Whether what is said fits what is known is another question (`refused` of tracking/admission.hpp).
/// Throws Error when the file cannot be read.
[[nodiscard]] Updates read_updates(const std::filesystem::path& path, const Portfolio& portfolio, const UpdateQuestion& question);

/// NDJSON from a stream; `name` is what problems call it.
[[nodiscard]] Updates read_update_lines(std::istream& in, std::string name, const Portfolio& portfolio, const UpdateQuestion& question);

/// CSV held in memory.
[[nodiscard]] Updates read_update_csv(const std::string& text, std::string name, const Portfolio& portfolio,
                                      const UpdateQuestion& question);

/// Adds a problem of a place, in the order of the rows. Those of one code beyond `most_of_code` are left out.
void add_problems(Updates& updates, std::vector<sheet::Problem> more, std::size_t most_of_code);

} // namespace slipway::forms
