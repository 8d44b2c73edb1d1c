#include "forms/rows.hpp"

#include "ledger/plain.hpp"
#include "slipway/base/text.hpp"
#include "slipway/ledger/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace slipway::forms {
namespace {

using Kind = ObservationKind;

/// What a reason explains where a row says several things.
bool wants_reason(Kind kind) {
    constexpr std::array kinds{Kind::suspended, Kind::raised, Kind::rating, Kind::withdrawn, Kind::expected};
    return std::ranges::find(kinds, kind) != kinds.end();
}

/// The day that an observation is true for.
Date day_of(Kind kind, const std::string& value, Date as_of) {
    constexpr std::array kinds{Kind::started, Kind::finished, Kind::suspended, Kind::resumed, Kind::resolved};
    const bool dated = std::ranges::find(kinds, kind) != kinds.end();
    return dated ? parse_date(value).value_or(as_of) : as_of;
}

std::string heading_of(Kind kind) {
    const auto& one = column_of(kind);
    return fmt::format("{} ({})", one.zh, one.key);
}

/// Rows in their order, problems of no row behind all.
void put_in_order(std::vector<sheet::Problem>& problems) {
    std::ranges::stable_sort(
        problems, {}, [](const sheet::Problem& one) { return ledger::row_of(one).value_or(std::numeric_limits<std::uint32_t>::max()); });
}

} // namespace

bool Updates::refused() const {
    return std::ranges::any_of(problems, [](const sheet::Problem& one) { return one.severity == DiagnosticSeverity::error; });
}

void add_problems(Updates& updates, std::vector<sheet::Problem> more, std::size_t most_of_code) {
    sheet::ProblemList list{most_of_code};
    for (auto& problem : more) { list.add(std::move(problem)); }
    std::ranges::move(list.take(), std::back_inserter(updates.problems));
    put_in_order(updates.problems);
}

RowReader::RowReader(const Portfolio& portfolio, const UpdateQuestion& question)
    : portfolio_{portfolio},
      question_{question},
      problems_{question.limits.problems_of_code},
      suggestions_left_{static_cast<int>(std::min<std::size_t>(question.limits.problems_of_code, 1000))} {}

void RowReader::read(const TableRow& row) {
    const bool says_something = std::ranges::any_of(row.cells, [](const TableCell& cell) {
        const auto role = cell.column->role;
        return role == Role::says || role == Role::value || role == Role::kind || role == Role::reason;
    });
    ++updates_.rows;
    for (const auto& cell : row.cells) {
        if (cell.column->role == Role::as_of) { check_day(cell); }
    }
    if (!says_something) {
        ++updates_.silent;
        return;
    }
    const auto found = frame(row);
    if (!found) { return; }
    const auto first = updates_.updates.size();
    const auto errors = problems_.errors();
    for (const auto& cell : row.cells) {
        if (cell.column->role == Role::says) { say(*found, *cell.column->kind, cell); }
        if (cell.column->role == Role::provenance) { check_provenance(cell); }
    }
    say_long(*found, row);
    if (problems_.errors() == errors) { give_reason(*found, first); }
}

std::optional<RowReader::Frame> RowReader::frame(const TableRow& row) {
    Frame frame{{}, {}, {}, question_.by, question_.source, {}};
    std::string place = row.place;
    for (const auto& cell : row.cells) {
        const auto text = ledger::one_line(cell.words.text);
        switch (cell.column->role) {
        case Role::key:
            frame.key = text;
            place = cell.place;
            break;
        case Role::reason:
            frame.reason = text;
            frame.place_of_reason = cell.place;
            break;
        case Role::by: frame.by = text; break;
        case Role::source: frame.source = text; break;
        default: break;
        }
    }
    if (frame.key.empty()) {
        problems_.error(place, {"no-key", "the row says something, and not of what", "write the key: project/activity, or project"});
        return std::nullopt;
    }
    if (frame.by.empty()) {
        problems_.error(row.place, {"no-reporter", fmt::format("nobody says what the row of {} says", frame.key),
                                    "fill in 填报人 (by), or name who says it for all rows with --by NAME"});
    }
    const auto found = subject(frame.key, place);
    if (found) { frame.subject = *found; }
    return found ? std::optional{std::move(frame)} : std::nullopt;
}

std::optional<Subject> RowReader::subject(const std::string& key, const std::string& place) {
    if (const auto activity = portfolio_.find_activity(key)) { return Subject{*activity, false}; }
    if (const auto project = portfolio_.find_project(key)) { return Subject{*project, true}; }
    const bool look = suggestions_left_-- > 0; // looking for a near key is dear
    problems_.error(place, {"unknown-key", fmt::format("no project or activity has the key \"{}\"", cut_to_width(key, 100)),
                            look ? suggestion(key) : std::string{}});
    return std::nullopt;
}

std::string RowReader::suggestion(const std::string& key) const {
    constexpr std::size_t longest = 200;
    if (key.size() > longest) { return "keys are project/activity"; }
    std::vector<std::string> known;
    const auto slash = key.find('/');
    if (const auto project = portfolio_.find_project(key.substr(0, slash)); project && slash != std::string::npos) {
        for (const auto activity : portfolio_.in_order_of_work(*project)) { known.push_back(portfolio_.full_key(activity)); }
        const auto meant = nearest(key, known);
        return meant ? fmt::format("did you mean \"{}\"?", *meant) : fmt::format("its activities are:\n{}", fmt::join(known, "\n"));
    }
    for (const auto& project : portfolio_.projects) { known.push_back(project.key); }
    const auto meant = nearest(key.substr(0, slash), known);
    if (!meant) { return "slipway schedule --format csv lists all keys"; }
    return fmt::format("did you mean \"{}{}\"?", *meant, slash == std::string::npos ? "" : key.substr(slash));
}

/// What a form asks, and what its cells take, is of the day for which it was made.
void RowReader::check_day(const TableCell& cell) {
    const auto made_for = data_date(cell.words.text);
    if (made_for == question_.as_of || of_another_day_) { return; }
    of_another_day_ = true;
    if (!made_for) {
        problems_.error(cell.place, {"bad-date", fmt::format("\"{}\" is no data date", cut_to_width(ledger::one_line(cell.words.text), 60)),
                                     "leave the column as the form had it"});
        return;
    }
    problems_.error(cell.place,
                    {"form-of-another-day",
                     fmt::format("the form was made for {}, and the update is as of {}", to_string(*made_for), to_string(question_.as_of)),
                     fmt::format("give --as-of {}", to_string(*made_for))});
}

void RowReader::check_provenance(const TableCell& cell) {
    const auto provenance = parse_provenance(ledger::plain(cell.words.text));
    if (provenance == Provenance::illustrative && !question_.illustrative) {
        problems_.error(cell.place, {"illustrative-not-asked", "the row is illustrative: it shows what the reports do, and did not happen",
                                     "keep it apart from what did: say --with illustrative, or leave the row out"});
    } else if (provenance != Provenance::illustrative && provenance != Provenance::observed) {
        problems_.error(cell.place, {"bad-provenance", fmt::format("an update is no \"{}\"", cut_to_width(cell.words.text, 60)),
                                     "write observed or illustrative, or leave the cell empty"});
    }
}

void RowReader::say(const Frame& frame, ObservationKind kind, const TableCell& cell) {
    if (!said_of(kind, frame.subject.project)) {
        const auto what = frame.subject.project ? "a project" : "an activity";
        const auto other =
            frame.subject.project ? "write it into the row of the activity: project/activity" : "write it into the row of the project";
        problems_.error(cell.place, {frame.subject.project ? "not-of-a-project" : "not-of-an-activity",
                                     fmt::format("{} is not said of {}: {}", heading_of(kind), what, frame.key), other});
        return;
    }
    auto values = values_of(kind, cell.words, question_.condition_words);
    if (auto* reason = std::get_if<sheet::Reason>(&values)) {
        problems_.error(cell.place, std::move(*reason));
        return;
    }
    for (auto& value : std::get<std::vector<std::string>>(values)) { add(frame, kind, std::move(value), cell.place); }
}

/// What stands in the pair of columns kind and value.
void RowReader::say_long(const Frame& frame, const TableRow& row) {
    const auto find = [&](Role role) {
        const auto found = std::ranges::find_if(row.cells, [&](const TableCell& cell) { return cell.column->role == role; });
        return found == row.cells.end() ? nullptr : &*found;
    };
    const auto* kind = find(Role::kind);
    const auto* value = find(Role::value);
    if (kind == nullptr && value == nullptr) { return; }
    if (kind == nullptr || value == nullptr) {
        const auto* there = kind != nullptr ? kind : value;
        problems_.error(there->place, {"half-said", "kind and value say one thing together, and one of them is missing", "write both"});
        return;
    }
    const auto meant = kind_of(kind->words.text);
    if (!meant) {
        const auto near = nearest_heading(kind->words.text);
        problems_.error(kind->place, {"unknown-kind", fmt::format("\"{}\" is no kind of observation", cut_to_width(kind->words.text, 60)),
                                      near ? fmt::format("did you mean \"{}\"?", *near) : std::string{"write started, finished, note, …"}});
        return;
    }
    say(frame, *meant, *value);
}

void RowReader::add(const Frame& frame, ObservationKind kind, std::string value, const std::string& place) {
    const auto day = day_of(kind, value, question_.as_of);
    Update update{{.day = day,
                   .said = question_.as_of,
                   .recorded_at = question_.recorded_at,
                   .key = frame.key,
                   .kind = kind,
                   .value = std::move(value),
                   .by = frame.by,
                   .source = frame.source,
                   .illustrative = question_.illustrative},
                  frame.subject,
                  place};
    if (contradicts(update)) { return; }
    updates_.updates.push_back(std::move(update));
}

/// Whether another row said something else of the same; says so. Notes and withdrawals stand beside each other, and so do outputs.
bool RowReader::contradicts(const Update& news) {
    const auto& observation = news.observation;
    if (observation.kind == Kind::note || observation.kind == Kind::withdrawn) { return false; }
    auto about = fmt::format("{} {}", observation.key, static_cast<int>(observation.kind));
    if (observation.kind == Kind::delivered) { about += " " + observation.value.substr(0, observation.value.find('=')); }
    const auto [at, first] = said_.try_emplace(std::move(about), updates_.updates.size());
    if (first) { return false; }
    const auto& before = updates_.updates[at->second];
    if (before.observation.value == observation.value) { return false; }
    problems_.error(news.place, {"said-twice",
                                 fmt::format("{} of {} is \"{}\" here and \"{}\" at {}", heading_of(observation.kind), observation.key,
                                             observation.value, before.observation.value, before.place),
                                 "one table says one thing on one day: take one of them out"});
    return true;
}

/// A reason belongs to what wants one, and to all of the row where nothing does.
void RowReader::give_reason(const Frame& frame, std::size_t first) {
    if (frame.reason.empty()) { return; }
    auto& all = updates_.updates;
    if (first == all.size()) {
        problems_.error(frame.place_of_reason, {"reason-of-nothing", fmt::format("a reason, and nothing is said of {}", frame.key),
                                                "write what happened, or put the words under 说明 (note)"});
        return;
    }
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    const bool any = std::any_of(begin, all.end(), [](const Update& one) { return wants_reason(one.observation.kind); });
    for (auto one = begin; one != all.end(); ++one) {
        if (!any || wants_reason(one->observation.kind)) { one->observation.reason = frame.reason; }
    }
}

Updates RowReader::finish(std::string file, std::vector<sheet::Problem> of_file) {
    updates_.file = std::move(file);
    updates_.problems = std::move(of_file);
    std::ranges::move(problems_.take(), std::back_inserter(updates_.problems));
    put_in_order(updates_.problems);
    return std::move(updates_);
}

} // namespace slipway::forms
