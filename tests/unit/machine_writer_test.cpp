#include "slipway/report/machine_writer.hpp"

#include <catch2/catch.hpp>

using namespace slipway;

namespace {

Json row(const char* key, const Json& value) { return {{"key", key}, {"value", value}}; }

std::string written(const MachineFace& face, Format format) {
    std::string out;
    MachineWriter writer{face, format, out};
    for (const auto& one : face.rows) { writer.write(one); }
    writer.end();
    return out;
}

/// The whole answer as one value, printed at once.
std::string at_once(const MachineFace& face) {
    Json all = face.head;
    all[face.rows_name] = face.rows;
    all.update(face.tail);
    return all.dump(2) + '\n';
}

} // namespace

TEST_CASE("JSON written row by row is the JSON of the whole") {
    const std::vector<std::vector<Json>> rows{
        {}, {row("a", 1)}, {row("a", "two\nlines"), row("b", {1, 2}), row("c", {{"deep", {{"er", nullptr}}}}), Json::object()}};
    const std::vector<Json> heads{Json::object(), {{"schema", "x/1"}, {"list", {1, 2}}}};
    const std::vector<Json> tails{Json::object(), {{"losses", Json::array()}, {"counts", {{"a", 1}}}}};
    for (const auto& some : rows) {
        for (const auto& head : heads) {
            for (const auto& tail : tails) {
                const MachineFace face{.head = head, .rows_name = "rows", .rows = some, .tail = tail};
                CHECK(written(face, Format::json) == at_once(face));
            }
        }
    }
}

TEST_CASE("a row whose members stand in another order fills the columns of a CSV by name") {
    MachineFace face{.columns = {"key", "value"}};
    face.rows = {row("a", "x, y"), {{"value", 0.5}, {"key", "b"}, {"more", true}}};
    CHECK(written(face, Format::csv) == "key,value\na,\"x, y\"\nb,0.5\n");
}
