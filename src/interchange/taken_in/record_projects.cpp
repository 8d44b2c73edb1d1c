#include "interchange/taken_in/record_projects.hpp"

#include "interchange/taken_in/foreign_keys.hpp"
#include "interchange/taken_in/record_constraints.hpp"
#include "interchange/taken_in/record_days.hpp"
#include "interchange/taken_in/record_relations.hpp"
#include "interchange/taken_in/work_text.hpp"
#include "slipway/records/format.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

std::string list_text(const std::vector<std::string>& texts) {
    std::string text;
    for (const auto& one : texts) { text += (text.empty() ? "" : ", ") + quoted_text(one); }
    return "[" + text + "]";
}

/// How many activities of a project have begun, and how many are complete.
struct Begun {
    std::size_t all = 0;
    std::size_t begun = 0;
    std::size_t complete = 0;
};

class Writer {
public:
    Writer(const RecordPlan& plan, Losses& losses)
        : plan_{plan}, losses_{losses}, relations_{relation_texts(plan, losses)}, constraints_{constraint_texts(plan, losses)} {}

    std::vector<std::string> texts() {
        std::vector<std::string> all;
        for (std::uint32_t i = 0; i < plan_.foreign.projects.size(); ++i) { all.push_back(project_text(i)); }
        return all;
    }

private:
    [[nodiscard]] std::string calendar_line(std::uint32_t calendar) const {
        return fmt::format("calendar = {}\n", quoted_text(plan_.calendar_keys[calendar]));
    }

    std::string project_text(std::uint32_t project) {
        const auto& one = plan_.foreign.projects[project];
        std::string text = fmt::format("[[project]]\nkey = {}\nname = {}\ncategory = \"other\"\n", quoted_text(one.key),
                                       quoted_text(one.name.empty() ? one.code : one.name));
        text += stage_line(project);
        if (plan_.calendar_used[one.calendar]) { text += calendar_line(one.calendar); }
        text += commitment_line(project);
        if (!one.code.empty() && one.code != one.name) { text += fmt::format("aliases = {}\n", list_text({one.code})); }
        text += fmt::format("note = {}\n",
                            quoted_text(fmt::format("{}, {}", plan_.place(one.line), word_of(foreign_tool_words, plan_.foreign.tool))));
        const auto own = std::ranges::equal_range(plan_.foreign.activities, project, {}, &ForeignActivity::project);
        for (auto activity = own.begin(); activity != own.end(); ++activity) {
            const auto index = static_cast<std::uint32_t>(activity - plan_.foreign.activities.begin());
            if (plan_.written[index]) { text += activity_text(index); }
        }
        for (const auto& relation : relations_.relations[project]) { text += relation; }
        return text;
    }

    [[nodiscard]] Begun begun(std::uint32_t project) const {
        Begun count;
        const auto own = std::ranges::equal_range(plan_.foreign.activities, project, {}, &ForeignActivity::project);
        const auto first = static_cast<std::uint32_t>(own.begin() - plan_.foreign.activities.begin());
        for (std::uint32_t i = first; i < first + own.size(); ++i) {
            if (!plan_.written[i]) { continue; }
            const auto state = plan_.computed.status[i].state;
            ++count.all;
            count.begun += state != ProgressState::not_started ? 1 : 0;
            count.complete += state == ProgressState::complete ? 1 : 0;
        }
        return count;
    }

    /// What gives the project a forecast. No activity enters the stage, so that it says nothing of any.
    [[nodiscard]] std::string stage_line(std::uint32_t project) const {
        const auto count = begun(project);
        const auto open = count.begun > 0 ? Stage::construction : Stage::preparatory;
        const auto stage = count.all > 0 && count.complete == count.all ? Stage::completed : open;
        return fmt::format(
            "stage = {{ value = \"{}\", as_of = \"{}\", words = {} }}\n", word_of(stage_words, stage), to_string(plan_.as_of),
            quoted_text(fmt::format("{}: {} activities, {} begun, {} complete", plan_.source, count.all, count.begun, count.complete)));
    }

    std::string commitment_line(std::uint32_t project) {
        const auto& one = plan_.foreign.projects[project];
        if (!one.must_finish) { return {}; }
        const auto& calendar = plan_.computed.calendars[plan_.usual_calendar];
        const auto day = edge_day(calendar, *one.must_finish, DayEdge::finish).day;
        const auto cap = edge_of_day(calendar, day, DayEdge::finish);
        for (std::size_t i = 0; i < plan_.calendar_used.size(); ++i) {
            if (!plan_.calendar_used[i] || plan_.computed.calendars[i].between(cap, *one.must_finish) == Minutes{0}) { continue; }
            lose_time_of_day(losses_, one.line);
            break;
        }
        return fmt::format("commitment = {{ by = \"{}\", provenance = \"stated\", because = {} }}\n", to_string(day),
                           quoted_text(plan_.place(one.line) + ": must finish by"));
    }

    /// Work with a duration, a milestone, or a level of effort.
    [[nodiscard]] std::string kind_line(std::uint32_t activity) const {
        const auto& one = plan_.foreign.activities[activity];
        switch (plan_.computed.network.activities[activity].kind) {
        case ActivityKind::start_milestone: return "milestone = \"start\"\n";
        case ActivityKind::finish_milestone: return "milestone = \"finish\"\n";
        case ActivityKind::level_of_effort: return "level_of_effort = true\n";
        case ActivityKind::task: break;
        }
        return fmt::format("duration = \"{}\"\n", work_text(std::max(Minutes{0}, one.duration), plan_.calendar_of(activity).per_day()));
    }

    [[nodiscard]] std::string activity_text(std::uint32_t activity) const {
        const auto& one = plan_.foreign.activities[activity];
        std::string text =
            fmt::format("\n[project.activities.{}]\nname = {}\n", one.key, quoted_text(one.name.empty() ? one.code : one.name));
        text += kind_line(activity);
        const auto& after = relations_.after[activity];
        if (!after.empty()) { text += fmt::format("after = {}\n", list_text(after)); }
        if (plan_.completion[one.project] == activity) { text += "enters = [\"completed\"]\n"; }
        if (one.calendar != plan_.foreign.projects[one.project].calendar) { text += calendar_line(one.calendar); }
        const auto& constraints = constraints_[activity];
        if (constraints.size() == 1) { text += fmt::format("constraint = {}\n", constraints.front()); }
        if (constraints.size() > 1) { text += fmt::format("constraint = [{}]\n", fmt::join(constraints, ", ")); }
        const auto tags = tags_of(one);
        if (!tags.empty()) { text += fmt::format("tags = {}\n", list_text(tags)); }
        return text;
    }

    /// Its phase, its activity codes, and its own code where the key does not show it.
    [[nodiscard]] std::vector<std::string> tags_of(const ForeignActivity& one) const {
        std::vector<std::string> tags;
        if (key_from(one.code, "") != one.key) { tags.push_back("code: " + one.code); }
        if (one.phase) { tags.push_back("phase: " + phase_path(*one.phase)); }
        for (const auto& tag : one.tags) { tags.push_back(tag.field.empty() ? tag.value : tag.field + ": " + tag.value); }
        return tags;
    }

    /// "1.2 Works".
    [[nodiscard]] std::string phase_path(std::uint32_t phase) const {
        const auto& phases = plan_.foreign.phases;
        auto path = phases[phase].code;
        for (auto above = phases[phase].parent; above; above = phases[*above].parent) { path.insert(0, phases[*above].code + '.'); }
        return phases[phase].name.empty() ? path : path + " " + phases[phase].name;
    }

    const RecordPlan& plan_;
    Losses& losses_;
    RelationTexts relations_;
    std::vector<std::vector<std::string>> constraints_;
};

} // namespace

std::vector<std::string> project_texts(const RecordPlan& plan, Losses& losses) { return Writer{plan, losses}.texts(); }

} // namespace slipway
