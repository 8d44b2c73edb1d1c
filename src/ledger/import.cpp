#include "slipway/ledger/import.hpp"

#include "ledger/cell_reader.hpp"
#include "ledger/facts.hpp"
#include "ledger/heading_search.hpp"
#include "ledger/identity.hpp"
#include "ledger/plain.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace slipway::ledger {
namespace {

/// 合计, 小计: alone, or before or behind other words ("医院小计").
bool is_total(std::string_view text) {
    static constexpr std::array<std::string_view, 4> words{"合计", "小计", "总计", "共计"};
    const auto name = plain(text);
    return name == "total" || name == "subtotal" ||
           std::ranges::any_of(words, [&](std::string_view word) { return name.starts_with(word) || name.ends_with(word); });
}

std::string short_name(std::string_view name) { return cut_to_width(one_line(name), 100); }

bool says_something(const sheet::Cell& cell) { return !trimmed(cell.text).empty() || cell.kind == sheet::CellKind::error; }

class Importer {
public:
    Importer(const Portfolio& portfolio, const ImportQuestion& question)
        : portfolio_{portfolio},
          question_{question},
          problems_{question.limits.problems_of_code},
          vocabulary_{portfolio, question.templates},
          cells_{vocabulary_, question.mapping, problems_},
          identities_{portfolio, problems_},
          search_{question.mapping} {
        for (const auto& [field, text] : question.mapping.defaults) {
            cells_.read({field, 0, std::string{field_of(field).units.substr(0, field_of(field).units.find(' '))}}, text, "", defaults_);
        }
        cells_.read({field_id("stage_as_of"), 0, ""}, to_string(question.read_on), "", read_on_);
    }

    void read(std::string_view sheet, const sheet::Row& row) {
        import_.sheet = sheet;
        if (stopped_) { return; }
        if (!columns_.empty()) { return read_project(row); }
        if (const auto headings = search_.look_at(row)) { take_headings(*headings); }
    }

    Import finish(std::vector<sheet::Problem> of_file) {
        if (columns_.empty() && !stopped_ && search_.likeliest()) { take_headings(*search_.likeliest()); }
        identities_.name(import_.rows, question_.prefix);
        import_.problems = problems_.take();
        add_problems(std::move(of_file));
        return std::move(import_);
    }

private:
    void take_headings(const sheet::Row& row) {
        const auto before = problems_.errors();
        columns_ = mapped_columns(import_.sheet, row, question_.mapping, problems_);
        stopped_ = columns_.empty() || problems_.errors() > before;
    }

    [[nodiscard]] std::string place(const sheet::Row& row, std::uint32_t column) const {
        return sheet::cell_name({import_.sheet, row.number, column});
    }

    [[nodiscard]] static const sheet::Cell* cell(const sheet::Row& row, const MappedColumn& column) {
        return column.number <= row.cells.size() && says_something(row.cells[column.number - 1]) ? &row.cells[column.number - 1] : nullptr;
    }

    [[nodiscard]] const MappedColumn* column_of(FieldId field) const {
        const auto found = std::ranges::find(columns_, field, &MappedColumn::field);
        return found == columns_.end() ? nullptr : &*found;
    }

    /// Where a message about the project as a whole points: its name, else its first cell.
    [[nodiscard]] std::string place_of_name(const sheet::Row& row) const {
        const auto* zh = column_of(field_id("name_zh"));
        const auto* column = zh != nullptr ? zh : column_of(field_id("name_en"));
        return place(row, column->number);
    }

    /// A row of a total: its name or its first cell says so, and it has no key.
    [[nodiscard]] bool sums_up(const sheet::Row& row) const {
        const auto* key = column_of(field_id("key"));
        if (key != nullptr && cell(row, *key) != nullptr) { return false; }
        const auto first = std::ranges::find_if(row.cells, says_something);
        if (first != row.cells.end() && is_total(first->text)) { return true; }
        const auto* name = column_of(field_id("name_zh"));
        const auto* named = name == nullptr ? nullptr : cell(row, *name);
        return named != nullptr && is_total(named->text);
    }

    void skip(const sheet::Row& row) {
        if (++skipped_ > question_.limits.skipped) { return; }
        const auto first = std::ranges::find_if(row.cells, says_something);
        import_.rows.push_back({row.number, RowState::skipped, {}, short_name(trimmed(first->text)), {}, {}});
    }

    /// Whether a project more is too much; says so once.
    bool is_too_much(const sheet::Row& row) {
        const bool many = ++projects_ > question_.limits.projects;
        if (!many && text_bytes_ <= question_.limits.text_bytes) { return false; }
        problems_.error(place(row, 1),
                        {"too-many-projects",
                         many ? fmt::format("more than {} projects in one ledger: from here on none is read", question_.limits.projects)
                              : fmt::format("more than {} MB of text: from here on nothing is read", question_.limits.text_bytes >> 20U),
                         "split the ledger into several files"});
        stopped_ = true;
        return true;
    }

    void read_project(const sheet::Row& row) {
        if (std::ranges::none_of(columns_, [&](const MappedColumn& column) { return cell(row, column) != nullptr; })) { return; }
        if (sums_up(row)) { return skip(row); }
        if (is_too_much(row)) { return; }
        const auto before = problems_.errors();
        auto facts = facts_in(row);
        ProjectRow project{
            row.number, RowState::refused, text_of_field(facts, field_id("key")), text_of_field(facts, field_id("name_zh")), {}, {}};
        if (project.name.empty()) { project.name = text_of_field(facts, field_id("name_en")); }
        if (project.name.empty()) {
            problems_.error(place_of_name(row),
                            {"no-name", "the row has values and no name of a project", "write the name, or empty the row"});
        } else if (const auto known = identities_.known({project.key, project.name, place_of_name(row), row.number})) {
            project.key = portfolio_.projects[*known].key;
            project.differences = differences(portfolio_, portfolio_.projects[*known], facts);
            project.state = project.differences.empty() ? RowState::same : RowState::different;
        } else {
            complete(row, facts);
            project.state = RowState::added;
            project.facts = std::move(facts);
        }
        if (problems_.errors() > before) { project = {row.number, RowState::refused, {}, short_name(project.name), {}, {}}; }
        count_text(project);
        import_.rows.push_back(std::move(project));
    }

    /// What the cells say, in order of the fields; what a column says goes before what follows from another.
    std::vector<Fact> facts_in(const sheet::Row& row) {
        std::vector<Fact> facts;
        for (const auto& column : columns_) {
            const auto* one = cell(row, column);
            if (one == nullptr) { continue; }
            const auto where = place(row, column.number);
            if (one->kind == sheet::CellKind::error) {
                if (errors_shown_.size() < question_.limits.problems_of_code) { errors_shown_.insert(where); }
                problems_.error(where, {"error-value", fmt::format("the cell shows the error {}", one->text),
                                        "put the formula right, or write the value"});
            } else {
                cells_.read(column, one->text, where, facts);
            }
        }
        put_in_order(facts);
        return facts;
    }

    static void put_in_order(std::vector<Fact>& facts) {
        std::ranges::stable_sort(facts, [](const Fact& one, const Fact& other) {
            return std::pair{one.field, !one.compared} < std::pair{other.field, !other.compared};
        });
        const auto same_field = [](const Fact& one, const Fact& other) { return one.field == other.field; };
        facts.erase(std::unique(facts.begin(), facts.end(), same_field), facts.end());
    }

    /// Adds the defaults to the facts of a new project, and says what a record cannot do without.
    void complete(const sheet::Row& row, std::vector<Fact>& facts) {
        facts.insert(facts.end(), defaults_.begin(), defaults_.end());
        put_in_order(facts);
        const auto has = [&](FieldId field) { return value_of_field(facts, field) != nullptr; };
        // A cell that could not be read has its own error.
        const auto lacks = [&](FieldId field) {
            const auto* column = column_of(field);
            return !has(field) && (column == nullptr || cell(row, *column) == nullptr);
        };
        const auto where = [&](FieldId field) {
            const auto* column = column_of(field);
            return column == nullptr ? place_of_name(row) : place(row, column->number);
        };
        if (lacks(field_id("category"))) {
            problems_.error(where(field_id("category")), {"no-category", "a new project needs a category",
                                                          "add a column 类别, or category under [defaults] of the mapping file"});
        }
        if (has(field_id("stage")) && lacks(field_id("stage_as_of"))) {
            facts.insert(facts.end(), read_on_.begin(), read_on_.end());
            put_in_order(facts);
        }
        for (const auto field : {field_id("at"), field_id("words")}) {
            if (!has(field) || !lacks(field_id("plan"))) { continue; }
            problems_.error(where(field), {"no-plan", "words of a plan that is not named",
                                           "add a column 来源规划, or plan under [defaults] of the mapping file"});
        }
    }

    void count_text(const ProjectRow& project) {
        text_bytes_ += project.name.size();
        for (const auto& fact : project.facts) { text_bytes_ += text_of(fact.value).size(); }
        for (const auto& one : project.differences) { text_bytes_ += one.in_ledger.size() + one.recorded.size(); }
    }

    /// Adds the problems of the file itself, those apart that were told better.
    void add_problems(std::vector<sheet::Problem> of_file) {
        std::erase_if(of_file, [&](const sheet::Problem& one) { return one.code == "error-value" && errors_shown_.contains(one.cell); });
        const auto of_severity = [&](DiagnosticSeverity severity) {
            return static_cast<std::size_t>(std::ranges::count(of_file, severity, &sheet::Problem::severity));
        };
        import_.errors = problems_.errors() + of_severity(DiagnosticSeverity::error);
        import_.warnings = problems_.warnings() + of_severity(DiagnosticSeverity::warning);
        std::ranges::move(of_file, std::back_inserter(import_.problems));
        std::ranges::stable_sort(import_.problems, [](const sheet::Problem& one, const sheet::Problem& other) {
            constexpr auto behind_all = std::numeric_limits<std::uint32_t>::max();
            return row_of(one).value_or(behind_all) < row_of(other).value_or(behind_all);
        });
    }

    const Portfolio& portfolio_;
    const ImportQuestion& question_;
    CellProblems problems_;
    Vocabulary vocabulary_;
    CellReader cells_;
    Identities identities_;
    std::vector<Fact> defaults_;
    std::vector<Fact> read_on_; ///< the day of a stage that has none
    std::vector<MappedColumn> columns_;
    HeadingSearch search_;
    bool stopped_ = false; ///< nothing more is read
    std::size_t skipped_ = 0;
    std::size_t projects_ = 0;
    std::size_t text_bytes_ = 0;
    std::set<std::string> errors_shown_;
    Import import_;
};

} // namespace

std::size_t Import::count(RowState state) const { return static_cast<std::size_t>(std::ranges::count(rows, state, &ProjectRow::state)); }

std::optional<std::uint32_t> row_of(const sheet::Problem& problem) {
    std::string_view cell = problem.cell;
    if (const auto bang = cell.rfind('!'); bang != std::string_view::npos) { cell.remove_prefix(bang + 1); }
    cell.remove_prefix(std::min(cell.find_first_of("0123456789"), cell.size()));
    std::uint32_t row = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), row);
    return error == std::errc{} ? std::optional{row} : std::nullopt;
}

Import import_ledger(const std::filesystem::path& path, const Portfolio& portfolio, const ImportQuestion& question) {
    Importer importer{portfolio, question};
    sheet::ReadOptions options{.sheet = question.mapping.sheet};
    options.limits.problems_of_code = question.limits.problems_of_code;
    auto problems = sheet::read_sheet(path, options, [&](std::string_view sheet, const sheet::Row& row) { importer.read(sheet, row); });
    auto import = importer.finish(std::move(problems));
    import.file = path.filename().generic_string();
    return import;
}

} // namespace slipway::ledger
