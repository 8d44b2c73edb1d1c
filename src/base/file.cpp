#include "slipway/base/file.hpp"

#include "slipway/base/diagnostic.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <fstream>
#include <iterator>

namespace slipway {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::uint64_t odd = 0x9e3779b97f4a7c15U;

std::uint64_t mixed(std::uint64_t word) noexcept {
    word = (word ^ (word >> 32U)) * odd;
    return word ^ (word >> 29U);
}

fs::path what_links_point_at(const fs::path& path) {
    std::error_code broken;
    if (!fs::is_symlink(path, broken)) { return path; }
    auto found = fs::canonical(path, broken);
    return broken ? path : found;
}

} // namespace

std::string file_text(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (!in.is_open() || in.bad()) {
        throw Error(fmt::format("cannot read {}: see whether you may, and whether it still exists", path.generic_string()));
    }
    return text;
}

FileBeside::FileBeside(const fs::path& path)
    : path_{what_links_point_at(path)}, beside_{path_.string() + fmt::format(".{}.part", ::getpid())} {}

FileBeside::~FileBeside() {
    std::error_code ignored;
    fs::remove(beside_, ignored);
}

void FileBeside::write(std::string_view text) const {
    std::ofstream out{beside_, std::ios::binary | std::ios::trunc};
    out << text;
    out.close();
    if (!out) {
        throw Error(fmt::format("cannot write {}: see whether you may write into its folder, and whether the disk is full",
                                path_.generic_string()));
    }
}

void FileBeside::take_place() const {
    std::error_code failed;
    const auto known = fs::status(path_, failed);
    if (fs::exists(known)) { fs::permissions(beside_, known.permissions(), failed); }
    fs::rename(beside_, path_, failed);
    if (failed) { throw Error(fmt::format("cannot write {}: {}", path_.generic_string(), failed.message())); }
}

std::optional<std::string> text_of_file(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in.is_open()) { return std::nullopt; }
    std::error_code unknown;
    const auto size = fs::file_size(path, unknown);
    std::string text;
    // One byte more than there should be: a file that has not grown ends within the first read.
    for (std::size_t more = unknown ? 4096 : size + 1; in; more = text.size()) {
        const auto before = text.size();
        text.resize(before + more);
        in.read(text.data() + before, static_cast<std::streamsize>(more));
        text.resize(before + static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) { return std::nullopt; }
    drop_byte_order_mark(text);
    return text;
}

void drop_byte_order_mark(std::string& text) {
    if (text.starts_with(byte_order_mark)) { text.erase(0, byte_order_mark.size()); }
}

std::uint64_t fingerprint(std::string_view text) noexcept {
    // Four chains side by side: one alone would wait for its own products.
    std::array<std::uint64_t, 4> chains{odd, odd * 3, odd * 5, odd * 7};
    const auto size = text.size();
    for (; text.size() >= sizeof chains; text.remove_prefix(sizeof chains)) {
        std::array<std::uint64_t, 4> words{};
        std::memcpy(words.data(), text.data(), sizeof words);
        for (std::size_t at = 0; at < words.size(); ++at) {
            chains[at] = (chains[at] ^ words[at]) * odd; // NOLINT(cppcoreguidelines-pro-bounds-constant-array-index): below four
            chains[at] ^= chains[at] >> 31U;             // NOLINT(cppcoreguidelines-pro-bounds-constant-array-index): below four
        }
    }
    std::array<std::uint64_t, 4> rest{};
    if (!text.empty()) { std::memcpy(rest.data(), text.data(), text.size()); }
    auto sum = mixed(size);
    for (const auto word : rest) { sum = mixed(sum ^ word); }
    for (const auto chain : chains) { sum = mixed(sum ^ chain); }
    return sum;
}

void make_own_folder(const fs::path& folder) {
    fs::create_directories(folder);
    const fs::path ignore = folder / ".gitignore";
    if (folder.filename() == ".slipway" && !fs::exists(ignore)) { std::ofstream{ignore} << "*\n"; }
}

} // namespace slipway
