// Random portfolios, journals and changes of the records: whatever happens between two days, the parts lead from the one forecast to the
// other.

#include "schedules/generator.hpp"
#include "slipway/tracking/attribution.hpp"
#include "support/one_day.hpp"

#include <random>

using namespace slipway;
using namespace slipway::test;

namespace {

class Draws {
public:
    explicit Draws(std::uint32_t seed) : engine_{seed} {}
    int upto(int most) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(most + 1)); }
    bool chance(int of_hundred) { return upto(99) < of_hundred; }
    template <class Item>
    const Item& one_of(const std::vector<Item>& items) {
        return items[static_cast<std::size_t>(upto(static_cast<int>(items.size()) - 1))];
    }

private:
    std::mt19937 engine_;
};

struct MadeActivity {
    std::string project, key, duration, calendar, constraint;
    std::vector<std::string> after; ///< with type and lag; of another project with its key
    bool milestone = false;
};

struct MadePortfolio {
    std::vector<MadeActivity> activities;
    std::map<std::string, std::string> stage;
    std::string six_days_hours = "08:00-12:00";
    bool special = false; ///< holds work as late as possible
};

const std::vector<std::string> projects{"alpha", "beta", "gamma"};

std::string relation_to(Draws& dice, const MadeActivity& from, const std::string& project) {
    const auto key = from.project == project ? from.key : from.project + "/" + from.key;
    const auto type = dice.one_of<std::string>({"", "", "", " SS", " FF", " SF"});
    const auto lag = type.empty() ? dice.one_of<std::string>({"", "", " FS+2wd", " FS-1wd"}) : dice.one_of<std::string>({"", "+3wd"});
    return key + type + lag;
}

std::string made_constraint(Draws& dice) {
    const auto kind = dice.one_of<std::string>({"start-no-earlier", "finish-no-earlier", "mandatory-start", "finish-no-later"});
    return fmt::format("{{ kind = \"{}\", date = \"2024-0{}-1{}\", reason = \"r\" }}", kind, 1 + dice.upto(3), dice.upto(9));
}

void make_relations(Draws& dice, MadePortfolio& made, std::size_t at) {
    auto& one = made.activities[at];
    one.after.clear();
    for (int i = dice.upto(2); at > 0 && i > 0; --i) {
        const auto& from = made.activities[static_cast<std::size_t>(dice.upto(static_cast<int>(at) - 1))];
        const auto text = relation_to(dice, from, one.project);
        const auto word = text.substr(0, text.find(' '));
        const bool known = std::any_of(one.after.begin(), one.after.end(),
                                       [&](const std::string& other) { return other.substr(0, other.find(' ')) == word; });
        if (!known) { one.after.push_back(text); }
    }
}

MadePortfolio made_portfolio(Draws& dice) {
    MadePortfolio made;
    made.special = dice.chance(15);
    const int count = 5 + dice.upto(7);
    for (int i = 0; i < count; ++i) {
        MadeActivity one;
        one.project = dice.one_of(projects);
        one.key = fmt::format("a{}", i);
        one.milestone = dice.chance(20);
        one.duration = fmt::format("{}wd", 1 + dice.upto(20));
        one.calendar = dice.chance(25) ? "six" : "";
        if (dice.chance(15)) { one.constraint = made_constraint(dice); }
        if (made.special && dice.chance(20)) { one.constraint = "{ kind = \"as-late-as-possible\", reason = \"r\" }"; }
        made.activities.push_back(one);
        make_relations(dice, made, made.activities.size() - 1);
    }
    for (const auto& project : projects) { made.activities.push_back({project, "completion", "", "", "", {}, true}); }
    for (auto& one : made.activities) {
        if (one.key != "completion") { continue; }
        for (const auto& other : made.activities) {
            if (other.project == one.project && other.key != "completion") { one.after.push_back(other.key); }
        }
    }
    for (const auto& project : projects) { made.stage[project] = dice.chance(90) ? "preparatory" : "unstated"; }
    return made;
}

std::string activity_text(const MadeActivity& one) {
    std::string text = fmt::format("{} = {{ ", one.key);
    text += one.milestone ? "milestone = \"finish\"" : fmt::format("duration = \"{}\"", one.duration);
    if (!one.calendar.empty()) { text += fmt::format(", calendar = \"{}\"", one.calendar); }
    if (!one.constraint.empty()) { text += ", constraint = " + one.constraint; }
    std::string after;
    for (const auto& word : one.after) {
        if (word.find('/') == std::string::npos) { after += fmt::format("{}\"{}\"", after.empty() ? "" : ", ", word); }
    }
    return text + (after.empty() ? "" : fmt::format(", after = [{}]", after)) + " }\n";
}

/// The relations from a project into others stand with the project they come from.
std::string relations_out_of(const std::string& project, const MadeActivity& one) {
    std::string text;
    for (const auto& word : one.after) {
        const auto slash = word.find('/');
        if (slash == std::string::npos || word.substr(0, slash) != project) { continue; }
        const auto blank = word.find(' ');
        const auto how = blank == std::string::npos ? std::string{"FS"} : word.substr(blank + 1);
        const auto lag = how.find_first_of("+-");
        text += fmt::format("[[project.relation]]\nfrom = \"{}\"\nto = \"{}/{}\"\ntype = \"{}\"\nbecause = \"b\"\n",
                            word.substr(slash + 1, blank == std::string::npos ? blank : blank - slash - 1), one.project, one.key,
                            how.substr(0, 2));
        if (lag != std::string::npos) { text += fmt::format("lag = \"{}\"\n", how.substr(how[lag] == '+' ? lag + 1 : lag)); }
    }
    return text;
}

Files records_of(const MadePortfolio& made) {
    std::string text;
    for (const auto& project : projects) {
        text += fmt::format("[[project]]\nkey = \"{0}\"\nname = {{ zh = \"{0}\" }}\ncategory = \"school\"\n"
                            "stage = {{ value = \"{1}\", as_of = \"2023-12-01\", words = \"w\" }}\n[project.activities]\n",
                            project, made.stage.at(project));
        for (const auto& one : made.activities) {
            if (one.project == project) { text += activity_text(one); }
        }
        for (const auto& one : made.activities) {
            if (one.project != project) { text += relations_out_of(project, one); }
        }
    }
    const auto calendar =
        fmt::format("[[calendar]]\nkey = \"six\"\nweek = {{ mon = [\"{}\", \"13:00-17:00\"], tue = \"mon\", wed = \"mon\", "
                    "thu = \"mon\", fri = \"mon\", sat = \"mon\" }}\nminutes_per_day = 480\ndays_per_week = 6\n"
                    "days_per_month = 26\n",
                    made.six_days_hours);
    return {{"portfolio.toml", horizon}, {"calendars.toml", calendar}, {"records.toml", text}};
}

void change_records(Draws& dice, MadePortfolio& made) {
    for (std::size_t i = 0; i < made.activities.size(); ++i) {
        auto& one = made.activities[i];
        if (one.key == "completion") { continue; }
        if (dice.chance(15)) { one.duration = fmt::format("{}wd", 1 + dice.upto(25)); }
        if (dice.chance(10)) { one.constraint = dice.chance(50) ? "" : made_constraint(dice); }
        if (dice.chance(10)) { one.calendar = one.calendar.empty() ? "six" : ""; }
        if (dice.chance(5)) { one.milestone = !one.milestone; }
        if (dice.chance(20)) { make_relations(dice, made, i); }
    }
    if (dice.chance(20)) { made.six_days_hours = "09:00-12:00"; }
    if (dice.chance(20)) { made.stage[dice.one_of(projects)] = dice.one_of<std::string>({"preparatory", "completed", "unstated"}); }
    if (!dice.chance(40)) { return; }
    // One activity goes, and another comes to the end of the work.
    const auto gone = made.activities[static_cast<std::size_t>(dice.upto(3))];
    if (gone.key == "completion") { return; }
    std::erase_if(made.activities, [&](const MadeActivity& one) { return one.project == gone.project && one.key == gone.key; });
    for (auto& one : made.activities) {
        std::erase_if(one.after, [&](const std::string& word) {
            const auto from = word.substr(0, word.find(' '));
            return from == gone.project + "/" + gone.key || (from == gone.key && one.project == gone.project);
        });
        if (one.key == "completion" && one.project == gone.project) { one.after.emplace_back("later"); }
    }
    std::erase_if(made.activities, [](const MadeActivity& one) { return one.key == "later"; });
    for (auto& one : made.activities) {
        if (one.project != gone.project || one.key != "completion") {
            std::erase_if(one.after, [](const std::string& word) { return word == "later"; });
        } else {
            std::sort(one.after.begin(), one.after.end());
            one.after.erase(std::unique(one.after.begin(), one.after.end()), one.after.end());
        }
    }
    made.activities.push_back({gone.project, "later", "7wd", "", "", {}, false});
}

/// What somebody may say on a day; days lie at or before it.
Observation made_observation(Draws& dice, const MadePortfolio& made, Date said) {
    const auto& one = dice.one_of(made.activities);
    const auto key = one.project + "/" + one.key;
    const auto that = to_string(said - Days{dice.upto(12)});
    const auto on = to_string(said);
    if (one.milestone) { return observed(ObservationKind::finished, key, that, on, that); }
    switch (dice.upto(9)) {
    case 0:
    case 1:
    case 2: return observed(ObservationKind::started, key, that, on, that);
    case 3:
    case 4: return observed(ObservationKind::remaining, key, on, on, fmt::format("{}wd", dice.upto(25)));
    case 5: return observed(ObservationKind::expected, key, on, on, to_string(said + Days{dice.upto(40)}));
    case 6: return observed(ObservationKind::percent, key, on, on, fmt::format("{}", 10 * dice.upto(9)));
    case 7:
        return dice.chance(50) ? observed(ObservationKind::suspended, key, that, on, that)
                               : observed(ObservationKind::resumed, key, that, on, to_string(said + Days{dice.upto(20) - 5}));
    case 8: return observed(ObservationKind::withdrawn, key, that, on, dice.one_of<std::string>({"started", "finished", "remaining"}));
    default: return observed(ObservationKind::finished, key, that, on, that);
    }
}

struct Week {
    Portfolio portfolio;
    std::vector<Observation> observations;
    Outlook outlook;
    bool special = false;

    [[nodiscard]] Situation situation() const { return {portfolio, observations, outlook}; }
};

std::vector<std::unique_ptr<Week>> made_weeks(Draws& dice, bool with_records) {
    auto made = made_portfolio(dice);
    std::vector<Observation> journal;
    std::vector<std::unique_ptr<Week>> weeks;
    const auto begin = day("2024-01-05");
    for (int week = 0; week < 5; ++week) {
        const auto today = begin + Days{7 * week + (week > 0 ? dice.upto(5) : 0)};
        for (int i = dice.upto(4); i > 0; --i) { journal.push_back(made_observation(dice, made, today)); }
        if (with_records && week > 0 && dice.chance(50)) { change_records(dice, made); }
        auto one = std::make_unique<Week>();
        one->portfolio = read(records_of(made)).portfolio;
        one->observations = journal;
        one->outlook = outlook(one->portfolio, network_of_right(one->portfolio), journal, today);
        weeks.push_back(std::move(one));
    }
    return weeks;
}

/// Everything that must hold of one answer.
void check(const Week& then, const Week& now, const Attribution& found) {
    CAPTURE(found.key, to_string(then.outlook.as_of), to_string(now.outlook.as_of));
    const auto before = then.portfolio.find_activity(found.key);
    const auto after = now.portfolio.find_activity(found.key);
    CHECK(found.before == (before ? expected_day(then.portfolio, then.outlook.progress, then.outlook.likely, *before) : std::nullopt));
    CHECK(found.after == (after ? expected_day(now.portfolio, now.outlook.progress, now.outlook.likely, *after) : std::nullopt));
    if (!found.before || !found.after) {
        CHECK(found.parts.empty());
        return;
    }
    auto at = *found.before;
    int sum = 0;
    auto last = std::pair{Round::records, Cause::options};
    for (const auto& part : found.parts) {
        CHECK(part.before == at);
        CHECK(part.cd != 0);
        CHECK(part.cd == days_between(part.before, part.after));
        CHECK(part.round >= last.first);
        if (part.round == Round::records && last.first == Round::records) { CHECK(part.cause >= last.second); }
        last = {part.round, part.cause};
        at = part.after;
        sum += part.cd;
    }
    CHECK(at == *found.after);
    CHECK(sum == days_between(*found.before, *found.after));
}

std::size_t check_all_pairs(const std::vector<std::unique_ptr<Week>>& weeks) {
    std::size_t parts = 0;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        for (std::size_t j = i; j < weeks.size(); ++j) {
            const Comparison comparison{weeks[i]->situation(), weeks[j]->situation()};
            for (std::uint32_t k = 0; k < weeks[i]->portfolio.activities.size(); ++k) {
                const auto found = comparison.attribution(weeks[i]->portfolio.full_key(k));
                check(*weeks[i], *weeks[j], found);
                parts += found.parts.size();
            }
        }
    }
    return parts;
}

} // namespace

TEST_CASE("the parts of every move between two random weeks sum to it exactly, step by step") {
    std::size_t parts = 0;
    const auto weeks = static_cast<std::uint32_t>(case_count(8));
    for (std::uint32_t seed = 0; seed < weeks; ++seed) {
        Draws dice{seed};
        CAPTURE(seed);
        parts += check_all_pairs(made_weeks(dice, false));
    }
    CHECK(parts > 500); // else the weeks would hold nothing to explain
}

TEST_CASE("the parts sum exactly when the records change too") {
    std::size_t parts = 0;
    const auto weeks = static_cast<std::uint32_t>(case_count(8));
    for (std::uint32_t seed = 1000; seed < 1000 + weeks; ++seed) {
        Draws dice{seed};
        CAPTURE(seed);
        parts += check_all_pairs(made_weeks(dice, true));
    }
    CHECK(parts > 500);
}
