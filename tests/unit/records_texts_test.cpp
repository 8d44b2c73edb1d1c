// Records kept as texts: what is read from them is what was read from the disk.

#include "support/one_day.hpp"

namespace slipway {
namespace {

using namespace test;
namespace fs = std::filesystem;

/// What the problems of a load look like.
std::string problems_of(const LoadedPortfolio& loaded) {
    std::string all;
    for (const auto& one : loaded.diagnostics) { all += render(one, loaded.sources); }
    return all;
}

std::vector<std::string> paths_of(const std::vector<NamedText>& texts) {
    std::vector<std::string> paths;
    for (const auto& one : texts) { paths.push_back(one.path); }
    return paths;
}

/// The portfolio of a folder's texts, read after the folder is gone.
LoadedPortfolio read_again(const std::vector<NamedText>& texts) { return load_portfolio(texts, "no/such/folder"); }

constexpr auto with_calendar = "horizon = \"2025-12-31\"\ncalendar = \"cn\"\n";

std::string calendar_of(const std::string& pattern) {
    return fmt::format(R"([[calendar]]
key = "cn"
week = {{ mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }}
exceptions_csv = "{}"
)",
                       pattern);
}

constexpr auto spring = "date,name_zh,off_day\n2024-02-12,春节,true\n";

bool works(const Portfolio& portfolio, std::string_view text) { return portfolio.calendar().works(day(text)); }

TEST_CASE("the shipped portfolio read again from its texts is the one on disk") {
    const fs::path folder = SLIPWAY_SOURCE_DIR "/projects";
    const auto texts = record_texts(folder);
    const auto on_disk = load_portfolio(folder);
    const auto again = load_portfolio(texts, folder);
    CHECK(again.portfolio.revision == on_disk.portfolio.revision);
    CHECK(problems_of(again) == problems_of(on_disk));
    CHECK(again.templates == on_disk.templates);
    REQUIRE(again.portfolio.activities.size() == on_disk.portfolio.activities.size());
    REQUIRE(again.portfolio.relations.size() == on_disk.portfolio.relations.size());
    const auto as_of = day("2023-06-30");
    const auto right = outlook(on_disk.portfolio, network_of_right(on_disk.portfolio), std::vector<Observation>{}, as_of);
    const auto kept = outlook(again.portfolio, network_of_right(again.portfolio), std::vector<Observation>{}, as_of);
    for (std::uint32_t i = 0; i < on_disk.portfolio.activities.size(); ++i) {
        REQUIRE(again.portfolio.full_key(i) == on_disk.portfolio.full_key(i));
        REQUIRE(kept.likely.early_finish(i) == right.likely.early_finish(i));
        REQUIRE(kept.best.early_finish(i) == right.best.early_finish(i));
        REQUIRE(kept.likely.late_start(i) == right.likely.late_start(i));
    }
}

TEST_CASE("the texts of records are their files and the calendar files they name, in order, hidden and other files apart") {
    const RecordFolder folder{{{"portfolio.toml", with_calendar},
                               {"b.toml", ""},
                               {"calendars/cn.toml", calendar_of("days-*.csv")},
                               {"calendars/days-2024.csv", spring},
                               {"calendars/other.csv", spring},
                               {".what-if/one.toml", "[[project"},
                               {"notes.txt", "…"}}};
    const auto texts = record_texts(folder.path());
    CHECK(paths_of(texts) == std::vector<std::string>{"b.toml", "calendars/cn.toml", "calendars/days-2024.csv", "portfolio.toml"});
    CHECK(texts[2].text == spring);
}

TEST_CASE("calendar files are found among the texts by the same patterns") {
    const auto [pattern, path] = GENERATE(table<std::string, std::string>({{"days-*.csv", "calendars/days-2024.csv"},
                                                                           {"days-2024.csv", "calendars/days-2024.csv"},
                                                                           {"../shared/d?ys.csv", "shared/days.csv"},
                                                                           {"../.hidden/days.csv", ".hidden/days.csv"},
                                                                           {"../../outside/*.csv", "../outside/days.csv"}}));
    const RecordFolder folder{
        {{"portfolio.toml", with_calendar}, {"calendars/cn.toml", calendar_of(pattern)}, {path, spring}, {"calendars/x/days-1.csv", "?"}}};
    const auto texts = record_texts(folder.path());
    CHECK(texts.size() == 3);
    CHECK(std::ranges::count(texts, path, &NamedText::path) == 1);
    const auto again = read_again(texts);
    CHECK(problems_of(again) == "");
    CHECK_FALSE(works(again.portfolio, "2024-02-12"));
    CHECK(again.portfolio.revision == load_portfolio(folder.path()).portfolio.revision);
}

TEST_CASE("a calendar file may be named from the root") {
    const Folder elsewhere;
    std::ofstream{elsewhere / "days.csv"} << spring;
    const RecordFolder folder{{{"portfolio.toml", with_calendar}, {"cn.toml", calendar_of((elsewhere / "days.csv").generic_string())}}};
    const LoadOptions options{.cache = folder.path() / ".slipway" / "cache"};
    for (int round = 0; round < 2; ++round) { CHECK_FALSE(works(load_portfolio(folder.path(), {}, options).portfolio, "2024-02-12")); }
    CHECK_FALSE(works(read_again(record_texts(folder.path())).portfolio, "2024-02-12"));
    // Shorter than the folder's own path.
    const RecordFolder none{{{"portfolio.toml", with_calendar}, {"cn.toml", calendar_of("/*.csv")}}};
    CHECK(load_portfolio(none.path()).diagnostics.size() == 1);
}

TEST_CASE("other holidays are other records") {
    const RecordFolder folder{{{"portfolio.toml", with_calendar}, {"cn.toml", calendar_of("*.csv")}, {"days.csv", spring}}};
    const auto before = record_texts(folder.path());
    folder.add("days.csv", "date,name_zh,off_day\n2024-02-13,春节,true\n");
    const auto after = read_again(record_texts(folder.path())).portfolio;
    CHECK(after.revision == load_portfolio(folder.path()).portfolio.revision);
    CHECK(after.revision != read_again(before).portfolio.revision);
    CHECK(works(after, "2024-02-12"));
}

TEST_CASE("records that are wrong are told in the same words, at the same places") {
    const RecordFolder folder{{{"portfolio.toml", with_calendar},
                               {"cn.toml", calendar_of("days-*.csv")},
                               {"days-1.csv", "date,name_zh,off_day\n2024-02-30,春节,true\n"},
                               {"days-2.csv", "\xff\n"},
                               {"a.toml", "[[project]]\nkey = \"a\"\ncategory = \"rod\"\n"},
                               {"b.toml", "[[project\n"},
                               {"c.toml", std::string{"[[project]]\nkey = \"c\0\"\n", 23}},
                               {"d.toml", "\xEF\xBB\xBF[[project]]\nkey = \"a\"\ncategory = \"road\"\nkind = 1\n"}}};
    const auto on_disk = load_portfolio(folder.path());
    CHECK(on_disk.diagnostics.size() >= 6);
    CHECK(problems_of(load_portfolio(record_texts(folder.path()), folder.path())) == problems_of(on_disk));
}

TEST_CASE("texts without portfolio.toml are no portfolio") {
    CHECK_THROWS_WITH(read_again({{"a.toml", ""}}), "cannot read records from no/such/folder: it holds no portfolio.toml");
}

TEST_CASE("records that changed since they were loaded are not kept for what was loaded") {
    const RecordFolder folder{{{"portfolio.toml", horizon}, {"a.toml", "[[project]]\nkey = \"a\"\ncategory = \"road\"\n"}}};
    const auto loaded = load_portfolio(folder.path());
    CHECK(record_texts(loaded, folder.path()).size() == 2);
    folder.add("a.toml", "[[project]]\nkey = \"b\"\ncategory = \"road\"\n");
    CHECK_THROWS_WITH(record_texts(loaded, folder.path()), Catch::Contains("a.toml changed just now"));
    CHECK(record_texts(folder.path()).size() == 2);
}

TEST_CASE("an overlay on the disk is laid over records read from texts") {
    const RecordFolder folder{{{"portfolio.toml", horizon},
                               {"a.toml", "[[project]]\nkey = \"a\"\ncategory = \"road\"\n"},
                               {".what-if/one.toml", "[[project]]\nkey = \"a\"\ncategory = \"rail\"\n"}}};
    const std::vector<fs::path> overlays{folder.path() / ".what-if"};
    const auto again = load_portfolio(record_texts(folder.path()), folder.path(), overlays);
    CHECK(problems_of(again) == "");
    CHECK(again.portfolio.projects.at(0).category == Category::rail);
    CHECK(again.portfolio.revision == load_portfolio(folder.path(), overlays).portfolio.revision);
}

} // namespace
} // namespace slipway
