#include "slipway/records/load.hpp"

#include "records/document.hpp"
#include "records/files.hpp"
#include "records/read.hpp"
#include "records/resolve.hpp"
#include "records/revision.hpp"

namespace slipway {

LoadedPortfolio load_portfolio(const std::filesystem::path& folder) {
    LoadedPortfolio loaded;
    records::Problems problems{loaded.sources};
    records::RecordFiles files{folder, loaded.sources, problems};
    records::Records read;
    records::UnreadKeys unread;
    records::Revision revision;
    for (const auto& path : files.records()) {
        const auto file = files.read(path);
        if (!file) {
            unread.unbounded = true;
            continue;
        }
        const auto document = records::parse_document(loaded.sources, *file, problems);
        if (!document) {
            unread.add_from(loaded.sources.text(*file));
            continue;
        }
        records::read_file(*document, files, problems, read);
        revision.add(*document);
    }
    loaded.portfolio = records::resolve(read, unread, loaded.sources, problems);
    for (const auto text : files.texts_beside_records()) { revision.add(text); }
    loaded.portfolio.revision = revision.hexadecimal();
    loaded.diagnostics = problems.take();
    sort_diagnostics(loaded.diagnostics, loaded.sources);
    return loaded;
}

} // namespace slipway
