#include "slipway/records/load.hpp"

#include "records/document.hpp"
#include "records/files.hpp"
#include "records/overlay.hpp"
#include "records/read.hpp"
#include "records/resolve.hpp"
#include "records/revision.hpp"

namespace slipway {
namespace records {
namespace {

namespace fs = std::filesystem;

/// Reads the records, then what is laid over them, layer by layer.
class Reading {
public:
    Reading(const fs::path& folder, LoadedPortfolio& loaded)
        : loaded_{loaded}, problems_{loaded.sources}, files_{folder, loaded.sources, problems_}, records_{read_all(files_.records(), {})} {}

    void lay_over(const fs::path& overlay) {
        ++overlays_;
        const auto first_file = static_cast<std::uint32_t>(loaded_.sources.size());
        const auto above = read_all(files_.overlay(overlay), {.overlay = first_file});
        records::lay_over(records_, above, unread_, problems_);
    }

    void finish() {
        for (const auto text : files_.texts_beside_records()) { revision_.add(text); }
        const auto revision = std::move(revision_).hexadecimal();
        loaded_.portfolio = resolve(records_, unread_, loaded_.sources, problems_);
        loaded_.portfolio.revision = revision;
        loaded_.diagnostics = problems_.take();
        sort_diagnostics(loaded_.diagnostics, loaded_.sources);
    }

private:
    Records read_all(const std::vector<fs::path>& paths, Records layer) {
        for (const auto& path : paths) {
            const auto file = files_.read(path);
            if (!file) {
                unread_.unbounded = true;
                continue;
            }
            const auto document = parse_document(loaded_.sources, *file, problems_);
            if (!document) {
                unread_.add_from(loaded_.sources.text(*file));
                continue;
            }
            read_file(*document, files_, problems_, layer);
            revision_.add(*document, overlays_);
        }
        return layer;
    }

    LoadedPortfolio& loaded_;
    Problems problems_;
    RecordFiles files_;
    UnreadKeys unread_;
    Revision revision_;
    std::size_t overlays_ = 0;
    Records records_;
};

} // namespace
} // namespace records

LoadedPortfolio load_portfolio(const std::filesystem::path& folder, std::span<const std::filesystem::path> overlays) {
    LoadedPortfolio loaded;
    records::Reading reading{folder, loaded};
    for (const auto& overlay : overlays) { reading.lay_over(overlay); }
    reading.finish();
    return loaded;
}

} // namespace slipway
