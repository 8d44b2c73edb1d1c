#include "bench/interchange.hpp"

#include "bench/memory.hpp"
#include "bench/network_files.hpp"
#include "bench/portfolio_files.hpp"
#include "bench/timing.hpp"
#include "slipway/interchange/read.hpp"

#include <benchmark/benchmark.h>
#include <pugixml.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace slipway::bench {
namespace {

namespace fs = std::filesystem;

constexpr int rounds = 5;
constexpr double most_times_pugixml = 3;
constexpr double most_times_file = 1.5;

/// The schedule must be the one that was written.
void read_all(const fs::path& path, std::uint32_t tasks) {
    std::ifstream in{path, std::ios::binary};
    const auto file = read_mspdi(path.string(), in);
    if (!file.schedule || file.schedule->activities.size() != tasks) { throw std::logic_error("the generated MSPDI was not read"); }
    benchmark::DoNotOptimize(&file);
}

Nanoseconds time_ours(const fs::path& path, std::uint32_t tasks) {
    const Stopwatch watch;
    read_all(path, tasks);
    return watch.elapsed();
}

Nanoseconds time_pugixml(const fs::path& path) {
    const Stopwatch watch;
    pugi::xml_document document;
    if (!document.load_file(path.c_str())) { throw std::logic_error("what was generated is no XML"); }
    benchmark::DoNotOptimize(&document);
    return watch.elapsed();
}

} // namespace

std::vector<Figure> mspdi_figures(std::uint32_t tasks) {
    const GeneratedFolder folder;
    const auto path = folder.path() / "plan.xml";
    write_mspdi(path, drawn_tasks({.tasks = tasks}));
    const std::array<Contestant, 2> contestants{[&] { return time_ours(path, tasks); }, [&] { return time_pugixml(path); }};
    const auto least = least_times(rounds, contestants);
    const auto peak = static_cast<double>(peak_bytes([&] { read_all(path, tasks); }));
    return {{.name = "mspdi-read",
             .activities = tasks,
             .ours = static_cast<double>(least[0].count()),
             .floor = static_cast<double>(least[1].count()) * most_times_pugixml,
             .floor_name = "pugixml, whole, x3",
             .unit = "ns"},
            {.name = "mspdi-memory",
             .activities = tasks,
             .ours = peak,
             .floor = static_cast<double>(fs::file_size(path)) * most_times_file,
             .floor_name = "the file, x1.5",
             .unit = "bytes"}};
}

} // namespace slipway::bench
