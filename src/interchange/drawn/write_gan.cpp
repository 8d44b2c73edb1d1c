// The file of GanttProject 3. Relations are "rubber": work comes no earlier than they allow, as everywhere with us; a "strong" one would
// pull it to the day.

#include "interchange/drawn/gan_plan.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <sstream>

namespace slipway {
namespace {

using pugi::xml_node;

void set(xml_node node, const char* name, const std::string& value) { node.append_attribute(name).set_value(value.c_str()); }
void set(xml_node node, const char* name, int value) { node.append_attribute(name).set_value(value); }

xml_node child(xml_node parent, const char* name, std::initializer_list<std::pair<const char*, std::string_view>> attributes = {}) {
    auto node = parent.append_child(name);
    for (const auto& [attribute, value] : attributes) { set(node, attribute, std::string{value}); }
    return node;
}

void add_notes(xml_node parent, const char* name, const std::string& text) {
    parent.append_child(name).append_child(pugi::node_cdata).set_value(text.c_str());
}

void add_views(xml_node root) {
    auto chart = child(root, "view", {{"zooming-state", "default:6"}, {"id", "gantt-chart"}});
    child(chart, "field", {{"id", "tpd3"}, {"name", "Name"}, {"width", "250"}, {"order", "0"}});
    child(chart, "field", {{"id", "tpd4"}, {"name", "Begin date"}, {"width", "90"}, {"order", "1"}});
    child(chart, "field", {{"id", "tpd5"}, {"name", "End date"}, {"width", "90"}, {"order", "2"}});
    child(root, "view", {{"id", "resource-table"}});
}

// --- Calendar

/// From the first day of the year in which work begins to the last of the year after it ends: when it slips, it slips into known days.
struct Reach {
    Date first, last;
};

Reach reach(const Drawn& drawn, const std::vector<GanProject>& projects) {
    auto first = drawn.outlook.as_of;
    auto last = drawn.outlook.as_of;
    for (const auto& project : projects) {
        first = std::min(first, project.start);
        last = std::max(last, project.finish);
    }
    const auto year_of = [](Date date) { return std::chrono::year_month_day{date}.year(); };
    return {Date{year_of(first) / 1 / 1}, std::min(Date{(year_of(last) + std::chrono::years{1}) / 12 / 31}, last_day)};
}

void add_week(xml_node calendars, const Calendar& calendar) {
    constexpr std::array names{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
    constexpr Date sunday{std::chrono::local_days{std::chrono::year{2023} / 12 / 31}};
    auto types = child(calendars, "day-types");
    child(types, "day-type", {{"id", "0"}});
    child(types, "day-type", {{"id", "1"}});
    auto week = child(types, "default-week", {{"id", "1"}, {"name", "default"}});
    for (int weekday = 0; weekday < 7; ++weekday) {
        set(week, names.at(static_cast<std::size_t>(weekday)), calendar.works_by_pattern(sunday + Days{weekday}) ? 0 : 1);
    }
    child(types, "only-show-weekends", {{"value", "false"}});
    child(types, "overriden-day-types");
    child(types, "days");
}

void add_exception(xml_node calendars, const Calendar& calendar, Date date) {
    const std::chrono::year_month_day day{date};
    auto event = child(calendars, "date");
    set(event, "year", static_cast<int>(day.year()));
    set(event, "month", static_cast<int>(static_cast<unsigned>(day.month())));
    set(event, "date", static_cast<int>(static_cast<unsigned>(day.day())));
    set(event, "type", std::string{calendar.works(date) ? "WORKING_DAY" : "HOLIDAY"});
    if (const auto name = calendar.exception_name(date)) { event.append_child(pugi::node_cdata).set_value(clean(*name).c_str()); }
}

void add_calendar(xml_node root, const Calendar& calendar, const Reach& reach, Losses& losses) {
    auto calendars = child(root, "calendars");
    add_week(calendars, calendar);
    for (auto date = reach.first; date <= reach.last; date += Days{1}) {
        if (calendar.works(date) != calendar.works_by_pattern(date)) { add_exception(calendars, calendar, date); }
        const Instant midnight{date};
        if (calendar.works(date) && calendar.between(midnight, midnight + Days{1}) != calendar.per_day()) {
            losses.add("hours-of-day", "all working days are alike in GanttProject: a shorter or longer one counts as a day", 0);
        }
    }
}

// --- Tasks

void add_task_properties(xml_node tasks) {
    struct Column {
        const char *name, *type;
    };
    constexpr std::array<Column, 10> columns{{{"type", "icon"},
                                              {"priority", "icon"},
                                              {"info", "icon"},
                                              {"name", "text"},
                                              {"begindate", "date"},
                                              {"enddate", "date"},
                                              {"duration", "int"},
                                              {"completion", "int"},
                                              {"coordinator", "text"},
                                              {"predecessorsr", "text"}}};
    auto properties = child(tasks, "taskproperties");
    for (std::size_t number = 0; number < columns.size(); ++number) {
        child(properties, "taskproperty",
              {{"id", fmt::format("tpd{}", number)},
               {"name", columns.at(number).name},
               {"type", "default"},
               {"valuetype", columns.at(number).type}});
    }
    child(properties, "taskproperty", {{"id", "tpc0"}, {"name", "key"}, {"type", "custom"}, {"valuetype", "text"}});
}

std::string project_notes(const Drawn& drawn, const GanProject& one) {
    const auto& outlook = drawn.outlook.projects[one.project];
    const bool zh = drawn.language == Language::zh;
    const auto* kind =
        outlook.promised ? (zh ? "（承诺）" : " (promised)") : (zh ? "（规划期末，非承诺）" : " (the plan's horizon, not promised)");
    return fmt::format("{}{}{}", zh ? "期限：" : "Limit: ", to_string(outlook.limit), kind);
}

/// The attributes that a project and a task share.
template <class Written>
xml_node add_bar(xml_node parent, const Written& one, const std::string& key, const std::string& name, bool milestone) {
    auto node = child(parent, "task");
    set(node, "id", one.id);
    set(node, "uid", key);
    set(node, "name", clean(name.empty() ? key : name));
    set(node, "meeting", std::string{milestone ? "true" : "false"});
    set(node, "start", to_string(one.start));
    set(node, "duration", one.duration);
    set(node, "complete", one.complete);
    return node;
}

void add_key(xml_node node, const std::string& key) { child(node, "customproperty", {{"taskproperty-id", "tpc0"}, {"value", key}}); }

void add_task(xml_node parent, const Drawn& drawn, const GanTask& one) {
    const auto& activity = drawn.portfolio.activities[one.activity];
    const auto key = drawn.portfolio.full_key(one.activity);
    auto node = add_bar(parent, one, key, activity.name().in(drawn.language), is_milestone(activity.kind()));
    if (one.earliest_start) {
        set(node, "thirdDate", to_string(*one.earliest_start));
        set(node, "thirdDate-constraint", 1);
    }
    set(node, "expand", std::string{"true"});
    for (const auto& relation : one.relations) {
        auto depend = child(node, "depend");
        set(depend, "id", relation.to);
        set(depend, "type", relation.type);
        set(depend, "difference", relation.difference);
        set(depend, "hardness", std::string{"Rubber"});
    }
    add_key(node, key);
}

void add_tasks(xml_node root, const Drawn& drawn, const std::vector<GanProject>& projects) {
    // Milestones that take a day: one of no length would stand at the beginning of the next working day, and show another date than ours.
    auto tasks = child(root, "tasks", {{"empty-milestones", "false"}});
    add_task_properties(tasks);
    for (const auto& project : projects) {
        const auto& record = drawn.portfolio.projects[project.project];
        auto node = add_bar(tasks, project, record.key, record.name.in(drawn.language), false);
        set(node, "project", std::string{"true"});
        set(node, "expand", std::string{"true"});
        add_notes(node, "notes", project_notes(drawn, project));
        add_key(node, record.key);
        for (const auto& task : project.tasks) { add_task(node, drawn, task); }
    }
}

} // namespace

std::string write_gan(const Drawn& drawn, Losses& losses) {
    const auto projects = gan_plan(drawn, losses);
    const auto days = reach(drawn, projects);
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", std::string{"1.0"});
    set(declaration, "encoding", std::string{"UTF-8"});
    auto root = document.append_child("project");
    set(root, "name", clean(drawn.portfolio.name.in(drawn.language)));
    for (const auto* empty : {"company", "webLink"}) { set(root, empty, std::string{}); }
    set(root, "view-date", to_string(projects.empty() ? drawn.outlook.as_of : std::ranges::min(projects, {}, &GanProject::start).start));
    set(root, "view-index", 0);
    for (const auto* pixels : {"gantt-divider-location", "resource-divider-location"}) { set(root, pixels, 450); }
    set(root, "version", std::string{"3.2"});
    set(root, "locale", std::string{drawn.language == Language::zh ? "zh_CN" : "en_US"});
    add_notes(root, "description",
              fmt::format("{}{}", drawn.language == Language::zh ? "截止日：" : "As of ", to_string(drawn.outlook.as_of)));
    add_views(root);
    add_calendar(root, drawn.portfolio.calendar(), days, losses);
    add_tasks(root, drawn, projects);
    for (const auto* empty : {"resources", "allocations", "vacations", "previous"}) { child(root, empty); }
    child(root, "roles", {{"roleset-name", "Default"}});
    std::ostringstream out;
    document.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
    return out.str();
}

} // namespace slipway
