#include "bench/loading.hpp"

#include "bench/portfolio_files.hpp"
#include "bench/timing.hpp"
#include "slipway/records/load.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace slipway::bench {
namespace {

namespace fs = std::filesystem;

constexpr double activity_budget = 250; // bytes
constexpr double largest_file_budget = 12;

/// The floor: the same texts, parsed and let go.
Nanoseconds time_toml(const std::vector<fs::path>& files) {
    const Stopwatch watch;
    for (const auto& file : files) {
        std::ifstream in{file, std::ios::binary};
        std::string text(fs::file_size(file), '\0');
        in.read(text.data(), static_cast<std::streamsize>(text.size()));
        if (toml::parse(text).failed()) { throw std::runtime_error("what was generated is no TOML: " + file.string()); }
    }
    return watch.elapsed();
}

/// What the system says of this process.
double status_bytes(std::string_view wanted) {
    std::ifstream status{"/proc/self/status"};
    double kilobytes = 0;
    for (std::string word; status >> word;) {
        if (word == wanted) { status >> kilobytes; }
    }
    return kilobytes * 1024;
}

/// A portfolio on disk, loaded in several ways.
class Loads {
public:
    explicit Loads(std::uint32_t projects) : projects_{projects}, files_{write_portfolio(folder_.path(), projects)} {}

    [[nodiscard]] std::vector<Figure> figures() {
        const auto rounds = std::clamp(static_cast<int>(100'000 / projects_), 3, 10);
        const std::array<Contestant, 4> contestants{[&] { return time_toml(files_); }, [&] { return time_cold(); },
                                                    [&] { return time_load(); }, [&] { return time_one_changed(); }};
        const auto least = least_times(rounds, contestants);
        return {time_figure("load-cold", least[1], least[0], "toml++ alone, one thread"),
                time_figure("load-warm", least[2], least[1], "load-cold"), time_figure("load-one-changed", least[3], least[1], "load-cold"),
                memory_figure()};
    }

private:
    [[nodiscard]] fs::path cache() const { return folder_.path() / ".slipway" / "cache"; }

    Nanoseconds time_load() {
        const Stopwatch watch;
        const auto loaded = load_portfolio(folder_.path(), {}, {.cache = cache()});
        const auto elapsed = watch.elapsed();
        activities_ = static_cast<std::uint32_t>(loaded.portfolio.activities.size());
        if (!loaded.diagnostics.empty()) { throw std::runtime_error(render(loaded.diagnostics.front(), loaded.sources)); }
        return elapsed;
    }
    Nanoseconds time_cold() {
        fs::remove(cache());
        return time_load();
    }
    /// Each time a second younger, and always older than the cache.
    Nanoseconds time_one_changed() {
        fs::last_write_time(files_.back(), fs::last_write_time(files_.back()) + std::chrono::seconds{1});
        return time_load();
    }

    [[nodiscard]] Figure time_figure(std::string_view name, Nanoseconds ours, Nanoseconds floor, std::string_view floor_name) const {
        return {.name = std::string{name},
                .activities = activities_,
                .ours = static_cast<double>(ours.count()),
                .floor = static_cast<double>(floor.count()),
                .floor_name = std::string{floor_name},
                .unit = "ns"};
    }
    [[nodiscard]] Figure memory_figure() const {
        std::uintmax_t largest = 0;
        for (const auto& file : files_) { largest = std::max(largest, fs::file_size(file)); }
        const auto files = largest_file_budget * static_cast<double>(largest);
        return {.name = "load-memory each",
                .activities = activities_,
                .ours = (load_peak() - files) / activities_,
                .floor = activity_budget,
                .floor_name = "budget, beside the largest file",
                .unit = "bytes"};
    }
    /// In a process of its own: nothing of this one counts.
    [[nodiscard]] double load_peak() const {
        fs::remove(cache());
        const auto command = fmt::format("/proc/{}/exe --load-peak '{}'", ::getpid(), folder_.path().string());
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe{::popen(command.c_str(), "r"), ::pclose};
        double peak = 0;
        if (!pipe || std::fscanf(pipe.get(), "%lf", &peak) != 1) { throw std::runtime_error("cannot measure the memory of a load"); }
        return peak;
    }

    GeneratedFolder folder_;
    std::uint32_t projects_;
    std::vector<fs::path> files_;
    std::uint32_t activities_ = 0;
};

} // namespace

std::vector<Figure> loading_figures(std::uint32_t projects) { return Loads{projects}.figures(); }

void print_load_peak(const fs::path& folder) {
    const auto before = status_bytes("VmRSS:");
    const auto loaded = load_portfolio(folder, {}, {.cache = folder / ".slipway" / "cache"});
    fmt::print("{}\n", status_bytes("VmHWM:") - before);
}

} // namespace slipway::bench
