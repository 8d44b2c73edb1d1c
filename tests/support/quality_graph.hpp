#pragma once
// A network as text seen as a portfolio with its outlook, so that a test of a check reads as a picture.

#include "slipway/findings/quality.hpp"
#include "support/graph.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

namespace slipway::test {

struct JudgedGraph {
    Graph graph;
    Portfolio portfolio;
    Outlook outlook;
    QualityFacts facts;

    [[nodiscard]] std::vector<QualityResult> results(const std::vector<bool>& projects = {}) const {
        return quality(portfolio, outlook, facts, projects);
    }
    [[nodiscard]] QualityResult result(std::string_view code) const {
        const auto all = results();
        const auto found = std::ranges::find(all, code, &QualityResult::code);
        if (found == all.end()) { throw std::runtime_error("no such check " + std::string{code}); }
        return *found;
    }
    /// "fails 50 (1 of 2): A B-C", "passes 0 (0 of 2)", "not-judged": what a check found.
    [[nodiscard]] std::string says(std::string_view code) const;
    /// The finish that the baseline gives an activity.
    JudgedGraph& baseline(std::string_view activity, std::string_view finish) {
        facts.baseline_finish.resize(graph.names.size());
        facts.baseline_finish[graph.at(activity)] = parse_date(finish).value();
        return *this;
    }
};

/// Precondition: the activities of each project stand together in the text.
[[nodiscard]] JudgedGraph judged(std::string_view text);

} // namespace slipway::test
