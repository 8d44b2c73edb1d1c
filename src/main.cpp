// argv, streams, the clock; nothing else reads the clock.

#include "slipway/cli/cli.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iostream>

namespace {

std::optional<int> terminal_width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) == 0) { return std::nullopt; }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the system's own interface
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) { return std::nullopt; }
    return size.ws_col;
}

std::string moment(std::time_t now) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, sizeof "2023-06-30T09:00:00Z"> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return {text.data(), length};
}

slipway::Date civil_day(std::time_t now) {
    std::tm local{};
    localtime_r(&now, &local);
    return slipway::Date{std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday};
}

} // namespace

int main(int count, char** words) {
    // A file that may grow no further is an error like any other, told with advice.
    static_cast<void>(
        std::signal(SIGXFSZ, SIG_IGN)); // NOLINT(cppcoreguidelines-pro-type-cstyle-cast,performance-no-int-to-ptr): the system's own macro
    std::ios::sync_with_stdio(false);
    const auto now = std::time(nullptr);
    // NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread
    const bool colors = std::getenv("NO_COLOR") == nullptr;
    const slipway::Surroundings surroundings{std::cout,
                                             std::cerr,
                                             civil_day(now),
                                             moment(now),
                                             terminal_width(),
                                             colors && isatty(STDOUT_FILENO) != 0,
                                             colors && isatty(STDERR_FILENO) != 0,
                                             &std::cin};
    return static_cast<int>(slipway::run({words + 1, words + count}, surroundings));
}
