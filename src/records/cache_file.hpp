#pragma once
// The file of the cache: sections of bytes, each with its fingerprint, and an index of them. What is damaged, of another program or of
// another version is as good as absent; nothing here is ever an error.

#include "records/files.hpp"
#include "records/model_fields.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::records {

struct Section {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
    std::uint64_t fingerprint = 0;
};

/// A file that was read; its path is seen from the folder of the records.
struct CachedFile {
    std::string below;
    FileStamp stamp;
    bool trusted = false; ///< it was old enough: a change since would show in its time
    std::uint64_t fingerprint = 0;
    Section content; ///< of a file of records
};

/// A pattern of a calendar and the files that it named.
struct CachedPattern {
    std::string below; ///< the file that holds it
    std::string pattern;
    std::vector<std::string> found;
};

/// Where the resolved portfolio lies.
struct CachedPortfolio {
    Section head;
    std::vector<Section> activities;
    std::vector<Section> relations;
    std::vector<Section> projects;
    std::vector<Section> activity_records; ///< by block
    std::vector<Section> relation_records;
};

struct CacheIndex {
    std::string folder;              ///< as it was given: messages name it
    std::vector<CachedFile> records; ///< in order of their numbers in the Sources
    std::vector<CachedFile> beside;  ///< the next numbers
    std::vector<CachedPattern> patterns;
    std::optional<CachedPortfolio> portfolio;
};

// clang-format off
template <class Archive, Same<FileStamp> Value>
void fields(Archive& archive, Value& one) { archive(one.size, one.modified); }
template <class Archive, Same<Section> Value>
void fields(Archive& archive, Value& one) { archive(one.begin, one.size, one.fingerprint); }
template <class Archive, Same<CachedFile> Value>
void fields(Archive& archive, Value& one) { archive(one.below, one.stamp, one.trusted, one.fingerprint, one.content); }
template <class Archive, Same<CachedPattern> Value>
void fields(Archive& archive, Value& one) { archive(one.below, one.pattern, one.found); }
template <class Archive, Same<CachedPortfolio> Value>
void fields(Archive& archive, Value& one) {
    archive(one.head, one.activities, one.relations, one.projects, one.activity_records, one.relation_records);
}
template <class Archive, Same<CacheIndex> Value>
void fields(Archive& archive, Value& one) { archive(one.folder, one.records, one.beside, one.patterns, one.portfolio); }
// clang-format on

/// A cache as it was found.
class CacheFile {
public:
    explicit CacheFile(const std::filesystem::path& path);
    ~CacheFile();
    CacheFile(const CacheFile&) = delete;
    CacheFile& operator=(const CacheFile&) = delete;

    /// Empty when there is no cache that holds.
    [[nodiscard]] const CacheIndex& index() const noexcept { return index_; }
    /// Throws Damaged.
    [[nodiscard]] std::string_view bytes(const Section& section) const;
    /// Gives the memory of a section back until it is asked for again.
    void forget(const Section& section) const noexcept;

private:
    std::string_view mapped_;
    CacheIndex index_;
};

/// A cache to be: a file beside the one it replaces. Where it cannot be written it does nothing.
class CacheDraft {
public:
    /// An empty path: no cache is wanted. Create it before the files are looked at: their times are held against its own.
    explicit CacheDraft(const std::filesystem::path& path);
    ~CacheDraft();
    CacheDraft(const CacheDraft&) = delete;
    CacheDraft& operator=(const CacheDraft&) = delete;

    [[nodiscard]] bool works() const noexcept { return descriptor_ >= 0; }
    /// Whether a file with this stamp cannot change again without another time: it is two seconds older than the draft.
    [[nodiscard]] bool trusts(const FileStamp& stamp) const noexcept;
    [[nodiscard]] Section add(std::string_view bytes);
    /// Puts the draft in the place of the cache.
    void finish(const CacheIndex& index);

private:
    void write(std::string_view bytes, std::uint64_t at);
    void give_up() noexcept;

    std::filesystem::path path_;
    std::string draft_;
    int descriptor_ = -1;
    std::int64_t created_ = 0;
    std::uint64_t end_ = 0;
};

} // namespace slipway::records
