// Past moments computed again, from the records and observations of then.

#include "cli/forecasts.hpp"
#include "cli/moments.hpp"
#include "support/one_day.hpp"

#include <CLI/CLI.hpp>

#include <ostream>
#include <sstream>

namespace slipway {
namespace {

using namespace test;

constexpr auto language = "horizon = \"2024-12-31\"\nlanguage = \"en\"\n";

/// Ten working days of design, then the works.
std::string library(std::string_view works) {
    return fmt::format(R"([[project]]
key = "library"
category = "culture"
stage = {{ value = "preparatory", as_of = "2023-12-29", words = "前期工作" }}
[project.activities.design]
duration = "10wd"
[project.activities.opening]
milestone = "start"
after = ["design"]
[project.activities.works]
duration = "{}"
after = ["design"]
[project.activities.completion]
milestone = "finish"
after = ["works"]
)",
                       works);
}

/// Records in a folder and the commands run on them.
class Office {
public:
    void write(const std::string& name, std::string_view text) const { folder_.add(name, text); }

    void run(std::vector<std::string> arguments, const std::string& moment) {
        for (const auto& word : {std::string{"-C"}, folder_.path().string(), std::string{"--recorded-at"}, moment}) {
            arguments.push_back(word);
        }
        std::ostringstream out;
        std::ostringstream err;
        const auto exit = slipway::run(arguments, {out, err, day("2024-03-01"), "2024-03-01T09:00:00Z", std::nullopt, false, false});
        INFO(err.str());
        REQUIRE((exit == Exit::done));
    }

    [[nodiscard]] Call call(std::string_view as_of, const std::string& moment) {
        options_.folder = folder_.path().string();
        return {.options = options_, .surroundings = surroundings_, .app = app_, .as_of = day(as_of), .recorded_at = moment};
    }
    [[nodiscard]] std::filesystem::path store() const { return folder_.path() / ".slipway" / "store.db"; }

    /// What was said on the error stream since it was asked last.
    [[nodiscard]] std::string told() {
        auto text = err_.str();
        err_.str({});
        return text;
    }

private:
    RecordFolder folder_{{{"portfolio.toml", language}, {"library.toml", library("15wd")}}};
    Options options_;
    CLI::App app_;
    std::ostringstream out_;
    std::ostringstream err_;
    Surroundings surroundings_{out_, err_, day("2024-03-01"), "2024-03-01T09:00:00Z", std::nullopt, false, false};
};

/// Design from 8 January 2024, a Monday.
void first_weeks(Office& office) {
    office.run({"update", "library/design", "--started", "2024-01-08", "--by", "me", "--as-of", "2024-01-12"}, "2024-01-12T09:00:00Z");
    office.run({"weekly", "--publish", "--as-of", "2024-01-12"}, "2024-01-12T17:00:00Z");
    office.run({"update", "library/design", "--remaining", "8wd", "--by", "me", "--as-of", "2024-01-12"}, "2024-01-15T09:00:00Z");
    office.write("library.toml", library("20wd"));
}

std::string completion(const Moment& moment) { return shown(moment.outlook.projects.at(0).forecast); }

TEST_CASE("a published day is computed again from the records and observations that it was made from") {
    Office office;
    first_weeks(office);
    const auto call = office.call("2024-01-19", "2024-01-19T09:00:00Z");
    const auto session = begin(call).value();
    Moments moments{call, session};
    // Five of ten days are done on Friday the 12th unless somebody says otherwise: nobody did, so what is left starts on the data date with
    // all that is known, ten days from Friday: to the 25th; 15 days of works to 15 February.
    const auto then = moments.at("2024-01-12").value();
    CHECK(completion(then) == "2024-02-15");
    CHECK(then.publication.value().recorded_at == "2024-01-12T17:00:00Z");
    CHECK(then.portfolio().revision != session.portfolio().revision);
    CHECK(then.observations.size() == 1);
    CHECK(moments.at("2024-01-12").value().loaded == then.loaded); // read once
    // A day that nobody published: eight days left on the 12th, today's records.
    const auto today = moments.at("2024-01-15").value();
    CHECK_FALSE(today.publication);
    CHECK(&today.portfolio() == &session.portfolio());
    CHECK(today.observations.size() == 2);
    CHECK(office.told() == nothing);
}

TEST_CASE("a baseline is computed again from what it was made from, the newest edition of its name") {
    Office office;
    const auto set = [&](std::string_view as_of, const std::string& moment) {
        const auto call = office.call(as_of, moment);
        const auto session = begin(call).value();
        const Baseline baseline{.name = "v1", .as_of = day(as_of), .approved_by = "me", .reference = "1", .reason = "…"};
        (void)record(call, session, {.command = "baseline", .baseline = &baseline});
    };
    set("2024-01-05", "2024-01-05T09:00:00Z");
    first_weeks(office);
    set("2024-01-19", "2024-01-19T08:00:00Z");
    office.write("library.toml", library("40wd"));
    auto call = office.call("2024-01-26", "2024-01-26T09:00:00Z");
    const auto session = begin(call).value();
    const auto newest = moment(call, session, "baseline:v1").value();
    CHECK(newest.as_of == day("2024-01-19"));
    CHECK(newest.portfolio().activities.size() == session.portfolio().activities.size());
    CHECK(newest.portfolio().revision != session.portfolio().revision);
    CHECK(newest.observations.size() == 2);
    call.known_at = "2024-01-18T00:00:00Z";
    const auto first = moment(call, session, "baseline:v1").value();
    CHECK(first.as_of == day("2024-01-05"));
    CHECK(first.observations.empty());
}

TEST_CASE("words that are no moment are told with those that are near") {
    const auto [words, told] =
        GENERATE(table<std::string, std::string>({{"2024-01-32", "did you mean \"2024-01-12\"?"},
                                                  {"baseline:plan-2032", "did you mean \"baseline:plan-2023\"?"},
                                                  {"plan-2023", "did you mean \"baseline:plan-2023\"?"},
                                                  {"last Friday", "write a day like 2023-06-30, or baseline:NAME"}}));
    Office office;
    first_weeks(office);
    const auto call = office.call("2024-01-19", "2024-01-19T09:00:00Z");
    const auto session = begin(call).value();
    const Baseline baseline{.name = "plan-2023", .as_of = day("2024-01-19"), .approved_by = "me", .reference = "1", .reason = "…"};
    (void)record(call, session, {.command = "baseline", .baseline = &baseline});
    CHECK_FALSE(moment(call, session, words));
    const auto said = office.told();
    CHECK_THAT(said, Catch::Contains("[unknown-moment]") && Catch::Contains(told));
}

TEST_CASE("without a store a day is computed as it is known, and a baseline is not there") {
    Office office;
    const auto call = office.call("2024-01-19", "2024-01-19T09:00:00Z");
    const auto session = begin(call).value();
    CHECK(moment(call, session, "2024-01-12").value().as_of == day("2024-01-12"));
    CHECK_FALSE(moment(call, session, "baseline:v1"));
    CHECK_THAT(office.told(), Catch::Contains("there is no baseline \"v1\""));
}

TEST_CASE("of a publication whose records were never kept, today's records serve, and that is said") {
    Office office;
    const auto call = office.call("2024-01-19", "2024-01-19T09:00:00Z");
    const Publication publication{.as_of = day("2024-01-12")};
    (void)Store::open_for_writing(office.store())
        .write({.recorded_at = "2024-01-12T17:00:00Z", .command = "weekly", .revision = "3f786850", .publication = &publication});
    const auto session = begin(call).value();
    const auto then = moment(call, session, "2024-01-12").value();
    CHECK(&then.portfolio() == &session.portfolio());
    CHECK(office.told() == "slipway: the store holds no records of 2024-01-12; today's serve instead\n");
    auto known_then = call;
    known_then.known_at = "2024-01-13T00:00:00Z";
    CHECK(begin(known_then));
    CHECK(office.told() == "slipway: the store holds no records of 2024-01-13T00:00:00Z; today's serve instead\n");
    known_then.known_at = "2024-01-12T00:00:00Z"; // before anything was stored
    CHECK(begin(known_then));
    CHECK(office.told() == nothing);
}

TEST_CASE("illustrative observations are in a moment only where it was made with them") {
    Office office;
    office.run({"update", "library/design", "--started", "2024-01-08", "--by", "me", "--as-of", "2024-01-12", "--with", "illustrative"},
               "2024-01-12T09:00:00Z");
    office.run({"weekly", "--publish", "--as-of", "2024-01-12", "--with", "illustrative"}, "2024-01-12T17:00:00Z");
    auto call = office.call("2024-01-19", "2024-01-19T09:00:00Z");
    const auto without = begin(call).value();
    CHECK_FALSE(moment(call, without, "2024-01-12").value().publication);
    call.illustrative = true;
    const auto with = begin(call).value();
    const auto then = moment(call, with, "2024-01-12").value();
    CHECK(then.publication);
    CHECK(then.observations.size() == 1);
}

TEST_CASE("a publication keeps the forecasts of all milestones, reached ones with their day") {
    Office office;
    office.run({"update", "library/opening", "--started", "2024-01-10", "--by", "me", "--as-of", "2024-01-12"}, "2024-01-12T09:00:00Z");
    office.write("unstated.toml", "[[project]]\nkey = \"unstated\"\ncategory = \"culture\"\n[project.activities.completion]\nmilestone = "
                                  "\"finish\"\n");
    office.write("built.toml", "[[project]]\nkey = \"built\"\ncategory = \"culture\"\nstage = { value = \"completed\", as_of = "
                               "\"2023-11\", words = \"建成\" }\n[project.activities.completion]\nmilestone = \"finish\"\n");
    office.run({"weekly", "--publish", "--as-of", "2024-01-12"}, "2024-01-12T17:00:00Z");
    const auto store = Store::open_for_reading(office.store()).value();
    const auto kept = store.forecasts(store.publication(day("2024-01-12")).value().entry);
    std::vector<std::string> told;
    for (const auto& one : kept) { told.push_back(fmt::format("{} {} {}", one.key, to_string(one.finish), one.reached)); }
    // Design from Friday the 12th takes ten days, to the 25th; the works 15 more, to 15 February. What a stage implies was done by the end
    // of its month.
    CHECK(told == std::vector<std::string>{"built/completion 2023-11-30 true", "library/completion 2024-02-15 false",
                                           "library/opening 2024-01-10 true"});
    const auto call = office.call("2024-01-12", "2024-01-12T17:00:00Z");
    auto session = begin(call).value();
    session.outlook.progress.projects[session.portfolio().find_project("library").value()].last_report = day("2024-01-11");
    const auto again = forecasts(session.portfolio(), session.outlook);
    REQUIRE(again.size() == 3);
    CHECK_FALSE(again[0].last_word);
    CHECK(again[1].last_word == day("2024-01-11"));
}

} // namespace
} // namespace slipway
