// What could not be kept of a file, in Chinese.

#include "report/loss_words.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace slipway {
namespace {

std::string chinese(const std::string& code, const std::string& message) { return loss_words({code, message, 0, 1}, Language::zh); }

bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The codes of the losses that reading a file, or putting it into records, can tell: what the sources hand to `add` and `loss`.
std::set<std::string> codes_in_sources() {
    static const std::regex handed{R"re((?:losses_?\.add|fields_?\.loss|\bloss)\(\s*(?:[a-z_.]+,\s*)?"([a-z-]+)")re"};
    std::set<std::string> codes;
    for (const auto* room : {"xer", "mspdi", "answers", "taken_in"}) {
        for (const auto& entry : std::filesystem::directory_iterator{std::string{SLIPWAY_SOURCE_DIR} + "/src/interchange/" + room}) {
            if (entry.path().extension() != ".cpp" || entry.path().filename().string().starts_with("write")) { continue; }
            std::ifstream in{entry.path()};
            const std::string text{std::istreambuf_iterator<char>{in}, {}};
            for (std::sregex_iterator at{text.begin(), text.end(), handed}, end; at != end; ++at) { codes.insert((*at)[1]); }
        }
    }
    return codes;
}

} // namespace

TEST_CASE("a loss is told in the language of the report") {
    CHECK(loss_words({"split", "work is split", 0, 1}, Language::en) == "work is split");
    CHECK(chinese("split", "work is split") == "文件中有间断的工作，此处连续安排");
}

TEST_CASE("a column or a table that only the file names is told by that name") {
    CHECK(chinese("task-x", "x of the table TASK is not kept") == "表 TASK 的 x 未保留");
    CHECK(chinese("table-new", "rows of the table NEW are not kept") == "表 NEW 未保留");
    CHECK(chinese("other", "something else") == "something else");
}

TEST_CASE("every loss of a reader and of records has Chinese words") {
    const auto codes = codes_in_sources();
    CHECK(codes.size() > 60);
    for (const auto& code : codes) {
        INFO(code);
        CHECK_FALSE(is_ascii(chinese(code, "message")));
    }
}

} // namespace slipway
