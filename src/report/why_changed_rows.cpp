// Why a forecast moved, as the machine sees it.

#include "report/why_changed_parts.hpp"

#include <algorithm>

namespace slipway {
namespace {

Json or_null(const std::optional<std::string>& text) { return text && !text->empty() ? Json(*text) : Json(nullptr); }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::vector<std::string> part_columns() {
    return {"round",    "cause",     "project", "agency",   "agency_name",      "agency_assumed",    "key",    "name",  "from", "to",
            "days_off", "first_off", "days_on", "first_on", "days_other_hours", "first_other_hours", "before", "after", "cd"};
}

void add_days(Json& row, const char* count, const char* first, const std::optional<CalendarChange>& calendar,
              const DayCount CalendarChange::*days) {
    row[count] = calendar ? Json((*calendar.*days).count) : Json(nullptr);
    row[first] = calendar ? json_date((*calendar.*days).first) : Json(nullptr);
}

Json part_row(const WhyChangedContext& context, const MovePart& part) {
    Json row;
    row["round"] = word_of(round_words, part.round);
    row["cause"] = word_of(cause_words, part.cause);
    row["project"] = text_or_null(part.project);
    row["agency"] = context.agency(part.project);
    row["agency_name"] = or_null(context.agency_name(part.project));
    row["agency_assumed"] = part.project.empty() ? Json(nullptr) : Json(context.agency_assumed(part.project));
    row["key"] = text_or_null(part.key);
    const auto activity = context.activity_name(part.key);
    row["name"] = or_null(activity ? activity : context.project_name(part.project));
    row["from"] = text_or_null(part.from);
    row["to"] = text_or_null(part.to);
    add_days(row, "days_off", "first_off", part.calendar, &CalendarChange::off);
    add_days(row, "days_on", "first_on", part.calendar, &CalendarChange::on);
    add_days(row, "days_other_hours", "first_other_hours", part.calendar, &CalendarChange::hours);
    row["before"] = to_string(part.before);
    row["after"] = to_string(part.after);
    row["cd"] = part.cd;
    return row;
}

/// Sums of the rows by some of their keys together, the greatest delay first; ties by those keys. What comes to nothing is left out.
Json sums(const std::vector<Json>& rows, const std::vector<std::string>& by) {
    std::vector<std::pair<Json, int>> found;
    for (const auto& row : rows) {
        Json group;
        for (const auto& key : by) { group[key] = row.at(key); }
        const auto known = std::ranges::find(found, group, &std::pair<Json, int>::first);
        auto& sum = known == found.end() ? found.emplace_back(group, 0) : *known;
        sum.second += row.at("cd").get<int>();
    }
    std::erase_if(found, [](const auto& one) { return one.second == 0; });
    std::ranges::sort(found, [](const auto& left, const auto& right) {
        return left.second != right.second ? left.second > right.second : left.first.dump() < right.first.dump();
    });
    Json all = Json::array();
    for (auto& [group, cd] : found) {
        group["cd"] = cd;
        all.push_back(std::move(group));
    }
    return all;
}

void add_end(Json& head, const std::string& name, const ComparedEnd& end) {
    head[name] = to_string(end.situation.outlook.as_of);
    head[name + "_from"] = word_of(end_words, end.kind);
    head[name + "_baseline"] = text_or_null(end.name);
    head[name + "_recorded_at"] = text_or_null(end.recorded_at);
}

} // namespace

MachineFace why_changed_machine(const WhyChangedContext& context) {
    const auto& found = context.input.found;
    MachineFace face;
    face.head = machine_head("slipway.why-changed/1", context.until(), context.input.until.situation.portfolio);
    face.head["key"] = found.key;
    face.head["name"] = or_null(context.activity_name(found.key));
    face.head["known_at"] = or_null(context.input.known_at);
    add_end(face.head, "since", context.input.since);
    add_end(face.head, "until", context.input.until);
    face.head["before"] = json_date(found.before);
    face.head["after"] = json_date(found.after);
    face.head["move_cd"] = context.has_both() ? Json(context.move_cd()) : Json(nullptr);
    face.rows_name = "parts";
    face.columns = part_columns();
    for (const auto& part : found.parts) { face.rows.push_back(part_row(context, part)); }
    face.tail["by_project"] = sums(face.rows, {"project"});
    face.tail["by_agency"] = sums(face.rows, {"agency", "agency_name", "agency_assumed"});
    face.tail["by_cause"] = sums(face.rows, {"cause"});
    return face;
}

} // namespace slipway
