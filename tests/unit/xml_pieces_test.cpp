#include "interchange/mspdi/xml_pieces.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <sstream>
#include <string>
#include <vector>

using namespace slipway::interchange;

namespace {

constexpr std::array<std::string_view, 1> opened{"Tasks"};

struct Cut {
    std::vector<std::string> pieces; ///< "parent/name@line:column"
    std::string problem;             ///< "code@line"
};

Cut cut(const std::string& text, XmlLimits limits = {}) {
    std::istringstream in{text};
    Utf8Blocks blocks{in};
    XmlPieces pieces{blocks, opened, limits};
    Cut result;
    if (pieces.root()) {
        while (const auto piece = pieces.next()) {
            result.pieces.push_back(std::string{piece->parent} + "/" + std::string{XmlNode{*piece, 0}.name()} + "@" +
                                    std::to_string(piece->line) + ":" + std::to_string(piece->column));
        }
    }
    if (pieces.problem()) { result.problem = pieces.problem()->code + "@" + std::to_string(pieces.problem()->line); }
    return result;
}

} // namespace

TEST_CASE("children of the root are pieces, and of an opened list its children") {
    const auto result = cut("<P>\n <A>1</A>\n <Tasks>\n  <Task><UID>1</UID></Task><Task/>\n </Tasks><B/>\n</P>\n");
    CHECK(result.problem.empty());
    CHECK(result.pieces == std::vector<std::string>{"/A@2:2", "Tasks/Task@4:3", "Tasks/Task@4:28", "/B@5:10"});
}

TEST_CASE("comments, CDATA, instructions, quoted signs and prefixes do not cut a piece") {
    const auto result = cut("<?xml version='1.0'?><!-- <x> --><!DOCTYPE P><m:P a='>'><m:Tasks><m:Task n=\"</m:Task>\">"
                            "<!-- </m:Task> --><![CDATA[</m:Task>]]><?do </m:Task>?></m:Task></m:Tasks></m:P><!-- end -->");
    CHECK(result.problem.empty());
    CHECK(result.pieces == std::vector<std::string>{"Tasks/Task@1:66"});
}

TEST_CASE("elements of a piece know their content and their children") {
    std::istringstream in{"<P><T><a>1</a><b><c>2</c><c/></b></T></P>"};
    Utf8Blocks blocks{in};
    XmlPieces pieces{blocks, opened};
    REQUIRE(pieces.root() == "P");
    const auto piece = pieces.next();
    REQUIRE(piece);
    const XmlNode node{*piece, 0};
    std::string names;
    node.each_child([&](XmlNode child) { names += child.name(); });
    CHECK(names == "ab");
    CHECK(node.child("a")->content() == "1");
    CHECK(node.child("b")->content() == "<c>2</c><c/>");
    CHECK(node.child("b")->child("c")->content() == "2");
    CHECK_FALSE(node.child("c"));
}

TEST_CASE("a text longer than the blocks that it is read in is cut the same") {
    std::string text = "<P><Tasks>\n";
    for (int i = 0; i < 30'000; ++i) { text += "<Task><UID>" + std::to_string(i) + "</UID><Name>工作</Name></Task>\n"; }
    const auto result = cut(text + "</Tasks></P>");
    CHECK(result.problem.empty());
    REQUIRE(result.pieces.size() == 30'000);
    CHECK(result.pieces.back() == "Tasks/Task@30001:1");
}

TEST_CASE("a text cut short anywhere is a problem, never a crash") {
    const std::string text = "<?xml version=\"1.0\"?>\n<P x='1'><Tasks><Task><!-- c --><N><![CDATA[x]]></N></Task></Tasks></P>";
    for (std::size_t length = 0; length < text.size(); ++length) {
        INFO(length);
        CHECK_FALSE(cut(text.substr(0, length)).problem.empty());
    }
    CHECK(cut(text).problem.empty());
}

TEST_CASE("tags that do not match are told with their line") {
    CHECK(cut("<P>\n<A>\n<B></A></B></P>").problem == "bad-xml@3");
    CHECK(cut("<P>\n<Tasks></P></Tasks>").problem == "bad-xml@2");
    CHECK(cut("<P></Q>").problem == "bad-xml@1");
    CHECK(cut("<P></P><Q></Q>").problem == "bad-xml@1");
    CHECK(cut("just text").problem == "bad-xml@1");
    CHECK(cut("<P><!what></P>   ").problem == "bad-xml@1");
    CHECK(cut("").problem == "bad-xml@1");
}

TEST_CASE("a document type with entities of its own is refused, another is passed over") {
    CHECK(cut("<!DOCTYPE P [<!ENTITY a \"b\">]>\n<P><A>&a;</A></P>").problem == "document-type@1");
    CHECK(cut("<!DOCTYPE P SYSTEM \"file:///etc/passwd\">\n<P></P>").problem.empty());
}

TEST_CASE("an element beyond the limits is refused without being held") {
    const std::string large(200'000, 'x');
    CHECK(cut("<P>\n<A>" + large + "</A></P>", {.bytes = 100'000}).problem == "element-too-large@2");
    CHECK(cut("<P>\n<!--" + large + "--></P>", {.bytes = 100'000}).problem == "element-too-large@2");
    CHECK(cut("<P><" + large + "></P>").problem == "bad-xml@1");
    std::string deep = "<P>";
    for (int i = 0; i < 200; ++i) { deep += "<A>"; }
    CHECK(cut(deep).problem == "nested-too-deep@1");
    std::string many = "<P><A>";
    for (int i = 0; i < 2000; ++i) { many += "<B/>"; }
    CHECK(cut(many + "</A></P>", {.elements = 1000}).problem == "element-too-large@1");
}

TEST_CASE("bytes that are not UTF-8, and NUL, are told with their line") {
    CHECK(cut("<P>\n<A>\xFF</A></P>").problem == "bad-encoding@2");
    CHECK(cut(std::string{"<P>\n\n<A>"} + '\0' + "</A></P>").problem == "nul-byte@3");
    CHECK(cut("<P><A>\xE4\xB8").problem == "bad-encoding@1");
}

TEST_CASE("other encodings are converted by what the text says of itself") {
    CHECK(cut("<?xml version=\"1.0\" encoding=\"GB2312\"?><P><\xD6\xD0>1</\xD6\xD0></P>").pieces == std::vector<std::string>{"/中@1:43"});
    CHECK(cut("<?xml version='1.0' encoding='windows-1252'?><P><\xE9/></P>").pieces == std::vector<std::string>{"/é@1:49"});
    CHECK(cut("<?xml version='1.0' encoding='no-such'?><P></P>").problem == "unknown-encoding@1");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string_view{"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<P><A/></P>"}) {
        wide += c;
        wide += '\0';
    }
    CHECK(cut(wide).pieces == std::vector<std::string>{"/A@2:4"});
    CHECK(cut("\xEF\xBB\xBF<P><A/></P>").pieces == std::vector<std::string>{"/A@1:4"});
}
