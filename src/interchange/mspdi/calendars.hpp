#pragma once
// The calendars of a file: each with what it inherits written out, and those that have to be made.

#include "interchange/mspdi/calendar.hpp"

#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace slipway::interchange {

/// What one working day, week and month are in the whole file.
struct DayLengths {
    Minutes per_day{480};
    int days_per_week = 5;
    int days_per_month = 20;
};

/// Collects calendars while they are read; then those that are needed are settled, in the order of the file; then others can be made.
class MspCalendars {
public:
    /// A calendar with a UID that was there before is an error.
    void add(MspCalendar calendar, Problems& problems);
    [[nodiscard]] std::size_t size() const noexcept { return read_.size(); }

    /// The place of a calendar among those that were read, told to be needed; nothing when there is none of that UID.
    [[nodiscard]] std::optional<std::uint32_t> need(std::int32_t uid) { return find(uid, Need::needed); }
    /// The same, but the work goes on without it when it never works.
    [[nodiscard]] std::optional<std::uint32_t> want(std::int32_t uid) { return find(uid, Need::wanted); }

    /// Writes out what the needed and the base calendars inherit; the others are a loss. A needed one that never works is an error.
    /// Call it once.
    void settle(const DayLengths& lengths, Problems& problems, Losses& losses);

    /// Index of a settled calendar by its place among those that were read; nothing when it never works. Needed ones do, without errors.
    [[nodiscard]] std::optional<std::uint32_t> index(std::uint32_t place) const { return index_.at(place); }
    /// Monday to Friday 8-12 and 13-17: what MS Project calls Standard.
    [[nodiscard]] std::uint32_t standard();
    /// Works day and night.
    [[nodiscard]] std::uint32_t always();
    /// Works when both do; nothing when they never do.
    [[nodiscard]] std::optional<std::uint32_t> both(std::uint32_t left, std::uint32_t right);
    [[nodiscard]] bool same_hours(std::uint32_t left, std::uint32_t right) const;

    /// Whether `both` made no more because there were too many already.
    [[nodiscard]] bool gave_up() const noexcept { return gave_up_; }
    [[nodiscard]] std::vector<ForeignCalendar> take() { return std::move(settled_); }

private:
    enum class Need : std::uint8_t { none, wanted, needed };
    using Chain = std::vector<const MspCalendar*>;

    [[nodiscard]] std::optional<std::uint32_t> find(std::int32_t uid, Need need);
    [[nodiscard]] Chain chain_of(const MspCalendar& calendar, Problems& problems) const;
    [[nodiscard]] CalendarRules rules_of(const Chain& chain, Problems& problems);
    [[nodiscard]] bool may_visit();
    void add_day(CalendarRules& rules, Date day, const DayHours& hours, const std::string& name);
    void add_exceptions(const Chain& chain, CalendarRules& rules);
    void add_exception(const MspException& exception, CalendarRules& rules);
    void add_work_weeks(const Chain& chain, CalendarRules& rules);
    void settle_one(std::uint32_t place, Problems& problems, Losses& losses);
    [[nodiscard]] CalendarRules empty_rules() const;
    [[nodiscard]] std::uint32_t add_made(std::string id, std::string name, CalendarRules rules);
    [[nodiscard]] std::uint32_t hours_number(const CalendarRules& rules);

    std::vector<MspCalendar> read_;
    std::unordered_map<std::int32_t, std::uint32_t> place_of_;
    std::vector<Need> need_;
    std::vector<std::optional<std::uint32_t>> index_;
    DayLengths lengths_;
    // What exceptions may still visit and name: no file of sense needs more.
    std::int64_t visits_left_ = 20'000'000;
    std::int64_t days_left_ = 1'500'000;
    bool gave_up_ = false;
    std::vector<ForeignCalendar> settled_;
    std::vector<std::uint32_t> hours_number_; ///< by calendar: equal numbers, equal hours
    std::unordered_multimap<std::uint64_t, std::uint32_t> calendars_by_hash_;
    std::optional<std::uint32_t> standard_, always_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::optional<std::uint32_t>> both_;
};

} // namespace slipway::interchange
