#include "slipway/base/diagnostic.hpp"
#include "slipway/store/store.hpp"
#include "support/folder.hpp"
#include "support/stores.hpp"

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

using namespace slipway;
using namespace slipway::test;
using Catch::Matchers::Contains;

TEST_CASE("a store gives back exactly the observations that it was given") {
    const Folder folder;
    Observation words{.day = day("2023-06-30"),
                      .said = day("2023-06-30"),
                      .recorded_at = "2023-06-30T09:00:00Z",
                      .key = "metro-line-24/tunnel",
                      .kind = ObservationKind::note,
                      .value = "盾构机已下井 \"第一台\"; it's 100 %\n\t第二行 🚇",
                      .by = "花都区 O'Brien",
                      .source = ""};
    std::vector<Observation> given{words, started("rail/works", "2023-06-30T09:00:00Z")};
    for (const auto& [kind, word] : observation_words) {
        words.kind = kind;
        given.push_back(words);
    }
    append(folder / "store.db", given);
    CHECK(observations(folder / "store.db") == given);
}

TEST_CASE("an observation said twice is stored twice") {
    const Folder folder;
    const auto observation = started("rail/works", "2023-06-30T09:00:00Z");
    append(folder / "store.db", {observation, observation});
    append(folder / "store.db", {observation});
    CHECK(observations(folder / "store.db").size() == 3);
}

TEST_CASE("appending nothing stores nothing") {
    const Folder folder;
    append(folder / "store.db", {});
    CHECK(observations(folder / "store.db").empty());
}

TEST_CASE("observations come in the order they were recorded") {
    const Folder folder;
    append(folder / "store.db", {started("c/late", "2023-07-02T00:00:00Z")});
    append(folder / "store.db", {started("b/first", "2023-07-01T00:00:00Z")});
    append(folder / "store.db", {started("a/second", "2023-07-01T00:00:00Z")});
    std::vector<std::string> keys;
    for (const auto& observation : observations(folder / "store.db")) { keys.push_back(observation.key); }
    CHECK(keys == std::vector<std::string>{"b/first", "a/second", "c/late"});
}

TEST_CASE("what was recorded after a moment was not known at that moment") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    const std::vector<Observation> given{started("rail/works", "2023-06-30T09:00:00Z"), started("rail/tracks", "2023-06-30T09:00:01Z")};
    say(store, {given[0]});
    const auto second = say(store, {given[1]});
    CHECK(store.observations({.at = "2023-06-30T08:59:59Z"}).empty());
    CHECK(store.observations({.at = "2023-06-30T09:00:00Z"}) == std::vector<Observation>{given[0]});
    CHECK(store.observations({.at = "2023-06-30T09:00:01Z"}) == given);
    CHECK(store.observations({.before = second}) == std::vector<Observation>{given[0]});
}

TEST_CASE("one observation that cannot be stored keeps out all of its batch") {
    const Folder folder;
    auto bad = started("rail/tracks", "2023-06-30T09:00:00Z");
    std::string why;
    SECTION("no activity") {
        bad.key = "";
        why = "key is not empty";
    }
    SECTION("a day beyond the calendar") {
        bad.day = last_day + Days{1};
        why = "day is a day from 1970 to 2099";
    }
    SECTION("said before the calendar") {
        bad.said = first_day - Days{1};
        why = "said is a day from 1970 to 2099";
    }
    SECTION("by nobody") {
        bad.by = "";
        why = "by is not empty";
    }
    auto store = Store::open_for_writing(folder / "store.db");
    const std::vector<Observation> batch{started("rail/works", "2023-06-30T09:00:00Z"), bad, started("rail/power", "2023-06-30T09:00:00Z")};
    CHECK_THROWS_WITH(say(store, batch), Contains("cannot add \"started\" of " + bad.key + " to the store") && Contains(why));
    CHECK_THROWS_AS(say(store, batch), Error);
    CHECK(store.observations().empty());
    say(store, {batch[0]});
    CHECK(store.observations().size() == 1);
}

TEST_CASE("a publication comes back byte for byte") {
    const Folder folder;
    const Publication given{.as_of = day("2023-06-30"),
                            .recorded_at = "2023-06-30T09:00:00Z",
                            .revision = "3f786850e387550f",
                            .renderings = {{.format = "text", .language = "zh", .bytes = "周报 — 花都区\n"},
                                           {.format = "text", .language = "en", .bytes = "It's \"weekly\"\r\n"},
                                           {.format = "csv", .language = "zh", .bytes = std::string{"\xEF\xBB\xBF\0\xFF", 5}},
                                           {.format = "json", .language = "en", .bytes = ""}}};
    auto store = Store::open_for_writing(folder / "store.db");
    const auto entry = publish(store, given);
    const auto reader = Store::open_for_reading(folder / "store.db").value();
    for (const auto& one : given.renderings) { CHECK(reader.rendering(entry, one.format, one.language) == one.bytes); }
    CHECK_FALSE(reader.rendering(entry, "md", "zh"));
    CHECK(reader.publication(given.as_of).value().revision == given.revision);
    CHECK(reader.forecasts(entry).empty());
}

TEST_CASE("a publication gives back its forecasts by key") {
    const Folder folder;
    auto publication = edition("2023-06-30", "2023-06-30T09:00:00Z", "report");
    publication.forecasts = {{"rail/works", day("2024-01-31"), false, std::nullopt},
                             {"rail/design", day("2023-05-31"), true, day("2023-06-01")}};
    auto store = Store::open_for_writing(folder / "store.db");
    const auto entry = publish(store, publication);
    CHECK(store.forecasts(entry) == std::vector{publication.forecasts[1], publication.forecasts[0]});
}

TEST_CASE("a baseline comes back with its dates, and every edition stays") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    const Baseline given{.name = "original",
                         .as_of = day("2023-06-30"),
                         .recorded_at = "2023-06-30T09:00:00Z",
                         .revision = "3f786850e387550f",
                         .approved_by = "市发展改革委",
                         .reference = "穗发改〔2023〕1号",
                         .reason = "first",
                         .dates = {{"rail/works", day("2023-01-02"), std::nullopt, true, false},
                                   {"rail/tracks", std::nullopt, day("2023-01-02"), false, true}}};
    const auto write = [&] {
        return store.write({.recorded_at = given.recorded_at, .command = "baseline", .revision = given.revision, .baseline = &given});
    };
    const auto first = write();
    const auto second = write();
    const auto found = store.baselines();
    REQUIRE(found.size() == 2);
    CHECK(found[0].entry == first);
    CHECK(found[1].entry == second);
    CHECK(found[0].baseline.dates == std::vector{given.dates[1], given.dates[0]});
    auto sorted = given;
    sorted.dates = found[0].baseline.dates;
    CHECK(found[1].baseline == sorted);
    CHECK(store.baselines({.before = second}).size() == 1);
}

TEST_CASE("several entries are stored in their order, or none of them") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    const std::vector<Observation> news{started("rail/works", "2023-06-30T09:00:00Z")};
    Baseline one{.name = "one", .as_of = day("2023-06-30"), .approved_by = "A", .reference = "B", .reason = "C"};
    Baseline two = one;
    two.name = "two";
    const auto write = [&] {
        const std::string now{"2023-06-30T09:00:00Z"};
        return store.write_all(std::vector<Entry>{{.recorded_at = now, .command = "import", .observations = news},
                                                  {.recorded_at = now, .command = "import", .baseline = &one},
                                                  {.recorded_at = now, .command = "import", .baseline = &two}});
    };
    CHECK(write() == 3);
    const auto found = store.baselines();
    REQUIRE(found.size() == 2);
    CHECK(found[0].baseline.name == "one");
    CHECK(found[1].entry == 3);
    two.reason.clear(); // which the schema forbids
    CHECK_THROWS_AS(write(), Error);
    CHECK(store.observations().size() == 1);
    CHECK(store.baselines().size() == 2);
    CHECK(store.verify().faults.empty());
}

TEST_CASE("texts of the records come back under their revision, and one that two revisions share is stored once") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    const RecordsCopy first{"r1", {{"b.toml", "beta"}, {"a.toml", "alpha"}, {"c.toml", "alpha"}}};
    const RecordsCopy second{"r2", {{"a.toml", "alpha"}, {"b.toml", std::string(100'000, 'x')}}};
    for (const auto* copy : {&first, &second, &first}) {
        store.write({.recorded_at = "2023-06-30T09:00:00Z", .command = "update", .revision = copy->revision, .records = copy});
    }
    CHECK(store.records("r1") == std::vector<NamedText>{{"a.toml", "alpha"}, {"b.toml", "beta"}, {"c.toml", "alpha"}});
    CHECK(store.records("r2") == second.files);
    CHECK_FALSE(store.records("r3"));
    CHECK(store.holds_records("r2"));
    CHECK(store.revision() == "r1");
    SQLite::Database database{(folder / "store.db").string()};
    CHECK(database.execAndGet("SELECT count(*) FROM text").getInt() == 3);
    CHECK(database.execAndGet("SELECT sum(length(bytes)) FROM text").getInt() < 1000);
}

TEST_CASE("what is illustrative counts only where it is asked for") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    auto made_up = started("rail/works", "2023-06-30T09:00:00Z");
    made_up.illustrative = true;
    say(store, {made_up, started("rail/tracks", "2023-06-30T09:00:00Z")});
    CHECK(store.observations().size() == 1);
    CHECK(store.observations({.illustrative = true}).size() == 2);
}

TEST_CASE("what was judged before somebody else spoke of the same activity is not stored") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    say(store, {started("rail/works", "2023-06-30T09:00:00Z")});
    const auto seen = store.last_observation();
    const std::vector<Observation> of_works{started("rail/works", "2023-06-30T09:00:02Z")};
    const std::vector<Observation> of_tracks{started("rail/tracks", "2023-06-30T09:00:02Z")};
    const auto late = [&](const std::vector<Observation>& news) {
        return store.write({.recorded_at = "2023-06-30T09:00:02Z", .command = "update", .observations = news, .seen = seen});
    };
    CHECK(late(of_works) == 2);
    CHECK_THROWS_AS(late(of_works), Overtaken);
    CHECK(late(of_tracks) == 3);
    CHECK(store.observations().size() == 3);
}

TEST_CASE("publishing a day again makes a new edition and keeps the earlier one") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    const auto june = day("2023-06-30");
    publish(store, edition("2023-06-30", "2023-06-30T09:00:00Z", "first"));
    CHECK(text_of(store, store.publication(june)) == "first");
    publish(store, edition("2023-06-30", "2023-07-01T09:00:00Z", "second"));
    CHECK(text_of(store, store.publication(june)) == "second");
    publish(store, edition("2023-06-30", "2023-07-01T09:00:00Z", "third"));
    CHECK(text_of(store, store.publication(june)) == "third");
    CHECK(text_of(store, store.publication(june, {.at = "2023-06-30T23:59:59Z"})) == "first");
    CHECK_FALSE(store.publication(june, {.at = "2023-06-30T08:00:00Z"}));
    CHECK_FALSE(store.publication(day("2023-06-29")));
}

TEST_CASE("the publication before a day is the newest edition of the last day published before it") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    publish(store, edition("2023-05-31", "2023-07-09T00:00:00Z", "may, published late"));
    publish(store, edition("2023-06-30", "2023-07-02T09:00:00Z", "june again"));
    publish(store, edition("2023-06-30", "2023-06-30T09:00:00Z", "june"));
    CHECK(text_of(store, store.publication_before(day("2023-07-31"))) == "june again");
    CHECK(text_of(store, store.publication_before(day("2023-07-31"), {.at = "2023-07-01T00:00:00Z"})) == "june");
    CHECK(text_of(store, store.publication_before(day("2023-06-30"))) == "may, published late");
    CHECK_FALSE(store.publication_before(day("2023-06-30"), {.at = "2023-07-08T00:00:00Z"}));
    CHECK_FALSE(store.publication_before(day("2023-05-31")));
    const auto all = store.publications();
    REQUIRE(all.size() == 2);
    CHECK(all[0].as_of == day("2023-05-31"));
    CHECK(text_of(store, all[1]) == "june again");
    CHECK(store.publications({.at = "2023-07-08T00:00:00Z"}).size() == 1);
}

TEST_CASE("a publication with one rendering twice is not stored at all") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    auto publication = edition("2023-06-30", "2023-06-30T09:00:00Z", "report");
    publication.renderings.push_back(publication.renderings.front());
    CHECK_THROWS_WITH(publish(store, publication), Contains("cannot write to the store") && Contains("nothing of the command was kept"));
    CHECK(store.publications().empty());
}

TEST_CASE("an entry of a moment that does not exist is not stored") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    for (const auto* moment : {"2023-06-30 09:00", "2023-02-30T09:00:00Z", "2023-06-30T24:00:00Z"}) {
        CHECK_THROWS_WITH(say(store, {started("rail/works", moment)}), Contains("recorded_at is like 2023-06-30T09:00:00Z"));
    }
    CHECK(store.observations().empty());
}

TEST_CASE("no row of the store can be changed or deleted") {
    const Folder folder;
    fill(folder / "store.db");
    SQLite::Database database{(folder / "store.db").string(), SQLite::OPEN_READWRITE};
    for (const auto* table : {"entry", "observation", "publication", "rendering", "forecast", "baseline", "baseline_date", "text",
                              "record_file", "chain", "migration"}) {
        INFO(table);
        CHECK(database.execAndGet(fmt::format("SELECT count(*) FROM {}", table)).getInt() > 0);
        const auto column = std::string{table} == "migration" ? "name" : "rowid";
        const bool has_rowid = std::set<std::string>{"forecast", "baseline_date", "record_file"}.count(table) == 0;
        const auto any = has_rowid ? std::string{column} : std::string{table} == "record_file" ? "path" : "key";
        CHECK_THROWS_WITH(database.exec(fmt::format("UPDATE {0} SET {1} = {1}", table, any)), Contains("append-only"));
        CHECK_THROWS_WITH(database.exec(fmt::format("DELETE FROM {}", table)), Contains("append-only"));
    }
}
