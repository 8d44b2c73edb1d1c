// The records as texts that can be kept and read again.

#include "records/files.hpp"
#include "slipway/base/file.hpp"
#include "slipway/records/load.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

/// The text of a file as it was when it was read.
std::string text_as_read(const Sources& sources, std::uint32_t file) {
    if (!sources.text(file).empty()) { return sources.text(file); }
    const auto& path = sources.path(file);
    auto text = text_of_file(path);
    if (!text) { throw Error(fmt::format("cannot read {}: see whether you may, and whether it still exists", path)); }
    const auto read = sources.fingerprint(file);
    if (read != 0 && fingerprint(*text) != read) { throw Error(fmt::format("{} changed just now; run the command again", path)); }
    return std::move(*text);
}

} // namespace

std::vector<NamedText> record_texts(const LoadedPortfolio& loaded, const std::filesystem::path& folder) {
    std::vector<NamedText> texts;
    for (std::uint32_t file = 0; file < loaded.sources.size(); ++file) {
        texts.push_back({records::seen_from(folder, loaded.sources.path(file)), text_as_read(loaded.sources, file)});
    }
    std::ranges::sort(texts, {}, &NamedText::path);
    return texts;
}

std::vector<NamedText> record_texts(const std::filesystem::path& folder) { return record_texts(load_portfolio(folder), folder); }

} // namespace slipway
