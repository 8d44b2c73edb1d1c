// The words of the closed vocabularies.

#include "slipway/findings/wording.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

namespace slipway {
namespace {

/// Every value of a vocabulary has words in both languages, and no two values the same.
template <class Table>
void check_words(const Table& table) {
    for (const auto language : {Language::zh, Language::en}) {
        std::set<std::string> seen;
        for (const auto& [value, word] : table) {
            INFO(word);
            const auto text = words(value, language);
            CHECK_FALSE(text.empty());
            CHECK(seen.insert(text).second);
        }
    }
}

TEST_CASE("every value of every vocabulary has words of its own in both languages") {
    check_words(stage_words);
    check_words(category_words);
    check_words(light_words);
    check_words(light_reason_words);
    check_words(verdict_words);
    check_words(severity_words);
    check_words(condition_words);
}

TEST_CASE("every provenance has words of its own in both languages") {
    for (const auto language : {Language::zh, Language::en}) {
        std::set<std::string> seen;
        for (const auto one : {Provenance::stated, Provenance::derived, Provenance::assumed, Provenance::plan_default, Provenance::observed,
                               Provenance::illustrative}) {
            CHECK_FALSE(words(one, language).empty());
            CHECK(seen.insert(words(one, language)).second);
        }
    }
}

TEST_CASE("the words follow the language") {
    CHECK(words(Stage::construction, Language::zh) == "在建");
    CHECK(words(Stage::construction, Language::en) == "construction");
    CHECK(words(ConditionKind::demolition, Language::zh) == "征拆");
}

TEST_CASE("a default horizon does not read like a promise") {
    CHECK(words(LightReason::beyond_horizon, Language::en) == "beyond the horizon, not promised");
    CHECK(words(LightReason::beyond_horizon, Language::zh) == "超出规划期（未承诺）");
    CHECK(words(Provenance::plan_default, Language::en) != words(Provenance::stated, Language::en));
}

TEST_CASE("a district without a record goes by its key") {
    Portfolio portfolio;
    portfolio.districts.push_back({"huadu", {"花都区", "Huadu"}, {}, {}});
    CHECK(district_name(portfolio, "huadu", Language::zh) == "花都区");
    CHECK(district_name(portfolio, "huadu", Language::en) == "Huadu");
    CHECK(district_name(portfolio, "nansha", Language::zh) == "nansha");
    CHECK(district_name(portfolio, "", Language::zh) == "—");
}

} // namespace
} // namespace slipway
