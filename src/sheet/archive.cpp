#include "sheet/archive.hpp"

#include "sheet/problems.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <fstream>

namespace slipway::sheet {
namespace {

constexpr std::size_t block = 1U << 16U;
constexpr std::size_t kept = 16; ///< letters of the block before: longer than any word looked for

/// How often the mark of a directory entry stands in the file: no zip file has more entries, whatever its end says.
std::uint64_t entries_at_most(const std::filesystem::path& path) {
    static constexpr std::string_view mark = "PK\x01\x02";
    std::ifstream in{path, std::ios::binary};
    std::string text;
    std::uint64_t count = 0;
    while (in) {
        const auto from = std::min(text.size(), mark.size() - 1);
        text.erase(0, text.size() - from);
        text.resize(from + block);
        in.read(text.data() + from, static_cast<std::streamsize>(block));
        text.resize(from + static_cast<std::size_t>(in.gcount()));
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) { ++count; }
    }
    return count;
}

zip* opened(const std::filesystem::path& path, const Limits& limits) {
    if (entries_at_most(path) > limits.parts) {
        refuse("", {"too-many-parts", fmt::format("the workbook has more than {} parts", limits.parts), "save it again with Excel or WPS"});
    }
    int code = 0;
    auto* archive = ::zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (archive != nullptr) { return archive; }
    refuse("", {"not-a-zip", "the file is no XLSX workbook: it is no zip file, or a damaged one",
                "open it with Excel or WPS and save it as XLSX, or as \"CSV UTF-8\""});
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

void refuse_damaged(const std::string& what) {
    refuse("", {"damaged-workbook", fmt::format("the workbook is damaged: {}", what), "open it with Excel or WPS and save it again"});
}

void Archive::Closer::operator()(zip* archive) const noexcept { ::zip_discard(archive); }

Archive::Archive(const std::filesystem::path& path, const Limits& limits)
    : limits_{limits}, file_bytes_{std::filesystem::file_size(path)}, zip_{opened(path, limits)} {}

bool Archive::has(const std::string& name) const { return ::zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0; }

std::string Archive::whole(const std::string& name) const {
    Part part{*this, name};
    std::string text;
    for (auto next = part.next(); !next.empty(); next = part.next()) {
        text += next;
        if (text.size() > limits_.small_part_bytes) {
            refuse("", {"part-too-large", fmt::format("{} holds more than {} bytes", name, limits_.small_part_bytes),
                        "copy the table into a new workbook and save that"});
        }
    }
    return text;
}

void Part::Closer::operator()(zip_file* file) const noexcept { ::zip_fclose(file); }

Part::Part(const Archive& archive, const std::string& name) : limits_{archive.limits_}, name_{name} {
    auto* const zip = archive.zip_.get();
    const auto index = ::zip_name_locate(zip, name.c_str(), ZIP_FL_NOCASE);
    zip_stat_t stat{};
    if (index < 0 || ::zip_stat_index(zip, static_cast<zip_uint64_t>(index), 0, &stat) != 0) {
        refuse_damaged(fmt::format("{} is missing", name));
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        refuse("", {"encrypted", "the workbook is encrypted", "save it again without a password"});
    }
    packed_ = std::clamp<std::uint64_t>(stat.comp_size, 1, archive.file_bytes_);
    file_.reset(::zip_fopen_index(zip, static_cast<zip_uint64_t>(index), 0));
    if (!file_) { refuse_damaged(fmt::format("{} cannot be unpacked", name)); }
}

std::string_view Part::next() {
    const auto from = std::min(kept, text_.size());
    text_.erase(0, text_.size() - from);
    text_.resize(from + block);
    const auto got = ::zip_fread(file_.get(), text_.data() + from, block);
    if (got < 0) { refuse_damaged(fmt::format("{} cannot be unpacked", name_)); }
    text_.resize(from + static_cast<std::size_t>(got));
    inflated_ += static_cast<std::uint64_t>(got);
    check_size();
    check_form(from);
    return std::string_view{text_}.substr(from);
}

void Part::check_size() const {
    if (inflated_ > limits_.part_bytes) {
        refuse("",
               {"part-too-large", fmt::format("{} holds more than {} bytes", name_, limits_.part_bytes), "split the table into several"});
    }
    if (inflated_ > limits_.ratio_from && inflated_ / packed_ > limits_.ratio) {
        refuse("", {"zip-bomb", fmt::format("{} unpacks to more than {} times its size", name_, limits_.ratio),
                    "no office program writes such a file: ask for the table again"});
    }
}

void Part::check_form(std::size_t fresh) const {
    const std::string_view text = text_;
    if (fresh == 0 &&
        (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || text.substr(0, 4).find('\0') != std::string_view::npos)) {
        refuse_damaged(fmt::format("{} is not written in UTF-8", name_));
    }
    const auto own = text.find("<!");
    if (own == std::string_view::npos) { return; }
    const auto words = lower(std::string{text.substr(own)});
    if (words.find("<!doctype") != std::string::npos || words.find("<!entity") != std::string::npos) {
        refuse("", {"document-type", fmt::format("{} has a document type of its own, which no workbook needs", name_),
                    "open it with Excel or WPS and save it again"});
    }
}

} // namespace slipway::sheet
