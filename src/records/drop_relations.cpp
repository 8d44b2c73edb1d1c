#include "records/drop_relations.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway::records {
namespace {

constexpr std::size_t longest_list = 12;

/// The relations of a portfolio as one drop sees them.
class Beneath {
public:
    Beneath(const Portfolio& portfolio, const RelationDrop& drop) : portfolio_{portfolio}, drop_{drop} {}

    /// The indices of those to drop.
    [[nodiscard]] std::vector<std::size_t> dropped() const {
        const auto ends = [](const Relation& relation) { return std::pair{relation.from, relation.to}; };
        const auto& all = portfolio_.relations;
        std::vector<std::size_t> found;
        for (auto at = std::ranges::lower_bound(all, std::pair{drop_.from, drop_.to}, {}, ends);
             at != all.end() && at->from == drop_.from && at->to == drop_.to; ++at) {
            if (is_beneath(*at) && at->type == drop_.raw->type.value_or(at->type)) {
                found.push_back(static_cast<std::size_t>(at - all.begin()));
            }
        }
        return found;
    }

    void report_none(Problems& problems) const {
        const auto type = drop_.raw->type ? fmt::format("{} ", word_of(relation_type_words, *drop_.raw->type)) : std::string{};
        problems.error(
            drop_.raw->to.activity.span,
            {"unknown-relation",
             fmt::format(R"(no {}relation from "{}" to "{}")", type, portfolio_.full_key(drop_.from), portfolio_.full_key(drop_.to)),
             fmt::format("\"{}\" goes on to {}\n\"{}\" waits for {}", portfolio_.full_key(drop_.from), followers(),
                         portfolio_.full_key(drop_.to), predecessors())});
    }

private:
    [[nodiscard]] bool is_beneath(const Relation& relation) const { return relation.span().file < drop_.raw->beneath; }

    [[nodiscard]] std::string followers() const {
        std::vector<std::string> words;
        for (const auto& one : portfolio_.relations) {
            if (one.from == drop_.from && is_beneath(one)) { words.push_back(words_of(one, one.to)); }
        }
        return list(std::move(words));
    }

    [[nodiscard]] std::string predecessors() const {
        std::vector<std::string> words;
        for (const auto& one : portfolio_.relations) {
            if (one.to == drop_.to && is_beneath(one)) { words.push_back(words_of(one, one.from)); }
        }
        return list(std::move(words));
    }

    /// "a/design SS+30wd".
    [[nodiscard]] std::string words_of(const Relation& relation, std::uint32_t end) const {
        const bool lag = !relation.lag_text().empty();
        return fmt::format("{} {}{}{}", portfolio_.full_key(end), word_of(relation_type_words, relation.type),
                           lag && !relation.lag_text().starts_with('-') ? "+" : "", relation.lag_text());
    }

    static std::string list(std::vector<std::string> words) {
        if (words.empty()) { return "nothing"; }
        const auto more = words.size() - std::min(words.size(), longest_list);
        words.resize(words.size() - more);
        return quoted_list(words) + (more > 0 ? fmt::format(" and {} more", more) : std::string{});
    }

    const Portfolio& portfolio_;
    const RelationDrop& drop_;
};

} // namespace

void drop_relations(std::span<const RelationDrop> drops, Portfolio& portfolio, Problems& problems) {
    if (drops.empty()) { return; }
    std::vector<bool> gone(portfolio.relations.size());
    for (const auto& drop : drops) {
        const Beneath beneath{portfolio, drop};
        const auto found = beneath.dropped();
        if (found.empty()) { beneath.report_none(problems); }
        for (const auto at : found) { gone[at] = true; }
    }
    std::vector<Relation> kept;
    for (std::size_t at = 0; at < gone.size(); ++at) {
        if (!gone[at]) { kept.push_back(portfolio.relations[at]); }
    }
    portfolio.relations = std::move(kept);
}

} // namespace slipway::records
