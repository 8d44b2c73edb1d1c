#include "interchange/mspdi/project.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace slipway::interchange {
namespace {

constexpr int first_build_of_2016 = 16;

/// Texts about the file that decide nothing.
constexpr std::array<std::string_view, 6> descriptions{"Author", "Category", "Company", "Manager", "Subject", "Keywords"};

int major_number(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// A length of a day, week or month; nothing when it is none.
std::optional<int> length(XmlNode node, const Fields& fields, std::int64_t most) {
    const auto value = fields.integer(node);
    if (!value || *value == 0) { return std::nullopt; }
    if (*value > 0 && *value <= most) { return static_cast<int>(*value); }
    fields.error(node, {"value-out-of-range", "a length of days, weeks or months is impossible", "a day has at most 1440 minutes"});
    return std::nullopt;
}

bool read_length(XmlNode node, const Fields& fields, DayLengths& lengths) {
    const auto name = node.name();
    if (name == "MinutesPerDay") {
        lengths.per_day = Minutes{length(node, fields, 1440).value_or(lengths.per_day.count())};
        return true;
    }
    if (name == "MinutesPerWeek") {
        if (const auto minutes = length(node, fields, std::int64_t{7} * 1440)) {
            lengths.days_per_week = std::max(1, static_cast<int>(std::lround(static_cast<double>(*minutes) / lengths.per_day.count())));
        }
        return true;
    }
    if (name == "DaysPerMonth") {
        lengths.days_per_month = length(node, fields, 31).value_or(lengths.days_per_month);
        return true;
    }
    return false;
}

bool read_text(XmlNode node, const Fields& fields, MspProject& project) {
    const auto name = node.name();
    auto* const into = name == "SaveVersion"   ? &project.save_version
                       : name == "BuildNumber" ? &project.build
                       : name == "Name"        ? &project.name
                       : name == "Title"       ? &project.title
                                               : nullptr;
    if (into == nullptr) { return false; }
    *into = fields.text(node);
    return true;
}

bool read_rule(XmlNode node, const Fields& fields, MspProject& project) {
    const auto name = node.name();
    if (name == "ScheduleFromStart") {
        project.from_finish = !fields.flag(node, true);
        return true;
    }
    if (name == "HonorConstraints") {
        project.honor_constraints = fields.flag(node, true);
        return true;
    }
    if (name == "MultipleCriticalPaths") {
        project.open_ends_critical = fields.flag(node);
        return true;
    }
    return false;
}

} // namespace

bool read_project_field(XmlNode node, const Fields& fields, MspProject& project) {
    const auto name = node.name();
    if (name == "StartDate") {
        project.start = fields.instant(node);
    } else if (name == "FinishDate") {
        if (project.from_finish) { project.finish = fields.instant(node); } // after ScheduleFromStart; else it is an answer
    } else if (name == "StatusDate") {
        project.status_date = fields.instant(node, Weight::informs);
    } else if (name == "CriticalSlackLimit") {
        project.critical_slack_days = fields.decimal(node, Weight::informs).value_or(0);
    } else if (name == "CalendarUID") {
        project.calendar = fields.number(node);
        project.line = fields.line(node);
    } else if (std::ranges::find(descriptions, name) != descriptions.end()) {
        if (!node.content().empty()) {
            fields.loss(node, "project-description", "texts about the file: author, company, subject and the like");
        }
    } else {
        return read_length(node, fields, project.lengths) || read_text(node, fields, project) || read_rule(node, fields, project);
    }
    return true;
}

ForeignOptions options_of(const MspProject& project) {
    ForeignOptions options;
    // All versions from 2010 to 2019 write SaveVersion 14; only the number of the program's build tells 2016 and later.
    const bool is_2016 = major_number(project.build) >= first_build_of_2016 || major_number(project.save_version) >= first_build_of_2016;
    options.schedule.rules = is_2016 ? RuleSet::msp2016 : RuleSet::msp2013;
    const auto slack = std::clamp(project.critical_slack_days, -100'000.0, 100'000.0) * project.lengths.per_day.count();
    options.critical.most_total_float = Minutes{static_cast<std::int32_t>(std::lround(slack))};
    options.critical.open_ends = project.open_ends_critical;
    options.honor_constraints = project.honor_constraints;
    return options;
}

} // namespace slipway::interchange
