#include "interchange/taken_in/foreign_revision.hpp"

#include "records/revision.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

constexpr std::size_t expected_activity = 128; ///< bytes that one takes, about
constexpr std::size_t expected_relation = 24;

/// Writes values so that no two rows of them look alike: numbers end in a semicolon, texts have their length before them.
class Fingerprint {
public:
    Fingerprint() = default;
    explicit Fingerprint(std::size_t expected) { text_.reserve(expected); }

    void put(std::int64_t number) {
        if (number >= 0 && number < 10) { // as most are
            text_ += static_cast<char>('0' + number);
        } else {
            const fmt::format_int digits{number};
            text_.append(digits.data(), digits.size());
        }
        text_ += ';';
    }
    void put(const std::string& text) {
        put(static_cast<std::int64_t>(text.size()));
        text_ += text;
    }
    void put(Minutes minutes) { put(std::int64_t{minutes.count()}); }
    void put(Instant instant) { put(std::int64_t{instant.time_since_epoch().count()}); }
    void put(const DayHours& hours) {
        put(static_cast<std::int64_t>(hours.size()));
        for (const auto& period : hours) { each(std::int64_t{period.from}, std::int64_t{period.to}); }
    }
    template <class Value>
    void put(const std::optional<Value>& value) {
        put(std::int64_t{value ? 1 : 0});
        if (value) { put(*value); }
    }
    template <class... Values>
    void each(const Values&... values) {
        (put(values), ...);
    }

    [[nodiscard]] records::Digest digest() const { return records::digest_of(text_); }

private:
    std::string text_;
};

template <class Enum>
std::int64_t number(Enum value) {
    return static_cast<std::int64_t>(value);
}

records::Digest digest_of(const ForeignOptions& options) {
    const auto& schedule = options.schedule;
    Fingerprint print;
    print.each(std::string{"options"}, number(schedule.logic), number(schedule.start_lag_from_actual), number(schedule.progress_of_p6),
               number(schedule.rules), schedule.total_float ? number(*schedule.total_float) : -1, number(options.critical.longest_path),
               options.critical.most_total_float, number(options.critical.open_ends), number(options.use_expected_finish),
               number(options.float_to_all_projects), number(options.ignore_other_projects));
    return print.digest();
}

records::Digest digest_of(const ForeignCalendar& calendar) {
    Fingerprint print;
    print.each(std::string{"calendar"}, calendar.id, calendar.name, calendar.rules.per_day);
    for (const auto& hours : calendar.rules.week) { print.put(hours); }
    for (const auto& [day, exception] : calendar.rules.exceptions) { print.each(Instant{day}, exception.hours); }
    return print.digest();
}

records::Digest digest_of(const ForeignProject& project) {
    Fingerprint print;
    print.each(std::string{"project"}, project.id, project.key, project.name, project.data_date, project.status_date, project.planned_start,
               project.must_finish, std::int64_t{project.calendar});
    return print.digest();
}

void put(Fingerprint& print, const ForeignActivity& activity) {
    print.each(activity.id, activity.key, activity.name, std::int64_t{activity.project}, std::int64_t{activity.calendar},
               number(activity.kind), number(activity.state), number(activity.manual), activity.duration, activity.remaining);
    print.each(activity.actual_start, activity.actual_finish, activity.suspended, activity.resume, activity.expected_finish,
               activity.manual_start, activity.manual_finish, activity.external_early_start, activity.external_late_finish);
    for (const auto& constraint : activity.constraints) { print.each(number(constraint.kind), constraint.at); }
    for (const auto& one : activity.breaks) { print.each(one.after, one.length); }
}

} // namespace

std::string revision_of(const ForeignSchedule& foreign) {
    std::vector<records::Digest> digests{digest_of(foreign.options)};
    for (const auto& calendar : foreign.calendars) { digests.push_back(digest_of(calendar)); }
    for (const auto& project : foreign.projects) { digests.push_back(digest_of(project)); }
    Fingerprint work{foreign.activities.size() * expected_activity + foreign.relations.size() * expected_relation};
    for (const auto& activity : foreign.activities) { put(work, activity); }
    for (const auto& one : foreign.relations) {
        work.each(std::int64_t{one.from}, std::int64_t{one.to}, number(one.type), one.lag, std::int64_t{one.lag_calendar});
    }
    digests.push_back(work.digest());
    return records::revision_of(std::move(digests));
}

} // namespace slipway
