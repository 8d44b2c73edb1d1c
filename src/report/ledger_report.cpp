#include "ledger/plain.hpp"
#include "slipway/base/text.hpp"
#include "slipway/report/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace slipway {
namespace {

using ledger::FactValue;
using ledger::Import;
using ledger::ProjectRow;
using ledger::RowState;

using Problems = std::vector<const sheet::Problem*>;

std::string_view severity_word(const sheet::Problem& problem) {
    return problem.severity == DiagnosticSeverity::error ? "error" : "warning";
}

/// The problems of each row of the import; under 0 those of no such row.
std::unordered_map<std::uint32_t, Problems> problems_by_row(const Import& import) {
    std::unordered_set<std::uint32_t> rows;
    for (const auto& row : import.rows) { rows.insert(row.number); }
    std::unordered_map<std::uint32_t, Problems> by_row;
    for (const auto& problem : import.problems) {
        const auto row = ledger::row_of(problem).value_or(0);
        by_row[rows.contains(row) ? row : 0].push_back(&problem);
    }
    return by_row;
}

Json problems_json(const Problems& problems) {
    Json list = Json::array();
    for (const auto* one : problems) {
        list.push_back({{"severity", severity_word(*one)},
                        {"cell", one->cell},
                        {"code", one->code},
                        {"message", one->message},
                        {"advice", one->advice}});
    }
    return list;
}

Json values_json(const ProjectRow& row) {
    Json values = Json::object();
    for (const auto& fact : row.facts) {
        const auto* number = std::get_if<double>(&fact.value);
        values[key_of(fact.field)] = number != nullptr ? Json(*number) : Json(std::get<std::string>(fact.value));
    }
    return values;
}

Json row_json(const ProjectRow& row, const Problems& problems) {
    Json json;
    json["row"] = row.number;
    json["state"] = word_of(ledger::row_state_words, row.state);
    json["key"] = row.key.empty() ? Json(nullptr) : Json(row.key);
    json["name"] = row.name;
    json["values"] = values_json(row);
    json["differences"] = Json::array();
    for (const auto& one : row.differences) {
        json["differences"].push_back({{"field", key_of(one.field)}, {"ledger", one.in_ledger}, {"records", one.recorded}});
    }
    json["problems"] = problems_json(problems);
    return json;
}

class LedgerWords {
public:
    LedgerWords(const Import& import, const LedgerView& view, Language language)
        : import_{import}, view_{view}, zh_{language == Language::zh} {}

    [[nodiscard]] std::string title() const {
        return fmt::format("{} {}{}", say("台账", "Ledger"), import_.file,
                           import_.sheet.empty() ? "" : fmt::format(" ({})", import_.sheet));
    }

    [[nodiscard]] std::vector<std::string> preamble() const {
        const auto count = [&](RowState state) { return import_.count(state); };
        const auto counts =
            zh_ ? fmt::format("新项目 {}，已有且一致 {}，已有但不同 {}，拒绝 {}，跳过 {}；错误 {}，警告 {}。", count(RowState::added),
                              count(RowState::same), count(RowState::different), count(RowState::refused), count(RowState::skipped),
                              import_.errors, import_.warnings)
                : fmt::format("{} new, {} known and equal, {} known and different, {} refused, {} skipped; {}, {}.", count(RowState::added),
                              count(RowState::same), count(RowState::different), count(RowState::refused), count(RowState::skipped),
                              counted(import_.errors, "error"), counted(import_.warnings, "warning"));
        return {counts, outcome()};
    }

    [[nodiscard]] std::vector<Section> sections() const {
        std::vector<Section> sections;
        add(sections, say("单元格的问题", "Problems of cells"), problems());
        add(sections, say("与记录不同（不写入，由人改记录）", "Known and different (not written: people edit records)"), differing());
        add(sections, say("新项目", "New projects"), added());
        add(sections, say("跳过的合计行", "Rows of totals, skipped"), skipped());
        return sections;
    }

private:
    [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const { return std::string{zh_ ? zh : en}; }

    [[nodiscard]] std::string outcome() const {
        if (view_.written) { return fmt::format("{}{}", say("已写入 ", "Written to "), *view_.written); }
        if (import_.refused()) {
            return say("有错误：改正之前什么也不写。", "There are errors: nothing is written until they are put right.");
        }
        if (import_.count(RowState::added) == 0) { return say("没有新项目可写。", "There is no new project to write."); }
        return say("仅预览，未写入；--write FILE 写入新项目。", "A preview: nothing was written; --write FILE writes the new projects.");
    }

    void add(std::vector<Section>& sections, std::string heading, Bullets bullets) const {
        if (!bullets.points.empty()) { sections.push_back({std::move(heading), {std::move(bullets)}}); }
    }

    /// Adds a point, or counts it when the list is full.
    template <class Make>
    void add_point(Bullets& bullets, const Make& make) const {
        if (view_.most && bullets.points.size() >= *view_.most) {
            ++bullets.more;
        } else {
            bullets.points.push_back(make());
        }
    }

    [[nodiscard]] Bullets problems() const {
        Bullets bullets;
        for (const auto severity : {DiagnosticSeverity::error, DiagnosticSeverity::warning}) {
            for (const auto& one : import_.problems) {
                if (one.severity != severity) { continue; }
                add_point(bullets, [&] {
                    return Bullets::Point{fmt::format("{}{}: {}: {} [{}]", import_.file, one.cell.empty() ? "" : ":" + one.cell,
                                                      severity_word(one), one.message, one.code),
                                          {one.advice}};
                });
            }
        }
        return bullets;
    }

    [[nodiscard]] std::string place(const ProjectRow& row) const {
        return zh_ ? fmt::format("第 {} 行", row.number) : fmt::format("row {}", row.number);
    }

    [[nodiscard]] Bullets differing() const {
        return of_state(RowState::different, [&](const ProjectRow& row) {
            Bullets::Point point{fmt::format("{}  {}  {}", place(row), row.key, ledger::one_line(row.name)), {}};
            for (const auto& one : row.differences) {
                point.under.push_back(fmt::format("{}: {} {} · {} {}", key_of(one.field), say("台账", "ledger"), shown(one.in_ledger),
                                                  say("记录", "records"), shown(one.recorded)));
            }
            return point;
        });
    }

    [[nodiscard]] Bullets added() const {
        return of_state(RowState::added, [&](const ProjectRow& row) {
            std::vector<std::string> values;
            for (const auto& fact : row.facts) {
                if (field_of(fact.field).kind == ledger::FieldKind::key || fact.field == ledger::field_id("name_zh")) { continue; }
                values.push_back(fmt::format("{} = {}", key_of(fact.field), shown(ledger::text_of(fact.value))));
            }
            return Bullets::Point{fmt::format("{}  {}  {}", place(row), row.key, ledger::one_line(row.name)),
                                  {fmt::format("{}", fmt::join(values, ", "))}};
        });
    }

    [[nodiscard]] Bullets skipped() const {
        return of_state(RowState::skipped, [&](const ProjectRow& row) {
            return Bullets::Point{fmt::format("{}  {}", place(row), ledger::one_line(row.name)), {}};
        });
    }

    template <class Make>
    [[nodiscard]] Bullets of_state(RowState state, const Make& make) const {
        Bullets bullets;
        for (const auto& row : import_.rows) {
            if (row.state == state) {
                add_point(bullets, [&] { return make(row); });
            }
        }
        return bullets;
    }

    [[nodiscard]] std::string shown(const std::string& text) const {
        return text.empty() ? say("（无）", "(nothing)") : cut_to_width(ledger::one_line(text), 80);
    }

    const Import& import_;
    const LedgerView& view_;
    bool zh_;
};

MachineFace machine_of(const Import& import, const Portfolio& portfolio, Date as_of, const LedgerView& view) {
    MachineFace machine;
    machine.head = machine_head("slipway.import-ledger/1", as_of, portfolio);
    machine.head["file"] = import.file;
    machine.head["sheet"] = import.sheet.empty() ? Json(nullptr) : Json(import.sheet);
    machine.head["written"] = view.written ? Json(*view.written) : Json(nullptr);
    for (const auto& [state, word] : ledger::row_state_words) { machine.head[std::string{word}] = import.count(state); }
    machine.head["errors"] = import.errors;
    machine.head["warnings"] = import.warnings;
    machine.rows_name = "rows";
    machine.columns = {"row", "state", "key", "name", "values", "differences", "problems"};
    const auto by_row = problems_by_row(import);
    const auto of = [&](std::uint32_t row) {
        const auto found = by_row.find(row);
        return found == by_row.end() ? Problems{} : found->second;
    };
    if (const auto of_file = of(0); !of_file.empty()) {
        auto row = row_json({}, of_file);
        for (const auto* unknown : {"row", "state", "name"}) { row[unknown] = nullptr; }
        machine.rows.push_back(std::move(row));
    }
    for (const auto& row : import.rows) { machine.rows.push_back(row_json(row, of(row.number))); }
    return machine;
}

} // namespace

Report ledger_report(const Import& import, const Portfolio& portfolio, Date as_of, const LedgerView& view, Language language) {
    const LedgerWords words{import, view, language};
    Report report;
    report.title = words.title();
    report.preamble = words.preamble();
    report.sections = words.sections();
    report.machine = machine_of(import, portfolio, as_of, view);
    return report;
}

} // namespace slipway
