#include "records/cache_file.hpp"

#include "slipway/base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>

namespace slipway::records {

struct Header {
    std::array<char, 16> magic{};
    std::uint64_t program = 0;
    Section index;
};
template <class Archive, Same<Header> Value>
void fields(Archive& archive, Value& one) {
    archive(one.magic, one.program, one.index);
}

namespace {

namespace fs = std::filesystem;

/// Counts changes of what is kept, or of how files are read.
constexpr int format_version = 1;
constexpr std::array<char, 16> magic{"slipway cache\n"};

constexpr std::size_t header_size = 16 + 8 + 3 * 8;

/// The program that reads and writes: one that was built anew may read records in another way.
std::uint64_t this_program() {
    const auto program = stamp_of("/proc/self/exe").value_or(FileStamp{});
    return fingerprint(fmt::format("{} {} {} {}", format_version, SLIPWAY_VERSION, program.size, program.modified));
}

} // namespace

CacheFile::CacheFile(const fs::path& path) {
    if (path.empty()) { return; }
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC); // NOLINT(cppcoreguidelines-pro-type-vararg): the system's own
    if (descriptor < 0) { return; }
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size >= static_cast<off_t>(header_size)) {
        const auto size = static_cast<std::size_t>(status.st_size);
        auto* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (memory != MAP_FAILED) { mapped_ = {static_cast<const char*>(memory), size}; }
    }
    ::close(descriptor);
    if (mapped_.empty()) { return; }
    try {
        Header header;
        Unpacker{mapped_}(header);
        if (header.magic == magic && header.program == this_program()) { Unpacker{bytes(header.index)}(index_); }
    } catch (const Damaged&) { index_ = {}; }
}

CacheFile::~CacheFile() {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): it was mapped from the system as such
    if (!mapped_.empty()) { ::munmap(const_cast<char*>(mapped_.data()), mapped_.size()); }
}

std::string_view CacheFile::bytes(const Section& section) const {
    if (section.begin > mapped_.size() || section.size > mapped_.size() - section.begin) { throw Damaged{}; }
    const auto found = mapped_.substr(section.begin, section.size);
    if (fingerprint(found) != section.fingerprint) { throw Damaged{}; }
    return found;
}

void CacheFile::forget(const Section& section) const noexcept {
    constexpr std::uint64_t page = 4096;
    const auto begin = (section.begin + page - 1) / page * page;
    const auto end = (section.begin + section.size) / page * page;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the system takes no pointer to const
    if (begin < end) { ::madvise(const_cast<char*>(mapped_.data()) + begin, end - begin, MADV_DONTNEED); }
}

CacheDraft::CacheDraft(const fs::path& path) : path_{path} {
    if (path.empty()) { return; }
    try {
        if (path.has_parent_path()) { make_own_folder(path.parent_path()); }
    } catch (const fs::filesystem_error&) { return; }
    static std::atomic<unsigned> drafts{0};
    draft_ = fmt::format("{}.{}-{}", path.string(), ::getpid(), ++drafts);
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
    descriptor_ = ::open(draft_.c_str(), flags, 0666); // NOLINT(cppcoreguidelines-pro-type-vararg): the system's own
    const auto stamp = works() ? stamp_of(draft_) : std::nullopt;
    if (!stamp) {
        give_up();
        return;
    }
    created_ = stamp->modified;
    end_ = header_size;
}

CacheDraft::~CacheDraft() { give_up(); }

bool CacheDraft::trusts(const FileStamp& stamp) const noexcept {
    constexpr std::int64_t two_seconds = 2'000'000'000;
    return stamp.modified < created_ - two_seconds;
}

Section CacheDraft::add(std::string_view bytes) {
    const Section section{end_, bytes.size(), fingerprint(bytes)};
    write(bytes, end_);
    end_ += bytes.size();
    return section;
}

void CacheDraft::finish(const CacheIndex& index) {
    if (!works()) { return; }
    Packer packed;
    packed(index);
    Packer header;
    header(Header{magic, this_program(), add(packed.bytes())});
    write(header.bytes(), 0);
    if (!works()) { return; }
    if (::rename(draft_.c_str(), path_.c_str()) != 0) {
        give_up();
        return;
    }
    ::close(descriptor_);
    descriptor_ = -1;
}

void CacheDraft::write(std::string_view bytes, std::uint64_t at) {
    while (works() && !bytes.empty()) {
        const auto written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (written <= 0) {
            give_up();
            return;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
        at += static_cast<std::uint64_t>(written);
    }
}

void CacheDraft::give_up() noexcept {
    if (!works()) { return; }
    ::close(descriptor_);
    ::unlink(draft_.c_str());
    descriptor_ = -1;
}

} // namespace slipway::records
