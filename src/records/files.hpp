#pragma once
// The files of a portfolio: found, read whole, checked to be text.

#include "records/problems.hpp"
#include "slipway/base/diagnostic.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::records {

/// Reads each file once and keeps its text in the Sources given; a file that is not text is reported and gives nothing.
class RecordFiles {
public:
    /// Throws Error when `folder` is no folder or holds no portfolio.toml.
    RecordFiles(std::filesystem::path folder, Sources& sources, Problems& problems);

    /// Every *.toml below the folder, hidden folders apart, in order of paths, portfolio.toml first.
    [[nodiscard]] std::vector<std::filesystem::path> records() const;
    /// An overlay's files: itself, or every *.toml below the folder that it is, in order of paths. Throws Error when there is none, or when
    /// one of them was read already.
    [[nodiscard]] std::vector<std::filesystem::path> overlay(const std::filesystem::path& path) const;
    /// The index of a file in the Sources; nothing when it was refused. Throws Error when it cannot be read.
    [[nodiscard]] std::optional<std::uint32_t> read(const std::filesystem::path& path);
    /// Whether text `file` is the portfolio.toml of the folder.
    [[nodiscard]] bool is_portfolio(std::uint32_t file) const;
    /// The files that a pattern ("cn-statutory-*.csv") names, seen from the folder of text `file`, in order of names.
    [[nodiscard]] std::vector<std::filesystem::path> matching(std::uint32_t file, const std::string& pattern) const;
    /// The texts read so far that are no records: the CSV files.
    [[nodiscard]] std::vector<std::string_view> texts_beside_records() const;

private:
    [[nodiscard]] std::string place_of(const std::filesystem::path& path) const;

    std::filesystem::path folder_;
    Sources& sources_;
    Problems& problems_;
    std::map<std::string, std::optional<std::uint32_t>> read_; ///< by path seen from the folder
};

} // namespace slipway::records
