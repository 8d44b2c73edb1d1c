#include "records/work.hpp"

#include <cassert>
#include <map>
#include <tuple>

namespace slipway::records {
namespace {

std::vector<MergedActivity> merged(const WorkSource& source) {
    static const std::vector<RawActivity> none;
    const auto& base = source.base != nullptr ? source.base->activities : none;
    const auto& own = source.own != nullptr ? source.own->activities : none;
    std::vector<MergedActivity> activities;
    activities.reserve(base.size() + own.size());
    auto b = base.begin();
    auto o = own.begin();
    while (b != base.end() || o != own.end()) {
        const bool from_base = b != base.end() && (o == own.end() || b->key.text <= o->key.text);
        const bool from_own = o != own.end() && (b == base.end() || o->key.text <= b->key.text);
        activities.push_back({from_base ? &*b++ : nullptr, from_own ? &*o++ : nullptr});
    }
    return activities;
}

/// Which of the activities the project drops.
std::vector<bool> dropped_of(const WorkSource& source, const std::vector<MergedActivity>& activities, const Names& names,
                             const UnreadKeys& unread, Problems& problems) {
    std::vector<bool> dropped(activities.size());
    if (source.own == nullptr) { return dropped; }
    for (const auto& [word, overrules] : source.own->drop) {
        const auto found = source.complete ? find_or_report("activity", word, names, unread, problems) : names.find(word.text);
        if (!found) { continue; }
        dropped[*found] = true;
        const auto& activity = activities[*found];
        if (activity.own == nullptr || overrules) { continue; }
        problems.error(word.span, {"bad-activity", fmt::format("activity \"{}\" is dropped and also described", word.text),
                                   fmt::format("take it out of `drop`, or take out its table ({})",
                                               problems.place(activity.own->key.span, word.span))});
    }
    return dropped;
}

class EdgeReader {
public:
    EdgeReader(const WorkSource& source, const Names& names, const UnreadKeys& unread, Problems& problems)
        : source_{source}, names_{names}, unread_{unread}, problems_{problems} {}

    std::optional<Edge> edge(const RawAfter& after, std::uint32_t to, bool of_template) {
        const auto& word = after.from.activity;
        Edge edge{.foreign = nullptr, .to = to, .type = after.type, .span = word.span, .written = of_template ? &after : nullptr};
        if (after.lag) { edge.lag = {{after.lag->duration}, after.lag->text}; }
        const bool own_project = source_.own != nullptr && after.from.project && after.from.project->text == source_.own->key.text;
        if (after.from.project && !own_project) {
            edge.foreign = &after.from;
            return edge;
        }
        const auto from = source_.complete ? find_or_report("activity", word, names_, unread_, problems_) : names_.find(word.text);
        if (!from) { return std::nullopt; }
        if (*from == to) {
            problems_.error(word.span, {"self-relation", fmt::format("activity \"{}\" waits for itself", word.text),
                                        "name the activity it waits for, or take the relation out"});
            return std::nullopt;
        }
        edge.from = *from;
        return edge;
    }

private:
    const WorkSource& source_;
    const Names& names_;
    const UnreadKeys& unread_;
    Problems& problems_;
};

bool from_start(RelationType type) { return type == RelationType::start_start || type == RelationType::start_finish; }

bool to_start(RelationType type) { return type == RelationType::finish_start || type == RelationType::start_start; }

RelationType joined_type(RelationType first, RelationType second) {
    if (from_start(first)) { return to_start(second) ? RelationType::start_start : RelationType::start_finish; }
    return to_start(second) ? RelationType::finish_start : RelationType::finish_finish;
}

Lag sum(const Lag& first, const Lag& second) {
    if (first.terms.empty()) { return second; }
    Lag total = first;
    total.terms.insert(total.terms.end(), second.terms.begin(), second.terms.end());
    if (!second.text.empty()) { total.text += (second.text.starts_with('-') ? " " : " + ") + second.text; }
    return total;
}

Edge joined(const Edge& first, const Edge& second) {
    return {first.from, first.foreign, second.to, joined_type(first.type, second.type), sum(first.lag, second.lag), second.span};
}

/// Takes one dropped activity out of the relations. Of several joined relations that say the same, one stays.
std::vector<Edge> without(std::uint32_t dropped, std::vector<Edge> edges) {
    std::vector<Edge> kept;
    std::vector<Edge> into;
    std::vector<Edge> out_of;
    for (auto& edge : edges) {
        const bool from_dropped = edge.foreign == nullptr && edge.from == dropped;
        (edge.to == dropped ? into : from_dropped ? out_of : kept).push_back(std::move(edge));
    }
    const auto identity = [](const Edge& edge) { return std::tuple{edge.from, edge.foreign, edge.to, edge.type, edge.lag.text}; };
    std::map<decltype(identity(Edge{})), bool> seen;
    for (const auto& edge : kept) { seen[identity(edge)] = true; }
    for (const auto& second : out_of) {
        for (const auto& first : into) {
            auto edge = joined(first, second);
            const bool loop = edge.foreign == nullptr && edge.from == edge.to;
            if (!loop && seen.emplace(identity(edge), true).second) { kept.push_back(std::move(edge)); }
        }
    }
    return kept;
}

/// Takes one activity out with its relations.
std::vector<Edge> untied(std::uint32_t from_all, std::vector<Edge> edges) {
    std::erase_if(edges, [&](const Edge& edge) { return edge.to == from_all || (edge.foreign == nullptr && edge.from == from_all); });
    return edges;
}

/// Leaves the dropped activities out, and numbers the rest anew.
void drop(const std::vector<bool>& dropped, Work& work) {
    std::vector<std::uint32_t> place(dropped.size());
    std::vector<MergedActivity> kept;
    for (std::uint32_t at = 0; at < dropped.size(); ++at) {
        place[at] = static_cast<std::uint32_t>(kept.size());
        if (dropped[at]) {
            const bool drives = !work.activities[at].is_level_of_effort();
            work.edges = drives ? without(at, std::move(work.edges)) : untied(at, std::move(work.edges));
            work.dropped.push_back(work.activities[at].key());
        } else {
            kept.push_back(work.activities[at]);
        }
    }
    for (auto& edge : work.edges) {
        if (edge.foreign == nullptr) { edge.from = place[edge.from]; }
        edge.to = place[edge.to];
    }
    work.activities = std::move(kept);
}

} // namespace

const RawActivity& MergedActivity::kind_source() const {
    const bool own_says = own != nullptr && (own->duration || own->kind || own->mistaken);
    assert(own != nullptr || base != nullptr);
    return own_says || base == nullptr ? *own : *base;
}

Names names_of_activities(const std::vector<MergedActivity>& activities) {
    std::vector<Word> words;
    words.reserve(activities.size());
    for (const auto& activity : activities) { words.push_back(activity.key()); }
    return Names{std::move(words)};
}

Work work_of(const WorkSource& source, const UnreadKeys& unread, Problems& problems) {
    Work work{merged(source), {}, {}};
    const auto names = names_of_activities(work.activities);
    const auto dropped = dropped_of(source, work.activities, names, unread, problems);
    EdgeReader reader{source, names, unread, problems};
    for (std::uint32_t to = 0; to < work.activities.size(); ++to) {
        const auto& activity = work.activities[to];
        const auto* after = activity.chosen(&RawActivity::after);
        if (after == nullptr) { continue; }
        const bool of_template = activity.own == nullptr || !activity.own->after;
        for (const auto& one : *after) {
            if (auto edge = reader.edge(one, to, of_template)) { work.edges.push_back(std::move(*edge)); }
        }
    }
    if (std::ranges::find(dropped, true) != dropped.end()) { drop(dropped, work); }
    return work;
}

} // namespace slipway::records
