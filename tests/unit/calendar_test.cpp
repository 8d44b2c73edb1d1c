#include "slipway/calendar/calendar.hpp"
#include "slipway/calendar/statutory.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

namespace slipway {
namespace {

const DayHours office{{480, 720}, {780, 1020}};

CalendarRules office_week(std::size_t days) {
    CalendarRules rules;
    for (std::size_t weekday = 0; weekday < days; ++weekday) { rules.week.at(weekday) = office; }
    return rules;
}

Date day(std::string_view text) { return parse_date(text).value(); }

Instant at(std::string_view date, int hour, int minute = 0) { return Instant{day(date)} + Minutes{hour * 60 + minute}; }

Minutes wd(int days) { return Minutes{days * 480}; }

/// The statutory calendar as the product ships it.
const Calendar& statutory() {
    static const Calendar calendar = [] {
        auto rules = office_week(5);
        Sources sources;
        for (int year = 2018; year <= 2026; ++year) {
            const auto path = std::string{SLIPWAY_SOURCE_DIR} + "/projects/calendars/cn-statutory-" + std::to_string(year) + ".csv";
            std::ifstream in{path};
            REQUIRE(in);
            std::ostringstream text;
            text << in.rdbuf();
            REQUIRE(read_statutory_days(sources, sources.add(path, text.str()), rules).empty());
        }
        return Calendar{rules};
    }();
    return calendar;
}

Date year_end(int year) { return Date{std::chrono::year{year} / 12 / 31}; }

/// A calendar minute by minute, in a window of days.
class Walk {
public:
    static constexpr int days = 160;

    Walk(const CalendarRules& rules, Date first) : first_{first} {
        for (int i = 0; i < days; ++i) {
            const Date today = first + Days{i};
            const auto exception = rules.exceptions.find(today);
            const auto& hours = exception != rules.exceptions.end() ? exception->second.hours
                                                                    : rules.week.at(std::chrono::weekday{today}.iso_encoding() - 1);
            std::vector<char> minutes(1440, 0);
            for (const auto& period : hours) { std::fill(minutes.begin() + period.from, minutes.begin() + period.to, char{1}); }
            worked_.insert(worked_.end(), minutes.begin(), minutes.end());
        }
    }

    [[nodiscard]] Instant next_work(Instant instant) const {
        while (!works(instant)) { instant += Minutes{1}; }
        return instant;
    }

    [[nodiscard]] Instant previous_work(Instant instant) const {
        while (!works(instant - Minutes{1})) { instant -= Minutes{1}; }
        return instant;
    }

    [[nodiscard]] Instant add(Instant instant, int work) const {
        for (; work > 0; instant += Minutes{1}) { work -= works(instant) ? 1 : 0; }
        for (; work < 0; instant -= Minutes{1}) { work += works(instant - Minutes{1}) ? 1 : 0; }
        return instant;
    }

    [[nodiscard]] int between(Instant from, Instant to) const {
        int work = 0;
        for (auto instant = std::min(from, to); instant < std::max(from, to); instant += Minutes{1}) { work += works(instant) ? 1 : 0; }
        return from <= to ? work : -work;
    }

    [[nodiscard]] bool works_on(Date date) const { return between(Instant{date}, Instant{date + Days{1}}) > 0; }

    [[nodiscard]] int working_days(Date after, Date until) const {
        int count = 0;
        for (auto date = std::min(after, until) + Days{1}; date <= std::max(after, until); date += Days{1}) {
            count += works_on(date) ? 1 : 0;
        }
        return after <= until ? count : -count;
    }

    [[nodiscard]] Instant start_of_day(Date date) const { return works_on(date) ? next_work(Instant{date}) : Instant{date}; }
    [[nodiscard]] Instant end_of_day(Date date) const {
        return works_on(date) ? previous_work(Instant{date + Days{1}}) : Instant{date + Days{1}};
    }

private:
    [[nodiscard]] bool works(Instant instant) const {
        return worked_.at(static_cast<std::size_t>((instant - Instant{first_}).count())) != 0;
    }

    Date first_;
    std::vector<char> worked_;
};

class Dice {
public:
    explicit Dice(unsigned seed) : engine_{seed} {}
    int number(int low, int high) { return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1)); }

private:
    std::mt19937 engine_;
};

/// Nothing, the whole day, or up to three periods, some of them one minute long or touching midnight.
DayHours random_hours(Dice& dice) {
    const int kind = dice.number(0, 9);
    if (kind <= 2) { return {}; }
    if (kind == 3) { return {{0, 1440}}; }
    DayHours hours;
    int from = dice.number(0, 3) == 0 ? 0 : dice.number(1, 700);
    for (int periods = dice.number(1, 3); periods > 0 && from < 1440; --periods) {
        const int to = dice.number(0, 4) == 0 ? from + 1 : std::min(1440, from + dice.number(1, 600));
        hours.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to)});
        from = to + dice.number(1, 200);
    }
    return hours;
}

CalendarRules random_rules(Dice& dice, Date first) {
    CalendarRules rules;
    for (auto& hours : rules.week) { hours = random_hours(dice); }
    rules.week[static_cast<std::size_t>(dice.number(0, 6))] = {{600, static_cast<std::uint16_t>(dice.number(601, 1440))}};
    for (int i = 0; i < 25; ++i) { rules.exceptions[first + Days{dice.number(0, Walk::days - 1)}] = {random_hours(dice), ""}; }
    return rules;
}

/// Every function of a calendar against the walk, from one instant.
void compare(const Calendar& calendar, const Walk& walk, Instant from, Instant other, int work) {
    INFO("from " << to_string(from) << " to " << to_string(other) << ", work " << work);
    CHECK(to_string(calendar.next_work(from)) == to_string(walk.next_work(from)));
    CHECK(to_string(calendar.previous_work(from)) == to_string(walk.previous_work(from)));
    CHECK(to_string(calendar.add(from, Minutes{work})) == to_string(walk.add(from, work)));
    CHECK(to_string(calendar.subtract(from, Minutes{work})) == to_string(walk.add(from, -work)));
    CHECK(calendar.between(from, other).count() == walk.between(from, other));
    CHECK(calendar.works(day_of(from)) == walk.works_on(day_of(from)));
    CHECK(calendar.working_days(day_of(from), day_of(other)) == walk.working_days(day_of(from), day_of(other)));
    CHECK(to_string(calendar.start_of_day(day_of(from))) == to_string(walk.start_of_day(day_of(from))));
    CHECK(to_string(calendar.end_of_day(day_of(from))) == to_string(walk.end_of_day(day_of(from))));
}

TEST_CASE("a day has its own hours where an exception gives them, else those of its weekday") {
    auto rules = office_week(5);
    rules.exceptions[day("2024-05-01")] = {{}, "labour day"};
    rules.exceptions[day("2024-05-11")] = {{{480, 720}}, ""};
    const Calendar calendar{rules};
    CHECK(calendar.hours(day("2024-05-06")) == office);
    CHECK(calendar.hours(day("2024-05-01")).empty());
    CHECK(calendar.hours_by_pattern(day("2024-05-01")) == office);
    CHECK(calendar.hours(day("2024-05-11")) == DayHours{{480, 720}});
    CHECK(calendar.hours_by_pattern(day("2024-05-11")).empty());
    CHECK(calendar.hours(first_day - Days{3}) == office); // a Monday before the years that are known
}

} // namespace

TEST_CASE("China worked 250, 250, 249, 250, 249, 249, 251, 248, 248 days in 2018 to 2026") {
    const std::vector<int> expected{250, 250, 249, 250, 249, 249, 251, 248, 248};
    for (int year = 2018; year <= 2026; ++year) {
        INFO(year);
        CHECK(statutory().working_days(year_end(year - 1), year_end(year)) == expected[static_cast<std::size_t>(year - 2018)]);
    }
    CHECK(statutory().published_until() == year_end(2026));
}

TEST_CASE("a Monday restated as a working day is one, and make-up weekends work") {
    CHECK(statutory().works(day("2020-02-03"))); // the Monday after the holiday that was made longer
    CHECK_FALSE(statutory().works(day("2020-02-02")));
    CHECK(statutory().works_by_pattern(day("2020-02-03")));
    CHECK(statutory().works(day("2026-01-04"))); // a make-up Sunday
    CHECK_FALSE(statutory().works_by_pattern(day("2026-01-04")));
    CHECK(statutory().works_by_pattern(day("2026-01-01")));
    CHECK_FALSE(statutory().works(day("2026-01-01")));
    CHECK(statutory().exception_name(day("2026-01-01")) == "元旦");
    CHECK_FALSE(statutory().exception_name(day("2026-01-05")));
    CHECK(to_string(statutory().end_of_day(day("2026-01-04"))) == "2026-01-04T17:00");
}

TEST_CASE("working days from a forecast to the limit count by date") {
    const auto limit = day("2025-12-31");
    CHECK(statutory().working_days(day("2025-12-31"), limit) == 0);
    CHECK(statutory().working_days(day("2026-01-01"), limit) == 0);  // a holiday
    CHECK(statutory().working_days(day("2026-01-04"), limit) == -1); // a make-up Sunday
    CHECK(statutory().working_days(day("2025-12-30"), limit) == 1);
}

TEST_CASE("every function agrees with a walk minute by minute on random calendars") {
    for (unsigned seed = 0; seed < 25; ++seed) {
        Dice dice{seed};
        const Date first = day("2024-01-01") + Days{dice.number(0, 400)};
        const auto rules = random_rules(dice, first);
        const Calendar calendar{rules};
        const Walk walk{rules, first};
        INFO("calendar " << seed);
        for (int i = 0; i < 60; ++i) {
            const auto from = Instant{first + Days{dice.number(70, 90)}} + Minutes{dice.number(0, 1439)};
            const auto other = Instant{first + Days{dice.number(70, 90)}} + Minutes{dice.number(0, 1439)};
            compare(calendar, walk, from, other, i == 0 ? 0 : dice.number(-300, 300));
        }
        // The minutes at which periods begin and end.
        for (int i = 0; i < 20; ++i) {
            const auto begin = walk.next_work(Instant{first + Days{75}} + Minutes{i * 300});
            compare(calendar, walk, begin, walk.previous_work(begin), dice.number(1, 3));
            compare(calendar, walk, walk.previous_work(begin), begin, walk.between(begin, begin + Days{1}));
        }
    }
}

TEST_CASE("shifts of odd minutes are found among pauses of weeks, and whole hours beside them") {
    const Date first = day("2024-01-01");
    const DayHours odd{{0, 479}, {960, 1439}};
    const DayHours even{{480, 720}, {780, 1020}};
    const DayHours moment{{1439, 1440}};
    for (const auto& hours : {odd, even, moment}) {
        CalendarRules rules;
        rules.week.fill(hours);
        for (int i = 40; i < 75; ++i) { rules.exceptions[first + Days{i}] = {{}, ""}; }
        rules.exceptions[first + Days{100}] = {{{1, 2}, {3, 1000}}, ""};
        const Calendar calendar{rules};
        const Walk walk{rules, first};
        for (int i = 30; i < 110; ++i) {
            const auto midnight = Instant{first + Days{i}};
            compare(calendar, walk, midnight, midnight + Minutes{1439}, 30);
            compare(calendar, walk, midnight + Minutes{1000}, midnight - Minutes{20'000}, hours == moment ? 5 : 2000);
        }
    }
}

TEST_CASE("n working days end on the n-th working day, at the end of its work") {
    const auto start = day("2024-02-05");
    for (int n = 1; n <= 60; ++n) {
        const auto finish = statutory().add(statutory().start_of_day(start), wd(n));
        CHECK(statutory().working_days(start - Days{1}, finish_day(finish)) == n);
        CHECK(statutory().end_of_day(finish_day(finish)) == finish);
    }
}

TEST_CASE("n calendar days from a day end with day n - 1 after it") {
    const auto rules = every_day(office_week(5));
    const Calendar calendar{rules};
    CHECK(rules.exceptions.empty());
    for (int n = 1; n <= 40; ++n) {
        const auto finish =
            calendar.add(calendar.start_of_day(day("2024-02-05")), calendar.minutes({static_cast<double>(n), DurationUnit::calendar_days}));
        CHECK(to_string(finish) == to_string(day("2024-02-05") + Days{n - 1}) + "T17:00");
    }
    CHECK(calendar.minutes({1, DurationUnit::weeks}) == calendar.per_day() * 7);
    CHECK(calendar.minutes({1, DurationUnit::months}) == calendar.per_day() * 30);
}

TEST_CASE("calendar days take the longest day of the week, and the whole day when there is none") {
    auto rules = office_week(5);
    rules.week[2] = {{420, 1200}};
    CHECK(every_day(rules).week[6] == DayHours{{420, 1200}});
    CHECK(every_day(rules).per_day == Minutes{780});
    CHECK(every_day(CalendarRules{}).week[0] == DayHours{{0, 1440}});
    CHECK(every_day(CalendarRules{}).per_day == Minutes{1440});
}

TEST_CASE("a finish at 17:00 shows that day, and the next start is the next working day") {
    const Calendar calendar{office_week(5)};
    const auto finish = calendar.add(at("2024-01-01", 8), wd(5));
    CHECK(to_string(finish) == "2024-01-05T17:00");
    CHECK(finish_day(finish) == day("2024-01-05"));
    CHECK(to_string(calendar.next_work(finish)) == "2024-01-08T08:00");
    CHECK(to_string(calendar.previous_work(at("2024-01-08", 8))) == "2024-01-05T17:00");
}

TEST_CASE("adding goes to the end of the last minute, adding negative work to the beginning of the first, and none nowhere") {
    const Calendar calendar{office_week(5)};
    CHECK(to_string(calendar.add(at("2024-01-05", 17), wd(1))) == "2024-01-08T17:00");
    CHECK(to_string(calendar.add(at("2024-01-06", 3), wd(1))) == "2024-01-08T17:00");
    CHECK(to_string(calendar.add(at("2024-01-08", 8), wd(-1))) == "2024-01-05T08:00");
    CHECK(to_string(calendar.add(at("2024-01-06", 3), wd(-1))) == "2024-01-05T08:00");
    CHECK(to_string(calendar.subtract(at("2024-01-05", 17), wd(5))) == "2024-01-01T08:00");
    CHECK(to_string(calendar.add(at("2024-01-05", 12), Minutes{60})) == "2024-01-05T14:00");
    CHECK(to_string(calendar.add(at("2024-01-05", 14), Minutes{-60})) == "2024-01-05T13:00");
    CHECK(to_string(calendar.add(at("2024-01-06", 3), Minutes{0})) == "2024-01-06T03:00");
    CHECK(calendar.subtract(at("2024-01-06", 3), wd(-1)) == calendar.add(at("2024-01-06", 3), wd(1)));
}

TEST_CASE("the numbered minute of work begins and ends where work does") {
    const Calendar calendar{office_week(5)};
    const auto friday_evening = calendar.work_before(at("2024-01-05", 17));
    CHECK(to_string(calendar.start_at(friday_evening)) == "2024-01-08T08:00");
    CHECK(to_string(calendar.finish_at(friday_evening)) == "2024-01-05T17:00");
    CHECK(calendar.work_before(at("2024-01-07", 12)) == friday_evening);
}

TEST_CASE("the ends of a day nobody works are its midnights") {
    const Calendar calendar{office_week(5)};
    CHECK(to_string(calendar.start_of_day(day("2024-01-05"))) == "2024-01-05T08:00");
    CHECK(to_string(calendar.end_of_day(day("2024-01-05"))) == "2024-01-05T17:00");
    CHECK(to_string(calendar.start_of_day(day("2024-01-06"))) == "2024-01-06T00:00");
    CHECK(to_string(calendar.end_of_day(day("2024-01-06"))) == "2024-01-07T00:00");
}

TEST_CASE("a calendar holds what lies outside its years at their edges") {
    const Calendar calendar{office_week(5)};
    const Instant before = Instant{first_day} - Days{400};
    const Instant after = Instant{last_day} + Days{400};
    CHECK(calendar.work_before(before) == Minutes{0});
    CHECK(calendar.work_before(after) == calendar.work_before(Instant{last_day + Days{1}}));
    CHECK(calendar.add(before, wd(1)) == at("1970-01-01", 17));
    CHECK(calendar.add(at("2099-12-31", 8), wd(1000)) <= Instant{last_day + Days{1}});
    CHECK(calendar.add(at("1970-01-02", 8), wd(-1000)) >= Instant{first_day});
    Instant last = calendar.add(at("2099-12-20", 8), Minutes{1});
    for (int work = 2; work < 12 * 480; ++work) {
        const auto reached = calendar.add(at("2099-12-20", 8), Minutes{work});
        CHECK_FALSE(reached < last);
        last = reached;
    }
}

TEST_CASE("an exception beats the pattern whether it takes work away or adds it") {
    auto rules = office_week(5);
    rules.exceptions[day("2024-01-03")] = {{}, "closed"};
    rules.exceptions[day("2024-01-06")] = {{{540, 600}}, ""};
    const Calendar calendar{rules};
    CHECK_FALSE(calendar.works(day("2024-01-03")));
    CHECK(calendar.works_by_pattern(day("2024-01-03")));
    CHECK(calendar.works(day("2024-01-06")));
    CHECK(calendar.exception_name(day("2024-01-03")) == "closed");
    CHECK_FALSE(calendar.exception_name(day("2024-01-06")));
    CHECK(calendar.between(at("2023-12-31", 0), at("2024-01-08", 0)) == Minutes{4 * 480 + 60});
    CHECK_FALSE(calendar.published_until());
}

TEST_CASE("written durations convert by the calendar's own day, week and month") {
    auto rules = office_week(6);
    rules.days_per_week = 6;
    rules.days_per_month = 26;
    const Calendar calendar{rules};
    const auto minutes = [&](std::string_view text) { return calendar.minutes(parse_duration(text).value()).count(); };
    CHECK(minutes("40wd") == 40 * 480);
    CHECK(minutes("14mo") == 14 * 26 * 480);
    CHECK(minutes("2w") == 2 * 6 * 480);
    CHECK(minutes("6h") == 360);
    CHECK(minutes("90min") == 90);
    CHECK(minutes("-5wd") == -5 * 480);
    CHECK(minutes("0.5wd") == 240);
    CHECK(minutes("0wd") == 0);
}

TEST_CASE("a duration is a number and one of six units, working days in two words") {
    CHECK(parse_duration("20wd") == DurationText{20, DurationUnit::working_days});
    CHECK(parse_duration("20d") == DurationText{20, DurationUnit::working_days});
    CHECK(parse_duration("30cd") == DurationText{30, DurationUnit::calendar_days});
    CHECK(parse_duration("1.5mo") == DurationText{1.5, DurationUnit::months});
    CHECK(parse_duration("3w") == DurationText{3, DurationUnit::weeks});
    for (const auto* wrong :
         {"",      "wd",    "5",     "5 wd",  " 5wd",  "5wd ",        "5D",    "5m",     "5WD",   "5wdx",   "+5wd",
          "--5wd", "5..wd", "1e3wd", "0x5wd", "5,5wd", "999999999wd", "infwd", "-infwd", "nanwd", "-nanwd", "nan(1)wd"}) {
        INFO(wrong);
        CHECK_FALSE(parse_duration(wrong));
    }
}

TEST_CASE("a calendar tells what it was made of") {
    auto rules = office_week(5);
    rules.per_day = Minutes{450};
    rules.days_per_week = 6;
    rules.exceptions[day("2024-02-10")] = {{}, "Spring Festival"}; // a Saturday: only its name is new
    rules.exceptions[day("2024-02-12")] = {{}, ""};
    rules.exceptions[day("2024-02-18")] = {office, ""};
    rules.exceptions[day("2024-02-19")] = {office, ""}; // what the week says anyway
    const auto told = Calendar{rules}.rules();
    rules.exceptions.erase(day("2024-02-19"));
    CHECK(told.week == rules.week);
    CHECK(told.per_day == rules.per_day);
    CHECK(told.days_per_week == 6);
    REQUIRE(told.exceptions.size() == rules.exceptions.size());
    for (const auto& [when, exception] : rules.exceptions) {
        CHECK(told.exceptions.at(when).hours == exception.hours);
        CHECK(told.exceptions.at(when).name == exception.name);
    }
}

} // namespace slipway
