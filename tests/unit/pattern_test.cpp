// Patterns with * and ?.

#include "slipway/base/pattern.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

TEST_CASE("a pattern fits the whole of a text") {
    CHECK(matches_pattern("library", "library"));
    CHECK_FALSE(matches_pattern("lib", "library"));
    CHECK_FALSE(matches_pattern("brary", "library"));
    CHECK(matches_pattern("", ""));
    CHECK_FALSE(matches_pattern("", "x"));
}

TEST_CASE("a star stands for any characters, also none, and goes back when what follows does not fit") {
    CHECK(matches_pattern("lib*", "library"));
    CHECK(matches_pattern("*", ""));
    CHECK(matches_pattern("library*", "library"));
    CHECK(matches_pattern("*-*-hospital", "gz-north-east-hospital"));
    CHECK_FALSE(matches_pattern("*-hospital", "gz-hospital-annex"));
    CHECK(matches_pattern("a*b*c", "a-b-b-c"));
}

TEST_CASE("a question mark stands for one character, be it Chinese") {
    CHECK(matches_pattern("?useum", "museum"));
    CHECK_FALSE(matches_pattern("?museum", "museum"));
    CHECK(matches_pattern("花?区*", "花都区人民医院"));
    CHECK(matches_pattern("*医?", "花都区人民医院"));
    CHECK_FALSE(matches_pattern("花??区*", "花都区人民医院"));
}

TEST_CASE("only * and ? make a pattern") {
    CHECK(is_pattern("lib*"));
    CHECK(is_pattern("?useum"));
    CHECK_FALSE(is_pattern("[a]"));
}

} // namespace
} // namespace slipway
