#include "slipway/base/text.hpp"

#include <catch2/catch.hpp>

namespace slipway {

TEST_CASE("a Chinese character is two columns wide, a combining mark none") {
    CHECK(display_width("") == 0);
    CHECK(display_width("tunnel") == 6);
    CHECK(display_width("花都区") == 6);
    CHECK(display_width("3号线") == 5);
    CHECK(display_width("，。（）") == 8);
    CHECK(display_width("caf\u00e9") == 4);
    CHECK(display_width("cafe\u0301") == 4);
    CHECK(display_width("…") == 1);
}

TEST_CASE("an invalid byte is one column wide") {
    CHECK(display_width("\xff") == 1);
    CHECK(display_width("a\xff\xfe"
                        "b") == 4);
    CHECK(display_width("\xe8\x8a") == 2); // a character cut short
}

TEST_CASE("text is cut to a width with an ellipsis, never in a character") {
    CHECK(cut_to_width("花都区人民医院", 14) == "花都区人民医院");
    CHECK(cut_to_width("花都区人民医院", 13) == "花都区人民医…");
    CHECK(cut_to_width("花都区人民医院", 7) == "花都区…");
    CHECK(cut_to_width("花都区人民医院", 6) == "花都…");
    CHECK(cut_to_width("tunnel", 6) == "tunnel");
    CHECK(cut_to_width("tunnel", 5) == "tunn…");
    CHECK(cut_to_width("tunnel", 1) == "…");
    CHECK(cut_to_width("tunnel", 0).empty());
    CHECK(cut_to_width("", 0).empty());
}

TEST_CASE("a cut text is never wider than asked") {
    const std::string text = "A花b都 区\u0301人\xff民医院xyz";
    for (int width = 0; width <= display_width(text) + 1; ++width) { CHECK(display_width(cut_to_width(text, width)) <= width); }
}

TEST_CASE("padding counts columns and leaves longer text whole") {
    CHECK(pad_right("花都", 6) == "花都  ");
    CHECK(pad_left("花都", 6) == "  花都");
    CHECK(pad_right("花都", 4) == "花都");
    CHECK(pad_left("花都", 3) == "花都");
    CHECK(pad_right("", 2) == "  ");
}

TEST_CASE("the first invalid byte of UTF-8 is found") {
    CHECK_FALSE(invalid_utf8(""));
    CHECK_FALSE(invalid_utf8("花都区 tunnel 😀"));
    CHECK(invalid_utf8("\xff") == 0);
    CHECK(invalid_utf8("花\xff") == 3);
    CHECK(invalid_utf8("ab\xe8\x8a") == 2);       // cut short
    CHECK(invalid_utf8("\xc0\xaf") == 0);         // longer than it need be
    CHECK(invalid_utf8("a\xed\xa0\x80") == 1);    // a surrogate
    CHECK(invalid_utf8("\xf5\x80\x80\x80") == 0); // beyond Unicode
    CHECK(invalid_utf8("\xbb\xf6\xb6\xbc") == 0); // 花都 in GBK
}

TEST_CASE("the nearest word is the one that was meant") {
    const std::vector<std::string> words{"tunnel", "track", "station", "trail"};
    CHECK(nearest("tunel", words) == "tunnel");
    CHECK(nearest("tunnle", words) == "tunnel");
    CHECK(nearest("statoin", words) == "station");
    CHECK(nearest("track", words) == "track");
    CHECK_FALSE(nearest("demolition", words));
    CHECK_FALSE(nearest("tunnel", {}));
}

TEST_CASE("of two words equally near the first is meant") {
    CHECK(nearest("bat", {"cat", "hat"}) == "cat");
    CHECK(nearest("bat", {"hat", "cat"}) == "hat");
}

TEST_CASE("a key is lower-case words and single hyphens inside") {
    for (const auto* key : {"a", "7", "huadu-peoples-hospital", "line-24", "a-1-b"}) {
        INFO(key);
        CHECK(is_key(key));
    }
    for (const auto* wrong : {"", "-", "-a", "a-", "a--b", "Huadu", "a_b", "a b", "a/b", "花都", "a.b", "caf\u00e9"}) {
        INFO(wrong);
        CHECK_FALSE(is_key(wrong));
    }
}

TEST_CASE("a reader sees letters, marks, digits and signs, no blanks and no format characters") {
    for (const auto code : {U'a', U'医', U'é', U'½', U'“', U'\u0301', U'\U0001F600'}) { CHECK(is_visible(code)); }
    for (const auto code : {U' ', U'\u3000', U'\u200B', U'\uFEFF', U'\uE000', U'\u2028', U'\U000E0001'}) { CHECK_FALSE(is_visible(code)); }
}

} // namespace slipway
