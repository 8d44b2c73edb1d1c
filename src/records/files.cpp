#include "records/files.hpp"

#include "slipway/base/text.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace slipway::records {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 64ULL << 20U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string text_of(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (!in.is_open() || in.bad()) {
        throw Error(fmt::format("cannot read {}: see whether you may, and whether it still exists", path.generic_string()));
    }
    if (text.starts_with(byte_order_mark)) { text.erase(0, byte_order_mark.size()); }
    return text;
}

/// The place of a byte; the columns of its line count the valid text before it.
Span place_of_byte(std::string_view text, std::size_t at, std::uint32_t file) {
    const auto before = text.substr(0, at);
    const auto line = static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + 1;
    const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {file, line, code_points(before.substr(line_start)) + 1, 1};
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

/// Every *.toml below a folder, hidden folders apart.
std::vector<fs::path> toml_files_below(const fs::path& folder) {
    std::vector<fs::path> found;
    try {
        for (auto entry = fs::recursive_directory_iterator{folder}; entry != fs::recursive_directory_iterator{}; ++entry) {
            if (entry->is_directory() && is_hidden(*entry)) { entry.disable_recursion_pending(); }
            const bool readable = entry->is_regular_file() || (entry->is_symlink() && !entry->is_directory());
            if (readable && !is_hidden(*entry) && entry->path().extension() == ".toml") { found.push_back(entry->path()); }
        }
    } catch (const fs::filesystem_error& error) {
        throw Error(fmt::format("cannot list the records below {}: {}", folder.generic_string(), error.code().message()));
    }
    return found;
}

} // namespace

RecordFiles::RecordFiles(fs::path folder, Sources& sources, Problems& problems)
    : folder_{std::move(folder)}, sources_{sources}, problems_{problems} {
    std::error_code none;
    if (!fs::is_directory(folder_, none)) {
        throw Error(fmt::format("cannot read records from {}: there is no such folder", folder_.generic_string()));
    }
    if (!fs::exists(folder_ / "portfolio.toml", none)) {
        throw Error(fmt::format("cannot read records from {}: it holds no portfolio.toml", folder_.generic_string()));
    }
}

std::vector<fs::path> RecordFiles::records() const {
    auto found = toml_files_below(folder_);
    const auto place = [&](const fs::path& path) {
        const auto below = path.lexically_relative(folder_).generic_string();
        return std::pair{below != "portfolio.toml", below};
    };
    std::ranges::sort(found, {}, place);
    return found;
}

std::vector<fs::path> RecordFiles::overlay(const fs::path& path) const {
    std::error_code none;
    if (!fs::exists(path, none)) {
        throw Error(fmt::format("cannot read the overlay {}: there is no such file or folder", path.generic_string()));
    }
    const bool is_folder = fs::is_directory(path, none);
    auto files = is_folder ? toml_files_below(path) : std::vector{path};
    if (files.empty()) { throw Error(fmt::format("cannot read the overlay {}: it holds no *.toml", path.generic_string())); }
    std::ranges::sort(files);
    for (const auto& file : files) {
        if (!read_.contains(place_of(file))) { continue; }
        throw Error(
            fmt::format("cannot lay {} over the records: it is one of them, or laid over them already; keep overlays outside {}, or in a "
                        "hidden folder of it",
                        file.generic_string(), folder_.generic_string()));
    }
    return files;
}

std::string RecordFiles::place_of(const fs::path& path) const {
    const auto whole = fs::absolute(path).lexically_normal();
    return whole.lexically_relative(fs::absolute(folder_).lexically_normal()).generic_string();
}

std::optional<std::uint32_t> RecordFiles::read(const fs::path& path) {
    const auto below = place_of(path);
    if (const auto known = read_.find(below); known != read_.end()) { return known->second; }
    std::error_code unknown;
    const auto size = fs::file_size(path, unknown);
    const bool refused = !unknown && size > largest_file;
    const auto file = sources_.add(path.generic_string(), refused ? std::string{} : text_of(path));
    auto& kept = read_[below];
    const std::string_view text = sources_.text(file);
    const auto nul = text.find('\0');
    if (refused) {
        problems_.error({file, 0, 0, 0}, {"file-too-large", fmt::format("{} MB are too much for one file", size >> 20U),
                                          "split it; files may have any name"});
    } else if (const auto invalid = invalid_utf8(text)) {
        problems_.error(place_of_byte(text, *invalid, file), {"invalid-utf8", fmt::format("byte {} is not UTF-8", *invalid + 1),
                                                              "save the file as UTF-8; GBK is read with iconv -f GB18030 -t UTF-8"});
    } else if (nul != std::string_view::npos) {
        problems_.error(place_of_byte(text, nul, file),
                        {"syntax-error", fmt::format("byte {} is a NUL", nul + 1), "take it out: the file is not plain text"});
    } else {
        kept = file;
    }
    return kept;
}

bool RecordFiles::is_portfolio(std::uint32_t file) const {
    const auto known = read_.find("portfolio.toml");
    return known != read_.end() && known->second == file;
}

std::vector<fs::path> RecordFiles::matching(std::uint32_t file, const std::string& pattern) const {
    const auto wanted = fs::path{sources_.path(file)}.parent_path() / pattern;
    const auto name = wanted.filename().string();
    std::vector<fs::path> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator{wanted.parent_path(), none}) {
        const auto candidate = entry.path().filename().string();
        if (fnmatch(name.c_str(), candidate.c_str(), FNM_PERIOD) == 0 && !entry.is_directory()) { found.push_back(entry.path()); }
    }
    std::ranges::sort(found);
    return found;
}

std::vector<std::string_view> RecordFiles::texts_beside_records() const {
    std::vector<std::string_view> texts;
    for (const auto& [below, file] : read_) {
        if (file && !below.ends_with(".toml")) { texts.emplace_back(sources_.text(*file)); }
    }
    return texts;
}

} // namespace slipway::records
