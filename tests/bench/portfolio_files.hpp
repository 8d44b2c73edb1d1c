#pragma once
// Seeded portfolios as files: what the benchmarks load. The same on every machine.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace slipway::bench {

/// A folder of its own for generated files; gone with it.
class GeneratedFolder {
public:
    GeneratedFolder();
    ~GeneratedFolder();
    GeneratedFolder(const GeneratedFolder&) = delete;
    GeneratedFolder& operator=(const GeneratedFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

/// Writes a portfolio of so many projects, a hundred a file, of about twenty activities each: templates with durations, dates and cites of
/// the projects' own, some activities beside them, some relations from project to project. Gives the files; they are an hour old.
std::vector<std::filesystem::path> write_portfolio(const std::filesystem::path& folder, std::uint32_t projects);

} // namespace slipway::bench
