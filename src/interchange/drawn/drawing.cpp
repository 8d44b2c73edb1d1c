#include "interchange/drawn/drawing.hpp"

#include "slipway/base/text.hpp"
#include "slipway/tracking/activity_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace slipway {
namespace {

/// Network relations that the portfolio does not hold were made to compute it.
std::vector<std::uint32_t> known(std::vector<std::uint32_t> relations, const Portfolio& portfolio) {
    std::erase_if(relations, [&](std::uint32_t relation) { return relation >= portfolio.relations.size(); });
    return relations;
}

/// A lag that no record wrote down. A calendar day of 24 hours is nobody's working day.
std::string lag_words(const Calendar& calendar, Minutes lag) {
    const auto sign = lag < Minutes{0} ? '-' : '+';
    const auto minutes = std::abs(lag.count());
    const auto day = calendar.per_day().count();
    if (minutes % day == 0) { return fmt::format("{}{}{}", sign, minutes / day, day == 1440 ? "cd" : "wd"); }
    if (minutes % 60 == 0) { return fmt::format("{}{}h", sign, minutes / 60); }
    return fmt::format("{}{}min", sign, minutes);
}

/// U+FFFE and U+FFFF, which are no characters and which XML refuses.
bool is_no_character(std::string_view text) { return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF"); }

} // namespace

DrawnDays drawn_days(const Drawn& drawn, std::uint32_t activity) {
    const auto& facts = drawn.outlook.progress.facts[activity];
    if (facts.finished_by && !facts.finished) {
        const auto last = facts.finished_by->last;
        return {facts.started && *facts.started < last ? *facts.started : last, last, true};
    }
    const auto shown = shown_dates(drawn.portfolio, drawn.outlook, activity);
    DrawnDays days{facts.started ? facts.started : shown.early_start, shown.early_finish};
    if (!days.finish) { return {}; }
    if (!days.start || *days.start > *days.finish) { days.start = days.finish; }
    return days;
}

int percent_done(const Drawn& drawn, std::uint32_t activity) {
    const auto& facts = drawn.outlook.progress.facts[activity];
    if (facts.complete()) { return 100; }
    if (!facts.started) { return 0; }
    if (facts.percent) { return static_cast<int>(std::lround(std::clamp(*facts.percent, 0.0, 100.0))); }
    const auto whole = drawn.portfolio.activities[activity].duration.likely.count();
    const auto left = drawn.outlook.progress.likely[activity].remaining.count();
    return whole <= 0 || left >= whole ? 0 : static_cast<int>(std::lround(100.0 * (whole - left) / whole));
}

std::string_view drawn_status(const Drawn& drawn, std::uint32_t activity) {
    const auto& facts = drawn.outlook.progress.facts[activity];
    if (facts.complete()) { return "complete"; }
    return facts.started ? "in-progress" : "not-started";
}

std::vector<bool> chosen_projects(const Drawn& drawn) {
    std::vector<bool> chosen(drawn.portfolio.projects.size());
    for (const auto project : drawn.projects) { chosen[project] = true; }
    return chosen;
}

std::vector<std::uint32_t> relations_into(const Drawn& drawn, std::uint32_t activity) {
    return known(drawn.outlook.network.into(activity), drawn.portfolio);
}

std::vector<std::uint32_t> relations_out_of(const Drawn& drawn, std::uint32_t activity) {
    return known(drawn.outlook.network.out_of(activity), drawn.portfolio);
}

std::string relation_words(const Drawn& drawn, const Relation& relation) {
    std::string words{word_of(relation_type_words, relation.type)};
    if (relation.lag == Minutes{0}) { return words; }
    if (relation.lag_text().empty()) { return words + lag_words(drawn.portfolio.calendars[relation.lag_calendar].calendar, relation.lag); }
    return words + (relation.lag_text().front() == '-' ? "" : "+") + relation.lag_text();
}

std::vector<std::vector<std::uint32_t>> critical_for(const Drawn& drawn) {
    std::vector<std::vector<std::uint32_t>> projects(drawn.portfolio.activities.size());
    for (std::uint32_t project = 0; project < drawn.outlook.critical.size(); ++project) {
        for (const auto activity : drawn.outlook.critical[project]) {
            if (activity < projects.size()) { projects[activity].push_back(project); }
        }
    }
    return projects;
}

double in_days(const Calendar& calendar, Minutes minutes) {
    return static_cast<double>(std::lround(100.0 * minutes.count() / calendar.per_day().count())) / 100;
}

std::string clean(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto valid = invalid_utf8(text).value_or(text.size());
        for (std::size_t at = 0; at < valid; ++at) {
            const auto letter = text[at];
            if (is_no_character(text.substr(at))) {
                out += "\xEF\xBF\xBD";
                at += 2;
                continue;
            }
            const bool control = (letter >= 0 && letter < ' ' && letter != '\n' && letter != '\t') || letter == '\x7F';
            out += control ? ' ' : letter;
        }
        if (valid < text.size()) { out += "\xEF\xBF\xBD"; }
        text.remove_prefix(std::min(valid + 1, text.size()));
    }
    return out;
}

} // namespace slipway
