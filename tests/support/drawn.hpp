#pragma once
// A whole portfolio as the exports for other programs take it.

#include "slipway/interchange/draw.hpp"
#include "support/one_day.hpp"

#include <numeric>
#include <vector>

namespace slipway::test {

/// All projects of a day, in order of keys. The day must outlive it.
class AllDrawn {
public:
    explicit AllDrawn(const OneDay& known, Language language = Language::en)
        : projects_(known.portfolio.projects.size()), known_{known}, language_{language} {
        std::iota(projects_.begin(), projects_.end(), 0U);
    }
    [[nodiscard]] Drawn drawn() const { return {known_.portfolio, known_.outlook, projects_, language_}; }

private:
    std::vector<std::uint32_t> projects_;
    const OneDay& known_;
    Language language_;
};

/// The count of each loss, "code 2, other 1"; empty when there is none.
inline std::string counts_of(const Losses& losses) {
    std::string all;
    for (const auto& loss : losses.all()) { all += (all.empty() ? "" : ", ") + loss.code + " " + std::to_string(loss.count); }
    return all;
}

/// Two roads, the second waiting for the first: design (20 wd), permit (10 wd), works-start, works (40 wd), completion.
inline std::string two_roads(const std::string& facts, const std::string& relation = R"(to = "y/design")") {
    return road_template +
           road("x", facts + "[[project.relation]]\nfrom = \"completion\"\nbecause = \"x comes first\"\n" + relation + "\n") +
           road("y", facts);
}

} // namespace slipway::test
