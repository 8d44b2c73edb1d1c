#pragma once
// The calendars of a portfolio: declared, built in, and the companions that count calendar days.

#include "records/names.hpp"
#include "records/raw.hpp"
#include "slipway/calendar/calendar.hpp"
#include "slipway/model/portfolio.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace slipway::records {

/// What a declared calendar is made of, inheritance and layers done. The CSV rows are read by its own week, above them stand the yearly
/// days, on top the excepts.
struct CalendarParts {
    CalendarRules rules; ///< week and units only
    std::vector<std::uint32_t> csv_files;
    std::vector<RawYearly> yearly; ///< the later above the earlier
    std::map<Date, DayException> excepts;
};

/// Numbers calendars as they come into use; `in_order` gives them their final places.
class CalendarBook {
public:
    CalendarBook(const Records& records, const Sources& sources, const UnreadKeys& unread, Problems& problems);

    /// A declared or built-in calendar ("standard", "24h"); nothing, and an unknown-calendar, for another word.
    [[nodiscard]] std::optional<std::uint32_t> find(const Word& key);
    /// Twenty-four hours, every day.
    [[nodiscard]] std::uint32_t elapsed() { return built_in("24h"); }
    /// Monday to Friday, 08:00-12:00 and 13:00-17:00, unless a calendar of that name is declared.
    [[nodiscard]] std::uint32_t standard() { return built_in("standard"); }
    /// The calendar in which calendar days are counted beside `calendar`.
    [[nodiscard]] std::uint32_t companion(std::uint32_t calendar);

    [[nodiscard]] const Calendar& calendar(std::uint32_t index) const { return calendars_[index].calendar; }
    [[nodiscard]] const Names& declared() const noexcept { return declared_; }

    /// All calendars by key, and the place there of each index given out so far.
    struct InOrder {
        std::vector<NamedCalendar> calendars;
        std::vector<CalendarRules> rules; ///< what they were compiled from
        std::vector<std::uint32_t> place;
    };
    [[nodiscard]] InOrder in_order() &&;

private:
    std::uint32_t add(std::string key, Name name, CalendarRules rules, Span span);
    std::uint32_t built_in(const std::string& key);

    const UnreadKeys& unread_;
    Problems& problems_;
    Names declared_;
    std::vector<NamedCalendar> calendars_;
    std::vector<CalendarRules> rules_; ///< beside `calendars_`
    std::unordered_map<std::string, std::uint32_t> index_;
    std::unordered_map<std::uint32_t, std::uint32_t> companions_;
};

} // namespace slipway::records
