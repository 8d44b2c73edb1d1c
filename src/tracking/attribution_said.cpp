#include "tracking/attribution_said.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

std::string_view word(ObservationKind kind) { return word_of(observation_words, kind); }

void say(std::vector<std::string>& all, ObservationKind kind, const std::optional<Date>& day) {
    if (day) { all.push_back(fmt::format("{} {}", word(kind), to_string(*day))); }
}

std::vector<std::string> sayings(const ActivityFacts& facts, const Calendar& calendar) {
    std::vector<std::string> all;
    say(all, ObservationKind::started, facts.started);
    say(all, ObservationKind::finished, facts.finished);
    if (facts.finished_by && !facts.finished) {
        all.push_back(fmt::format("{} ≤{}", word(ObservationKind::finished), facts.finished_by->words));
    }
    if (facts.remaining) { all.push_back(fmt::format("{} {}", word(ObservationKind::remaining), days_words(calendar, *facts.remaining))); }
    if (facts.percent) { all.push_back(fmt::format("{} {:g}%", word(ObservationKind::percent), *facts.percent)); }
    say(all, ObservationKind::expected, facts.expected);
    say(all, ObservationKind::suspended, facts.suspended);
    say(all, ObservationKind::resumed, facts.resumes);
    return all;
}

std::vector<std::string> sayings(const Portfolio& portfolio, const Progress& progress, std::uint32_t project) {
    std::vector<std::string> all{fmt::format("stage {}", stage_said(portfolio, progress, project))};
    say(all, ObservationKind::suspended, progress.projects[project].suspended);
    say(all, ObservationKind::resumed, progress.projects[project].resumes);
    return all;
}

/// Those of `all` that the others do not have.
std::string without(const std::vector<std::string>& all, const std::vector<std::string>& others) {
    std::string text;
    for (const auto& one : all) {
        if (std::ranges::find(others, one) == others.end()) { text += fmt::format("{}{}", text.empty() ? "" : "; ", one); }
    }
    return text;
}

Said apart(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    return {without(before, after), without(after, before)};
}

void count(DayCount& days, Date day) {
    if (++days.count == 1) { days.first = day; }
}

} // namespace

Said what_became_known(const ActivityFacts& before, const ActivityFacts& after, const Calendar& calendar) {
    return apart(sayings(before, calendar), sayings(after, calendar));
}

Said what_became_known(const Portfolio& portfolio, const Progress& before, const Progress& after, std::uint32_t project) {
    return apart(sayings(portfolio, before, project), sayings(portfolio, after, project));
}

std::string stage_said(const Portfolio& portfolio, const Progress& progress, std::uint32_t project) {
    const auto& known = progress.projects[project];
    const auto* stated = known.statement ? &portfolio.projects[project].stages[*known.statement] : nullptr;
    return fmt::format("{}{}{}", word_of(stage_words, known.stage), stated ? " " : "", stated ? stated->as_of.words : "");
}

std::string days_words(const Calendar& calendar, Minutes work) {
    auto text = fmt::format("{:.1f}", static_cast<double>(work.count()) / calendar.per_day().count());
    if (text.ends_with(".0")) { text.resize(text.size() - 2); }
    return text + "wd";
}

CalendarChange calendar_change(const Calendar& was, const Calendar& is, Date first, Date last) {
    CalendarChange change;
    for (auto day = first; day <= last; day += Days{1}) {
        const Instant from{day};
        const Instant until{day + Days{1}};
        if (was.works(day) != is.works(day)) {
            count(is.works(day) ? change.on : change.off, day);
        } else if (was.start_of_day(day) != is.start_of_day(day) || was.end_of_day(day) != is.end_of_day(day) ||
                   was.between(from, until) != is.between(from, until)) {
            count(change.hours, day);
        }
    }
    return change;
}

} // namespace slipway
