#include "slipway/forms/form.hpp"

#include "forms/columns.hpp"
#include "forms/instructions.hpp"
#include "forms/last_reports.hpp"
#include "slipway/tracking/activity_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace slipway::forms {
namespace {

using sheet::Value;
using sheet::ValueRow;

constexpr std::array<std::string_view, 16> shown_columns{
    "key",          "project",       "activity",       "as_of",          "why",       "last_started", "last_finished",  "last_remaining",
    "last_percent", "last_expected", "last_suspended", "open_condition", "last_word", "last_totals",  "forecast_start", "forecast_finish",
};
constexpr std::array<std::string_view, 17> asked_columns{"started", "finished",  "remaining", "percent",   "expected", "suspended",
                                                         "resumed", "raised",    "resolved",  "delivered", "spent",    "rating",
                                                         "note",    "withdrawn", "reason",    "by",        "source"};

/// Where a column that is shown stands.
consteval std::size_t at(std::string_view key) {
    return static_cast<std::size_t>(std::ranges::find(shown_columns, key) - shown_columns.begin());
}

Value day(const std::optional<Date>& date) { return date ? Value{*date} : Value{}; }
Value text(std::string words) { return words.empty() ? Value{} : Value{std::move(words)}; }

/// Why an activity stands in a form, in both languages, in the order in which they are told.
struct Why {
    bool overdue_start = false;
    bool overdue_finish = false;
    bool under_way = false;
    bool starts = false;
    bool finishes = false;
    bool condition = false;
    bool confirm = false;
    std::string suspended; ///< since when, why, until when; empty when work does not stand still

    [[nodiscard]] bool any() const {
        return overdue_start || overdue_finish || under_way || starts || finishes || condition || confirm || !suspended.empty();
    }
    [[nodiscard]] std::string words(Language language) const {
        const bool zh = language == Language::zh;
        const std::array<std::pair<bool, std::string_view>, 7> all{{{overdue_start, zh ? "逾期未开始" : "should have started"},
                                                                    {overdue_finish, zh ? "逾期未完成" : "should have finished"},
                                                                    {under_way, zh ? "在建" : "under way"},
                                                                    {starts, zh ? "将开始" : "starts soon"},
                                                                    {finishes, zh ? "将完成" : "finishes soon"},
                                                                    {condition, zh ? "要素未落实" : "waits for a condition"},
                                                                    {confirm, zh ? "请确认是否已达到" : "has it been reached?"}}};
        auto told = suspended.empty() ? std::string{} : (zh ? "停工：" : "suspended ") + suspended;
        for (const auto& [holds, word] : all) {
            if (holds) { told += (told.empty() ? "" : (zh ? "；" : "; ")) + std::string{word}; }
        }
        return told;
    }
};

class FormWriter {
public:
    FormWriter(const Portfolio& portfolio, const Outlook& outlook, const FormQuestion& question)
        : portfolio_{portfolio},
          outlook_{outlook},
          question_{question},
          until_{outlook.as_of + Days{7 * question.weeks}},
          last_reports_{portfolio, question.observations, outlook.as_of} {
        for (const auto& [word, kind] : question.condition_words) { condition_names_.emplace(kind, word); }
    }

    sheet::Table written() {
        sheet::Table table{.name = say("填报表", "Form"), .columns = columns(), .rows = {}, .frozen_columns = 3};
        for (std::uint32_t project = 0; project < portfolio_.projects.size(); ++project) {
            if (!belongs(project)) { continue; }
            close(table, true);
            table.rows.push_back(project_row(project));
            for (const auto activity : portfolio_.in_order_of_work(project)) {
                const auto why = why_of(activity);
                if (!why.any()) { continue; }
                close(table, false);
                table.rows.push_back(activity_row(activity, why));
            }
        }
        return table;
    }

private:
    [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
        return std::string{question_.language == Language::zh ? zh : en};
    }

    /// What is shown, then what is asked for.
    static std::vector<std::string_view> keys() {
        std::vector<std::string_view> all(shown_columns.begin(), shown_columns.end());
        all.insert(all.end(), asked_columns.begin(), asked_columns.end());
        return all;
    }

    /// Closes the cells of the next row that are not said of a project, or of an activity.
    static void close(sheet::Table& table, bool project) {
        const auto all = keys();
        for (std::size_t at = 0; at < all.size(); ++at) {
            const auto& kind = column(all[at]).kind;
            if (kind && !said_of(*kind, project)) { table.closed.emplace(table.rows.size(), at); }
        }
    }

    [[nodiscard]] std::vector<sheet::Column> columns() const {
        std::vector<sheet::Column> made;
        for (const auto key : keys()) {
            const auto& known = column(key);
            sheet::Column one{.heading = std::string{known.heading(question_.language)}};
            constexpr double wide = 24;
            constexpr double widest = 40;
            if (known.role == Role::reason) { one.width = wide; }
            if (key == "why" || key == "last_suspended" || key == "last_word") { one.width = widest; }
            one.locked = known.role == Role::key || known.role == Role::as_of || known.role == Role::shown;
            if (known.kind) {
                restrict(one, *known.kind);
                one.hint = hint(*known.kind, question_.language, outlook_.as_of);
            }
            made.push_back(std::move(one));
        }
        return made;
    }

    void restrict(sheet::Column& one, ObservationKind kind) const {
        constexpr double most_days = 10'000;
        constexpr double most_percent = 99; // all of it is a finish
        constexpr double most_money = 100'000;
        switch (kind) {
        case ObservationKind::started:
        case ObservationKind::finished:
        case ObservationKind::suspended:
        case ObservationKind::resolved: one.days = sheet::DayRange{first_day, outlook_.as_of}; break;
        case ObservationKind::expected: one.days = sheet::DayRange{outlook_.as_of, last_day}; break;
        case ObservationKind::resumed: one.days = sheet::DayRange{first_day, last_day}; break;
        case ObservationKind::remaining: one.numbers = sheet::NumberRange{0, most_days}; break;
        case ObservationKind::percent: one.numbers = sheet::NumberRange{0, most_percent}; break;
        case ObservationKind::spent: one.numbers = sheet::NumberRange{0, most_money}; break;
        case ObservationKind::raised:
            for (const auto& [known, name] : condition_names_) { one.words.push_back(name); }
            break;
        case ObservationKind::rating: one.words = {say("红", "red"), say("黄", "amber"), say("绿", "green")}; break;
        default: break;
        }
        constexpr double wide = 24;
        constexpr double narrow = 13;
        const bool free_text = kind == ObservationKind::note || kind == ObservationKind::delivered;
        if (!one.words.empty() || one.days || one.numbers || free_text) { one.width = free_text ? wide : narrow; }
    }

    [[nodiscard]] bool belongs(std::uint32_t project) const {
        const auto& record = portfolio_.projects[project];
        const auto& now = outlook_.projects[project];
        return record.owner == question_.agency && question_.selected[project] && now.light != Light::done &&
               now.reason != LightReason::cancelled;
    }

    [[nodiscard]] Why why_of(std::uint32_t activity) const {
        const auto& facts = outlook_.progress.facts[activity];
        Why why;
        if (facts.complete()) { return why; }
        why.suspended = suspension(facts);
        const auto project = portfolio_.activities[activity].project;
        why.confirm = question_.to_confirm.contains(portfolio_.full_key(activity));
        if (!outlook_.progress.projects[project].has_forecast) { return why; }
        const auto dates = shown_dates(portfolio_, outlook_, activity);
        const auto passed = [&](const std::optional<Date>& date) { return date && *date < outlook_.as_of; };
        const auto soon = [&](const std::optional<Date>& date) { return date && *date <= until_; };
        why.under_way = facts.started.has_value();
        why.overdue_start = !facts.started && passed(dates.late_start);
        why.overdue_finish = passed(dates.late_finish) || passed(facts.expected);
        const bool point = is_milestone(portfolio_.activities[activity].kind());
        why.starts = !point && !facts.started && !why.overdue_start && soon(dates.early_start);
        why.finishes = !why.overdue_finish && soon(dates.early_finish);
        why.condition = condition_open(portfolio_, outlook_, activity);
        return why;
    }

    [[nodiscard]] ValueRow project_row(std::uint32_t index) const {
        const auto& project = portfolio_.projects[index];
        const auto& progress = outlook_.progress.projects[index];
        ValueRow row(shown_columns.size());
        row[at("key")] = text(project.key);
        row[at("project")] = text(project.name.in(question_.language));
        row[at("as_of")] = outlook_.as_of;
        Why why;
        why.suspended = suspension(progress);
        const auto asked = say("项目：投资、产出、自评、说明", "project: money, outputs, rating, remarks");
        row[at("why")] = asked + (why.any() ? say("；", "; ") + why.words(question_.language) : "");
        row[at("last_suspended")] = text(why.suspended);
        row[at("last_word")] = text(last_word_of(project.key, progress));
        row[at("last_totals")] = text(totals(progress));
        row[at("forecast_finish")] = day(outlook_.projects[index].forecast);
        return row;
    }

    /// What was reported last, or the document that says more than any report.
    [[nodiscard]] std::string last_word_of(const std::string& key, const ProjectProgress& progress) const {
        const auto& last = progress.last_word;
        auto reported = last && !last->observed ? std::string{} : last_reports_.words(key, question_.language, condition_names_);
        if (!reported.empty() || !last) { return reported; }
        return last->source.empty() ? last->date.words : fmt::format("{} {}", last->date.words, last->source);
    }

    /// "2024-01-10 起，钢材未到，预计 2024-01-22 复工" of an activity or a project that stands still.
    template <class Known>
    [[nodiscard]] std::string suspension(const Known& known) const {
        if (!known.suspended) { return {}; }
        const bool zh = question_.language == Language::zh;
        auto told = fmt::format(fmt::runtime(zh ? "{} 起" : "since {}"), to_string(*known.suspended));
        if (!known.suspended_because.empty()) { told += (zh ? "，" : ", ") + known.suspended_because; }
        if (known.resumes) {
            told += fmt::format(fmt::runtime(zh ? "，预计 {} 复工" : ", expected to go on {}"), to_string(*known.resumes));
        }
        return told;
    }

    /// "1.2 亿元; beds=500; 黄".
    [[nodiscard]] std::string totals(const ProjectProgress& progress) const {
        std::vector<std::string> parts;
        if (progress.spent_yi) { parts.push_back(fmt::format("{} {}", *progress.spent_yi, say("亿元", "x 100m yuan"))); }
        for (const auto& [key, amount] : progress.delivered) { parts.push_back(fmt::format("{}={}", key, amount)); }
        if (progress.rating) { parts.push_back(light_word(progress.rating->light, question_.language)); }
        return fmt::format("{}", fmt::join(parts, "; "));
    }

    [[nodiscard]] ValueRow activity_row(std::uint32_t index, const Why& why) const {
        const auto& activity = portfolio_.activities[index];
        const auto& facts = outlook_.progress.facts[index];
        const auto dates = shown_dates(portfolio_, outlook_, index);
        ValueRow row(shown_columns.size());
        row[at("key")] = text(portfolio_.full_key(index));
        row[at("project")] = text(portfolio_.projects[activity.project].name.in(question_.language));
        row[at("activity")] = text(activity.name().in(question_.language));
        row[at("as_of")] = outlook_.as_of;
        row[at("why")] = text(why.words(question_.language));
        row[at("last_started")] = day(facts.started);
        row[at("last_finished")] = day(facts.finished);
        if (facts.remaining) { row[at("last_remaining")] = text(working_days(activity, *facts.remaining)); }
        if (facts.percent) { row[at("last_percent")] = text(fmt::format("{}%", *facts.percent)); }
        row[at("last_expected")] = day(facts.expected);
        row[at("open_condition")] = text(condition_words_of(index));
        row[at("last_suspended")] = text(why.suspended);
        row[at("last_word")] = text(last_reports_.words(portfolio_.full_key(index), question_.language, condition_names_));
        row[at("forecast_start")] = facts.started ? Value{} : day(dates.early_start);
        row[at("forecast_finish")] = day(dates.early_finish);
        return row;
    }

    [[nodiscard]] std::string working_days(const Activity& activity, Minutes remaining) const {
        const auto per_day = portfolio_.calendar_of(activity).per_day();
        return fmt::format("{:.6g}wd", static_cast<double>(remaining.count()) / static_cast<double>(per_day.count()));
    }

    [[nodiscard]] std::string condition_words_of(std::uint32_t activity) const {
        if (!condition_open(portfolio_, outlook_, activity)) { return {}; }
        const auto& raised = outlook_.progress.facts[activity].raised;
        const auto& condition = raised ? raised : portfolio_.activities[activity].condition();
        if (!condition) { return {}; }
        const auto name = condition_names_.find(condition->kind);
        const auto kind = name == condition_names_.end() ? std::string{word_of(condition_words, condition->kind)} : name->second;
        return condition->note.empty() ? kind : fmt::format("{}：{}", kind, condition->note);
    }

    const Portfolio& portfolio_;
    const Outlook& outlook_;
    const FormQuestion& question_;
    Date until_;
    ConditionNames condition_names_;
    LastReports last_reports_;
};

} // namespace

sheet::Table form(const Portfolio& portfolio, const Outlook& outlook, const FormQuestion& question) {
    return FormWriter{portfolio, outlook, question}.written();
}

std::optional<std::uint32_t> find_agency(const Portfolio& portfolio, std::string_view word) {
    const auto fits = [&](const Agency& one) { return one.key == word || one.name.zh == word || one.name.en == word; };
    const auto found = std::ranges::find_if(portfolio.agencies, fits);
    if (found == portfolio.agencies.end()) { return std::nullopt; }
    return static_cast<std::uint32_t>(found - portfolio.agencies.begin());
}

} // namespace slipway::forms
