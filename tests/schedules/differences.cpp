#include "schedules/oracle.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace slipway::test {
namespace {

std::string shown(const std::optional<Instant>& at) { return at ? to_string(*at) : "-"; }

std::string shown(const std::optional<Minutes>& work) { return work ? fmt::format("{} min", work->count()) : "-"; }

std::optional<Instant> known(Instant at) { return at == unknown_instant ? std::nullopt : std::optional{at}; }

template <class Value>
std::string difference(std::string_view name, std::string_view what, const Value& engine, const Value& oracle) {
    return engine == oracle ? std::string{} : fmt::format("{} {}: oracle {}, engine {}\n", name, what, shown(oracle), shown(engine));
}

std::string activity_differences(const Solved& solved, std::uint32_t i, const OracleActivity& oracle) {
    const auto& name = solved.graph.names[i];
    const auto& schedule = solved.schedule;
    auto out = difference(name, "early start", known(schedule.early_start(i)), oracle.early_start) +
               difference(name, "early finish", known(schedule.early_finish(i)), oracle.early_finish) +
               difference(name, "through", known(schedule.through(i)), oracle.through);
    if (oracle.late_judged) {
        out += difference(name, "late start", known(schedule.late_start(i)), oracle.late_start) +
               difference(name, "late finish", known(schedule.late_finish(i)), oracle.late_finish) +
               difference(name, "total float", schedule.total_float(i), oracle.total_float);
    }
    if (oracle.free_float_judged) { out += difference(name, "free float", schedule.free_float(i), oracle.free_float); }
    if (oracle.late_judged && oracle.free_float_judged) {
        out += difference(name, "interfering float", schedule.interfering_float(i), oracle.interfering_float);
    }
    return out;
}

std::string relation_difference(const Solved& solved, std::uint32_t i, std::optional<bool> oracle) {
    const auto& relation = solved.graph.relations[i];
    const bool engine = drives(solved.scheduled(), i);
    if (oracle.value_or(engine) == engine) { return {}; }
    return fmt::format("{}-{} {}: oracle {}, engine {}\n", solved.graph.names[relation.from], solved.graph.names[relation.to],
                       slipway::word_of(relation_type_words, relation.type), *oracle ? "drives" : "does not drive",
                       engine ? "drives" : "does not drive");
}

} // namespace

std::string differences(const Solved& solved, const OracleSchedule& oracle) {
    std::string out;
    for (std::uint32_t i = 0; i < solved.graph.names.size(); ++i) { out += activity_differences(solved, i, oracle.activities[i]); }
    for (std::uint32_t i = 0; i < solved.graph.relations.size(); ++i) { out += relation_difference(solved, i, oracle.driving[i]); }
    for (std::uint32_t i = 0; i < solved.graph.projects.size(); ++i) {
        out += difference(solved.graph.projects[i], "finish", known(solved.schedule.project_finish(i)), oracle.project_finish[i]);
    }
    return out;
}

TEST_CASE("a changed date or float is told") {
    const auto solved = solve("project P commit 2024-01-12\nA P five 3wd\nB P five 3wd after A");
    REQUIRE(differences(solved, oracle_schedule(solved.graph)).empty());
    // B begins a day later and still ends with the 8th; the commitment is a working day later.
    const auto changed = oracle_schedule(read_graph("project P commit 2024-01-15\nA P five 3wd\nB P five 2wd after A FS+1wd"));
    CHECK(differences(solved, changed) == "A late start: oracle 2024-01-08T08:00, engine 2024-01-05T08:00\n"
                                          "A late finish: oracle 2024-01-10T17:00, engine 2024-01-09T17:00\n"
                                          "A total float: oracle 2400 min, engine 1920 min\n"
                                          "A interfering float: oracle 2400 min, engine 1920 min\n"
                                          "B early start: oracle 2024-01-05T08:00, engine 2024-01-04T08:00\n"
                                          "B late start: oracle 2024-01-12T08:00, engine 2024-01-10T08:00\n"
                                          "B late finish: oracle 2024-01-15T17:00, engine 2024-01-12T17:00\n"
                                          "B total float: oracle 2400 min, engine 1920 min\n"
                                          "B interfering float: oracle 2400 min, engine 1920 min\n");
}

TEST_CASE("a changed drive or project finish, and a float that is not known, are told") {
    const auto solved = solve("project P commit 2024-01-12\nA P five 3wd\nB P five 3wd after A");
    auto oracle = oracle_schedule(solved.graph);
    oracle.driving[0] = false;
    oracle.activities[1].total_float.reset();
    oracle.project_finish[0] = *oracle.project_finish[0] + Minutes{30};
    CHECK(differences(solved, oracle) == "B total float: oracle -, engine 1920 min\n"
                                         "A-B FS: oracle does not drive, engine drives\n"
                                         "P finish: oracle 2024-01-08T17:30, engine 2024-01-08T17:00\n");
}

TEST_CASE("what the oracle does not judge is no difference") {
    const auto solved = solve("project P commit 2024-01-12\nA P five 3wd\nB P five 3wd after A");
    auto oracle = oracle_schedule(solved.graph);
    oracle.driving[0].reset();
    oracle.activities[0].free_float.reset();
    oracle.activities[0].free_float_judged = false;
    oracle.activities[1].late_finish.reset();
    oracle.activities[1].late_judged = false;
    CHECK(differences(solved, oracle).empty());
}

} // namespace slipway::test
