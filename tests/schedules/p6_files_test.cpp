// Files of Primavera P6 made by hand, tests/schedules/p6: beside each lie the dates worked by hand, with the reasons.

#include "slipway/base/file.hpp"
#include "slipway/interchange/computed.hpp"
#include "slipway/interchange/read.hpp"
#include "slipway/interchange/write.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

using namespace slipway;

namespace {

std::filesystem::path folder() { return std::filesystem::path{SLIPWAY_SOURCE_DIR} / "tests/schedules/p6"; }

std::vector<std::string> names() {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator{folder()}) {
        if (entry.path().extension() == ".xer") { found.push_back(entry.path().stem().string()); }
    }
    std::ranges::sort(found);
    return found;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream words{line + ","};
    for (std::string cell; std::getline(words, cell, ',');) { cells.push_back(cell); }
    return cells;
}

/// By activity: what is expected of the columns that are judged.
std::map<std::string, std::map<std::string, std::string>> expected(const std::string& name) {
    std::istringstream lines{file_text(folder() / (name + ".csv"))};
    std::map<std::string, std::map<std::string, std::string>> rows;
    std::vector<std::string> columns;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("#")) { continue; }
        const auto cells = cells_of(line);
        if (columns.empty()) {
            columns = cells;
            continue;
        }
        REQUIRE(cells.size() == columns.size());
        for (std::size_t i = 1; i < cells.size(); ++i) {
            if (!cells[i].empty()) { rows[cells[0]][columns[i]] = cells[i]; }
        }
    }
    return rows;
}

std::string text(const std::optional<Instant>& at) {
    auto said = at ? to_string(*at) : std::string{"none"};
    std::ranges::replace(said, 'T', ' ');
    return said;
}

std::string text(const std::optional<Minutes>& work) { return work ? fmt::format("{}", work->count() / 60.0) : "none"; }

std::map<std::string, std::string> told(const ForeignAnswers& answers) {
    return {{"early_start", text(answers.early_start)},
            {"early_finish", text(answers.early_finish)},
            {"late_start", text(answers.late_start)},
            {"late_finish", text(answers.late_finish)},
            {"total_float", text(answers.total_float)},
            {"free_float", text(answers.free_float)},
            {"driving", answers.driving ? (*answers.driving ? "Y" : "N") : "none"}};
}

std::vector<std::string> differences(const ForeignSchedule& foreign, const ForeignComputed& computed, const std::string& name) {
    std::vector<std::string> found;
    auto rows = expected(name);
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& code = foreign.activities[i].code;
        auto ours = told(answers(foreign, computed, i));
        for (const auto& [column, value] : rows[code]) {
            if (ours[column] != value) { found.push_back(fmt::format("{} {} is {}, not {}", code, column, ours[column], value)); }
        }
        rows.erase(code);
    }
    for (const auto& [code, row] : rows) { found.push_back(code + " is not in the file"); }
    return found;
}

/// Early finishes by name, of what MS Project schedules as P6 does: a level of effort and what is as late as possible are not of that kind.
std::map<std::string, std::string> early_finishes(const ForeignSchedule& foreign) {
    const auto computed = compute(foreign);
    REQUIRE(std::holds_alternative<ForeignComputed>(computed));
    std::map<std::string, std::string> found;
    for (std::uint32_t i = 0; i < foreign.activities.size(); ++i) {
        const auto& one = foreign.activities[i];
        const bool late = std::ranges::any_of(
            one.constraints, [](const ForeignConstraint& constraint) { return constraint.kind == ConstraintKind::as_late_as_possible; });
        const bool other = late || one.kind == ForeignKind::summary || one.kind == ForeignKind::level_of_effort;
        if (!other) { found[one.name] = text(answers(foreign, std::get<ForeignComputed>(computed), i).early_finish); }
    }
    return found;
}

ForeignSchedule in_ms_project(const ForeignSchedule& foreign, Losses& losses) {
    std::istringstream text{write_mspdi(foreign, losses)};
    const auto file = read_mspdi("made.xml", text);
    for (const auto& diagnostic : file.diagnostics) { UNSCOPED_INFO(render(diagnostic, file.sources)); }
    REQUIRE(file.schedule);
    return *file.schedule;
}

bool has(const Losses& losses, const std::string& code) {
    const auto all = losses.all();
    return std::ranges::find(all, code, &Loss::code) != all.end();
}

} // namespace

TEST_CASE("files of P6 made by hand keep their early dates in MS Project, unless a loss says why not") {
    std::size_t compared = 0;
    for (const auto& name : names()) {
        CAPTURE(name);
        auto file = read_xer(name + ".xer", file_text(folder() / (name + ".xer")));
        REQUIRE(file.schedule);
        Losses losses;
        const auto other = in_ms_project(*file.schedule, losses);
        if (has(losses, "lag-calendar")) { continue; }
        const auto before = early_finishes(*file.schedule);
        const auto after = early_finishes(other);
        for (const auto& [work, finish] : before) {
            const auto found = after.find(work);
            // An early finish of complete work is none in P6 and its actual finish in MS Project.
            if (finish == "none") { continue; }
            CAPTURE(work);
            CHECK((found == after.end() ? std::string{"not there"} : found->second) == finish);
            ++compared;
        }
    }
    CHECK(compared > 30);
}

TEST_CASE("files of P6 made by hand compute to the dates worked by hand") {
    const auto all = names();
    REQUIRE(all.size() >= 11);
    for (const auto& name : all) {
        CAPTURE(name);
        const auto file = read_xer(name + ".xer", file_text(folder() / (name + ".xer")));
        for (const auto& diagnostic : file.diagnostics) { UNSCOPED_INFO(render(diagnostic, file.sources)); }
        REQUIRE(file.schedule);
        CHECK(file.diagnostics.empty());
        const auto computed = compute(*file.schedule);
        REQUIRE(std::holds_alternative<ForeignComputed>(computed));
        CHECK(differences(*file.schedule, std::get<ForeignComputed>(computed), name) == std::vector<std::string>{});
    }
}
