// The order of keys knows every key that a reader asks for, and no other.

#include "records/key_order.hpp"
#include "unit/records_folder.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <array>
#include <utility>

namespace slipway::records {
namespace {

constexpr std::string_view no_key = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"; ///< near to none

/// Each kind of table, and a file with one of it; {} is a key that it does not have.
constexpr std::array<std::pair<std::string_view, std::string_view>, 33> tables{{
    {"file", "{} = 1\n"},
    {"name", "name = { {} = 1 }\n"},
    {"scheduling", "[scheduling]\n{} = 1\n"},
    {"plan", "[[plan]]\n{} = 1\n"},
    {"district", "[[district]]\n{} = 1\n"},
    {"agency", "[[agency]]\n{} = 1\n"},
    {"thresholds", "[thresholds]\n{} = 1\n"},
    {"calendar", "[[calendar]]\n{} = 1\n"},
    {"week", "[[calendar]]\nweek = { {} = 1 }\n"},
    {"except", "[[calendar]]\nexcept = [{ {} = 1 }]\n"},
    {"calendar_layer", "[[calendar_layer]]\n{} = 1\n"},
    {"yearly", "[[calendar_layer]]\nyearly = [{ {} = 1 }]\n"},
    {"template", "[[template]]\n{} = 1\n"},
    {"activity", "[[template]]\n[template.activities.x]\n{} = 1\n"},
    {"duration", "[[template]]\n[template.activities.x]\nduration = { {} = 1 }\n"},
    {"condition", "[[template]]\n[template.activities.x]\ncondition = { {} = 1 }\n"},
    {"constraint", "[[template]]\n[template.activities.x]\nconstraint = { {} = 1 }\n"},
    {"project", "[[project]]\n{} = 1\n"},
    {"phase", "[[project]]\nphase = { {} = 1 }\n"},
    {"stage", "[[project]]\nstage = { {} = 1 }\n"},
    {"funding", "[[project]]\nfunding = { {} = 1 }\n"},
    {"outputs", "[[project]]\noutputs = { {} = 1 }\n"},
    {"year", "[[project]]\nyears = [{ {} = 1 }]\n"},
    {"commitment", "[[project]]\ncommitment = { {} = 1 }\n"},
    {"cite", "[[project]]\ncites = [{ {} = 1 }]\n"},
    {"relation", "[[project.relation]]\n{} = 1\n"},
    {"drop_relation", "[[project.drop_relation]]\n{} = 1\n"},
    {"programme", "[[programme]]\n{} = 1\n"},
    {"quantity", "[[programme]]\ntargets = [{ {} = 1 }]\n"},
    {"target", "[[target]]\n{} = 1\n"},
    {"base", "[[target]]\nbase = { {} = 1 }\n"},
    {"place", "[[target]]\ncite = { {} = 1 }\n"},
    {"due", "[[target]]\ndue = [{ {} = 1 }]\n"},
}};

/// The words in quotes.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    for (auto at = text.find('"'); at != std::string_view::npos;) {
        const auto end = text.find('"', at + 1);
        words.emplace_back(text.substr(at + 1, end - at - 1));
        at = text.find('"', end + 1);
    }
    return words;
}

/// The keys that the reader of such a table asks for, as it lists them for one that it does not know.
std::vector<std::string> keys_asked_for(std::string_view table) {
    std::string text{table};
    const auto place = text.find("{}");
    text.replace(place, 2, no_key);
    const bool settings = table.starts_with("{} =") || table.starts_with("name") || table.starts_with("[scheduling]");
    const test::RecordFolder folder{settings ? test::Files{{"portfolio.toml", test::horizon + text}}
                                             : test::Files{{"portfolio.toml", test::horizon}, {"records.toml", text}}};
    for (const auto& one : load_portfolio(folder.path()).diagnostics) {
        if (one.code == "unknown-key" && one.message.find(no_key) != std::string::npos) { return words_in(one.advice); }
    }
    return {};
}

TEST_CASE("every key that a reader asks for has its place in canonical form") {
    for (const auto& [name, table] : tables) {
        INFO(name);
        const auto& kind = table_kind(name);
        const auto keys = keys_asked_for(table);
        CHECK_FALSE(keys.empty());
        for (const auto& key : keys) {
            INFO(key);
            CHECK(kind.place(key) < kind.place(no_key));
        }
        CHECK(keys.size() == kind.place(no_key)); // no key that the reader does not know
    }
}

TEST_CASE("the kind of a table follows from where it stands") {
    const auto& project = table_kind("file").at("project");
    CHECK(project.place("key") == 0);
    CHECK(project.place("name") < project.place("category"));
    CHECK(&project.at("activities").at("design").at("condition") == &table_kind("condition"));
    CHECK_FALSE(project.at("activities").orders());
    CHECK_FALSE(project.at(no_key).at("key").orders());
}

} // namespace
} // namespace slipway::records
