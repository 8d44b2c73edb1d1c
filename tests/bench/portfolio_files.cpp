#include "bench/portfolio_files.hpp"

#include "bench/generated.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace slipway::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t projects_a_file = 100;
constexpr std::uint32_t activities_a_template = 20;
constexpr std::array<const char*, 6> categories{"hospital", "school", "housing", "rail", "culture", "road"};

constexpr auto settings = R"(horizon = "2025-12-31"
calendar = "cn"
[[plan]]
key = "plan"
issued = "2021-05"
)";

constexpr auto calendars = R"([[calendar]]
key = "cn"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
[[calendar.except]]
from = "2024-02-01"
to = "2024-02-20"
hours = []
[[calendar]]
key = "site"
inherits = "cn"
week = { mon = ["07:00-11:00", "14:00-18:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon", sat = "mon" }
)";

/// Each activity waits for the one before it, and one in two for another.
std::string template_text(Dice& dice, std::string_view key) {
    auto text = fmt::format("[[template]]\nkey = \"{}\"\n", key);
    for (std::uint32_t at = 0; at < activities_a_template; ++at) {
        text += fmt::format("[template.activities.step-{:02}]\nname = {{ zh = \"第{}步\", en = \"Step number {}\" }}\n", at, at, at);
        const bool last = at + 1 == activities_a_template;
        text += last ? "milestone = \"finish\"\nenters = \"completed\"\n" : fmt::format("duration = \"{}wd\"\n", 10 + dice.below(90));
        if (at > 0) { text += fmt::format("after = [\"step-{:02}\"", at - 1); }
        if (at > 2 && dice.chance(50)) { text += fmt::format(", \"step-{:02} SS+{}wd\"", dice.below(at - 1), 5 + dice.below(20)); }
        if (at > 0) { text += "]\n"; }
        if (dice.chance(25)) { text += "calendar = \"site\"\n"; }
    }
    return text;
}

void add_own_activities(Dice& dice, std::string& text) {
    const auto first = dice.below(8);
    text += fmt::format("[project.activities.step-{:02}]\nduration = \"{}wd\"\n", first, 10 + dice.below(90));
    if (dice.chance(50)) {
        text += fmt::format("[project.activities.step-{:02}]\nduration = \"{}wd\"\n", 8 + dice.below(8), 10 + dice.below(90));
    }
    if (dice.chance(30)) {
        text += fmt::format(
            "[project.activities.step-{:02}]\nconstraint = {{ kind = \"start-no-earlier\", date = \"2022-0{}\", reason = \"listed "
            "for that year\" }}\n",
            16 + dice.below(3), 1 + dice.below(9));
    }
    if (!dice.chance(5)) { return; }
    for (std::uint32_t own = 0; own < 5; ++own) {
        text += fmt::format("[project.activities.works-{}]\nduration = \"{}wd\"\nafter = [\"step-{:02}\"]\n", own, 5 + dice.below(40), own);
    }
}

void add_project(Dice& dice, std::uint32_t number, std::string& text) {
    const auto kind = dice.below(static_cast<std::uint32_t>(categories.size()));
    text += fmt::format(
        "[[project]]\nkey = \"project-{:06}\"\nname = {{ zh = \"第{}号项目新建工程\", en = \"Project number {}, new works\" }}\n", number,
        number, number);
    text += fmt::format("category = \"{0}\"\ndistrict = \"huadu\"\ntemplate = \"{0}\"\n", categories.at(kind));
    text += "stage = { value = \"reserve\", as_of = \"2021-05\", words = \"规划建设\", cite = 0 }\n";
    text += fmt::format("outputs = {{ beds = {} }}\ncites = [ {{ plan = \"plan\", at = \"专栏{}\", words = \"规划建设项目\" }} ]\n",
                        100 + dice.below(800), number % 9);
    add_own_activities(dice, text);
    if (number > 0 && dice.chance(10)) {
        text += fmt::format("[[project.relation]]\nfrom = \"step-19\"\nto = \"project-{:06}/step-19\"\nbecause = \"待建成后\"\n",
                            dice.below(number));
    }
}

void write(const fs::path& path, std::string_view text) {
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << text;
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours{1});
}

} // namespace

GeneratedFolder::GeneratedFolder() {
    auto name = (fs::temp_directory_path() / "slipway-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) { throw std::runtime_error("cannot make a folder below " + fs::temp_directory_path().string()); }
    path_ = name;
}

GeneratedFolder::~GeneratedFolder() {
    std::error_code none;
    fs::remove_all(path_, none);
}

std::vector<fs::path> write_portfolio(const fs::path& folder, std::uint32_t projects) {
    Dice dice{projects};
    std::vector<fs::path> files{folder / "portfolio.toml", folder / "calendars.toml", folder / "templates.toml"};
    write(files[0], settings);
    write(files[1], calendars);
    std::string text;
    for (const auto* category : categories) { text += template_text(dice, category); }
    write(files[2], text);
    for (std::uint32_t first = 0; first < projects; first += projects_a_file) {
        text.clear();
        for (auto number = first; number < std::min(projects, first + projects_a_file); ++number) { add_project(dice, number, text); }
        files.push_back(folder / fmt::format("{:03}", first / projects_a_file / 100) / fmt::format("{:06}.toml", first));
        write(files.back(), text);
    }
    return files;
}

} // namespace slipway::bench
