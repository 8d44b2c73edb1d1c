#include "slipway/records/load.hpp"

#include "records/cached_portfolio.hpp"
#include "records/layers.hpp"
#include "slipway/base/file.hpp"

#include <algorithm>
#include <unordered_map>

namespace slipway {
namespace records {
namespace {

namespace fs = std::filesystem;

using Stamps = std::vector<std::optional<FileStamp>>;

bool is_unchanged(const CachedFile& known, const std::optional<FileStamp>& stamp) { return known.trusted && stamp == known.stamp; }

Stamps stamps_of(const std::vector<RecordFile>& files) {
    Stamps stamps;
    stamps.reserve(files.size());
    for (const auto& file : files) { stamps.push_back(stamp_of(file.path)); }
    return stamps;
}

/// What the cache knows, held against the files that there are.
class Known {
public:
    Known(const CacheFile& cache, const RecordFiles& folder, const std::vector<RecordFile>& files, const Stamps& stamps)
        : cache_{cache}, folder_{folder}, files_{files}, stamps_{stamps} {}

    /// Whether nothing changed since the portfolio was resolved. What its diagnostics say may name the folder.
    [[nodiscard]] bool whole(const fs::path& folder) const {
        const auto& index = cache_.index();
        if (!index.portfolio || index.records.size() != files_.size()) { return false; }
        for (std::size_t at = 0; at < files_.size(); ++at) {
            if (index.records[at].below != files_[at].below || !is_unchanged(index.records[at], stamps_[at])) { return false; }
        }
        const auto same = [&](const CachedFile& file) { return is_unchanged(file, stamp_of(folder / file.below)); };
        const auto names_same = [&](const CachedPattern& one) {
            return folder_.below(folder_.matching(folder / one.below, one.pattern)) == one.found;
        };
        return std::ranges::all_of(index.beside, same) && std::ranges::all_of(index.patterns, names_same);
    }

    /// What was read of each file that is unchanged.
    [[nodiscard]] std::vector<std::optional<std::string_view>> contents() const {
        std::unordered_map<std::string_view, const CachedFile*> known;
        for (const auto& file : cache_.index().records) { known.emplace(file.below, &file); }
        std::vector<std::optional<std::string_view>> contents(files_.size());
        for (std::size_t at = 0; at < files_.size(); ++at) {
            const auto found = known.find(files_[at].below);
            if (found == known.end() || !is_unchanged(*found->second, stamps_[at])) { continue; }
            try {
                contents[at] = cache_.bytes(found->second->content);
            } catch (const Damaged&) { contents[at].reset(); }
        }
        return contents;
    }

private:
    const CacheFile& cache_;
    const RecordFiles& folder_;
    const std::vector<RecordFile>& files_;
    const Stamps& stamps_;
};

/// Takes everything from the cache; nothing when it is damaged.
std::optional<LoadedPortfolio> kept_whole(const CacheFile& cache, const fs::path& folder) {
    LoadedPortfolio loaded;
    for (const auto* files : {&cache.index().records, &cache.index().beside}) {
        for (const auto& file : *files) {
            loaded.sources.was_read(loaded.sources.add_file((folder / file.below).generic_string()), file.fingerprint);
        }
    }
    try {
        load_kept(cache, loaded);
    } catch (const Damaged&) { return std::nullopt; }
    const bool names_folder = !loaded.diagnostics.empty() && cache.index().folder != folder.generic_string();
    return names_folder ? std::nullopt : std::optional{std::move(loaded)};
}

CachedFile cached(const RecordFiles::Beside& file, const RecordFiles& files, const Sources& sources, const CacheDraft& draft) {
    return {files.below(file.path),
            file.stamp.value_or(FileStamp{}),
            file.stamp && draft.trusts(*file.stamp),
            fingerprint(sources.text(file.file)),
            {}};
}

/// The index of the files, their contents written.
CacheIndex index_of(const fs::path& folder, const std::vector<RecordFile>& files, const Stamps& stamps, const Layers& layers,
                    const Sources& sources, CacheDraft& draft) {
    CacheIndex index{.folder = folder.generic_string(), .patterns = layers.patterns()};
    for (std::size_t at = 0; at < files.size(); ++at) {
        const auto stamp = stamps[at].value_or(FileStamp{});
        index.records.push_back({files[at].below, stamp, stamps[at] && draft.trusts(stamp),
                                 sources.fingerprint(static_cast<std::uint32_t>(at)), draft.add(layers.bytes(at))});
    }
    std::vector<const RecordFiles::Beside*> beside;
    for (const auto& [place, file] : layers.files().beside()) { beside.push_back(&file); }
    std::ranges::sort(beside, {}, &RecordFiles::Beside::file);
    for (const auto* file : beside) { index.beside.push_back(cached(*file, layers.files(), sources, draft)); }
    return index;
}

bool all_trusted(const CacheIndex& index) {
    return std::ranges::all_of(index.records, &CachedFile::trusted) && std::ranges::all_of(index.beside, &CachedFile::trusted);
}

LoadedPortfolio loaded_with(const fs::path& folder, std::span<const fs::path> overlays, const fs::path& path, const CacheFile& cache) {
    LoadedPortfolio loaded;
    Layers layers{folder, loaded};
    const auto files = layers.files().records();
    const auto stamps = path.empty() ? Stamps(files.size()) : stamps_of(files);
    const Known known{cache, layers.files(), files, stamps};
    if (overlays.empty() && known.whole(folder)) {
        if (auto whole = kept_whole(cache, folder)) { return std::move(*whole); }
    }
    CacheDraft draft{overlays.empty() ? path : fs::path{}};
    layers.read(files, known.contents());
    CacheIndex index;
    if (draft.works()) { index = index_of(folder, files, stamps, layers, loaded.sources, draft); }
    for (const auto& overlay : overlays) { layers.lay_over(overlay); }
    const auto rules = layers.resolve();
    if (draft.works() && all_trusted(index)) { index.portfolio = kept_portfolio(loaded, rules, draft); }
    draft.finish(index);
    return loaded;
}

} // namespace
} // namespace records

LoadedPortfolio load_portfolio(const std::filesystem::path& folder, std::span<const std::filesystem::path> overlays,
                               const LoadOptions& options) {
    try {
        return records::loaded_with(folder, overlays, options.cache, records::CacheFile{options.cache});
    } catch (const records::Damaged&) { return records::loaded_with(folder, overlays, options.cache, records::CacheFile{{}}); }
}

LoadedPortfolio load_portfolio(std::span<const NamedText> texts, const std::filesystem::path& folder,
                               std::span<const std::filesystem::path> overlays) {
    records::KeptTexts kept;
    for (const auto& one : texts) { kept.emplace(one.path, one.text); }
    LoadedPortfolio loaded;
    records::Layers layers{folder, loaded, &kept};
    const auto files = layers.files().records();
    layers.read(files, records::ReadBefore(files.size()));
    for (const auto& overlay : overlays) { layers.lay_over(overlay); }
    (void)layers.resolve();
    return loaded;
}

} // namespace slipway
