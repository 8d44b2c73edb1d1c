// The transitive reduction, without a matrix of all pairs: a window of the order is swept backwards for a few hundred targets at a time.

#include "slipway/findings/quality.hpp"

#include <algorithm>
#include <bitset>
#include <functional>
#include <tuple>

namespace slipway {
namespace {

/// One bit a target. Many enough that a network all of whose relations are long takes n²/64 steps and not n² of them.
constexpr std::size_t targets_at_once = 512;
using Targets = std::bitset<targets_at_once>;

constexpr std::uint32_t nowhere = UINT32_MAX;

/// Whether a path may lead along a relation: its successor begins no earlier than its predecessor ends. A level of effort hands nothing on.
bool carries(const Network& network, const NetworkRelation& relation) {
    return relation.binds && relation.type == RelationType::finish_start && relation.lag >= Minutes{0} &&
           network.activities[relation.from].kind != ActivityKind::level_of_effort &&
           network.activities[relation.to].kind != ActivityKind::level_of_effort;
}

/// The relations that carry, by their predecessor.
struct Carrying {
    std::vector<std::uint32_t> begin; ///< by activity, and one more
    std::vector<std::uint32_t> to;
    std::vector<std::uint32_t> incoming; ///< by activity: how many

    [[nodiscard]] std::span<const std::uint32_t> out_of(std::uint32_t activity) const {
        return {to.data() + begin[activity], to.data() + begin[activity + 1]};
    }
};

Carrying carrying_relations(const Network& network) {
    const auto count = network.activities.size();
    Carrying all{std::vector<std::uint32_t>(count + 1, 0), {}, std::vector<std::uint32_t>(count, 0)};
    for (const auto& relation : network.relations) {
        if (!carries(network, relation)) { continue; }
        ++all.begin[relation.from + 1];
        ++all.incoming[relation.to];
    }
    for (std::size_t i = 0; i < count; ++i) { all.begin[i + 1] += all.begin[i]; }
    all.to.resize(all.begin.back());
    auto next = all.begin;
    for (const auto& relation : network.relations) {
        if (carries(network, relation)) { all.to[next[relation.from]++] = relation.to; }
    }
    return all;
}

/// A topological order that keeps together what hangs together, so that windows are narrow: depth first, by descending place.
struct DepthFirstOrder {
    std::vector<std::uint32_t> activities;
    std::vector<std::uint32_t> place; ///< by activity
};

DepthFirstOrder depth_first_order(const Carrying& carrying) {
    const auto count = carrying.incoming.size();
    DepthFirstOrder order{std::vector<std::uint32_t>(count), std::vector<std::uint32_t>(count, nowhere)};
    std::vector<std::uint32_t> next(carrying.begin.begin(), carrying.begin.end() - 1);
    std::vector<bool> seen(count, false);
    std::vector<std::uint32_t> walk;
    auto free = count;
    for (std::uint32_t root = 0; root < count; ++root) {
        if (seen[root]) { continue; }
        seen[root] = true;
        walk.push_back(root);
        while (!walk.empty()) {
            const auto at = walk.back();
            if (next[at] == carrying.begin[at + 1]) { // everything after it has its place
                order.place[at] = static_cast<std::uint32_t>(--free);
                order.activities[free] = at;
                walk.pop_back();
                continue;
            }
            const auto to = carrying.to[next[at]++];
            if (!seen[to]) { walk.push_back(to); }
            seen[to] = true;
        }
    }
    return order;
}

/// A relation that may be redundant, by the places of its ends.
struct Candidate {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t relation = 0;
};

/// Relations without lag that have other relations beside them at both ends; in order of their successor.
std::vector<Candidate> candidates_of(const Network& network, const Carrying& carrying, const DepthFirstOrder& order) {
    std::vector<Candidate> found;
    for (std::uint32_t i = 0; i < network.relations.size(); ++i) {
        const auto& relation = network.relations[i];
        const bool alone = carrying.out_of(relation.from).size() < 2 || carrying.incoming[relation.to] < 2;
        if (relation.lag != Minutes{0} || !carries(network, relation) || alone) { continue; }
        found.push_back({order.place[relation.from], order.place[relation.to], i});
    }
    std::ranges::sort(found, {}, [](const Candidate& one) { return std::tuple{one.to, one.from, one.relation}; });
    return found;
}

class Sweep {
public:
    Sweep(const Carrying& carrying, const DepthFirstOrder& order)
        : carrying_{carrying}, order_{order}, number_(order.activities.size(), nowhere) {}

    /// Adds the redundant ones among candidates with at most `targets_at_once` successors.
    void run(std::span<Candidate> batch, std::vector<std::uint32_t>& redundant) {
        const auto last = batch.back().to;
        const auto numbered = number_targets(batch);
        std::ranges::sort(batch, std::greater{}, &Candidate::from);
        const auto first = batch.back().from;
        reached_.assign(last - first + 1, {});
        auto next = batch.begin();
        for (auto place = last + 1; place-- > first;) {
            Targets further; // by two relations or more
            Targets at_once;
            look_ahead(place, first, last, further, at_once);
            for (; next != batch.end() && next->from == place; ++next) {
                if (further[number_[next->to]]) { redundant.push_back(next->relation); }
            }
            reached_[place - first] = further | at_once;
        }
        for (const auto place : numbered) { number_[place] = nowhere; }
    }

private:
    std::vector<std::uint32_t> number_targets(std::span<const Candidate> batch) {
        std::vector<std::uint32_t> numbered;
        for (const auto& one : batch) {
            if (number_[one.to] != nowhere) { continue; }
            number_[one.to] = static_cast<std::uint32_t>(numbered.size());
            numbered.push_back(one.to);
        }
        return numbered;
    }

    void look_ahead(std::uint32_t place, std::uint32_t first, std::uint32_t last, Targets& further, Targets& at_once) const {
        for (const auto activity : carrying_.out_of(order_.activities[place])) {
            const auto to = order_.place[activity];
            if (to > last) { continue; }
            further |= reached_[to - first];
            if (number_[to] != nowhere) { at_once.set(number_[to]); }
        }
    }

    const Carrying& carrying_;
    const DepthFirstOrder& order_;
    std::vector<std::uint32_t> number_; ///< by place: which target of the batch it is
    std::vector<Targets> reached_;      ///< by place from the first of the window: the targets that lie after it
};

} // namespace

std::vector<std::uint32_t> redundant_relations(const Network& network) {
    const auto carrying = carrying_relations(network);
    const auto order = depth_first_order(carrying);
    auto candidates = candidates_of(network, carrying, order);
    std::vector<std::uint32_t> redundant;
    Sweep sweep{carrying, order};
    for (std::size_t begin = 0; begin < candidates.size();) {
        auto end = begin;
        std::size_t targets = 0;
        for (; end < candidates.size(); ++end) {
            const bool another = end == begin || candidates[end].to != candidates[end - 1].to;
            if (another && ++targets > targets_at_once) { break; }
        }
        sweep.run({candidates.data() + begin, end - begin}, redundant);
        begin = end;
    }
    std::ranges::sort(redundant);
    return redundant;
}

} // namespace slipway
