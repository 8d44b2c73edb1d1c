// A schedule kept up to date is the schedule computed anew, whatever changes.

#include "schedules/generator.hpp"
#include "slipway/schedule/rescheduler.hpp"
#include "support/graph.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <string>
#include <tuple>
#include <utility>

namespace slipway::test {
namespace {

/// How many activities have other early dates, or let what is unfinished drive through them until another instant.
std::size_t moved(const Schedule& before, const Schedule& after, std::uint32_t activities) {
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < activities; ++i) {
        const auto dates = [i](const Schedule& one) { return std::tuple{one.early_start(i), one.early_finish(i), one.through(i)}; };
        count += dates(before) == dates(after) ? 0U : 1U;
    }
    return count;
}

Network network_of(const Graph& graph) { return std::get<Network>(build_network(graph.activities, graph.relations)); }

/// A network whose status changes step by step.
class Site {
public:
    explicit Site(Graph graph) : graph_{std::move(graph)}, network_{network_of(graph_)}, kept_{network_, graph_.input()} {}

    [[nodiscard]] const Graph& graph() const { return graph_; }
    [[nodiscard]] Schedule anew() const { return schedule(network_, graph_.input()); }
    [[nodiscard]] Rescheduler& kept() { return kept_; }
    /// The schedule kept and the one computed anew, in words; where the words agree but the schedules differ, that too is told.
    [[nodiscard]] std::pair<std::string, std::string> compared() {
        const auto anew = this->anew();
        const auto& kept = kept_.schedule();
        auto words = std::pair{told(kept), told(anew)};
        if (words.first != words.second || kept == anew) { return words; }
        return {words.first, "not equal, though every word is"};
    }

    std::size_t report(std::string_view name, const ActivityStatus& status) { return report(graph_.at(name), status); }
    std::size_t report(std::uint32_t activity, const ActivityStatus& status) {
        graph_.status[activity] = status;
        return kept_.changed(activity);
    }

private:
    [[nodiscard]] std::string told(const Schedule& schedule) const {
        const Solved solved{graph_, network_, schedule};
        std::string through;
        for (std::uint32_t i = 0; i < graph_.names.size(); ++i) {
            if (schedule.through(i) != unknown_instant) {
                through += graph_.names[i] + " through " + to_string(schedule.through(i)) + "\n";
            }
        }
        return instants(solved) + driving(solved) + "\n" + through;
    }

    Graph graph_;
    Network network_;
    Rescheduler kept_;
};

ActivityStatus with_remaining(Minutes remaining) { return {.remaining = remaining, .actual_start = {}, .actual_finish = {}, .resume = {}}; }

std::string early_dates(const Site& site, const auto& dates) {
    std::string out;
    for (std::uint32_t i = 0; i < site.graph().names.size(); ++i) {
        out += site.graph().names[i] + " " + to_string(dates.early_start(i)) + " " + to_string(dates.early_finish(i)) + "\n";
    }
    return out;
}

/// One change: the schedules anew before and after it, and how many activities the kept one said it moved.
struct Change {
    Schedule before, after;
    std::size_t told = 0;
};

/// Eight changes to each of many networks, with a question after each.
void run_series(unsigned first_seed, const Recipe& recipe, const std::function<void(Site&, Dice&, const Change&)>& question) {
    const int count = case_count(1000);
    for (int number = 0; number < count; ++number) {
        const auto seed = first_seed + static_cast<unsigned>(number);
        Generator generator{seed, recipe};
        Site site{generator.draw()};
        Dice dice{seed};
        auto before = site.anew();
        for (int step = 0; step < 8; ++step) {
            const auto activity = static_cast<std::uint32_t>(dice.number(0, static_cast<int>(site.graph().names.size()) - 1));
            INFO("case " << number << ", step " << step << ", " << site.graph().names[activity] << "\n" << write_graph(site.graph()));
            const auto told = site.report(activity, generator.another_status(activity));
            INFO("changed to\n" << write_graph(site.graph()));
            const Change change{before, site.anew(), told};
            question(site, dice, change);
            before = change.after;
        }
    }
}

} // namespace

TEST_CASE("a longer duration moves what follows, and nothing else") {
    Site site{read_graph(R"(
        A P five 3wd                         # 1-3, then 1-5
        B P five 2wd after A                 # 4 5, then 8 9
        C P five 1wd after A, D              # 12 both times
        D P five 9wd                         # 1-11
    )")};
    CHECK(site.report("A", with_remaining(Minutes{5 * 480})) == 2);
    CHECK(to_string(site.kept().early_finish(0)) == "2024-01-05T17:00");
    CHECK(to_string(site.kept().early_start(1)) == "2024-01-08T08:00");
    CHECK(to_string(site.kept().early_start(2)) == "2024-01-12T08:00");
    const auto [kept, anew] = site.compared();
    CHECK(kept == anew);
}

TEST_CASE("a change that changes nothing moves nothing") {
    Site site{read_graph("A P five 3wd\nB P five 2wd after A")};
    CHECK(site.report("A", with_remaining(Minutes{3 * 480})) == 0);
    const auto [kept, anew] = site.compared();
    CHECK(kept == anew);
}

TEST_CASE("a change made and undone leaves the first schedule") {
    Site site{read_graph("A P five 3wd\nB P five 2wd after A\nC P five 9wd")};
    const auto first = site.anew();
    CHECK(site.kept().schedule() == first);
    site.report("A", with_remaining(Minutes{20 * 480}));
    CHECK_FALSE(site.kept().schedule() == first);
    site.report("A", with_remaining(Minutes{3 * 480}));
    CHECK(site.kept().schedule() == first);
}

TEST_CASE("a completion lets the successors go, and the late dates follow the project's finish") {
    Site site{read_graph("data-date 2024-01-08\nA P five 5wd\nB P five 2wd after A\nC P five 1wd")};
    ActivityStatus done = with_remaining(Minutes{0});
    done.state = ProgressState::complete;
    done.actual_finish = Instant{Date{std::chrono::year{2024} / 1 / 5}} + Minutes{1020};
    site.report("A", done);
    CHECK(to_string(site.kept().early_start(1)) == "2024-01-08T08:00");
    CHECK(to_string(site.kept().schedule().late_finish(2)) == "2024-01-09T17:00"); // the finish of B
    const auto [kept, anew] = site.compared();
    CHECK(kept == anew);
}

TEST_CASE("nothing drives through complete work any more once it is taken up again") {
    constexpr std::string_view network = "A P five 4wd\n"
                                         "B P five 2wd after A\n"
                                         "B finished 2023-12-29 started 2023-12-28\n"
                                         "C P five 1wd\n"
                                         "C finished 2023-12-29\n";
    for (const std::string beside : {"", "X P five level-of-effort\n"}) {
        Site site{read_graph(std::string{network} + beside)};
        site.report("B", with_remaining(Minutes{480}));
        const auto [kept, anew] = site.compared();
        CHECK(kept == anew);
    }
}

TEST_CASE("work as late as possible that has not begun after all moves late again") {
    Site site{read_graph("A P five 2wd\nA started 2023-12-28 remaining 2wd\nA as-late-as-possible\nB P five 5wd")};
    site.report("A", with_remaining(Minutes{3 * 480}));
    const auto [kept, anew] = site.compared();
    CHECK(kept == anew);
    CHECK(to_string(site.kept().early_start(0)) == "2024-01-03T08:00"); // 3 4 5
}

TEST_CASE("complete work reported once more moves nothing") {
    Site site{read_graph("A P five 4wd\nB P five 2wd after A\nB finished 2023-12-29 started 2023-12-28\nC P five 1wd after B")};
    CHECK(site.report("B", site.graph().status[site.graph().at("B")]) == 0);
}

TEST_CASE("after any series of status changes the schedule is the one computed anew") {
    run_series(7'000'000U, {}, [](Site& site, Dice& dice, const Change&) {
        if (dice.chance(40)) { return; } // several changes may come before the late dates are asked for
        const auto [kept, anew] = site.compared();
        REQUIRE(kept == anew);
    });
}

TEST_CASE("after any status change the early dates are current, and it is told how many moved") {
    run_series(7'500'000U, {.as_late_as_possible = false, .levels_of_effort = false}, [](Site& site, Dice&, const Change& change) {
        REQUIRE(early_dates(site, site.kept()) == early_dates(site, change.after));
        REQUIRE(change.told == moved(change.before, change.after, static_cast<std::uint32_t>(site.graph().names.size())));
    });
}

TEST_CASE("after any status change the early dates that the passes leave to the end are current too") {
    run_series(7'700'000U, {},
               [](Site& site, Dice&, const Change& change) { REQUIRE(early_dates(site, site.kept()) == early_dates(site, change.after)); });
}

} // namespace slipway::test
