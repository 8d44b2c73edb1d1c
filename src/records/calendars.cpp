#include "records/calendars.hpp"

#include "slipway/calendar/statutory.hpp"

#include <numeric>

namespace slipway::records {
namespace {

CalendarRules standard_rules() {
    CalendarRules rules;
    for (std::size_t day = 0; day < 5; ++day) { rules.week.at(day) = {{480, 720}, {780, 1020}}; }
    return rules;
}

CalendarRules elapsed_rules() {
    CalendarRules rules;
    rules.week.fill({{0, 1440}});
    rules.per_day = Minutes{1440};
    rules.days_per_week = 7;
    rules.days_per_month = 30;
    return rules;
}

void add_own(const RawCalendar& raw, CalendarParts& parts) {
    if (raw.week) { parts.rules.week = *raw.week; }
    if (raw.minutes_per_day) { parts.rules.per_day = Minutes{*raw.minutes_per_day}; }
    parts.rules.days_per_week = raw.days_per_week.value_or(parts.rules.days_per_week);
    parts.rules.days_per_month = raw.days_per_month.value_or(parts.rules.days_per_month);
    parts.csv_files.insert(parts.csv_files.end(), raw.csv_files.begin(), raw.csv_files.end());
    for (const auto& except : raw.excepts) {
        for (Date day = except.from; day <= except.to; day += Days{1}) { parts.excepts[day] = {except.hours, except.note}; }
    }
}

/// Follows `inherits` to the end; each calendar is put together once.
class Inheritance {
public:
    Inheritance(const std::vector<const RawCalendar*>& calendars, const Names& names, const UnreadKeys& unread, Problems& problems)
        : calendars_{calendars}, names_{names}, unread_{unread}, problems_{problems}, parts_(calendars.size()), state_(calendars.size()) {}

    const CalendarParts& parts(std::uint32_t calendar) {
        std::vector<std::uint32_t> line;
        for (std::optional<std::uint32_t> next = calendar; next && state_[*next] != State::done; next = parent(*next)) {
            if (state_[*next] == State::begun) {
                report_circle(*next);
                break;
            }
            state_[*next] = State::begun;
            line.push_back(*next);
        }
        while (!line.empty()) {
            finish(line.back());
            line.pop_back();
        }
        return parts_[calendar];
    }

private:
    enum class State : std::uint8_t { untouched, begun, done };

    std::optional<std::uint32_t> parent(std::uint32_t calendar) const {
        const auto& inherits = calendars_[calendar]->inherits;
        return inherits ? names_.find(inherits->text) : std::nullopt;
    }

    void finish(std::uint32_t calendar) {
        const auto& inherits = calendars_[calendar]->inherits;
        const auto found = inherits ? parent(calendar) : std::nullopt;
        if (found && state_[*found] == State::done) { parts_[calendar] = parts_[*found]; }
        if (inherits && !found) { inherit_built_in(*inherits, parts_[calendar]); }
        add_own(*calendars_[calendar], parts_[calendar]);
        state_[calendar] = State::done;
    }

    /// What inherits from nothing known still works, lest it be reported a second time for having no hours.
    void inherit_built_in(const Word& key, CalendarParts& parts) {
        parts.rules = key.text == "24h" ? elapsed_rules() : standard_rules();
        if (key.text != "24h" && key.text != "standard") { (void)find_or_report("calendar", key, names_, unread_, problems_); }
    }

    void report_circle(std::uint32_t calendar) {
        const auto& raw = *calendars_[calendar];
        problems_.error(raw.inherits->span, {"circular-parent", fmt::format("calendar \"{}\" inherits from itself", raw.key.text),
                                             "take out one `inherits` on the way round"});
    }

    const std::vector<const RawCalendar*>& calendars_;
    const Names& names_;
    const UnreadKeys& unread_;
    Problems& problems_;
    std::vector<CalendarParts> parts_;
    std::vector<State> state_;
};

bool has_work(const CalendarRules& rules) {
    const auto worked = [](const DayHours& hours) { return !hours.empty(); };
    return std::ranges::any_of(rules.week, worked) ||
           std::ranges::any_of(rules.exceptions, [](const auto& exception) { return !exception.second.hours.empty(); });
}

/// The rules of a calendar, which have working time in any case.
CalendarRules compiled_rules(const RawCalendar& raw, const CalendarParts& parts, const Sources& sources, Problems& problems) {
    CalendarRules rules = parts.rules;
    for (const auto file : parts.csv_files) { problems.add(read_statutory_days(sources, file, rules)); }
    for (const auto& [day, except] : parts.excepts) { rules.exceptions[day] = except; }
    if (has_work(rules)) { return rules; }
    if (raw.mistaken) { return standard_rules(); }
    problems.error(raw.key.span, {"no-working-time", fmt::format("calendar \"{}\" never works", raw.key.text),
                                  R"(give it a week, as in week = { mon = ["08:00-12:00", "13:00-17:00"], tue = "mon" })"});
    return standard_rules();
}

void report_reserved(const RawCalendar& raw, Problems& problems) {
    if (raw.key.text != "24h" && !raw.key.text.ends_with("-cd")) { return; }
    problems.error(raw.key.span,
                   {"bad-key", fmt::format("the calendar key \"{}\" is taken", raw.key.text),
                    R"("24h" is built in, and keys in "-cd" belong to the calendars that count calendar days: choose another)"});
}

} // namespace

CalendarBook::CalendarBook(const std::vector<RawCalendar>& calendars, const Sources& sources, const UnreadKeys& unread, Problems& problems)
    : unread_{unread}, problems_{problems} {
    const auto order = in_order_of_keys(calendars, "calendar", problems);
    declared_ = names_of(order);
    Inheritance inheritance{order, declared_, unread, problems};
    for (std::uint32_t at = 0; at < order.size(); ++at) {
        const auto& raw = *order[at];
        report_reserved(raw, problems);
        add(raw.key.text, raw.name.value_or(Name{raw.key.text, raw.key.text}),
            compiled_rules(raw, inheritance.parts(at), sources, problems), raw.key.span);
    }
}

std::uint32_t CalendarBook::add(std::string key, Name name, CalendarRules rules, Span span) {
    const auto index = static_cast<std::uint32_t>(calendars_.size());
    index_.emplace(key, index);
    calendars_.push_back({std::move(key), std::move(name), Calendar{rules}, span});
    rules_.push_back(std::move(rules));
    return index;
}

std::uint32_t CalendarBook::built_in(const std::string& key) {
    if (const auto known = index_.find(key); known != index_.end()) { return known->second; }
    if (key == "24h") { return add(key, {"24小时", "24 hours"}, elapsed_rules(), {}); }
    return add(key, {"标准工作周", "Standard week"}, standard_rules(), {});
}

std::optional<std::uint32_t> CalendarBook::find(const Word& key) {
    if (const auto known = index_.find(key.text); known != index_.end()) { return known->second; }
    if (key.text == "24h" || key.text == "standard") { return built_in(key.text); }
    return find_or_report("calendar", key, declared_, unread_, problems_);
}

std::uint32_t CalendarBook::companion(std::uint32_t calendar) {
    if (const auto known = companions_.find(calendar); known != companions_.end()) { return known->second; }
    const auto name = calendars_[calendar].name;
    const auto index = add(calendars_[calendar].key + "-cd", {name.zh + "（自然日）", name.en + ", calendar days"},
                           every_day(rules_[calendar]), calendars_[calendar].span);
    companions_.emplace(calendar, index);
    return index;
}

CalendarBook::InOrder CalendarBook::in_order() && {
    std::vector<std::uint32_t> order(calendars_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t at) { return std::string_view{calendars_[at].key}; });
    InOrder out{{}, std::vector<std::uint32_t>(order.size())};
    for (const auto at : order) {
        out.place[at] = static_cast<std::uint32_t>(out.calendars.size());
        out.calendars.push_back(std::move(calendars_[at]));
    }
    return out;
}

} // namespace slipway::records
