#pragma once
// The parts of a workbook, inflated block by block and watched while they come out: what a header says of a size is not believed.

#include "slipway/sheet/workbook.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

// NOLINTNEXTLINE(bugprone-forward-declaration-namespace): libzip's
struct zip;
// NOLINTNEXTLINE(bugprone-forward-declaration-namespace): libzip's
struct zip_file;

namespace slipway::sheet {

/// An open zip file. `limits` must outlive it.
class Archive {
public:
    /// Refuses what is no zip file or has too many parts.
    Archive(const std::filesystem::path& path, const Limits& limits);

    [[nodiscard]] bool has(const std::string& name) const;
    /// A small part as a whole; refuses a larger one.
    [[nodiscard]] std::string whole(const std::string& name) const;

private:
    friend class Part;
    struct Closer {
        void operator()(zip* archive) const noexcept;
    };
    const Limits& limits_;
    std::uint64_t file_bytes_;
    std::unique_ptr<zip, Closer> zip_;
};

/// The XML of one part. Refuses a part that is missing, encrypted or damaged, larger than the limit, packed tighter than the limit, not
/// UTF-8 by its first bytes, or with a document type or entities of its own.
class Part {
public:
    /// The archive must outlive the part.
    Part(const Archive& archive, const std::string& name);

    /// The next block, valid until the next call; empty at the end.
    [[nodiscard]] std::string_view next();
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

private:
    struct Closer {
        void operator()(zip_file* file) const noexcept;
    };
    void check_size() const;
    void check_form(std::size_t fresh) const;

    const Limits& limits_;
    std::string name_;
    std::uint64_t packed_ = 0; ///< bytes of the file that this part can be at most
    std::uint64_t inflated_ = 0;
    std::unique_ptr<zip_file, Closer> file_;
    std::string text_; ///< the last letters of the block before, then the block
};

/// Ends the reading of a workbook that is not as the form demands.
[[noreturn]] void refuse_damaged(const std::string& what);

} // namespace slipway::sheet
