#include "bench/tj3.hpp"

#include "bench/network_files.hpp"
#include "bench/portfolio_files.hpp"
#include "bench/process.hpp"
#include "bench/timing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::bench {
namespace {

namespace fs = std::filesystem;

constexpr int rounds = 5;
constexpr std::chrono::seconds longest_wait{60};
constexpr int stopped = 124; ///< what timeout(1) exits with

struct Dates {
    std::string start, finish;
};
using DatesByName = std::map<std::string, Dates>;

/// The fields of a line of CSV without separators or quotes inside fields.
std::vector<std::string> fields(const std::string& line, char separator) {
    std::vector<std::string> all{""};
    for (const char letter : line) {
        if (letter == separator) {
            all.emplace_back();
        } else if (letter != '"') {
            all.back() += letter;
        }
    }
    return all;
}

/// What a tool printed: which columns hold the days.
struct Columns {
    char separator = ',';
    std::string_view name, start, finish;
};

DatesByName read_dates(const fs::path& path, const Columns& columns) {
    std::ifstream in{path};
    std::string line;
    std::getline(in, line);
    const auto headings = fields(line, columns.separator);
    const auto place = [&](std::string_view heading) {
        const auto found = std::ranges::find(headings, heading);
        if (found == headings.end()) { throw std::logic_error(fmt::format("{} has no column {}", path.string(), heading)); }
        return static_cast<std::size_t>(found - headings.begin());
    };
    const auto name = place(columns.name);
    const auto start = place(columns.start);
    const auto finish = place(columns.finish);
    DatesByName dates;
    while (std::getline(in, line)) {
        const auto row = fields(line, columns.separator);
        dates[row.at(name)] = {row.at(start).substr(0, 10), row.at(finish).substr(0, 10)};
    }
    return dates;
}

/// Of milestones alone no date is compared: tools disagree about the day of a moment between two.
void check(const PlainTasks& tasks, const DatesByName& dates, std::string_view tool, bool start_too) {
    const auto answer = answer_of(tasks);
    for (std::size_t task = 0; task < tasks.size(); ++task) {
        if (tasks[task].days == 0) { continue; }
        const auto name = fmt::format("T{}", task);
        const auto found = dates.find(name);
        if (found == dates.end()) { throw std::logic_error(fmt::format("{} gives no dates of {}", tool, name)); }
        const auto start = to_string(working_day(answer.early_start[task]));
        const auto finish = to_string(working_day(answer.early_start[task] + tasks[task].days - 1));
        if (found->second.finish != finish || (start_too && found->second.start != start)) {
            throw std::logic_error(fmt::format("{} has {} from {} to {}, right is from {} to {}", tool, name, found->second.start,
                                               found->second.finish, start, finish));
        }
    }
}

/// One network on disk, and both tools on it.
class Race {
public:
    explicit Race(std::uint32_t count) : tasks_{drawn_tasks({.tasks = count})} {
        write_mspdi(folder_.path() / "network.xml", tasks_);
        write_tjp(folder_.path() / "network.tjp", tasks_);
    }

    Nanoseconds time_ours() {
        const auto printed = folder_.path() / "slipway.csv";
        const auto ours = run_process(
            {SLIPWAY_BENCH_PROGRAM, "--lang", "en", "schedule", "--from", (folder_.path() / "network.xml").string(), "--format", "csv"},
            printed);
        if (ours.exit != 0) { throw std::logic_error(fmt::format("slipway schedule --from exits with {}", ours.exit)); }
        check(tasks_, read_dates(printed, {',', "name", "early_start", "early_finish"}), "slipway", true);
        return ours.elapsed;
    }

    /// Nothing when it was stopped.
    std::optional<Nanoseconds> time_tj3() {
        const auto theirs = run_process({"timeout", fmt::format("{}", longest_wait.count()), "tj3", "--silent", "--no-color",
                                         "--output-dir", folder_.path().string(), (folder_.path() / "network.tjp").string()},
                                        "/dev/null");
        if (theirs.exit == stopped) { return std::nullopt; }
        if (theirs.exit != 0) { throw std::logic_error(fmt::format("tj3 exits with {}", theirs.exit)); }
        // It begins work that may start at once at the end of the day before: its starts are not comparable.
        check(tasks_, read_dates(folder_.path() / "rep.csv", {';', "Name", "Start", "End"}), "tj3", false);
        return theirs.elapsed;
    }

private:
    GeneratedFolder folder_;
    PlainTasks tasks_;
};

bool there_is_tj3() { return run_process({"sh", "-c", "command -v tj3"}, "/dev/null").exit == 0; }

} // namespace

std::optional<Figure> tj3_figure(std::uint32_t tasks) {
    if (!there_is_tj3()) { return std::nullopt; }
    Race race{tasks};
    const std::array<Contestant, 1> ours{[&] { return race.time_ours(); }};
    const auto least = least_times(rounds, ours).front();
    const auto theirs = race.time_tj3(); // once: it takes seconds
    return Figure{.name = "schedule-from",
                  .activities = tasks,
                  .ours = static_cast<double>(least.count()),
                  .floor = static_cast<double>(theirs.value_or(longest_wait).count()),
                  .floor_name = theirs ? "tj3, whole process" : "tj3, stopped after a minute",
                  .unit = "ns"};
}

} // namespace slipway::bench
