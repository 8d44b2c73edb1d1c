#include "slipway/tracking/attribution.hpp"

#include "tracking/attribution_trail.hpp"

#include <algorithm>
#include <cassert>

namespace slipway {
namespace {

/// The observations about the days up to `day`, compared one by one.
bool say_the_same(std::span<const Observation> left, std::span<const Observation> right, Date day) {
    const auto next = [&](std::span<const Observation> all, std::size_t at) {
        while (at < all.size() && all[at].day > day) { ++at; }
        return at;
    };
    std::size_t i = 0;
    std::size_t j = 0;
    for (;; ++i, ++j) {
        i = next(left, i);
        j = next(right, j);
        if (i == left.size() || j == right.size()) { return i == left.size() && j == right.size(); }
        if (left[i] != right[j]) { return false; }
    }
}

std::vector<std::optional<std::uint32_t>> counterparts(const Portfolio& of, const Portfolio& in) {
    std::vector<std::optional<std::uint32_t>> found;
    found.reserve(of.activities.size());
    for (std::uint32_t i = 0; i < of.activities.size(); ++i) { found.push_back(in.find_activity(of.full_key(i))); }
    return found;
}

} // namespace

Comparison::Comparison(const Situation& then, const Situation& now)
    : then_{then}, now_{now}, same_records_{then.portfolio.revision == now.portfolio.revision} {
    assert(then.outlook.as_of <= now.outlook.as_of);
    const auto day = then.outlook.as_of;
    if (!same_records_) {
        now_of_then_ = counterparts(then.portfolio, now.portfolio);
        then_of_now_ = counterparts(now.portfolio, then.portfolio);
        calendars_ = then.outlook.calendars;
        calendars_.insert(calendars_.end(), now.outlook.calendars.begin(), now.outlook.calendars.end());
        by_records_ = fold(now.portfolio, then.observations, day);
    }
    note_pauses();
    if (!say_the_same(then.observations, now.observations, day)) { by_knowledge_ = fold(now.portfolio, now.observations, day); }
}

/// In recorded order, as they are folded: a pause said later stands in the place of the one before.
void Comparison::note_pauses() {
    for (const auto& one : now_.observations) {
        if (one.day > now_.outlook.as_of) { continue; }
        const auto known = pauses_.find(one.key);
        if (one.kind == ObservationKind::suspended) { pauses_[one.key] = {one.day, std::nullopt}; }
        if (known == pauses_.end()) { continue; }
        if (one.kind == ObservationKind::resumed && one.day >= known->second.from) { known->second.until = parse_date(one.value); }
        if (one.kind == ObservationKind::withdrawn && one.value == word_of(observation_words, ObservationKind::suspended)) {
            pauses_.erase(known);
        }
    }
}

std::optional<Pause> Comparison::pause(const std::string& key) const {
    const auto found = pauses_.find(key);
    return found == pauses_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::uint32_t> Comparison::in_now(std::uint32_t activity_then) const {
    return same_records_ ? std::optional{activity_then} : now_of_then_[activity_then];
}

std::optional<std::uint32_t> Comparison::in_then(std::uint32_t activity_now) const {
    return same_records_ ? std::optional{activity_now} : then_of_now_[activity_now];
}

void Trail::made(Step step, std::string project, std::string key) {
    const auto after = board_.shown();
    if (!after || after == last_) { return; }
    parts_.push_back({round_, step.cause, std::move(project), std::move(key), std::move(step.from), std::move(step.to), step.calendar,
                      *last_, *after, days_between(*last_, *after)});
    last_ = after;
}

Attribution Comparison::attribution(std::string_view key) const {
    Attribution found{std::string{key}, {}, {}, {}};
    const auto before = then_.portfolio.find_activity(key);
    const auto after = now_.portfolio.find_activity(key);
    if (before) { found.before = expected_day(then_.portfolio, then_.outlook.progress, then_.outlook.likely, *before); }
    if (after) { found.after = expected_day(now_.portfolio, now_.outlook.progress, now_.outlook.likely, *after); }
    if (!found.before || !found.after) { return found; }
    Board board{*this, *before, *after};
    Trail trail{board};
    assert(trail.last() == found.before);
    apply_records(board, trail);
    apply_knowledge(board, trail);
    apply_progress(board, trail);
    assert(trail.last() == found.after);
    found.parts = std::move(trail).taken();
    return found;
}

Attribution attribution(const Situation& then, const Situation& now, std::string_view key) {
    return Comparison{then, now}.attribution(key);
}

} // namespace slipway
