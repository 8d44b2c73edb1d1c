#include "cli/trial.hpp"

#include "cli/keys.hpp"
#include "cli/session.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <ostream>

namespace slipway {
namespace {

constexpr std::array<Words<AskedTrial::Field>, 3> field_words{
    {{AskedTrial::Field::remaining, "remaining"}, {AskedTrial::Field::duration, "duration"}, {AskedTrial::Field::calendar, "calendar"}}};

std::nullopt_t wrong_usage(const Call& call, const std::string& what, const std::string& advice) {
    call.surroundings.err << fmt::format("slipway: {}\n  {}\n", what, advice);
    return std::nullopt;
}

/// "library/design.remaining=20d".
std::optional<AskedTrial::Set> asked_set(const Call& call, const std::string& text) {
    const auto equals = text.find('=');
    const auto dot = text.substr(0, equals).rfind('.');
    if (equals == std::string::npos || dot == std::string::npos || dot == 0 || equals + 1 == text.size()) {
        return wrong_usage(call, fmt::format("--set \"{}\" sets nothing", text),
                           "write it like --set project/activity.remaining=20d, .duration=14mo or .calendar=KEY");
    }
    const auto word = text.substr(dot + 1, equals - dot - 1);
    const auto field = value_of(field_words, word);
    if (!field) {
        const auto meant = nearest(word, {"remaining", "duration", "calendar"});
        return wrong_usage(call, fmt::format(R"(--set "{}": no "{}" to set)", text, word),
                           meant ? fmt::format("did you mean \"{}\"?", *meant) : "remaining, duration or calendar can be set");
    }
    AskedTrial::Set set{text.substr(0, dot), *field, text.substr(equals + 1), {}};
    if (*field == AskedTrial::Field::calendar) { return set; }
    const auto amount = parse_duration(set.value);
    if (!amount || amount->amount < 0) {
        return wrong_usage(call, fmt::format(R"(--set "{}": "{}" is no duration)", text, set.value),
                           "write it like 20d, 3w, 2mo, 30cd or 6h");
    }
    set.amount = *amount;
    return set;
}

/// "library/design:library/works", the second project only where it is another.
std::optional<AskedTrial::Drop> asked_drop(const Call& call, const std::string& text) {
    const auto colon = text.find(':');
    const auto from = text.substr(0, colon);
    if (colon == std::string::npos || from.find('/') == std::string::npos || colon + 1 == text.size()) {
        return wrong_usage(call, fmt::format("--drop-relation \"{}\" names no relation", text),
                           "write it like --drop-relation project/activity:project/activity");
    }
    const auto to = text.substr(colon + 1);
    return AskedTrial::Drop{from, to.find('/') == std::string::npos ? from.substr(0, from.find('/') + 1) + to : to};
}

class Resolver {
public:
    Resolver(const Call& call, const Portfolio& portfolio, const Progress& progress)
        : call_{call}, portfolio_{portfolio}, progress_{progress} {}

    void set(const AskedTrial::Set& asked) {
        const auto activity = chosen_activity(call_, portfolio_, asked.key, false);
        if (!activity) {
            wrong_ = true;
        } else if (asked.field == AskedTrial::Field::calendar) {
            set_calendar(*activity, asked.value);
        } else if (may_have_work(*activity, asked)) {
            (asked.field == AskedTrial::Field::remaining ? trial_.remaining : trial_.durations).push_back({*activity, asked.amount});
        }
    }

    void drop(const AskedTrial::Drop& asked) {
        const auto from = chosen_activity(call_, portfolio_, asked.from, false);
        const auto to = chosen_activity(call_, portfolio_, asked.to, false);
        if (!from || !to) {
            wrong_ = true;
            return;
        }
        const auto before = trial_.dropped.size();
        for (std::uint32_t i = 0; i < portfolio_.relations.size(); ++i) {
            if (portfolio_.relations[i].from == *from && portfolio_.relations[i].to == *to) { trial_.dropped.push_back(i); }
        }
        if (trial_.dropped.size() == before) { refuse(no_relation(*from, *to)); }
    }

    /// Calendar days count only where the records have a calendar for them. Asked last, when the calendars that are tried are known.
    void check_durations() {
        const auto with_calendars = tried(portfolio_, {{}, {}, trial_.calendars, {}});
        for (const auto& [activity, amount] : trial_.durations) {
            const auto calendar = with_calendars.activities[activity].calendar;
            if (counting_calendar(with_calendars, calendar, amount)) { continue; }
            refuse({DiagnosticSeverity::error, "no-calendar-days",
                    fmt::format("no activity of the records counts calendar days of \"{}\", so {} cannot try them",
                                with_calendars.calendars[calendar].key, portfolio_.full_key(activity)),
                    std::nullopt, "give working days, or lay a record with the duration over it: --with FILE"});
        }
    }

    [[nodiscard]] std::optional<Trial> finished() { return wrong_ ? std::nullopt : std::optional{std::move(trial_)}; }

private:
    void refuse(const Diagnostic& diagnostic) {
        print(call_, {diagnostic}, {});
        wrong_ = true;
    }

    void set_calendar(std::uint32_t activity, const std::string& key) {
        for (std::uint32_t i = 0; i < portfolio_.calendars.size(); ++i) {
            if (portfolio_.calendars[i].key == key) {
                trial_.calendars.push_back({activity, i});
                return;
            }
        }
        std::vector<std::string> known;
        for (const auto& calendar : portfolio_.calendars) { known.push_back(calendar.key); }
        refuse(unknown("calendar", key, known, fmt::format("the records know: {}", fmt::join(known, ", "))));
    }

    /// Only work that is not known to be finished has a duration to come.
    bool may_have_work(std::uint32_t activity, const AskedTrial::Set& asked) {
        const auto& record = portfolio_.activities[activity];
        if (is_milestone(record.kind())) {
            refuse({DiagnosticSeverity::error, "milestone", fmt::format("{} is a milestone: it takes no time", asked.key), std::nullopt,
                    "try what comes before it"});
        } else if (record.kind() == ActivityKind::level_of_effort) {
            refuse({DiagnosticSeverity::error, "level-of-effort",
                    fmt::format("{} spans the activities it is tied to: it has no time of its own", asked.key), std::nullopt,
                    "try one of those activities"});
        } else if (asked.field == AskedTrial::Field::remaining && progress_.facts[activity].finished) {
            refuse({DiagnosticSeverity::error, "already-finished",
                    fmt::format("{} is reported as finished: nothing of it remains", asked.key), std::nullopt, "try what comes after it"});
        } else {
            return true;
        }
        return false;
    }

    /// The relations that are there, out of the one and into the other.
    Diagnostic no_relation(std::uint32_t from, std::uint32_t to) const {
        std::string known;
        for (const auto& relation : portfolio_.relations) {
            if (relation.from != from && relation.to != to) { continue; }
            known += fmt::format("{}{}:{} {}", known.empty() ? "" : "\n", portfolio_.full_key(relation.from),
                                 portfolio_.full_key(relation.to), word_of(relation_type_words, relation.type));
        }
        return {DiagnosticSeverity::error, "no-relation",
                fmt::format("no relation leads from {} to {}", portfolio_.full_key(from), portfolio_.full_key(to)), std::nullopt,
                known.empty() ? "neither has one" : "these are there:\n" + known};
    }

    const Call& call_;
    const Portfolio& portfolio_;
    const Progress& progress_;
    Trial trial_;
    bool wrong_ = false;
};

} // namespace

std::optional<AskedTrial> asked_trial(const Call& call) {
    if (call.options.sets.empty() && call.options.drops.empty() && call.overlays.empty()) {
        return wrong_usage(call, "what-if tries nothing", "give --set, --drop-relation or --with; see slipway help what-if");
    }
    AskedTrial all;
    for (const auto& text : call.options.sets) {
        const auto set = asked_set(call, text);
        if (!set) { return std::nullopt; }
        all.sets.push_back(*set);
    }
    for (const auto& text : call.options.drops) {
        const auto drop = asked_drop(call, text);
        if (!drop) { return std::nullopt; }
        all.drops.push_back(*drop);
    }
    return all;
}

std::optional<Trial> resolved(const Call& call, const AskedTrial& asked, const Portfolio& portfolio, const Progress& progress) {
    Resolver resolver{call, portfolio, progress};
    for (const auto& set : asked.sets) { resolver.set(set); }
    for (const auto& drop : asked.drops) { resolver.drop(drop); }
    resolver.check_durations();
    return resolver.finished();
}

} // namespace slipway
