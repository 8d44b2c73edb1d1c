#include "support/graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

namespace slipway::test {
namespace {

CalendarRules pattern(const std::vector<int>& worked_weekdays, const DayHours& hours, Minutes per_day = Minutes{480}) {
    CalendarRules rules;
    for (const int weekday : worked_weekdays) { rules.week.at(static_cast<std::size_t>(weekday - 1)) = hours; }
    rules.per_day = per_day;
    return rules;
}

Date january(int day) { return Date{std::chrono::year{2024} / 1 / 1} + Days{day - 1}; }

CalendarRules odd_week() {
    auto rules = pattern({1, 2, 3, 4}, {{540, 690}, {720, 1080}}, Minutes{510});
    rules.week[4] = {{420, 540}};
    rules.week[5] = {{600, 720}};
    return rules;
}

CalendarRules feast_year() {
    const DayHours office{{480, 720}, {780, 1020}};
    auto rules = pattern({1, 2, 3, 4, 5}, office);
    for (int day = 10; day <= 16; ++day) { rules.exceptions[january(day)] = {{}, "winter"}; }
    for (int day = 9; day <= 17; ++day) { rules.exceptions[january(31 + day)] = {{}, "spring"}; }
    for (const int day : {7, 20, 31 + 4}) { rules.exceptions[january(day)] = {office, "made up"}; }
    return rules;
}

/// The kinds without a duration.
constexpr std::array<Words<ActivityKind>, 3> kind_words{{{ActivityKind::start_milestone, "start-milestone"},
                                                         {ActivityKind::finish_milestone, "finish-milestone"},
                                                         {ActivityKind::level_of_effort, "level-of-effort"}}};

constexpr std::array<Words<FloatKind>, 3> float_words{
    {{FloatKind::finish, "float-finish"}, {FloatKind::start, "float-start"}, {FloatKind::smallest, "float-smallest"}}};

bool is_start_side(ConstraintKind kind) {
    return kind == ConstraintKind::start_no_earlier || kind == ConstraintKind::start_no_later || kind == ConstraintKind::mandatory_start;
}

/// The words of one line, taken from the front.
struct Line {
    std::vector<std::string> words;
    std::size_t at = 0;
    std::string text;

    [[nodiscard]] bool done() const { return at == words.size(); }
    [[nodiscard]] std::string peek() const { return done() ? std::string{} : words[at]; }
    [[noreturn]] void refuse(const std::string& why) const { throw std::runtime_error(fmt::format("{} in \"{}\"", why, text)); }
    std::string take() {
        if (done()) { refuse("a word is missing"); }
        return words[at++];
    }
    bool takes(std::string_view word) {
        if (peek() != word) { return false; }
        ++at;
        return true;
    }
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    std::istringstream in{std::string{text}};
    for (std::string line; std::getline(in, line);) {
        std::istringstream words{line.substr(0, line.find('#'))};
        Line read{{}, 0, line};
        for (std::string word; words >> word;) { read.words.push_back(word); }
        if (!read.words.empty()) { lines.push_back(std::move(read)); }
    }
    return lines;
}

enum class DayEdge { midnight, start, finish };

class Reader {
public:
    Graph read(std::string_view text) {
        auto lines = lines_of(text);
        for (auto& line : lines) { declare(line); }
        for (auto& line : lines) { state(line); }
        for (auto& terms : graph_.terms) { terms.data_date = data_date_; }
        std::ranges::stable_sort(graph_.constraints, {}, &ActivityConstraint::activity);
        return graph_;
    }

private:
    static bool is_keyword(const std::string& word) { return word == "data-date" || word == "options" || word == "project"; }

    static bool is_status(const std::string& word) {
        return word == "started" || word == "finished" || value_of(constraint_words, word).has_value();
    }

    std::uint32_t project(const std::string& name) {
        const auto found = std::ranges::find(graph_.projects, name);
        if (found != graph_.projects.end()) { return static_cast<std::uint32_t>(found - graph_.projects.begin()); }
        graph_.projects.push_back(name);
        graph_.terms.emplace_back();
        return static_cast<std::uint32_t>(graph_.projects.size() - 1);
    }

    static std::uint32_t calendar(const Line& line, const std::string& name) {
        const auto found = std::ranges::find(test_calendars(), name, &TestCalendar::name);
        if (found == test_calendars().end()) { line.refuse("no such calendar " + name); }
        return static_cast<std::uint32_t>(found - test_calendars().begin());
    }

    static Minutes duration(const Line& line, const std::string& text, std::uint32_t calendar) {
        const auto written = parse_duration(text);
        if (!written) { line.refuse("no duration " + text); }
        return compiled_calendars()[calendar].minutes(*written);
    }

    static Instant instant(Line& line, std::uint32_t calendar, DayEdge edge) {
        const auto text = line.take();
        const auto day = parse_date(text.substr(0, 10));
        if (!day) { line.refuse("no date " + text); }
        if (text.size() == 16) { return Instant{*day} + Minutes{std::stoi(text.substr(11, 2)) * 60 + std::stoi(text.substr(14, 2))}; }
        const auto& in = compiled_calendars()[calendar];
        if (edge == DayEdge::start) { return in.start_of_day(*day); }
        return edge == DayEdge::finish ? in.end_of_day(*day) : Instant{*day};
    }

    /// First walk: projects and activities, so that every name is known in the second.
    void declare(Line line) {
        const auto first = line.take();
        if (first == "data-date") { data_date_ = instant(line, 0, DayEdge::midnight); }
        if (first == "project") { project(line.take()); }
        if (is_keyword(first) || is_status(line.peek())) { return; }
        graph_.names.push_back(first);
        NetworkActivity activity;
        activity.project = project(line.take());
        activity.calendar = calendar(line, line.take());
        ActivityStatus status;
        const auto size = line.take();
        if (const auto kind = value_of(kind_words, size)) {
            activity.kind = *kind;
        } else {
            status.remaining = duration(line, size, activity.calendar);
        }
        graph_.activities.push_back(activity);
        graph_.status.push_back(status);
    }

    /// Second walk: everything that names an activity.
    void state(Line& line) {
        const auto first = line.take();
        if (first == "data-date") { return; }
        if (first == "options") { return read_options(line); }
        if (first == "project") { return read_terms(line); }
        const auto activity = find(line, first);
        if (is_status(line.peek())) { return read_status(line, activity); }
        line.at += 3; // project, calendar, duration
        if (line.takes("after")) { read_relations(line, activity); }
        if (!line.done()) { line.refuse("unexpected " + line.peek()); }
    }

    void read_options(Line& line) {
        auto& options = graph_.options;
        while (!line.done()) {
            const auto word = line.take();
            if (const auto logic = value_of(progress_logic_words, word)) {
                options.logic = *logic;
            } else if (const auto rules = value_of(rule_set_words, word)) {
                options.rules = *rules;
            } else if (const auto kind = value_of(float_words, word)) {
                options.total_float = *kind;
            } else if (word == "actual-start-lag") {
                options.start_lag_from_actual = true;
            } else if (word == "cap-early-finish") {
                options.cap = LateCap::early_finish;
            } else {
                line.refuse("unexpected " + word);
            }
        }
    }

    void read_terms(Line& line) {
        auto& terms = graph_.terms[project(line.take())];
        while (!line.done()) {
            if (line.takes("start")) {
                terms.planned_start = instant(line, 0, DayEdge::start);
            } else if (line.takes("commit")) {
                terms.commitment = instant(line, 0, DayEdge::finish);
            } else if (line.takes("unknown")) {
                terms.forecast = false;
            } else {
                line.refuse("unexpected " + line.peek());
            }
        }
    }

    [[nodiscard]] std::uint32_t find(const Line& line, const std::string& name) const {
        const auto found = std::ranges::find(graph_.names, name);
        if (found == graph_.names.end()) { line.refuse("no such activity " + name); }
        return static_cast<std::uint32_t>(found - graph_.names.begin());
    }

    void read_status(Line& line, std::uint32_t activity) {
        const auto calendar = graph_.activities[activity].calendar;
        auto& status = graph_.status[activity];
        const auto word = line.take();
        if (const auto kind = value_of(constraint_words, word)) {
            ActivityConstraint constraint{.activity = activity, .kind = *kind};
            if (*kind != ConstraintKind::as_late_as_possible) {
                constraint.at = instant(line, calendar, is_start_side(*kind) ? DayEdge::start : DayEdge::finish);
            }
            graph_.constraints.push_back(constraint);
        } else if (word == "started") {
            status.state = ProgressState::in_progress;
            status.actual_start = instant(line, calendar, DayEdge::start);
            if (line.takes("remaining")) { status.remaining = duration(line, line.take(), calendar); }
            if (line.takes("resume")) { status.resume = instant(line, calendar, DayEdge::start); }
        } else {
            status.state = ProgressState::complete;
            status.remaining = Minutes{0};
            status.actual_finish = instant(line, calendar, DayEdge::finish);
            if (line.takes("started")) { status.actual_start = instant(line, calendar, DayEdge::start); }
        }
        if (!line.done()) { line.refuse("unexpected " + line.peek()); }
    }

    void read_relations(Line& line, std::uint32_t to) {
        for (bool more = true; more;) {
            auto name = line.take();
            more = name.ends_with(',');
            if (more) { name.pop_back(); }
            NetworkRelation relation{.from = find(line, name), .to = to};
            relation.lag_calendar = graph_.activities[relation.from].calendar;
            if (!more && !line.done()) {
                auto link = line.take();
                more = link.ends_with(',');
                if (more) { link.pop_back(); }
                read_link(line, link, relation);
            }
            graph_.relations.push_back(relation);
        }
    }

    /// "SS", "SS+2wd", "FF-4h@full".
    static void read_link(const Line& line, const std::string& link, NetworkRelation& relation) {
        const auto type = value_of(relation_type_words, link.substr(0, 2));
        if (!type) { line.refuse("no type of relation " + link); }
        relation.type = *type;
        const auto at = link.find('@');
        if (at != std::string::npos) { relation.lag_calendar = calendar(line, link.substr(at + 1)); }
        auto lag = link.substr(2, at == std::string::npos ? at : at - 2);
        if (lag.starts_with('+')) { lag.erase(0, 1); }
        if (!lag.empty()) { relation.lag = duration(line, lag, relation.lag_calendar); }
    }

    Graph graph_;
    Instant data_date_{january(1)};
};

std::string options_text(const ScheduleOptions& options) {
    std::string text;
    if (options.logic != ProgressLogic::retained) { text += fmt::format(" {}", slipway::word_of(progress_logic_words, options.logic)); }
    if (options.start_lag_from_actual) { text += " actual-start-lag"; }
    if (options.rules != RuleSet::p6) { text += fmt::format(" {}", slipway::word_of(rule_set_words, options.rules)); }
    if (options.total_float) { text += fmt::format(" {}", slipway::word_of(float_words, *options.total_float)); }
    if (options.cap == LateCap::early_finish) { text += " cap-early-finish"; }
    return text.empty() ? text : "options" + text + "\n";
}

std::string duration_text(Minutes amount, std::uint32_t calendar) {
    const auto day = compiled_calendars()[calendar].per_day();
    return amount % day == Minutes{0} ? fmt::format("{}wd", amount / day) : fmt::format("{}min", amount.count());
}

std::string relation_text(const Graph& graph, const NetworkRelation& relation) {
    auto text = fmt::format("{} {}", graph.names[relation.from], slipway::word_of(relation_type_words, relation.type));
    if (relation.lag == Minutes{0}) { return text; }
    text += fmt::format("{}{}", relation.lag > Minutes{0} ? "+" : "", duration_text(relation.lag, relation.lag_calendar));
    if (relation.lag_calendar == graph.activities[relation.from].calendar) { return text; }
    return text + "@" + test_calendars()[relation.lag_calendar].name;
}

std::string activity_text(const Graph& graph, std::uint32_t i) {
    const auto& activity = graph.activities[i];
    auto text = fmt::format("{} {} {} ", graph.names[i], graph.projects[activity.project], test_calendars()[activity.calendar].name);
    text += activity.kind == ActivityKind::task ? duration_text(graph.status[i].remaining, activity.calendar)
                                                : std::string{slipway::word_of(kind_words, activity.kind)};
    std::string_view before = " after ";
    for (const auto& relation : graph.relations) {
        if (relation.to != i) { continue; }
        text += fmt::format("{}{}", before, relation_text(graph, relation));
        before = ", ";
    }
    return text + "\n";
}

std::string status_text(const Graph& graph, std::uint32_t i) {
    const auto& status = graph.status[i];
    if (status.state == ProgressState::not_started) { return {}; }
    if (status.state == ProgressState::complete) {
        const auto start = status.actual_start ? " started " + to_string(*status.actual_start) : std::string{};
        return fmt::format("{} finished {}{}\n", graph.names[i], to_string(*status.actual_finish), start);
    }
    const auto resume = status.resume ? " resume " + to_string(*status.resume) : std::string{};
    return fmt::format("{} started {} remaining {}{}\n", graph.names[i], to_string(*status.actual_start),
                       duration_text(status.remaining, graph.activities[i].calendar), resume);
}

std::string project_text(const Graph& graph, std::size_t i) {
    const auto& terms = graph.terms[i];
    auto text = "project " + graph.projects[i];
    if (terms.planned_start) { text += " start " + to_string(*terms.planned_start); }
    if (terms.commitment) { text += " commit " + to_string(*terms.commitment); }
    return text + (terms.forecast ? "\n" : " unknown\n");
}

std::string float_text(const Solved& solved, std::uint32_t activity, const std::optional<Minutes>& work) {
    if (!work) { return "-"; }
    const auto& calendar = compiled_calendars()[solved.graph.activities[activity].calendar];
    return fmt::format("{:.4g}", static_cast<double>(work->count()) / calendar.per_day().count());
}

template <class Shown>
std::string table(const Solved& solved, Shown shown) {
    std::string out;
    const auto& schedule = solved.schedule;
    for (std::uint32_t i = 0; i < solved.graph.names.size(); ++i) {
        const auto kind = solved.graph.activities[i].kind;
        out += fmt::format("{} early {} late {} total {} free {}\n", solved.graph.names[i],
                           shown(kind, schedule.early_start(i), schedule.early_finish(i)),
                           shown(kind, schedule.late_start(i), schedule.late_finish(i)), float_text(solved, i, schedule.total_float(i)),
                           float_text(solved, i, schedule.free_float(i)));
    }
    return out;
}

} // namespace

const std::vector<TestCalendar>& test_calendars() {
    static const DayHours office{{480, 720}, {780, 1020}};
    static const std::vector<TestCalendar> calendars{{"five", pattern({1, 2, 3, 4, 5}, office)},
                                                     {"six", pattern({1, 2, 3, 4, 5, 6}, office)},
                                                     {"seven", pattern({1, 2, 3, 4, 5, 6, 7}, office)},
                                                     {"night", pattern({1, 2, 3, 4, 5, 6, 7}, {{0, 360}, {1320, 1440}})},
                                                     {"full", pattern({1, 2, 3, 4, 5, 6, 7}, {{0, 1440}}, Minutes{1440})},
                                                     {"odd", odd_week()},
                                                     {"feast", feast_year()}};
    return calendars;
}

const std::vector<Calendar>& compiled_calendars() {
    static const auto compiled = [] {
        std::vector<Calendar> calendars;
        for (const auto& calendar : test_calendars()) { calendars.emplace_back(calendar.rules); }
        return calendars;
    }();
    return compiled;
}

std::uint32_t Graph::at(std::string_view name) const {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) { throw std::runtime_error("no such activity " + std::string{name}); }
    return static_cast<std::uint32_t>(found - names.begin());
}

ScheduleInput Graph::input() const {
    return {.calendars = compiled_calendars(), .status = status, .constraints = constraints, .projects = terms, .options = options};
}

Graph read_graph(std::string_view text) { return Reader{}.read(text); }

std::string write_graph(const Graph& graph) {
    std::string out;
    if (!graph.terms.empty()) { out += "data-date " + to_string(graph.terms.front().data_date) + "\n"; }
    out += options_text(graph.options);
    for (std::size_t i = 0; i < graph.projects.size(); ++i) { out += project_text(graph, i); }
    for (std::uint32_t i = 0; i < graph.names.size(); ++i) { out += activity_text(graph, i); }
    for (std::uint32_t i = 0; i < graph.names.size(); ++i) { out += status_text(graph, i); }
    for (const auto& constraint : graph.constraints) {
        out += fmt::format("{} {}", graph.names[constraint.activity], slipway::word_of(constraint_words, constraint.kind));
        out += constraint.kind == ConstraintKind::as_late_as_possible ? "\n" : " " + to_string(constraint.at) + "\n";
    }
    return out;
}

Solved solve(const Graph& graph) {
    auto built = build_network(graph.activities, graph.relations);
    if (!std::holds_alternative<Network>(built)) { throw std::runtime_error("the network has a cycle:\n" + write_graph(graph)); }
    auto network = std::get<Network>(std::move(built));
    auto schedule = slipway::schedule(network, graph.input());
    return {graph, std::move(network), std::move(schedule)};
}

Solved solve(std::string_view text) { return solve(read_graph(text)); }

std::string days(const Solved& solved) {
    return table(solved, [](ActivityKind kind, Instant start, Instant finish) {
        if (finish == unknown_instant) { return std::string{"- -"}; }
        const auto first = start == unknown_instant ? std::string{"-"} : to_string(shown_start(kind, start)).substr(5);
        return first + " " + to_string(shown_finish(kind, start, finish)).substr(5);
    });
}

std::string instants(const Solved& solved) {
    return table(solved, [](ActivityKind, Instant start, Instant finish) {
        const auto shown = [](Instant at) { return at == unknown_instant ? std::string{"-"} : to_string(at).substr(5); };
        return shown(start) + " " + shown(finish);
    });
}

std::string driving(const Solved& solved) {
    std::string out;
    for (std::uint32_t i = 0; i < solved.graph.relations.size(); ++i) {
        if (!drives(solved.scheduled(), i)) { continue; }
        const auto& relation = solved.graph.relations[i];
        out += fmt::format("{}{}-{}", out.empty() ? "" : " ", solved.graph.names[relation.from], solved.graph.names[relation.to]);
        if (relation.type != RelationType::finish_start) {
            out += fmt::format("({})", slipway::word_of(relation_type_words, relation.type));
        }
    }
    return out;
}

std::string named(const Graph& graph, const std::vector<std::uint32_t>& activities) {
    std::string out;
    for (const auto activity : activities) { out += (out.empty() ? "" : " ") + graph.names[activity]; }
    return out;
}

std::string word_of(const Solved& solved, const Bound& bound, std::uint32_t activity) {
    switch (bound.kind) {
    case Bound::Kind::none: return "none";
    case Bound::Kind::data_date: return "data-date";
    case Bound::Kind::project_start: return "project-start";
    case Bound::Kind::resume: return "resume";
    case Bound::Kind::constraint:
        return fmt::format("constraint {}", slipway::word_of(constraint_words, solved.graph.constraints[bound.index].kind));
    case Bound::Kind::relation: {
        const auto& relation = solved.graph.relations[bound.index];
        return fmt::format("relation {}", solved.graph.names[relation.to == activity ? relation.from : relation.to]);
    }
    case Bound::Kind::actual: return "actual";
    case Bound::Kind::cap: return "cap";
    }
    return "?";
}

std::string squeezed(std::string_view picture) {
    std::string out;
    for (const auto& line : lines_of(picture)) {
        std::string_view gap;
        for (const auto& word : line.words) {
            out += fmt::format("{}{}", gap, word);
            gap = " ";
        }
        out += '\n';
    }
    return out;
}

} // namespace slipway::test
