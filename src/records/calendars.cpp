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

void add_excepts(const std::vector<RawExcept>& excepts, CalendarParts& parts) {
    for (const auto& except : excepts) {
        for (Date day = except.from; day <= except.to; day += Days{1}) { parts.excepts[day] = {except.hours, except.note}; }
    }
}

void add_own(const RawCalendar& raw, const std::vector<const RawLayer*>& layers, CalendarParts& parts) {
    if (raw.week) { parts.rules.week = *raw.week; }
    if (raw.minutes_per_day) { parts.rules.per_day = Minutes{*raw.minutes_per_day}; }
    parts.rules.days_per_week = raw.days_per_week.value_or(parts.rules.days_per_week);
    parts.rules.days_per_month = raw.days_per_month.value_or(parts.rules.days_per_month);
    parts.csv_files.insert(parts.csv_files.end(), raw.csv_files.begin(), raw.csv_files.end());
    for (const auto* layer : layers) {
        parts.yearly.insert(parts.yearly.end(), layer->yearly.begin(), layer->yearly.end());
        add_excepts(layer->excepts, parts);
    }
    add_excepts(raw.excepts, parts);
}

/// The layers of calendars, by key.
class Layers {
public:
    Layers(const std::vector<RawLayer>& layers, const UnreadKeys& unread, Problems& problems)
        : unread_{unread}, problems_{problems}, order_{in_order_of_keys(layers, "calendar_layer", problems)}, names_{names_of(order_)} {}

    [[nodiscard]] std::vector<const RawLayer*> of(const RawCalendar& calendar) const {
        std::vector<const RawLayer*> layers;
        for (const auto& word : calendar.layers) {
            if (const auto found = find_or_report("calendar_layer", word, names_, unread_, problems_)) { layers.push_back(order_[*found]); }
        }
        return layers;
    }

private:
    const UnreadKeys& unread_;
    Problems& problems_;
    std::vector<const RawLayer*> order_;
    Names names_;
};

/// Its hours on those of its days, in every year known, that are worked anyway.
void add_yearly(const RawYearly& yearly, CalendarRules& rules) {
    const auto day_in = [](int year, int month_and_day) {
        const std::chrono::month month{static_cast<unsigned>(month_and_day) / 100U};
        return Date{std::chrono::year{year} / month / std::chrono::day{static_cast<unsigned>(month_and_day) % 100U}};
    };
    for (int year = first_year; year <= last_year; ++year) {
        for (auto day = day_in(year, yearly.from); day <= day_in(year, yearly.to); day += Days{1}) {
            const auto except = rules.exceptions.find(day);
            const auto weekday = std::chrono::weekday{day}.iso_encoding() - 1;
            const bool worked = except != rules.exceptions.end() ? !except->second.hours.empty() : !rules.week.at(weekday).empty();
            if (worked) { rules.exceptions[day] = {yearly.hours, yearly.note}; }
        }
    }
}

/// Follows `inherits` to the end; each calendar is put together once.
class Inheritance {
public:
    Inheritance(const std::vector<const RawCalendar*>& calendars, const Names& names, const Layers& layers, const UnreadKeys& unread,
                Problems& problems)
        : calendars_{calendars},
          names_{names},
          layers_{layers},
          unread_{unread},
          problems_{problems},
          parts_(calendars.size()),
          state_(calendars.size()) {}

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
        add_own(*calendars_[calendar], layers_.of(*calendars_[calendar]), parts_[calendar]);
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
    const Layers& layers_;
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
    for (const auto& yearly : parts.yearly) { add_yearly(yearly, rules); }
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

CalendarBook::CalendarBook(const Records& records, const Sources& sources, const UnreadKeys& unread, Problems& problems)
    : unread_{unread}, problems_{problems} {
    const auto order = in_order_of_keys(records.calendars, "calendar", problems);
    declared_ = names_of(order);
    const Layers layers{records.layers, unread, problems};
    Inheritance inheritance{order, declared_, layers, unread, problems};
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
    InOrder out{{}, {}, std::vector<std::uint32_t>(order.size())};
    for (const auto at : order) {
        out.place[at] = static_cast<std::uint32_t>(out.calendars.size());
        out.calendars.push_back(std::move(calendars_[at]));
        out.rules.push_back(std::move(rules_[at]));
    }
    return out;
}

} // namespace slipway::records
