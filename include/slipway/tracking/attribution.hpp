#pragma once
// Why a forecast moved between two days: its move in parts, each the step that one cause makes when the causes are applied one after the
// other in a stated order, so that they sum to the move exactly (issue 5.7). The order, each change on top of those before:
//   1 records    what the records say otherwise: by cause, within one by key
//   2 knowledge  what was said since of the time up to the first day, in the order of the work, then by key
//   3 time       all work goes on as it was forecast on the first day; the rules of progress may move something even then
//   4 progress   activity by activity from there to what is known on the later day: first what comes before others, then by key. What
//                comes after an activity goes on as it would have been forecast had that been known, so that nobody answers for another's
//                delay

#include "slipway/tracking/outlook.hpp"

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

/// What one day was computed from. All three must outlive what is made of it.
struct Situation {
    const Portfolio& portfolio;
    std::span<const Observation> observations;
    const Outlook& outlook;
};

/// The rounds in which causes are applied.
enum class Round : std::uint8_t { records, knowledge, time, progress };

/// Inside a round in this order, or inside one activity in the last.
enum class Cause : std::uint8_t {
    options,          ///< the portfolio's schedule is computed by other rules
    calendar,         ///< its calendar has other working time, or it has another calendar
    relation_removed, ///< a relation into it is gone; those into work that stays before those inside what is gone
    relation_added,   ///< a relation into it is new; those inside what is new before those into work that was there
    relation_changed, ///< a relation into it has another lag or type
    constraint,       ///< its constraints are others
    duration,         ///< the record gives it another duration
    stage,            ///< a document or a milestone states another stage of its project; in the first round, another document does
    later_knowledge,  ///< something was said since of the time before the first day
    time,             ///< the days between pass with all work going on as forecast
    started,          ///< it started earlier or later than forecast
    progress,         ///< faster or slower than the remaining duration said
    remaining,        ///< more, or less, is left than it was before: the estimate changed
    finished,         ///< it finished earlier or later than forecast
    suspended,        ///< it was suspended, or resumed
    withdrawn,        ///< what was said of it is no longer said
    unreported        ///< the data date passed over work that nobody reported
};

inline constexpr std::array<Words<Round>, 4> round_words{
    {{Round::records, "records"}, {Round::knowledge, "knowledge"}, {Round::time, "time"}, {Round::progress, "progress"}}};

inline constexpr std::array<Words<Cause>, 17> cause_words{{{Cause::options, "options"},
                                                           {Cause::calendar, "calendar"},
                                                           {Cause::relation_removed, "relation-removed"},
                                                           {Cause::relation_added, "relation-added"},
                                                           {Cause::relation_changed, "relation-changed"},
                                                           {Cause::constraint, "constraint"},
                                                           {Cause::duration, "duration"},
                                                           {Cause::stage, "stage"},
                                                           {Cause::later_knowledge, "later-knowledge"},
                                                           {Cause::time, "time"},
                                                           {Cause::started, "started"},
                                                           {Cause::progress, "progress"},
                                                           {Cause::remaining, "remaining"},
                                                           {Cause::finished, "finished"},
                                                           {Cause::suspended, "suspended"},
                                                           {Cause::withdrawn, "withdrawn"},
                                                           {Cause::unreported, "unreported"}}};

/// A number of days, and the first of them.
struct DayCount {
    int count = 0;
    std::optional<Date> first;
};

/// Days from the first day to the forecast, the later one of the two, on which a calendar is another.
struct CalendarChange {
    DayCount off;   ///< nobody works any more
    DayCount on;    ///< somebody works now
    DayCount hours; ///< worked as before, at other hours

    [[nodiscard]] bool any() const { return off.first || on.first || hours.first; }
};

/// One step that moves the milestone. Indices of no portfolio: the two may differ.
struct MovePart {
    Round round = Round::time;
    Cause cause = Cause::time;
    std::string project; ///< key; empty for `time` and `options`
    std::string key;     ///< "project/activity" at which it happened; the project's when its stage changed; empty for `time` and `options`
    std::string from;    ///< what it was: a date, a duration, a relation, a calendar's key, a stage; may be empty
    std::string to;      ///< what it is. Of `later_knowledge` both are what is no longer and what became known: "started 2023-07-25"
    std::optional<CalendarChange> calendar; ///< of `calendar`: the days that differ
    Date before{};                          ///< the milestone's forecast before the step
    Date after{};                           ///< and after it
    int cd = 0;                             ///< later is positive; never 0
};

struct Attribution {
    std::string key;                   ///< of the milestone
    std::optional<Date> before, after; ///< its forecast, or the day on which it was reached
    std::vector<MovePart> parts;       ///< in the order applied; they sum to after − before. Empty where one of the two is absent
};

/// Days on which work stood still; `until` is the first on which it goes on, absent where nobody said.
struct Pause {
    Date from{};
    std::optional<Date> until;
};

/// Two situations, `then` the earlier one, made ready once for any number of questions. They, and what they refer to, must outlive it.
class Comparison {
public:
    /// Precondition: `then` is of no later day than `now`.
    Comparison(const Situation& then, const Situation& now);

    /// Of an activity that both have, by key; without dates and parts when one has not. While a step leaves it without a forecast, what
    /// follows is applied with it, and the part is named for the step that gives it one again.
    /// Cost: each step what it moves among the activities before the milestone.
    [[nodiscard]] Attribution attribution(std::string_view key) const;

    [[nodiscard]] const Situation& then() const noexcept { return then_; }
    [[nodiscard]] const Situation& now() const noexcept { return now_; }
    /// Whether both were made from the same records.
    [[nodiscard]] bool same_records() const noexcept { return same_records_; }
    /// What the observations of then say by the records of now of the first day, and what those of now say of it.
    [[nodiscard]] const Progress& by_records_of_now() const { return by_records_ ? *by_records_ : then_.outlook.progress; }
    [[nodiscard]] const Progress& by_all_known_now() const { return by_knowledge_ ? *by_knowledge_ : by_records_of_now(); }
    /// Calendars of then, and behind them those of now when the records differ.
    [[nodiscard]] std::span<const Calendar> calendars() const {
        return same_records_ ? std::span<const Calendar>{then_.outlook.calendars} : calendars_;
    }
    /// What calendar indices of now begin with in `calendars`.
    [[nodiscard]] std::uint32_t first_calendar_of_now() const {
        return same_records_ ? 0U : static_cast<std::uint32_t>(then_.outlook.calendars.size());
    }
    /// The same activity in the other portfolio.
    [[nodiscard]] std::optional<std::uint32_t> in_now(std::uint32_t activity_then) const;
    [[nodiscard]] std::optional<std::uint32_t> in_then(std::uint32_t activity_now) const;

    /// The last one up to the later day, by what is known now, of an activity or a project by its key.
    [[nodiscard]] std::optional<Pause> pause(const std::string& key) const;

private:
    void note_pauses();

    Situation then_, now_;
    bool same_records_ = false;
    std::optional<Progress> by_records_;
    std::optional<Progress> by_knowledge_;
    std::vector<Calendar> calendars_;
    std::vector<std::optional<std::uint32_t>> now_of_then_, then_of_now_; ///< empty when the records are the same
    std::map<std::string, Pause> pauses_;
};

/// For one question alone.
[[nodiscard]] Attribution attribution(const Situation& then, const Situation& now, std::string_view key);

} // namespace slipway
