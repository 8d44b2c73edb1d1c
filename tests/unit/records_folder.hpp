#pragma once
// Record files for one test.

#include "slipway/records/load.hpp"
#include "support/folder.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::test {

inline std::string text_of(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    REQUIRE(in.is_open());
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

/// A folder of records, written from path → text.
class RecordFolder {
public:
    explicit RecordFolder(const std::map<std::string, std::string>& files) : path_{folder_ / "records"} {
        std::filesystem::create_directory(path_);
        for (const auto& [name, text] : files) { add(name, text); }
    }
    void add(const std::string& name, std::string_view text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream{path_ / name, std::ios::binary} << text;
    }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    Folder folder_;
    std::filesystem::path path_;
};

using Files = std::map<std::string, std::string>; ///< path → text

inline constexpr auto horizon = "horizon = \"2025-12-31\"\n";

/// What a folder of right records becomes.
inline Portfolio loaded(const RecordFolder& folder) {
    auto result = load_portfolio(folder.path());
    std::string problems;
    for (const auto& one : result.diagnostics) { problems += render(one, result.sources); }
    CHECK(problems == "");
    return std::move(result.portfolio);
}

inline Portfolio loaded(const Files& files) { return loaded(RecordFolder{files}); }

/// A portfolio of one file, the horizon added.
inline Portfolio loaded(const std::string& records) { return loaded(Files{{"portfolio.toml", horizon}, {"records.toml", records}}); }

/// The relations into an activity: "design SS 14400", by predecessor; one of another project with its project.
inline std::vector<std::string> into(const Portfolio& portfolio, const std::string& full_key) {
    const auto to = portfolio.find_activity(full_key).value();
    std::vector<std::string> found;
    for (const auto& relation : portfolio.relations) {
        if (relation.to != to) { continue; }
        const auto& from = portfolio.activities[relation.from];
        const auto name = from.project == portfolio.activities[to].project ? from.key() : portfolio.full_key(relation.from);
        found.push_back(fmt::format("{} {}{}{}", name, word_of(relation_type_words, relation.type), relation.lag_text().empty() ? "" : " ",
                                    relation.lag_text()));
    }
    return found;
}

inline const Activity& activity(const Portfolio& portfolio, const std::string& full_key) {
    return portfolio.activities[portfolio.find_activity(full_key).value()];
}

inline const std::string& calendar_key(const Portfolio& portfolio, const Activity& one) { return portfolio.calendars[one.calendar].key; }

} // namespace slipway::test
