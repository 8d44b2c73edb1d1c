// The cache of the records: what it gives is what a load without it gives, whatever happens to files and cache.

#include "bench/generated.hpp"
#include "records/raw_fields.hpp"
#include "schedules/generator.hpp"
#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include <chrono>

namespace slipway::records {

/// A portfolio to be compared: every field, and what the tables of its calendars answer.
struct Compared {
    const Portfolio& portfolio;
};
template <class Archive>
void fields(Archive& archive, const Compared& compared) {
    const auto& one = compared.portfolio;
    archive(one.name, one.horizon, one.language, one.default_calendar, one.rules, one.options, one.plans, one.districts, one.agencies,
            one.programmes, one.targets, one.revision, one.projects);
    for (const auto& activity : one.activities) {
        archive(*activity.record, activity.project, activity.calendar, activity.duration, activity.rank);
    }
    for (const auto& relation : one.relations) {
        archive(*relation.record, relation.from, relation.to, relation.lag, relation.lag_calendar, relation.type);
    }
    for (const auto& calendar : one.calendars) {
        archive(calendar.key, calendar.name, calendar.span, calendar.calendar.per_day());
        for (Date day{std::chrono::local_days{std::chrono::year{2020} / 1 / 1}}; day < first_day + Days{365 * 58}; day += Days{1}) {
            archive(calendar.calendar.work_before(Instant{day}), std::string{calendar.calendar.exception_name(day).value_or("")});
        }
    }
}

} // namespace slipway::records

namespace slipway {
namespace {

using namespace test;
namespace fs = std::filesystem;

/// All that a load gave: values, places, and what is shown of its problems.
std::string all_of(const LoadedPortfolio& loaded) {
    records::Packer packer;
    packer(records::Compared{loaded.portfolio}, loaded.diagnostics);
    auto all = std::move(packer).taken();
    for (const auto& one : loaded.diagnostics) { all += render(one, loaded.sources); }
    for (std::uint32_t file = 0; file < loaded.sources.size(); ++file) { all += loaded.sources.path(file) + "\n"; }
    return all;
}

/// Records whose files are an hour old, so that the cache trusts them.
class CachedFolder {
public:
    explicit CachedFolder(const Files& files) : folder_{files} {
        for (const auto& [name, text] : files) { age(name); }
    }

    void write(const std::string& name, std::string_view text) {
        folder_.add(name, text);
        age(name);
    }
    void remove(const std::string& name) { fs::remove(folder_.path() / name); }
    [[nodiscard]] fs::path path() const { return folder_.path(); }
    [[nodiscard]] fs::path cache() const { return folder_.path() / ".slipway" / "cache"; }
    [[nodiscard]] LoadedPortfolio load() const { return load_portfolio(folder_.path(), {}, {.cache = cache()}); }
    [[nodiscard]] std::string plain() const { return all_of(load_portfolio(folder_.path())); }

private:
    /// Each time a little younger: two edits within one tick would look alike.
    void age(const std::string& name) {
        edits_ += std::chrono::milliseconds{10};
        fs::last_write_time(folder_.path() / name, fs::file_time_type::clock::now() - std::chrono::hours{1} + edits_);
    }

    RecordFolder folder_;
    std::chrono::milliseconds edits_{0};
};

ino_t number_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_ino;
}

constexpr auto portfolio_text = "horizon = \"2025-12-31\"\ncalendar = \"cn\"\n[[plan]]\nkey = \"p\"\nissued = \"2021-05\"\n";

constexpr auto calendars_text = R"([[calendar]]
key = "cn"
week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon", wed = "mon", thu = "mon", fri = "mon" }
exceptions_csv = "days-*.csv"
[[calendar]]
key = "site"
inherits = "cn"
layers = ["heat"]
[[calendar_layer]]
key = "heat"
[[calendar_layer.yearly]]
from = "07-01"
to = "07-10"
hours = ["06:00-11:00"]
note = "heat"
)";

constexpr auto template_text = R"([[template]]
key = "hall"
[template.activities.design]
duration = { optimistic = "20wd", likely = "30wd", pessimistic = "60wd", why = "…" }
[template.activities.land]
duration = "30cd"
condition = { kind = "land", note = "用地", since = "+1y" }
[template.activities.works]
duration = "10mo"
calendar = "site"
after = ["design SS+5wd", "land"]
[template.activities.completion]
milestone = "finish"
after = ["works FS+10cd"]
enters = "completed"
)";

Files some_records() {
    return {{"portfolio.toml", portfolio_text},
            {"calendars/cn.toml", calendars_text},
            {"calendars/days-2024.csv", "date,name_zh,off_day\n2024-02-10,春节,true\n"},
            {"templates.toml", template_text}};
}

/// Records of a few projects, right and wrong ones.
std::string drawn_projects(bench::Dice& dice, const std::string& name) {
    std::string text;
    for (auto left = 1 + dice.below(4); left > 0; --left) {
        text += fmt::format("[[project]]\nkey = \"{}-{}\"\nname = {{ zh = \"第{}号\", en = \"A hall with a long name, number {}\" }}\n",
                            name, left, dice.below(100), dice.below(100));
        text += fmt::format("category = \"{}\"\ndistrict = \"d{}\"\n", dice.chance(95) ? "culture" : "cultre", dice.below(3));
        text += fmt::format("cites = [ {{ plan = \"{}\", at = \"一\", outputs = {{ beds = {} }} }} ]\n", dice.chance(90) ? "p" : "q",
                            dice.below(9));
        if (dice.chance(80)) { text += "template = \"hall\"\n"; }
        if (dice.chance(20)) { text += "drop = [\"land\"]\n"; }
        if (dice.chance(30)) { text += "commitment = { by = \"+3y\", provenance = \"stated\" }\n"; }
        if (dice.chance(30)) { text += fmt::format("funding = {{ budget = {}, loans = 2.5 }}\ntags = [\"b\", \"a\"]\n", dice.below(7)); }
        if (dice.chance(50)) { text += fmt::format("[project.activities.design]\nduration = \"{}wd\"\n", 10 + dice.below(50)); }
        if (dice.chance(30)) { text += "[project.activities.works]\nconstraint = { kind = \"start-no-earlier\", date = \"2022-03\" }\n"; }
        if (dice.chance(30)) { text += "[project.activities.extra]\nduration = \"5wd\"\nafter = [\"design\"]\n"; }
        if (dice.chance(30)) {
            text += fmt::format("[[project.relation]]\nfrom = \"design\"\nto = \"{}\"\nlag = \"5wd\"\nbecause = \"…\"\n",
                                dice.chance(50) ? "a-1/design" : "b-1/works");
        }
    }
    return dice.chance(5) ? text + "[[project\n" : text;
}

/// One change of the kind that people make.
void edit(bench::Dice& dice, CachedFolder& folder) {
    const auto name = std::string(1, static_cast<char>('a' + dice.below(5)));
    const auto kind = dice.below(10);
    if (kind == 0) { folder.remove(name + ".toml"); }
    if (kind == 1) {
        folder.write("calendars/days-2025.csv", fmt::format("date,name_zh,off_day\n2025-0{}-02,节,true\n", 1 + dice.below(9)));
    }
    if (kind == 2) { folder.remove("calendars/days-2025.csv"); }
    if (kind == 3) {
        folder.write("templates.toml", std::string{template_text} + (dice.chance(50) ? "# more\n" : "[template.activities.x]\n"));
    }
    if (kind > 3) { folder.write(name + ".toml", drawn_projects(dice, name)); }
}

TEST_CASE("a load with the cache gives what a load without it gives, edit after edit") {
    CachedFolder folder{some_records()};
    bench::Dice dice{7};
    for (int round = 0; round < 60; ++round) {
        for (auto left = dice.below(3); left > 0; --left) { edit(dice, folder); }
        INFO("round " << round);
        const auto plain = folder.plain();
        REQUIRE(all_of(folder.load()) == plain); // some files from the cache
        REQUIRE(all_of(folder.load()) == plain); // all of it
    }
}

TEST_CASE("the cache is written once and then only read, until a file changes") {
    CachedFolder folder{some_records()};
    (void)folder.load();
    const auto first = number_of(folder.cache());
    (void)folder.load();
    CHECK(number_of(folder.cache()) == first);
    CHECK(text_of(folder.path() / ".slipway" / ".gitignore") == "*\n");
    folder.write("a.toml", "[[project]]\nkey = \"a\"\ncategory = \"road\"\n");
    CHECK(folder.load().portfolio.projects.size() == 1);
    CHECK(number_of(folder.cache()) != first);
}

TEST_CASE("only the file that changed is read again") {
    CachedFolder folder{some_records()};
    folder.write("a.toml", "[[project]]\nkey = \"a\"\ncategory = \"road\"\n");
    (void)folder.load();
    // Changed behind the cache's back: same size, same time.
    const auto time = fs::last_write_time(folder.path() / "a.toml");
    std::ofstream{folder.path() / "a.toml"} << "[[project]]\nkey = \"z\"\ncategory = \"road\"\n";
    fs::last_write_time(folder.path() / "a.toml", time);
    folder.write("b.toml", "[[project]]\nkey = \"b\"\ncategory = \"road\"\n");
    const auto portfolio = folder.load().portfolio;
    CHECK(portfolio.find_project("a"));
    CHECK(portfolio.find_project("b"));
}

TEST_CASE("a file that was written just now is read again each time") {
    const RecordFolder folder{Files{{"portfolio.toml", horizon}, {"a.toml", "[[project]]\nkey = \"a\"\ncategory = \"road\"\n"}}};
    const LoadOptions options{.cache = folder.path() / ".slipway" / "cache"};
    (void)load_portfolio(folder.path(), {}, options);
    const auto time = fs::last_write_time(folder.path() / "a.toml");
    folder.add("a.toml", "[[project]]\nkey = \"z\"\ncategory = \"road\"\n");
    fs::last_write_time(folder.path() / "a.toml", time);
    CHECK(load_portfolio(folder.path(), {}, options).portfolio.find_project("z"));
}

TEST_CASE("a cache that is damaged anywhere, cut short or foreign is made anew") {
    CachedFolder folder{some_records()};
    bench::Dice dice{3};
    for (const auto* name : {"a", "b", "c"}) { folder.write(std::string{name} + ".toml", drawn_projects(dice, name)); }
    const auto plain = folder.plain();
    (void)folder.load();
    const auto right = text_of(folder.cache());
    const auto load_from = [&](const std::string& bytes) {
        std::ofstream{folder.cache(), std::ios::binary | std::ios::trunc} << bytes;
        return all_of(folder.load());
    };
    for (int round = 0; round < test::case_count(40); ++round) {
        auto wrong = right;
        wrong[dice.below(static_cast<std::uint32_t>(right.size()))] ^= static_cast<char>(1U << dice.below(8));
        if (round % 10 == 0) { wrong.resize(dice.below(static_cast<std::uint32_t>(right.size()))); }
        INFO("round " << round);
        REQUIRE(load_from(wrong) == plain);
        REQUIRE(all_of(folder.load()) == plain);
    }
    CHECK(load_from("") == plain);
    CHECK(load_from(std::string(10'000, 'x')) == plain);
}

#if defined(__x86_64__) && defined(__GLIBCXX__)
TEST_CASE("what the model grew by is kept too") {
    // Another size, another member: name it in model_fields.hpp, then write the new size here.
    CHECK(sizeof(Plan) == 208);
    CHECK(sizeof(District) == 128);
    CHECK(sizeof(Agency) == 200);
    CHECK(sizeof(Project) == 744);
    CHECK(sizeof(Cite) == 256);
    CHECK(sizeof(StageStatement) == 152);
    CHECK(sizeof(Commitment) == 120);
    CHECK(sizeof(Programme) == 392);
    CHECK(sizeof(Target) == 688);
    CHECK(sizeof(Activity) == 32);
    CHECK(sizeof(ActivityRecord) == 360);
    CHECK(sizeof(Relation) == 32);
    CHECK(sizeof(RelationRecord) == 88);
    CHECK(sizeof(Rules) == 56);
    CHECK(sizeof(ScheduleOptions) == 7);
    CHECK(sizeof(CalendarRules) == 248);
    CHECK(sizeof(Portfolio) == 424);
}
#endif

TEST_CASE("where no cache can be written, the records load all the same") {
    CachedFolder folder{some_records()};
    const auto plain = folder.plain();
    CHECK(all_of(load_portfolio(folder.path(), {}, {.cache = "/dev/null/cache"})) == plain);
    fs::create_directories(folder.cache()); // a folder in its place
    CHECK(all_of(folder.load()) == plain);
    int left = 0;
    for (const auto& entry : fs::directory_iterator{folder.cache().parent_path()}) {
        left += entry.path().filename() == ".gitignore" ? 0 : 1;
    }
    CHECK(left == 1); // no draft stays behind
}

TEST_CASE("a cache may be named by its name alone") {
    CachedFolder folder{some_records()};
    const auto here = fs::current_path();
    fs::current_path(folder.path());
    const auto loaded = all_of(load_portfolio(".", {}, {.cache = "kept"}));
    const auto again = all_of(load_portfolio(".", {}, {.cache = "kept"}));
    fs::current_path(here);
    CHECK(fs::exists(folder.path() / "kept"));
    CHECK(again == loaded);
}

TEST_CASE("overlays use the cache of what lies beneath them, and leave it as it is") {
    CachedFolder folder{some_records()};
    folder.write("a.toml", "[[project]]\nkey = \"a\"\ncategory = \"road\"\ntemplate = \"hall\"\n");
    (void)folder.load();
    const auto before = text_of(folder.cache());
    folder.write(".what-if/one.toml", "[[project]]\nkey = \"a\"\ncategory = \"rail\"\n[project.activities.design]\nduration = \"9wd\"\n");
    const std::vector<fs::path> overlays{folder.path() / ".what-if"};
    CHECK(all_of(load_portfolio(folder.path(), overlays, {.cache = folder.cache()})) == all_of(load_portfolio(folder.path(), overlays)));
    CHECK(text_of(folder.cache()) == before);
}

TEST_CASE("a folder that goes by another name shows its problems by that name") {
    CachedFolder folder{some_records()};
    folder.write("a.toml", "[[project]]\nkey = \"a\"\ncategory = \"rod\"\n[[project]]\nkey = \"a\"\ncategory = \"road\"\n");
    (void)folder.load();
    const auto other = folder.path() / "calendars" / "..";
    CHECK(all_of(load_portfolio(other, {}, {.cache = folder.cache()})) == all_of(load_portfolio(other)));
}

TEST_CASE("a line that changed since it was read is not shown") {
    CachedFolder folder{some_records()};
    folder.write("a.toml", "[[project]]\nkey = \"a\"\ncategory = \"rod\"\n");
    const auto loaded = folder.load();
    REQUIRE(loaded.diagnostics.size() == 1);
    folder.write("a.toml", "[[project]]\nkey = \"a\"\ncategory = \"other\"\n");
    CHECK(loaded.sources.line(*loaded.diagnostics[0].span).empty());
}

} // namespace
} // namespace slipway
