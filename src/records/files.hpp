#pragma once
// The files of a portfolio: found, on the disk or among texts that were kept, read whole, checked to be text.

#include "records/problems.hpp"
#include "slipway/base/diagnostic.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace slipway::records {

/// Size and time by which a file is known to be unchanged.
struct FileStamp {
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds

    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Nothing when there is no such file.
[[nodiscard]] std::optional<FileStamp> stamp_of(const std::filesystem::path& path);

/// The text of a file and its fingerprint; 0 and no text when the file is too large to be read.
struct FileText {
    std::string text;
    std::uint64_t fingerprint = 0;
    bool is_text = false; ///< what it holds is plain UTF-8; else that is reported
};

/// A file, its path seen from the folder, and what it held when its text was kept; else it is read from the disk.
struct RecordFile {
    std::filesystem::path path;
    std::string below;
    std::optional<std::string_view> kept = std::nullopt;
};

/// Reads the file that has `number` in the Sources; of what is not text it says so. Throws Error when it cannot be read.
[[nodiscard]] FileText read_text(const RecordFile& file, std::uint32_t number, Problems& problems);

/// Texts that were kept, by their paths seen from the folder.
using KeptTexts = std::map<std::string, std::string_view>;

/// A path seen from `folder`, without detours; one that does not begin with it stays whole.
[[nodiscard]] std::string seen_from(const std::filesystem::path& folder, const std::filesystem::path& path);

/// Reports text `file` when it is too large, not UTF-8, or holds NUL.
[[nodiscard]] bool is_plain_text(std::string_view text, std::uint32_t file, Problems& problems);

/// Finds the files, gives each its number in the Sources, and keeps the texts that are no records.
class RecordFiles {
public:
    /// Of texts that were `kept`, which outlive it, as if they lay in `folder`; else of the disk. Throws Error when `folder` is no folder
    /// or there is no portfolio.toml.
    RecordFiles(std::filesystem::path folder, Sources& sources, const KeptTexts* kept = nullptr);

    /// Every *.toml below the folder, hidden folders apart, in order of paths, portfolio.toml first.
    [[nodiscard]] std::vector<RecordFile> records() const;
    /// An overlay's files: itself, or every *.toml below the folder that it is, in order of paths. Throws Error when there is none, or when
    /// one of them was read already.
    [[nodiscard]] std::vector<RecordFile> overlay(const std::filesystem::path& path) const;
    /// Gives a file of records its number; it is read elsewhere.
    std::uint32_t add(const RecordFile& file);
    /// The number of a file beside the records, whose text the Sources keep; nothing when it was refused. Throws Error when it cannot be
    /// read.
    [[nodiscard]] std::optional<std::uint32_t> read_beside(const std::filesystem::path& path, Problems& problems);
    /// The files that a pattern ("cn-statutory-*.csv") names, seen from the folder of the file at `holder`, in order of names.
    [[nodiscard]] std::vector<std::filesystem::path> matching(const std::filesystem::path& holder, const std::string& pattern) const;
    /// A path below the folder, seen from it; another one stays whole.
    [[nodiscard]] std::string below(const std::filesystem::path& path) const;
    [[nodiscard]] std::vector<std::string> below(const std::vector<std::filesystem::path>& paths) const;

    /// A file beside the records.
    struct Beside {
        std::filesystem::path path;
        std::uint32_t file = 0; ///< index into the Sources
        bool is_text = false;
        std::optional<FileStamp> stamp; ///< before it was read
    };
    /// Those that were read, by path seen from the folder.
    [[nodiscard]] const std::map<std::string, Beside>& beside() const noexcept { return beside_; }

private:
    [[nodiscard]] std::string place_of(const std::filesystem::path& path) const;
    [[nodiscard]] std::vector<RecordFile> kept_records() const;
    [[nodiscard]] std::optional<std::string_view> kept(const std::filesystem::path& path) const;

    std::filesystem::path folder_;
    std::filesystem::path whole_; ///< from the root
    Sources& sources_;
    const KeptTexts* kept_ = nullptr;
    std::unordered_set<std::string> added_; ///< paths seen from the folder
    std::map<std::string, Beside> beside_;
};

} // namespace slipway::records
