#pragma once
// A report is a value: what it says to a reader (sections) and to a program (rows). Renderers add nothing to it.

#include "slipway/model/portfolio.hpp"
#include "slipway/report/chart.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace slipway {

using Json = nlohmann::ordered_json;

enum class Align : std::uint8_t { left, right };

struct Column {
    std::string heading;
    Align align = Align::left;
};

/// A table for readers. Every row has one cell a column. `more` counts the rows left out; `alarming` are the rows, ascending, that a screen
/// with colors shows in red.
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    std::size_t more = 0;
    std::vector<std::size_t> alarming;
};

/// A list of points, each a first line and lines under it.
struct Bullets {
    struct Point {
        std::string line;
        std::vector<std::string> under;
    };
    std::vector<Point> points;
    std::size_t more = 0;
};

struct Paragraph {
    std::string text;
};

using Block = std::variant<Paragraph, Bullets, Table, Chart>;

struct Section {
    std::string heading;
    std::vector<Block> blocks;
};

/// For programs: an object that begins with `head`, holds the rows under `rows_name`, and ends with `tail`. The rows alone are the CSV and
/// the NDJSON. Keys are the vocabulary's; dates ISO 8601; null where nothing is known. Every row has the same keys.
struct MachineFace {
    Json head = Json::object();
    std::string rows_name;
    std::vector<Json> rows;
    std::vector<std::string> columns; ///< keys of a row, for the CSV heading of an empty report
    Json tail = Json::object();
};

struct Report {
    std::string title;
    std::vector<std::string> preamble; ///< what a reader must know first, one line each
    std::vector<Section> sections;
    std::vector<std::string> notes; ///< at the end
    MachineFace machine;
};

enum class Format : std::uint8_t { text, md, json, ndjson, csv, svg };

/// Those in which every report can be had.
inline constexpr std::array<Words<Format>, 5> format_words{
    {{Format::text, "text"}, {Format::md, "md"}, {Format::json, "json"}, {Format::ndjson, "ndjson"}, {Format::csv, "csv"}}};

/// Those in which only a report with a chart can be had.
inline constexpr std::array<Words<Format>, 1> chart_format_words{{{Format::svg, "svg"}}};

inline constexpr std::array<Words<Language>, 2> language_words{{{Language::zh, "zh"}, {Language::en, "en"}}};

/// How text is shown.
struct Screen {
    std::optional<int> width; ///< tables are cut to it; absent in a pipe
    bool color = false;
};

/// The report as bytes, ending in a newline. Precondition of svg: it has a chart; its title, its preamble and its first chart are drawn.
[[nodiscard]] std::string render(const Report& report, Format format, Language language, const Screen& screen = {});

/// The words "N more" of a cut list.
[[nodiscard]] std::string more_words(std::size_t more, Language language);

/// The head that every JSON answer begins with: schema, as_of, generated_from (DESIGN §6).
[[nodiscard]] Json machine_head(std::string_view schema, Date as_of, const Portfolio& portfolio);

/// A date or null.
[[nodiscard]] Json json_date(const std::optional<Date>& day);

} // namespace slipway
