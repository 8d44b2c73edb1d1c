#pragma once
// The calendars of a XER: rows, hours, inheritance.

#include "interchange/xer/calendar_data.hpp"
#include "interchange/xer/cells.hpp"
#include "interchange/xer/ids.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace slipway::interchange {

/// All calendars of a file by the order of their rows; their hours are read only for those that are used.
class XerCalendars {
public:
    explicit XerCalendars(XerReading& reading);

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const { return ids_.find(id); }
    /// The one that the file calls the default, else the first. There is always one.
    [[nodiscard]] std::uint32_t default_calendar() const noexcept { return default_; }

    /// The calendars that `schedule` uses, with what they inherit written out; its indices, until now those of the rows, become those of
    /// its calendars. `around_the_clock` is the row number that stands for a calendar of 24 hours, made when it is used.
    void finish(ForeignSchedule& schedule);
    [[nodiscard]] std::uint32_t around_the_clock() const noexcept { return static_cast<std::uint32_t>(rows_.size()); }

private:
    struct Row {
        std::string_view id;
        std::string_view name;
        std::string_view base;
        std::string_view hours;
        std::optional<double> day_hours, week_hours, month_hours;
        std::uint32_t line = 0;
        Span base_place, hours_place;
    };

    void read_rows();
    [[nodiscard]] std::vector<bool> used_rows(const ForeignSchedule& schedule) const;
    [[nodiscard]] ForeignCalendar calendar(std::uint32_t index);
    [[nodiscard]] std::vector<std::uint32_t> with_bases(std::uint32_t row);
    [[nodiscard]] const CalendarText& text_of(std::uint32_t index);
    void tell_loss(const Row& row, std::string_view code, std::string_view message, std::size_t count = 1);

    XerReading& reading_;
    std::vector<Row> rows_;
    XerIds ids_;
    std::uint32_t default_ = 0;
    std::map<std::uint32_t, CalendarText> texts_; ///< read so far: many calendars may inherit from one
    std::size_t exceptions_ = 0;                  ///< of all calendars so far
};

} // namespace slipway::interchange
