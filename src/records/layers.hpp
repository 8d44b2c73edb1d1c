#pragma once
// The records of a portfolio and of what is laid over them, file after file.

#include "records/cache_file.hpp"
#include "records/content.hpp"
#include "slipway/records/load.hpp"

namespace slipway::records {

/// What was read of each file before; nothing for one that has to be read now.
using ReadBefore = std::vector<std::optional<std::string_view>>;

/// Reads the files of the records, then what is laid over them.
class Layers {
public:
    /// Throws Error as load_portfolio does. `kept`: see RecordFiles.
    Layers(const std::filesystem::path& folder, LoadedPortfolio& loaded, const KeptTexts* kept = nullptr)
        : loaded_{loaded}, problems_{loaded.sources}, files_{folder, loaded.sources, kept} {}

    [[nodiscard]] const RecordFiles& files() const noexcept { return files_; }
    /// The first layer. What `before` gives stays where it is until `resolve`.
    void read(const std::vector<RecordFile>& files, const ReadBefore& before);
    /// The bytes of file `at` of the first layer.
    [[nodiscard]] std::string_view bytes(std::size_t at) const { return views_[at]; }
    void lay_over(const std::filesystem::path& overlay);
    /// The patterns of the first layer's calendars.
    [[nodiscard]] const std::vector<CachedPattern>& patterns() const noexcept { return patterns_; }
    /// Fills the portfolio and its diagnostics; gives what its calendars were compiled from, in their order. What was read is gone then.
    std::vector<CalendarRules> resolve();

private:
    Records read_layer(const std::vector<RecordFile>& files, std::optional<std::uint32_t> overlay, const ReadBefore& before);
    void add(FileContent content, Records& layer);
    void find_csv_files(RawCalendar& calendar);

    LoadedPortfolio& loaded_;
    Problems problems_;
    RecordFiles files_;
    UnreadKeys unread_;
    std::vector<Digest> digests_;
    std::size_t overlays_ = 0;
    std::vector<std::shared_ptr<const std::string>> contents_; ///< of files read now
    std::vector<std::string_view> views_;
    std::vector<CachedPattern> patterns_;
    Records records_;
};

} // namespace slipway::records
