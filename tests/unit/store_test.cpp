#include "slipway/base/diagnostic.hpp"
#include "slipway/store/store.hpp"
#include "support/folder.hpp"
#include "support/stores.hpp"

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

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
    append(folder / "store.db", {started("c/late", "2023-07-02T00:00:00Z"), started("b/first", "2023-07-01T00:00:00Z")});
    append(folder / "store.db", {started("a/second", "2023-07-01T00:00:00Z")});
    std::vector<std::string> keys;
    for (const auto& observation : observations(folder / "store.db")) { keys.push_back(observation.key); }
    CHECK(keys == std::vector<std::string>{"b/first", "a/second", "c/late"});
}

TEST_CASE("what was recorded after a moment was not known at that moment") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    const std::vector<Observation> given{started("rail/works", "2023-06-30T09:00:00Z"), started("rail/tracks", "2023-06-30T09:00:01Z")};
    store.append(given);
    CHECK(store.observations("2023-06-30T08:59:59Z").empty());
    CHECK(store.observations("2023-06-30T09:00:00Z") == std::vector<Observation>{given[0]});
    CHECK(store.observations("2023-06-30T09:00:01Z") == given);
}

TEST_CASE("one observation that cannot be stored keeps out all of its batch") {
    const Folder folder;
    auto bad = started("rail/tracks", "2023-06-30T09:00:00Z");
    std::string why;
    SECTION("a moment in another form") {
        bad.recorded_at = "2023-06-30 09:00";
        why = "recorded_at is like 2023-06-30T09:00:00Z";
    }
    SECTION("a moment that does not exist") {
        bad.recorded_at = "2023-02-30T09:00:00Z";
        why = "recorded_at is like 2023-06-30T09:00:00Z";
    }
    SECTION("a moment of an hour that does not exist") {
        bad.recorded_at = "2023-06-30T24:00:00Z";
        why = "recorded_at is like 2023-06-30T09:00:00Z";
    }
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
    CHECK_THROWS_WITH(store.append(batch), Contains("cannot add \"started\" of " + bad.key + " to the store") && Contains(why));
    CHECK_THROWS_AS(store.append(batch), Error);
    CHECK(store.observations().empty());
    store.append(std::vector{batch[0]});
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
    Store::open_for_writing(folder / "store.db").publish(given);
    CHECK(Store::open_for_reading(folder / "store.db").value().publication(day("2023-06-30")) == given);
}

TEST_CASE("publishing a day again makes a new edition and keeps the earlier one") {
    const Folder folder;
    const auto first = edition("2023-06-30", "2023-06-30T09:00:00Z", "first");
    const auto second = edition("2023-06-30", "2023-07-01T09:00:00Z", "second");
    const auto same_moment = edition("2023-06-30", "2023-07-01T09:00:00Z", "third");
    auto store = Store::open_for_writing(folder / "store.db");
    store.publish(first);
    CHECK(store.publication(day("2023-06-30")) == first);
    store.publish(second);
    CHECK(store.publication(day("2023-06-30")) == second);
    store.publish(same_moment);
    CHECK(store.publication(day("2023-06-30")) == same_moment);
    CHECK(store.publication(day("2023-06-30"), "2023-06-30T23:59:59Z") == first);
    CHECK_FALSE(store.publication(day("2023-06-30"), "2023-06-30T08:00:00Z"));
    CHECK_FALSE(store.publication(day("2023-06-29")));
}

TEST_CASE("the publication before a day is the newest edition of the last day published before it") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    const auto may = edition("2023-05-31", "2023-07-09T00:00:00Z", "may, published late");
    const auto june = edition("2023-06-30", "2023-06-30T09:00:00Z", "june");
    const auto june_again = edition("2023-06-30", "2023-07-02T09:00:00Z", "june again");
    for (const auto& publication : {may, june_again, june}) { store.publish(publication); }
    CHECK(store.publication_before(day("2023-07-31")) == june_again);
    CHECK(store.publication_before(day("2023-07-31"), "2023-07-01T00:00:00Z") == june);
    CHECK(store.publication_before(day("2023-06-30")) == may);
    CHECK_FALSE(store.publication_before(day("2023-06-30"), "2023-07-08T00:00:00Z"));
    CHECK_FALSE(store.publication_before(day("2023-05-31")));
    CHECK(store.published_days() == std::vector{day("2023-05-31"), day("2023-06-30")});
    CHECK(store.published_days("2023-07-08T00:00:00Z") == std::vector{day("2023-06-30")});
}

TEST_CASE("a publication with one rendering twice is not stored at all") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    auto publication = edition("2023-06-30", "2023-06-30T09:00:00Z", "report");
    publication.renderings.push_back(publication.renderings.front());
    CHECK_THROWS_WITH(store.publish(publication), Contains("cannot publish to the store") && Contains("nothing of the command was kept"));
    CHECK(store.published_days().empty());
}

TEST_CASE("no row of the store can be changed or deleted") {
    const Folder folder;
    auto store = Store::open_for_writing(folder / "store.db");
    store.append(std::vector{started("rail/works", "2023-06-30T09:00:00Z")});
    store.publish(edition("2023-06-30", "2023-06-30T09:00:00Z", "report"));
    SQLite::Database database{(folder / "store.db").string(), SQLite::OPEN_READWRITE};
    for (const auto* change :
         {"UPDATE observation SET value = ''", "DELETE FROM observation", "UPDATE publication SET revision = ''", "DELETE FROM publication",
          "UPDATE rendering SET bytes = x''", "DELETE FROM rendering", "UPDATE migration SET name = ''", "DELETE FROM migration",
          "UPDATE observation_kind SET word = 'x' WHERE word = 'note'", "DELETE FROM observation_kind"}) {
        INFO(change);
        CHECK_THROWS_WITH(database.exec(change), Contains("append-only"));
    }
}
