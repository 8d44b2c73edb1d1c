#include "records/files.hpp"

#include "slipway/base/file.hpp"
#include "slipway/base/text.hpp"
#include "slipway/records/format.hpp"

#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>

namespace slipway::records {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 64ULL << 20U;

void report_too_large(std::uint32_t file, std::uintmax_t size, Problems& problems) {
    problems.error({file, 0, 0, 0},
                   {"file-too-large", fmt::format("{} MB are too much for one file", size >> 20U), "split it; files may have any name"});
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

bool is_plain_text(std::string_view text, std::uint32_t file, Problems& problems) {
    const auto nul = text.find('\0');
    if (text.size() > largest_file) {
        report_too_large(file, text.size(), problems);
    } else if (const auto invalid = invalid_utf8(text)) {
        problems.error(place_of_byte(text, *invalid, file), {"invalid-utf8", fmt::format("byte {} is not UTF-8", *invalid + 1),
                                                             "save the file as UTF-8; GBK is read with iconv -f GB18030 -t UTF-8"});
    } else if (nul != std::string_view::npos) {
        problems.error(place_of_byte(text, nul, file),
                       {"syntax-error", fmt::format("byte {} is a NUL", nul + 1), "take it out: the file is not plain text"});
    } else {
        return true;
    }
    return false;
}

std::optional<FileStamp> stamp_of(const fs::path& path) {
    constexpr std::int64_t second = 1'000'000'000;
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) { return std::nullopt; }
    return FileStamp{static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec};
}

FileText read_text(const RecordFile& file, std::uint32_t number, Problems& problems) {
    std::error_code unknown;
    const auto size = file.kept ? file.kept->size() : fs::file_size(file.path, unknown);
    if (!unknown && size > largest_file) {
        report_too_large(number, size, problems);
        return {};
    }
    auto read = file.kept ? std::optional{std::string{*file.kept}} : text_of_file(file.path);
    if (!read) { throw Error(fmt::format("cannot read {}: see whether you may, and whether it still exists", file.path.generic_string())); }
    FileText out{.text = std::move(*read)};
    out.fingerprint = fingerprint(out.text);
    out.is_text = is_plain_text(out.text, number, problems);
    return out;
}

std::string seen_from(const fs::path& folder, const fs::path& path) {
    const auto prefix = (folder / "").generic_string();
    const auto whole = path.generic_string();
    const bool is_below = !prefix.empty() && whole.starts_with(prefix);
    return fs::path{is_below ? whole.substr(prefix.size()) : whole}.lexically_normal().generic_string();
}

RecordFiles::RecordFiles(fs::path folder, Sources& sources, const KeptTexts* kept)
    : folder_{std::move(folder)}, whole_{fs::absolute(folder_).lexically_normal()}, sources_{sources}, kept_{kept} {
    std::error_code none;
    if (kept == nullptr && !fs::is_directory(folder_, none)) {
        throw Error(fmt::format("cannot read records from {}: there is no such folder", folder_.generic_string()));
    }
    const bool is_there = kept == nullptr ? fs::exists(folder_ / "portfolio.toml", none) : kept->contains("portfolio.toml");
    if (!is_there) { throw Error(fmt::format("cannot read records from {}: it holds no portfolio.toml", folder_.generic_string())); }
}

std::string RecordFiles::below(const fs::path& path) const {
    const auto prefix = (folder_ / "").generic_string();
    auto whole = path.generic_string();
    return whole.starts_with(prefix) ? whole.substr(prefix.size()) : whole;
}

/// Calendar files may lie anywhere, and so may be hidden or outside; records may not.
std::vector<RecordFile> RecordFiles::kept_records() const {
    std::vector<RecordFile> found;
    for (const auto& [below, text] : *kept_) {
        const fs::path path{below};
        const bool apart = path.is_absolute() || std::ranges::any_of(path, is_hidden);
        if (!apart && path.extension() == ".toml") { found.push_back({folder_ / path, below, text}); }
    }
    return found;
}

std::optional<std::string_view> RecordFiles::kept(const fs::path& path) const {
    if (kept_ == nullptr) { return std::nullopt; }
    const auto found = kept_->find(seen_from(folder_, path));
    return found == kept_->end() ? std::nullopt : std::optional{found->second};
}

std::vector<RecordFile> RecordFiles::records() const {
    std::vector<RecordFile> found;
    if (kept_ != nullptr) {
        found = kept_records();
    } else {
        for (auto& path : toml_files_below(folder_)) {
            auto seen = below(path);
            found.push_back({std::move(path), std::move(seen)});
        }
    }
    std::ranges::sort(found, {}, [](const RecordFile& file) {
        return std::pair{file.below != "portfolio.toml", std::string_view{file.below}};
    });
    return found;
}

std::vector<RecordFile> RecordFiles::overlay(const fs::path& path) const {
    std::error_code none;
    if (!fs::exists(path, none)) {
        throw Error(fmt::format("cannot read the overlay {}: there is no such file or folder", path.generic_string()));
    }
    const bool is_folder = fs::is_directory(path, none);
    auto files = is_folder ? toml_files_below(path) : std::vector{path};
    if (files.empty()) { throw Error(fmt::format("cannot read the overlay {}: it holds no *.toml", path.generic_string())); }
    std::ranges::sort(files);
    std::vector<RecordFile> found;
    for (const auto& file : files) {
        found.push_back({file, place_of(file)});
        if (!added_.contains(found.back().below) && !beside_.contains(found.back().below)) { continue; }
        throw Error(
            fmt::format("cannot lay {} over the records: it is one of them, or laid over them already; keep overlays outside {}, or in a "
                        "hidden folder of it",
                        file.generic_string(), folder_.generic_string()));
    }
    return found;
}

std::string RecordFiles::place_of(const fs::path& path) const {
    return fs::absolute(path).lexically_normal().lexically_relative(whole_).generic_string();
}

std::vector<std::string> RecordFiles::below(const std::vector<fs::path>& paths) const {
    std::vector<std::string> seen;
    seen.reserve(paths.size());
    for (const auto& path : paths) { seen.push_back(below(path)); }
    return seen;
}

std::uint32_t RecordFiles::add(const RecordFile& file) {
    added_.insert(file.below);
    return file.kept ? sources_.add(file.path.generic_string(), std::string{*file.kept}) : sources_.add_file(file.path.generic_string());
}

std::optional<std::uint32_t> RecordFiles::read_beside(const fs::path& path, Problems& problems) {
    auto& one = beside_[place_of(path)];
    if (one.path.empty()) {
        one = {path, static_cast<std::uint32_t>(sources_.size()), false, stamp_of(path)};
        auto read = read_text({path, below(path), kept(path)}, one.file, problems);
        one.is_text = read.is_text;
        (void)sources_.add(path.generic_string(), std::move(read.text));
    }
    return one.is_text ? std::optional{one.file} : std::nullopt;
}

std::vector<fs::path> RecordFiles::matching(const fs::path& holder, const std::string& pattern) const {
    const auto wanted = holder.parent_path() / pattern;
    const auto name = wanted.filename().string();
    const auto fits = [&](const fs::path& file) {
        return fnmatch(name.c_str(), file.filename().c_str(), FNM_PERIOD) == 0; // like a shell, "*" passes over hidden files
    };
    std::vector<fs::path> found;
    if (kept(holder)) {
        const auto place = fs::path{seen_from(folder_, wanted)}.parent_path();
        for (const auto& [below, text] : *kept_) {
            const fs::path file{below};
            if (file.parent_path() == place && fits(file)) { found.push_back(wanted.parent_path() / file.filename()); }
        }
    } else {
        std::error_code none;
        for (const auto& entry : fs::directory_iterator{wanted.parent_path(), none}) {
            if (fits(entry.path()) && !entry.is_directory()) { found.push_back(entry.path()); }
        }
    }
    std::ranges::sort(found);
    return found;
}

} // namespace slipway::records

namespace slipway {

std::vector<std::filesystem::path> record_files(const std::filesystem::path& folder) {
    auto found = records::toml_files_below(folder);
    std::ranges::sort(found);
    return found;
}

} // namespace slipway
