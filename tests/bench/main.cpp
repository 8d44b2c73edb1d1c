// slipway_bench: every figure beside its floor. Nothing here fails on a time; only wrong dates do.

#include "bench/loading.hpp"
#include "bench/suite.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <optional>
#include <span>
#include <string_view>

namespace slipway::bench {
namespace {

constexpr std::string_view usage = R"(usage: ./dev bench [--format text|ndjson] [--max-n N]

  --format   a table, or one JSON object a line                [text]
  --max-n    leave out networks of more activities and portfolios of more projects, N ≥ 10000  [1000000]
)";

bool read_argument(std::string_view name, std::string_view value, Suite& suite) {
    if (name == "--format" && (value == "text" || value == "ndjson")) {
        suite.format = value == "text" ? Format::text : Format::ndjson;
        return true;
    }
    if (name != "--max-n") { return false; }
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), suite.most_activities);
    return error == std::errc{} && end == value.data() + value.size() && suite.most_activities >= Suite::sizes.front();
}

std::optional<Suite> suite_of(std::span<const char* const> words) {
    Suite suite;
    for (std::size_t at = 0; at < words.size(); at += 2) {
        if (at + 1 == words.size() || !read_argument(words[at], words[at + 1], suite)) { return std::nullopt; }
    }
    return suite;
}

} // namespace
} // namespace slipway::bench

int main(int argc, char** argv) {
    using namespace slipway::bench;
    if (argc == 3 && std::string_view{argv[1]} == "--load-peak") { // a process that the suite starts
        print_load_peak(argv[2]);
        return 0;
    }
    const auto suite = suite_of({argv + 1, static_cast<std::size_t>(argc - 1)});
    if (!suite) {
        fmt::print(stderr, "{}", usage);
        return 2;
    }
    try {
        run(*suite, [](const std::string& text) {
            fmt::print("{}", text);
            static_cast<void>(std::fflush(stdout)); // a reader follows along
        });
    } catch (const std::exception& error) {
        fmt::print(stderr, "slipway_bench: {}\n", error.what());
        return 1;
    }
    return 0;
}
