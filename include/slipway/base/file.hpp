#pragma once
// Files read whole, and written beside and renamed, so that nobody ever sees half of one.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace slipway {

/// A text and the path by which it is known, seen from a folder, with "/" between its parts.
struct NamedText {
    std::string path;
    std::string text;

    friend bool operator==(const NamedText&, const NamedText&) = default;
};

/// The bytes of a file. Throws Error when it cannot be read.
[[nodiscard]] std::string file_text(const std::filesystem::path& path);

/// All of a text file, a byte order mark at its beginning left out; nothing when it cannot be read.
[[nodiscard]] std::optional<std::string> text_of_file(const std::filesystem::path& path);

void drop_byte_order_mark(std::string& text);

/// Tells texts apart that were changed by chance, not by intent. Another processor may give another number.
[[nodiscard]] std::uint64_t fingerprint(std::string_view text) noexcept;

/// Makes a folder of ours when absent; one named ".slipway" hides itself from git. Throws std::filesystem::filesystem_error.
void make_own_folder(const std::filesystem::path& folder);

/// A file beside the one to be made, in the same folder; gone unless it took its place. A symbolic link keeps pointing: what it points at
/// is replaced.
class FileBeside {
public:
    explicit FileBeside(const std::filesystem::path& path);
    FileBeside(const FileBeside&) = delete;
    FileBeside& operator=(const FileBeside&) = delete;
    FileBeside(FileBeside&&) = delete;
    FileBeside& operator=(FileBeside&&) = delete;
    ~FileBeside();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return beside_; }
    /// Throws Error when the disk is full or the folder closed.
    void write(std::string_view text) const;
    /// Replaces the file to be made, and has its permissions. Throws Error when that cannot be done.
    void take_place() const;

private:
    std::filesystem::path path_;
    std::filesystem::path beside_;
};

} // namespace slipway
