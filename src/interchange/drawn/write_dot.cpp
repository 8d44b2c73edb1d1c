// The language of Graphviz: https://graphviz.org/doc/info/lang.html

#include "interchange/drawn/drawing.hpp"
#include "slipway/schedule/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace slipway {
namespace {

/// A quoted string; of labels too, where a backslash would begin an escape and a line feed ends a centred line.
std::string in_quotes(std::string_view text) {
    std::string out{"\""};
    for (const char letter : clean(text)) {
        if (letter == '\n') {
            out += "\\n";
            continue;
        }
        if (letter == '"' || letter == '\\') { out += '\\'; }
        out += letter;
    }
    return out + '"';
}

class Graph {
public:
    explicit Graph(const Drawn& drawn) : drawn_{drawn}, chosen_{chosen_projects(drawn)}, critical_for_{critical_for(drawn)} {
        for (auto& projects : critical_for_) {
            std::erase_if(projects, [&](std::uint32_t project) { return !chosen_[project]; });
        }
    }

    [[nodiscard]] std::string text() {
        out_ = "digraph slipway {\n";
        out_ += "  graph [rankdir=LR, fontname=\"sans-serif\", style=rounded, color=\"#999999\"];\n";
        out_ += "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\", fontsize=11];\n";
        out_ += "  edge [fontname=\"sans-serif\", fontsize=9, color=\"#555555\"];\n";
        for (const auto project : drawn_.projects) { add_cluster(project); }
        add_relations();
        return out_ + "}\n";
    }

private:
    void add_cluster(std::uint32_t project) {
        const auto& record = drawn_.portfolio.projects[project];
        out_ += fmt::format("  subgraph {} {{\n    label={};\n", in_quotes("cluster_" + record.key),
                            in_quotes(record.name.in(drawn_.language)));
        for (const auto activity : drawn_.portfolio.in_order_of_work(project)) { add_node(activity); }
        out_ += "  }\n";
    }

    void add_node(std::uint32_t activity) {
        const auto& one = drawn_.portfolio.activities[activity];
        out_ += fmt::format("    {} [label={}", in_quotes(drawn_.portfolio.full_key(activity)), in_quotes(label(activity)));
        if (is_milestone(one.kind())) { out_ += ", shape=diamond, style=filled"; }
        if (one.kind() == ActivityKind::level_of_effort) { out_ += ", style=\"rounded,filled,dashed\""; }
        if (drawn_.outlook.progress.facts[activity].complete()) {
            out_ += R"(, fillcolor="#e0e0e0", color="#999999", fontcolor="#666666")";
        } else if (!critical_for_[activity].empty()) {
            out_ += ", color=red, penwidth=2.5, fontname=\"sans-serif bold\"";
        }
        out_ += "];\n";
    }

    [[nodiscard]] std::string label(std::uint32_t activity) const {
        const auto& one = drawn_.portfolio.activities[activity];
        const auto days = drawn_days(drawn_, activity);
        auto name = one.name().in(drawn_.language).empty() ? one.key() : one.name().in(drawn_.language);
        if (!days.finish) { return name; }
        const auto* before = days.implied ? "≤" : "";
        if (*days.start == *days.finish) { return fmt::format("{}\n{}{}", name, before, to_string(*days.finish)); }
        return fmt::format("{}\n{} – {}{}", name, to_string(*days.start), before, to_string(*days.finish));
    }

    void add_relations() {
        std::set<std::uint32_t> outside;
        std::string edges;
        for (std::uint32_t i = 0; i < drawn_.portfolio.relations.size(); ++i) {
            const auto& relation = drawn_.portfolio.relations[i];
            const bool from = is_chosen(relation.from);
            const bool to = is_chosen(relation.to);
            if (!from && !to) { continue; }
            if (!from) { outside.insert(relation.from); }
            if (!to) { outside.insert(relation.to); }
            edges += edge(i);
        }
        for (const auto activity : outside) { add_outside(activity); }
        out_ += edges;
    }

    /// Work of projects that are not drawn, which the drawn ones are tied to.
    void add_outside(std::uint32_t activity) {
        const auto key = drawn_.portfolio.full_key(activity);
        out_ += fmt::format("  {} [label={}, style=\"rounded,dashed\", color=\"#999999\"];\n", in_quotes(key),
                            in_quotes(key + "\n" + label(activity)));
    }

    [[nodiscard]] std::string edge(std::uint32_t index) const {
        const auto& relation = drawn_.portfolio.relations[index];
        const auto& portfolio = drawn_.portfolio;
        std::vector<std::string> attributes;
        const auto words = relation_words(drawn_, relation);
        if (words != "FS") { attributes.push_back("label=" + in_quotes(words)); }
        if (on_longest_path(index)) { attributes.emplace_back("color=red, penwidth=2.5"); }
        return fmt::format("  {} -> {}{};\n", in_quotes(portfolio.full_key(relation.from)), in_quotes(portfolio.full_key(relation.to)),
                           attributes.empty() ? "" : fmt::format(" [{}]", fmt::join(attributes, ", ")));
    }

    /// Both ends lie on the longest path of one project, and the relation is what sets the date of the second.
    [[nodiscard]] bool on_longest_path(std::uint32_t index) const {
        const auto& relation = drawn_.portfolio.relations[index];
        const auto& from = critical_for_[relation.from];
        const auto& to = critical_for_[relation.to];
        const bool together = std::ranges::any_of(from, [&](std::uint32_t project) { return std::ranges::binary_search(to, project); });
        return together && drives(drawn_.outlook.likely_scheduled(), index);
    }

    [[nodiscard]] bool is_chosen(std::uint32_t activity) const { return chosen_[drawn_.portfolio.activities[activity].project]; }

    const Drawn& drawn_;
    std::vector<bool> chosen_;
    std::vector<std::vector<std::uint32_t>> critical_for_;
    std::string out_;
};

} // namespace

std::string write_dot(const Drawn& drawn) { return Graph{drawn}.text(); }

} // namespace slipway
