// Schedules for Graphviz. The checker reads the language strictly, so that what passes here is drawn there.

#include "support/drawn.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {
namespace {

using test::finished;
using test::nothing;
using test::on;
using test::one_road;
using test::stage;

const auto fresh = stage("preparatory", "2023-01-02");

using Attributes = std::map<std::string, std::string>;

struct DotGraph {
    std::map<std::string, Attributes> nodes;
    std::map<std::string, std::string> cluster_of; ///< node → cluster
    std::map<std::string, Attributes> edges;       ///< "a -> b"
    std::map<std::string, std::string> labels;     ///< of clusters
};

/// Reads what of the language is used here, and throws at anything else: graph, subgraph, node and edge statements, attribute lists.
class DotReader {
public:
    explicit DotReader(std::string_view text) : text_{text} {}

    DotGraph read() {
        expect("digraph");
        static_cast<void>(id());
        expect("{");
        statements("");
        if (!next().empty()) { throw std::runtime_error("text behind the graph"); }
        return std::move(graph_);
    }

private:
    void statements(const std::string& cluster) {
        while (!take("}")) {
            if (take("subgraph")) {
                const auto name = id();
                expect("{");
                statements(name);
                continue;
            }
            statement(cluster);
            expect(";");
        }
    }

    void statement(const std::string& cluster) {
        const auto first = id();
        if (take("=")) {
            if (first != "label" || cluster.empty()) { throw std::runtime_error("an attribute of no cluster"); }
            graph_.labels[cluster] = id();
            return;
        }
        if (take("->")) {
            const auto second = id();
            auto name = first + " -> " + second;
            while (graph_.edges.contains(name)) { name += " again"; } // two relations may tie the same two
            graph_.edges[name] = attributes();
            return;
        }
        if (first == "graph" || first == "node" || first == "edge") {
            static_cast<void>(attributes());
            return;
        }
        if (!graph_.nodes.emplace(first, attributes()).second) { throw std::runtime_error("twice: " + first); }
        graph_.cluster_of[first] = cluster;
    }

    Attributes attributes() {
        Attributes all;
        if (!take("[")) { return all; }
        do {
            const auto name = id();
            expect("=");
            all[name] = id();
        } while (take(","));
        expect("]");
        return all;
    }

    /// A word, a number or a quoted string; of the latter what stands between the quotes, \" made plain.
    std::string id() {
        const auto token = next();
        if (token.empty()) { throw std::runtime_error("the text ends where an id should stand"); }
        at_ += token.size();
        if (token.front() != '"') {
            if (token.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789.") != std::string_view::npos) {
                throw std::runtime_error("no id: " + std::string{token});
            }
            return std::string{token};
        }
        std::string out;
        for (std::size_t i = 1; i + 1 < token.size(); ++i) {
            const bool escapes = token[i] == '\\';
            if (escapes && token[i + 1] != '"') { out += token[i]; }
            if (escapes) { ++i; }
            out += token[i];
        }
        return out;
    }

    /// The token at the place reached: a quoted string, a word, an arrow or a single sign; empty at the end.
    std::string_view next() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) { ++at_; }
        const auto rest = text_.substr(at_);
        if (rest.empty()) { return rest; }
        if (rest.front() == '"') { return rest.substr(0, quoted_size(rest)); }
        if (rest.starts_with("->")) { return rest.substr(0, 2); }
        const auto word = rest.find_first_of(" \n\"{}[];,=");
        return rest.substr(0, std::max<std::size_t>(word, 1));
    }

    static std::size_t quoted_size(std::string_view rest) {
        for (std::size_t i = 1; i < rest.size(); ++i) {
            if (rest[i] == '\n') { throw std::runtime_error("a line ends inside quotes"); }
            if (rest[i] == '\\') {
                ++i;
                continue;
            }
            if (rest[i] == '"') { return i + 1; }
        }
        throw std::runtime_error("a quote is not closed");
    }

    bool take(std::string_view token) {
        if (next() != token) { return false; }
        at_ += token.size();
        return true;
    }
    void expect(std::string_view token) {
        if (!take(token)) { throw std::runtime_error(fmt::format("\"{}\" where \"{}\" should stand", next(), token)); }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    DotGraph graph_;
};

DotGraph graph_of(const test::OneDay& known, Language language = Language::en) {
    const test::AllDrawn all{known, language};
    return DotReader{write_dot(all.drawn())}.read();
}

std::string label(const Attributes& attributes) { return attributes.contains("label") ? attributes.at("label") : ""; }
std::string color(const Attributes& attributes) { return attributes.contains("color") ? attributes.at("color") : ""; }

TEST_CASE("the checker of graphs refuses what Graphviz refuses") {
    for (const auto* wrong : {"digraph g { a -> ; }", "digraph g { a }", "digraph g { \"a ; }", "digraph g { a [label=]; }",
                              "digraph g { a-b; }", "digraph g { a; } b", "digraph g { a; a; }", "graph g { a; }"}) {
        CHECK_THROWS_AS(DotReader{wrong}.read(), std::runtime_error);
    }
    CHECK(DotReader{R"(digraph g { a [label="x\"y"]; a -> b; })"}.read().nodes.at("a").at("label") == "x\"y");
}

TEST_CASE("every project is a cluster of its work, each with its name and days, milestones as diamonds") {
    const auto graph = graph_of(on("2023-01-02", test::two_roads(fresh)));
    CHECK(graph.nodes.size() == 10);
    CHECK(graph.labels == std::map<std::string, std::string>{{"cluster_x", "x"}, {"cluster_y", "y"}});
    CHECK(graph.cluster_of.at("y/permit") == "cluster_y");
    CHECK(label(graph.nodes.at("x/design")) == "design\\n2023-01-02 – 2023-01-27");
    CHECK(label(graph.nodes.at("x/completion")) == "completion\\n2023-04-07");
    CHECK(graph.nodes.at("x/completion").at("shape") == "diamond");
    CHECK(!graph.nodes.at("x/works").contains("shape"));
    CHECK(graph.edges.contains("x/completion -> y/design"));
}

TEST_CASE("a relation other than finish to start without lag is labelled") {
    const auto graph = graph_of(on("2023-01-02", one_road(fresh + R"([project.activities.a]
duration = "2wd"
after = ["design SS+5wd"]
[project.activities.b]
duration = "2wd"
after = ["a FF", "design FS-4wd"]
)")));
    CHECK(label(graph.edges.at("x/design -> x/a")) == "SS+5wd");
    CHECK(label(graph.edges.at("x/a -> x/b")) == "FF");
    CHECK(label(graph.edges.at("x/design -> x/b")) == "FS-4wd");
    CHECK(label(graph.edges.at("x/design -> x/permit")) == nothing);
}

TEST_CASE("the longest path to each completion is red, what is complete is grey") {
    const auto graph = graph_of(on("2023-02-06", one_road(fresh + "[project.activities.aside]\nduration = \"2wd\"\nafter = [\"permit\"]\n"),
                                   {finished("x/design", "2023-01-27")}));
    for (const auto* key : {"x/permit", "x/works-start", "x/works", "x/completion"}) { CHECK(color(graph.nodes.at(key)) == "red"); }
    CHECK(color(graph.nodes.at("x/aside")) == nothing);
    CHECK(graph.nodes.at("x/design").at("fillcolor") == "#e0e0e0");
    CHECK(color(graph.edges.at("x/permit -> x/works-start")) == "red");
    CHECK(color(graph.edges.at("x/permit -> x/aside")) == nothing);
    CHECK(color(graph.edges.at("x/design -> x/permit")) == nothing);
}

TEST_CASE("a path that runs through two projects is red in both") {
    const auto graph = graph_of(on("2023-01-02", test::two_roads(fresh)));
    CHECK(color(graph.edges.at("x/completion -> y/design")) == "red");
    CHECK(color(graph.edges.at("y/works -> y/completion")) == "red");
}

TEST_CASE("work of a project that is not drawn stands outside the clusters") {
    const auto known = on("2023-01-02", test::two_roads(fresh));
    const std::vector<std::uint32_t> one{known.project("y")};
    const auto graph = DotReader{write_dot({known.portfolio, known.outlook, one, Language::en})}.read();
    CHECK(graph.nodes.size() == 6);
    CHECK(graph.cluster_of.at("x/completion") == nothing);
    CHECK(label(graph.nodes.at("x/completion")).starts_with("x/completion\\n"));
}

TEST_CASE("quotes, backslashes and line ends of names stay inside their label") {
    const auto graph = graph_of(on("2023-01-02", one_road(fresh + R"(name = { en = "A \"B\" \\" }
[project.activities.design]
name = { en = "end\\\nnext\"" }
)")));
    CHECK(graph.labels.at("cluster_x") == R"(A "B" \\)");
    CHECK(label(graph.nodes.at("x/design")) == R"(end\\\nnext"\n2023-01-02 – 2023-01-27)");
}

TEST_CASE("work without a forecast has no days") {
    CHECK(label(graph_of(on("2023-01-02", one_road(""))).nodes.at("x/design")) == "design");
}

TEST_CASE("the graph of the shipped portfolio can be read") {
    const auto& shipped = test::shipped();
    const auto graph = graph_of(on("2023-06-30", shipped.portfolio), Language::zh);
    CHECK(graph.nodes.size() == shipped.portfolio.activities.size());
    CHECK(graph.edges.size() == shipped.portfolio.relations.size());
}

} // namespace
} // namespace slipway
