#include "interchange/given_out/exported.hpp"
#include "interchange/given_out/exported_actuals.hpp"
#include "interchange/given_out/exported_baselines.hpp"
#include "interchange/given_out/exported_calendars.hpp"
#include "interchange/given_out/exported_relations.hpp"
#include "slipway/model/membership.hpp"

#include <algorithm>
#include <set>

namespace slipway {
namespace {

ForeignKind kind_of(ActivityKind kind) {
    switch (kind) {
    case ActivityKind::task: return ForeignKind::task;
    case ActivityKind::start_milestone: return ForeignKind::start_milestone;
    case ActivityKind::finish_milestone: return ForeignKind::finish_milestone;
    case ActivityKind::level_of_effort: break;
    }
    return ForeignKind::level_of_effort;
}

/// Our words for the states of things are codes there; each field is said once.
class Tags {
public:
    explicit Tags(const std::vector<std::string>& own) : own_{own.size()} {
        for (const auto& text : own) {
            const auto colon = text.find(": ");
            const bool named = colon != std::string::npos && colon > 0;
            all_.push_back(named ? ForeignTag{text.substr(0, colon), text.substr(colon + 2)} : ForeignTag{"Tag", text});
        }
    }
    void add(std::string_view field, std::string value) {
        const auto said = [&](const ForeignTag& tag) { return tag.field == field; };
        if (value.empty() || std::ranges::any_of(std::span{all_}.first(own_), said)) { return; }
        all_.push_back({std::string{field}, std::move(value)});
    }
    [[nodiscard]] std::vector<ForeignTag> all() && { return std::move(all_); }

private:
    std::vector<ForeignTag> all_;
    std::size_t own_ = 0; ///< those of the record come first
};

class Exporter {
public:
    Exporter(const Exported& exported, Losses& losses)
        : exported_{exported}, losses_{losses}, programmes_{programmes_by_project(exported.portfolio)} {}

    std::vector<ForeignProject> projects() {
        std::vector<ForeignProject> all;
        for (const auto project : exported_.projects) { all.push_back(project_of(project)); }
        return all;
    }

    std::vector<ForeignActivity> activities() {
        std::vector<ForeignActivity> all;
        all.reserve(exported_.activities.size());
        auto constraint = exported_.outlook.constraints.begin();
        for (const auto activity : exported_.activities) {
            while (constraint != exported_.outlook.constraints.end() && constraint->activity < activity) { ++constraint; }
            auto one = activity_of(activity);
            for (; constraint != exported_.outlook.constraints.end() && constraint->activity == activity; ++constraint) {
                const bool dated = constraint->kind != ConstraintKind::as_late_as_possible;
                one.constraints.push_back({constraint->kind, dated ? std::optional{constraint->at} : std::nullopt});
            }
            export_progress(exported_, activity, one, losses_);
            all.push_back(std::move(one));
        }
        return all;
    }

private:
    ForeignProject project_of(std::uint32_t project) {
        const auto& record = exported_.portfolio.projects[project];
        const auto& progress = exported_.outlook.progress.projects[project];
        ForeignProject one{.id = std::to_string(*exported_.project_at[project] + 1),
                           .key = record.key,
                           .code = record.key,
                           .name = record.name.in(exported_.language),
                           .data_date = exported_.data_date(),
                           .status_date = exported_.data_date(),
                           .calendar = *exported_.calendar_at[exported_.portfolio.default_calendar],
                           .line = record.span.line};
        const auto& commitment = exported_.outlook.likely_terms[project].commitment;
        const bool caps = exported_.outlook.options.cap == LateCap::commitment;
        if (caps) { one.must_finish = commitment; }
        if (commitment && !caps) { losses_.add("commitment", "a commitment that caps no late date is left out", one.line); }
        if (!progress.has_forecast) {
            losses_.add("no-forecast", "a project without a forecast has no dates: other tools would begin its work on the data date",
                        one.line);
        }
        if (!record.cites.empty() || !record.outputs.empty() || record.investment_yi || !record.funding.empty()) {
            losses_.add("project-facts", "what documents say of a project, its outputs and its money are left out", one.line);
        }
        return one;
    }

    ForeignActivity activity_of(std::uint32_t activity) {
        const auto& record = exported_.portfolio.activities[activity];
        ForeignActivity one{.id = std::to_string(*exported_.activity_at[activity] + 1),
                            .key = record.key(),
                            .code = record.key(),
                            .name = record.name().in(exported_.language),
                            .project = *exported_.project_at[record.project],
                            .calendar = *exported_.calendar_at[record.calendar],
                            .kind = kind_of(record.kind()),
                            .duration = duration_of(activity),
                            .line = record.span().line};
        one.tags = tags_of(activity);
        one.answers = answers_of(activity);
        lose_what_it_means(activity, one.line);
        return one;
    }

    /// A level of effort lasts from the start to the finish of what it spans.
    [[nodiscard]] Minutes duration_of(std::uint32_t activity) const {
        const auto& record = exported_.portfolio.activities[activity];
        const auto& likely = exported_.outlook.likely;
        if (record.kind() != ActivityKind::level_of_effort) { return record.duration.likely; }
        if (!likely.has_forecast(activity) || likely.early_start(activity) == unknown_instant) { return Minutes{0}; }
        const auto work = exported_.portfolio.calendar_of(record).between(likely.early_start(activity), likely.early_finish(activity));
        return std::max(Minutes{0}, work);
    }

    [[nodiscard]] std::vector<ForeignTag> tags_of(std::uint32_t activity) const {
        const auto& portfolio = exported_.portfolio;
        const auto& record = portfolio.activities[activity];
        Tags tags{record.tags()};
        tags.add("Stage", std::string{word_of(stage_words, exported_.outlook.progress.projects[record.project].stage)});
        std::string programmes;
        for (const auto index : programmes_[record.project]) {
            programmes += (programmes.empty() ? "" : "; ") + portfolio.programmes[index].name.in(exported_.language);
        }
        tags.add("Programme", std::move(programmes));
        if (condition_open(portfolio, exported_.outlook, activity)) {
            const auto* condition = condition_in_force(record, exported_.facts(activity));
            tags.add("Condition", std::string{word_of(condition_words, condition->kind)});
        }
        return std::move(tags).all();
    }

    [[nodiscard]] ForeignAnswers answers_of(std::uint32_t activity) const {
        const auto& likely = exported_.outlook.likely;
        ForeignAnswers answers;
        if (exported_.status(activity).state == ProgressState::complete) { return answers; }
        if (likely.has_forecast(activity)) {
            answers.early_start = likely.early_start(activity);
            answers.early_finish = likely.early_finish(activity);
            answers.driving = exported_.outlook.is_critical(exported_.portfolio, activity);
        }
        if (likely.has_late_dates(activity)) {
            answers.late_start = likely.late_start(activity);
            answers.late_finish = likely.late_finish(activity);
        }
        answers.total_float = likely.total_float(activity);
        answers.free_float = likely.free_float(activity);
        return answers;
    }

    // NOLINTNEXTLINE(bugprone-easily-swappable-parameters): what is lost, and where it is told
    void lose_what_it_means(std::uint32_t activity, std::uint32_t line) {
        const auto& duration = exported_.portfolio.activities[activity].duration;
        if (duration.optimistic != duration.likely || duration.pessimistic != duration.likely) {
            losses_.add("duration-range", "of three durations only the likely one is written", line);
        }
        const auto& network = exported_.outlook.network.activities[activity];
        if (network.after_completion && exported_.outlook.likely_terms[network.project].commitment) {
            losses_.add("after-completion", "what comes after the completion of its project is held to its commitment by other tools",
                        line);
        }
    }

    const Exported& exported_;
    Losses& losses_;
    std::vector<std::vector<std::uint32_t>> programmes_;
};

/// Keys that are all numbers, each once, are the numbers that another tool gave: it knows its work by them.
void number_by_keys(ForeignSchedule& foreign) {
    std::set<std::string_view> seen;
    for (const auto& one : foreign.activities) {
        const bool number = std::ranges::all_of(one.key, [](char letter) { return letter >= '0' && letter <= '9'; });
        if (!number || !seen.insert(one.key).second) { return; }
    }
    for (auto& one : foreign.activities) { one.id = one.key; }
}

} // namespace

ForeignSchedule as_foreign(const Portfolio& portfolio, const Outlook& outlook, const std::vector<std::uint32_t>& projects,
                           Language language, std::span<const Baseline> baselines) {
    const auto chosen = exported(portfolio, outlook, projects, language);
    Losses losses;
    Exporter exporter{chosen, losses};
    ForeignSchedule foreign;
    foreign.options.schedule = outlook.options;
    foreign.options.schedule.cap = LateCap::commitment;
    foreign.options.critical.longest_path = true;
    foreign.options.use_expected_finish = false; // what remains was computed from it already
    foreign.projects = exporter.projects();
    foreign.calendars = exported_calendars(chosen, losses);
    foreign.activities = exporter.activities();
    number_by_keys(foreign);
    foreign.relations = exported_relations(chosen, foreign.activities, losses);
    add_baselines(chosen, baselines, foreign, losses);
    foreign.losses = losses.all();
    return foreign;
}

} // namespace slipway
