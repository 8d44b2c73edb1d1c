// Moves worked by hand. In January 2024 the 1st is a Monday; nothing is worked on Saturdays and Sundays.

#include "slipway/tracking/attribution.hpp"
#include "support/one_day.hpp"
#include "tracking/attribution_work.hpp"

using namespace slipway;
using namespace slipway::test;

namespace {

using Journal = std::vector<Observation>;

struct Side {
    OneDay day;
    Journal journal;

    [[nodiscard]] Situation situation() const { return {day.portfolio, journal, day.outlook}; }
};

Side side(std::string_view as_of, const std::string& records, Journal journal = {}, const std::string& portfolio_keys = horizon) {
    auto all = on(as_of, portfolio_of(records, portfolio_keys), journal);
    return {std::move(all), std::move(journal)};
}

/// "progress library/works 5wd → 8wd: 2024-01-19 → 2024-01-24, +5", one line a part.
std::string parts(const Side& then, const Side& now, const std::string& key = "library/completion") {
    const auto found = attribution(then.situation(), now.situation(), key);
    std::string text;
    for (const auto& part : found.parts) {
        text += fmt::format("{} {} {} → {}: {} → {}, {:+}\n", word_of(cause_words, part.cause), part.key, part.from, part.to,
                            to_string(part.before), to_string(part.after), part.cd);
    }
    return text;
}

constexpr auto head = R"(
[[project]]
key = "library"
category = "culture"
stage = { value = "preparatory", as_of = "2024-01-01", words = "前期" }
[project.activities]
)";

/// Ten days of work from Monday the 8th end on Friday the 19th.
const std::string library = std::string{head} + R"(
works = { duration = "10wd" }
completion = { milestone = "finish", after = ["works"] }
)";

const Journal begun{started("library/works", "2024-01-08")};

Journal begun_and(const Observation& news) { return {begun.front(), news}; }

} // namespace

TEST_CASE("work that goes on as forecast moves nothing") {
    // 10 days left on the 8th, 5 on the 15th.
    CHECK(parts(side("2024-01-08", library, begun),
                side("2024-01-15", library, begun_and(remaining("library/works", "2024-01-15", "5wd")))) == nothing);
}

TEST_CASE("begun work that nobody reports is unreported") {
    // 10 days are still left on the 15th: the 26th.
    CHECK(parts(side("2024-01-08", library, begun), side("2024-01-15", library, begun)) ==
          "unreported library/works 5wd → 10wd: 2024-01-19 → 2024-01-26, +7\n");
}

TEST_CASE("work that was to begin and was not reported is unreported") {
    CHECK(parts(side("2024-01-08", library), side("2024-01-15", library)) ==
          "unreported library/works 2024-01-08 → : 2024-01-19 → 2024-01-26, +7\n");
}

TEST_CASE("slow and fast progress are measured from what was to be left") {
    const auto then = side("2024-01-08", library, begun);
    // 8 days from the 15th end on Wednesday the 24th, 2 on Tuesday the 16th.
    CHECK(parts(then, side("2024-01-15", library, begun_and(remaining("library/works", "2024-01-15", "8wd")))) ==
          "progress library/works 5wd → 8wd: 2024-01-19 → 2024-01-24, +5\n");
    CHECK(parts(then, side("2024-01-15", library, begun_and(remaining("library/works", "2024-01-15", "2wd")))) ==
          "progress library/works 5wd → 2wd: 2024-01-19 → 2024-01-16, -3\n");
}

TEST_CASE("what is left beyond all that was left before is a grown estimate") {
    // Five days at most can be lost: 10 left, the 26th. 15 end on 2 February.
    CHECK(parts(side("2024-01-08", library, begun),
                side("2024-01-15", library, begun_and(remaining("library/works", "2024-01-15", "15wd")))) ==
          "progress library/works 5wd → 10wd: 2024-01-19 → 2024-01-26, +7\n"
          "remaining library/works 10wd → 15wd: 2024-01-26 → 2024-02-02, +7\n");
}

TEST_CASE("the days since the last report are nobody's report") {
    // Said on Wednesday the 10th: 8 left, as forecast. By the 15th three days more should have been done; 8 from there end on the 24th.
    CHECK(parts(side("2024-01-08", library, begun),
                side("2024-01-15", library, begun_and(remaining("library/works", "2024-01-10", "8wd")))) ==
          "unreported library/works 5wd → 8wd: 2024-01-19 → 2024-01-24, +5\n");
}

TEST_CASE("a late start is told from slow work") {
    // From Thursday the 11th two days were done by the 15th, so 8 are left: the 24th. 9 were: one was lost.
    const auto now = side("2024-01-15", library, {started("library/works", "2024-01-11"), remaining("library/works", "2024-01-15", "9wd")});
    CHECK(parts(side("2024-01-08", library), now) == "started library/works 2024-01-08 → 2024-01-11: 2024-01-19 → 2024-01-24, +5\n"
                                                     "progress library/works 8wd → 9wd: 2024-01-24 → 2024-01-25, +1\n");
}

TEST_CASE("an early finish is the activity's, an unreported milestone its own") {
    const auto then = side("2024-01-08", library, begun);
    auto journal = begun_and(finished("library/works", "2024-01-12"));
    // Nobody said that the library is complete: it is not before the data date.
    CHECK(parts(then, side("2024-01-15", library, journal)) ==
          "finished library/works 2024-01-19 → 2024-01-12: 2024-01-19 → 2024-01-12, -7\n"
          "unreported library/completion 2024-01-12 → : 2024-01-12 → 2024-01-15, +3\n");
    journal.push_back(finished("library/completion", "2024-01-12"));
    CHECK(parts(then, side("2024-01-15", library, journal)) ==
          "finished library/works 2024-01-19 → 2024-01-12: 2024-01-19 → 2024-01-12, -7\n");
}

TEST_CASE("what was said later of the time before is later knowledge") {
    // The 15 days that were left on the 8th end on the 26th; on the 15th nobody has reported the five of them that were to be done.
    const auto late = begun_and(remaining("library/works", "2024-01-08", "15wd"));
    CHECK(parts(side("2024-01-08", library, begun), side("2024-01-15", library, late)) ==
          "later-knowledge library/works  → remaining 15wd: 2024-01-19 → 2024-01-26, +7\n"
          "unreported library/works 10wd → 15wd: 2024-01-26 → 2024-02-02, +7\n");
}

TEST_CASE("what became known says what, in the order of the work") {
    const auto records = std::string{head} + "works = { duration = \"10wd\", after = [\"zoning\"] }\nzoning = { duration = \"2wd\" }\n"
                                             "completion = { milestone = \"finish\", after = [\"works\"] }\n";
    const Journal late{observed(ObservationKind::finished, "library/zoning", "2024-01-04", "2024-01-12", "2024-01-04"),
                       observed(ObservationKind::started, "library/works", "2024-01-05", "2024-01-12", "2024-01-05")};
    // Zoning on the 8th and 9th, works from the 10th to the 23rd. Zoning was done: works from the 8th to the 19th; they had begun, and
    // eight days of them are left: Wednesday the 17th.
    const auto then = side("2024-01-08", records);
    CHECK(parts(then, side("2024-01-08", records, late)) ==
          "later-knowledge library/zoning  → finished 2024-01-04: 2024-01-23 → 2024-01-19, -4\n");
    auto shorter = late;
    shorter.push_back(observed(ObservationKind::remaining, "library/works", "2024-01-08", "2024-01-12", "8wd"));
    CHECK(parts(then, side("2024-01-08", records, shorter)) ==
          "later-knowledge library/zoning  → finished 2024-01-04: 2024-01-23 → 2024-01-19, -4\n"
          "later-knowledge library/works  → started 2024-01-05; remaining 8wd: 2024-01-19 → 2024-01-17, -2\n");
}

TEST_CASE("a delay is charged to the work that made it, not to what waited for it") {
    const auto records = library + R"(
[[project]]
key = "square"
category = "culture"
stage = { value = "preparatory", as_of = "2024-01-01", words = "前期" }
[project.activities]
paving = { duration = "5wd" }
completion = { milestone = "finish", after = ["paving"] }
)";
    const auto linked = records;
    const auto text = [&] {
        auto all = linked;
        const auto at = all.find("[[project]]\nkey = \"square\"");
        all.insert(at, "[[project.relation]]\nfrom = \"completion\"\nto = \"square/paving\"\nbecause = \"after it\"\n");
        return all;
    }();
    // Forecast: works to the 19th, paving from the 22nd to the 26th. On the 22nd nobody has reported the works: to 2 February, paving to
    // the 9th. That paving could not begin is no fault of its own.
    CHECK(parts(side("2024-01-08", text, begun), side("2024-01-24", text, begun), "square/completion") ==
          "unreported library/works 0wd → 10wd: 2024-01-26 → 2024-02-13, +18\n");
}

TEST_CASE("each change of the records is its own part") {
    const auto then = side("2024-01-08", library);
    const auto with = [&](const std::string& works, const std::string& others = "") {
        return side("2024-01-08",
                    std::string{head} + works + "\n" + others + "\ncompletion = { milestone = \"finish\", after = [\"works\"] }\n");
    };
    // 12 days end on Tuesday the 23rd.
    CHECK(parts(then, with("works = { duration = \"12wd\" }")) == "duration library/works 10wd → 12wd: 2024-01-19 → 2024-01-23, +4\n");
    // From Wednesday the 10th: the 23rd.
    const std::string waits = "constraint = { kind = \"start-no-earlier\", date = \"2024-01-10\", reason = \"r\" }";
    CHECK(parts(then, with("works = { duration = \"10wd\", " + waits + " }")) ==
          "constraint library/works  → start-no-earlier 2024-01-10: 2024-01-19 → 2024-01-23, +4\n");
    // The permit takes until the 12th.
    const auto permit = with("works = { duration = \"10wd\", after = [\"permit\"] }", "permit = { duration = \"5wd\" }");
    CHECK(parts(then, permit) == "relation-added library/works  → library/permit FS: 2024-01-19 → 2024-01-26, +7\n");
    CHECK(parts(permit, then) == "relation-removed library/works library/permit FS → : 2024-01-26 → 2024-01-19, -7\n");
    const auto lagged = with("works = { duration = \"10wd\", after = [\"permit FS+1wd\"] }", "permit = { duration = \"5wd\" }");
    CHECK(parts(permit, lagged) ==
          "relation-changed library/works library/permit FS → library/permit FS+1wd: 2024-01-26 → 2024-01-29, +3\n");
}

TEST_CASE("the link to a new project carries the move, and so does the cut from one that is gone") {
    const auto road = [](const std::string& link) {
        return library +
               "[[project]]\nkey = \"road\"\ncategory = \"road\"\nstage = { value = \"preparatory\", as_of = \"2024-01-01\", words = "
               "\"w\" }\n[project.activities]\nbase = { duration = \"3wd\" }\nlane = { duration = \"2wd\", after = [\"base\"] }\n"
               "completion = { milestone = \"finish\", after = [\"lane\"] }\n" +
               link;
    };
    const auto with = side("2024-01-08", road("[[project.relation]]\nfrom = \"completion\"\nto = \"library/works\"\nbecause = \"b\"\n"));
    const auto without = side("2024-01-08", library);
    // The road takes until Friday the 12th: works from the 15th to the 26th.
    CHECK(parts(without, with) == "relation-added library/works  → road/completion FS: 2024-01-19 → 2024-01-26, +7\n");
    CHECK(parts(with, without) == "relation-removed library/works road/completion FS → : 2024-01-26 → 2024-01-19, -7\n");
    CHECK(attribution(without.situation(), with.situation(), "library/completion").parts.front().project == "library");
}

TEST_CASE("another calendar, and another week of the same calendar, are parts of their own") {
    const auto calendar = [](const std::string& key, const std::string& saturday) {
        return "[[calendar]]\nkey = \"" + key +
               "\"\nweek = { mon = [\"08:00-12:00\", \"13:00-17:00\"], tue = \"mon\", wed = \"mon\", thu = \"mon\", fri = \"mon\"" +
               saturday + " }\n";
    };
    const std::string works_saturdays = ", sat = \"mon\"";
    const auto at = [&](const std::string& on_site, const std::string& own) {
        return side("2024-01-08",
                    calendar("office", "") + calendar("site", on_site) + head + "works = { duration = \"10wd\", calendar = \"" + own +
                        "\" }\ncompletion = { milestone = \"finish\", after = [\"works\"] }\n",
                    {}, std::string{horizon} + "calendar = \"office\"\n");
    };
    // With Saturdays ten days from the 8th end on Thursday the 18th.
    CHECK(parts(at(works_saturdays, "office"), at(works_saturdays, "site")) ==
          "calendar library/works office → site: 2024-01-19 → 2024-01-18, -1\n");
    CHECK(parts(at("", "site"), at(works_saturdays, "site")) == "calendar library/works site → site: 2024-01-19 → 2024-01-18, -1\n");
}

TEST_CASE("a calendar part says how many days to the forecast are off, on or at other hours, and the first of each") {
    const auto rules = [](const std::string& days) {
        return "[[calendar]]\nkey = \"site\"\nweek = { mon = [\"08:00-12:00\", \"13:00-17:00\"], tue = \"mon\", wed = \"mon\", thu = "
               "\"mon\", fri = \"mon\"" +
               days + " }\nminutes_per_day = 480\n";
    };
    const auto at = [&](const std::string& days) {
        return side("2024-01-08", rules(days) + library, {}, std::string{horizon} + "calendar = \"site\"\n");
    };
    const auto plain = at("");
    const auto saturdays = at(", sat = \"mon\"");
    const auto on = attribution(plain.situation(), saturdays.situation(), "library/completion");
    // To the 19th there is one Saturday, the 13th.
    REQUIRE(on.parts.size() == 1);
    REQUIRE(on.parts.front().calendar);
    CHECK(on.parts.front().calendar->on.count == 1);
    CHECK(shown(on.parts.front().calendar->on.first) == "2024-01-13");
    CHECK(on.parts.front().calendar->off.count == 0);
    const auto off = attribution(saturdays.situation(), plain.situation(), "library/completion");
    REQUIRE(off.parts.size() == 1);
    CHECK(off.parts.front().calendar->off.count == 1);
    CHECK(shown(off.parts.front().calendar->off.first) == "2024-01-13");
    const auto mornings = at(", sat = [\"08:00-12:00\"]");
    const auto hours = attribution(saturdays.situation(), mornings.situation(), "library/completion");
    REQUIRE(hours.parts.size() == 1);
    CHECK(hours.parts.front().calendar->hours.count == 1);
    CHECK(shown(hours.parts.front().calendar->hours.first) == "2024-01-13");
    CHECK(!hours.parts.front().calendar->off.first);
}

TEST_CASE("a stage stated between the two days is one cause, whatever work it completes") {
    const std::string bridge = R"(
[[project]]
key = "bridge"
category = "road"
stage = [{ value = "construction", as_of = "2024-01-02", words = "在建" }, { value = "completed", as_of = "2024-01-30", words = "建成" }]
[project.activities]
begin = { milestone = "start", enters = "construction" }
deck = { duration = "20wd", after = ["begin"] }
completion = { milestone = "finish", enters = "completed", after = ["deck"] }
)";
    const auto then = side("2024-01-08", bridge, {started("bridge/deck", "2024-01-08")});
    const auto now = side("2024-02-01", bridge, {started("bridge/deck", "2024-01-08")});
    // The deck was to last to 2 February; it was done when the document's day began, the bridge by the end of that day.
    CHECK(parts(then, now, "bridge/completion") ==
          "stage bridge/deck construction 2024-01-02 → completed 2024-01-30: 2024-02-02 → 2024-01-29, -4\n"
          "stage bridge/completion construction 2024-01-02 → completed 2024-01-30: 2024-01-29 → 2024-01-30, +1\n");
}

TEST_CASE("a document that states a stage is a part of its own") {
    const auto at = [](const std::string& stage) {
        return side("2024-01-08", "[[project]]\nkey = \"library\"\ncategory = \"culture\"\nstage = { value = \"" + stage +
                                      "\", as_of = \"2024-01-02\", words = \"w\" }\n[project.activities]\nprep = { duration = \"5wd\" }\n"
                                      "begin = { milestone = \"start\", enters = \"construction\", after = [\"prep\"] }\n"
                                      "works = { duration = \"10wd\", after = [\"begin\"] }\n"
                                      "completion = { milestone = \"finish\", after = [\"works\"] }\n");
    };
    // Preparation to the 12th and works to the 26th; under construction, works from the 8th to the 19th.
    CHECK(parts(at("preparatory"), at("construction")) ==
          "stage library preparatory 2024-01-02 → construction 2024-01-02: 2024-01-26 → 2024-01-19, -7\n");
}

TEST_CASE("a lag from the start of started work moves with the data date: that part is time") {
    const auto records = std::string{head} +
                         "works = { duration = \"10wd\" }\ngarden = { duration = \"5wd\", after = [\"works SS+5wd\"] }\n"
                         "completion = { milestone = \"finish\", after = [\"works\", \"garden\"] }\n";
    // The lag counts from the early start of what is left, the data date (P6): from the 8th the garden lasts from the 15th to the 19th,
    // from the 10th from the 17th to the 23rd, although the works went on as forecast.
    CHECK(parts(side("2024-01-08", records, begun),
                side("2024-01-10", records, begun_and(remaining("library/works", "2024-01-10", "8wd")))) ==
          "time   → : 2024-01-19 → 2024-01-23, +4\n");
}

TEST_CASE("without a forecast at one end there are no parts") {
    auto unstated = library;
    unstated.replace(unstated.find("preparatory"), 11, "unstated");
    const auto then = side("2024-01-08", unstated);
    const auto now = side("2024-01-08", library);
    const auto found = attribution(then.situation(), now.situation(), "library/completion");
    CHECK(!found.before);
    CHECK(shown(found.after) == "2024-01-19");
    CHECK(found.parts.empty());
}

namespace {

/// Work begun on the 8th with ten days left then; on the 15th five are expected to be left.
struct Between {
    Calendar calendar = portfolio_of(library).calendar();
    ActivityFacts first, last;
    ActivityStatus known, expected, is;

    Between() {
        first.started = last.started = day("2024-01-08");
        known.state = ProgressState::in_progress;
        known.actual_start = calendar.start_of_day(day("2024-01-08"));
        known.remaining = wd(10);
        expected = is = known;
        expected.remaining = wd(5);
    }
    [[nodiscard]] std::string steps(std::optional<Pause> pause = {}) const {
        const WorkBetween work{calendar,
                               ActivityKind::task,
                               Instant{day("2024-01-08")},
                               Instant{day("2024-01-15")},
                               first,
                               last,
                               pause,
                               {calendar.start_of_day(day("2024-01-08")), calendar.end_of_day(day("2024-01-19"))},
                               known,
                               expected,
                               is};
        std::string text;
        for (const auto& [step, status] : work_steps(work)) {
            text += fmt::format("{} {} → {}; ", word_of(cause_words, step.cause), step.from, step.to);
        }
        return text;
    }
};

} // namespace

TEST_CASE("days on which work stood still are charged to the suspension") {
    Between work;
    // Two days were done before Wednesday the 10th; the other eight are left.
    work.last.suspended = day("2024-01-10");
    work.is.remaining = wd(8);
    CHECK(work.steps(Pause{day("2024-01-10"), {}}) == "suspended  → 2024-01-10/; ");
    // Nine are, as somebody said: one was lost before.
    work.is.remaining = wd(9);
    work.last.remaining = wd(9);
    work.last.remaining_said = day("2024-01-15");
    CHECK(work.steps(Pause{day("2024-01-10"), {}}) == "suspended  → 2024-01-10/; progress 8wd → 9wd; ");
    // It was to go on on the 12th: a day more was to be done.
    CHECK(work.steps(Pause{day("2024-01-10"), day("2024-01-12")}) == "suspended  → 2024-01-10/2024-01-12; progress 7wd → 9wd; ");
}

TEST_CASE("a start, or a finish, that is no longer said is withdrawn") {
    Between work;
    work.is = {};
    work.is.remaining = wd(10);
    work.last = {};
    CHECK(work.steps() == "withdrawn started 2024-01-08 → ; ");
}

TEST_CASE("days are said with at most one decimal") {
    const auto calendar = portfolio_of(library).calendar();
    CHECK(days_words(calendar, wd(98)) == "98wd");
    CHECK(days_words(calendar, wd(1) + Minutes{250}) == "1.5wd");
}
