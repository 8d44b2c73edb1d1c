// Slippage against a baseline.

#include "report/slip_parts.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/base/text.hpp"
#include "slipway/findings/findings.hpp"
#include "slipway/report/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace slipway {
namespace {

/// How many of a group are late, and the worst of them.
struct Tally {
    Json agency = nullptr; ///< key, of an agency
    std::size_t projects = 0;
    std::size_t measured = 0;
    std::size_t later = 0;
    std::size_t earlier = 0;
    const Slippage* worst = nullptr; ///< the first that is late: they come worst first

    void add(const Slippage& one) {
        if (!one.cd) { return; }
        ++measured;
        if (*one.cd > 0) {
            ++later;
            if (worst == nullptr) { worst = &one; }
        }
        if (*one.cd < 0) { ++earlier; }
    }
};

/// What the report speaks of.
struct Slips {
    const SlippageInput& input;
    Voice voice;
    std::vector<Slippage> all;
    std::vector<std::uint32_t> projects; ///< those that a baseline covers
    std::map<std::uint32_t, Tally> by_project;
    std::map<std::string, Tally> by_agency; ///< by name

    [[nodiscard]] const Project& project(std::uint32_t index) const { return input.portfolio.projects[index]; }
    [[nodiscard]] std::string name(const Slippage& one) const {
        return one.activity ? input.portfolio.activities[*one.activity].name().in(voice.language) : std::string{};
    }
    /// With its project's.
    [[nodiscard]] std::string shown_name(const Slippage& one) const {
        const auto& whole = project(one.project).name.in(voice.language);
        return one.activity ? fmt::format("{} · {}", whole, name(one)) : whole;
    }
    [[nodiscard]] std::string agency(std::uint32_t index) const { return owner_name(input.portfolio, project(index)).in(voice.language); }
};

Slips slips_of(const SlippageInput& input, Language language) {
    Slips slips{input, {language}, slippages({input.portfolio, input.outlook, input.references, input.projects, input.all}), {}, {}, {}};
    for (const auto project : input.projects) {
        if (input.references[project] == nullptr) { continue; }
        slips.projects.push_back(project);
        slips.by_project[project];
        auto& agency = slips.by_agency[slips.agency(project)];
        agency.agency = agency_json(input.portfolio, project);
        ++agency.projects;
    }
    for (const auto& one : slips.all) {
        slips.by_project[one.project].add(one);
        slips.by_agency[slips.agency(one.project)].add(one);
    }
    return slips;
}

std::size_t count(const Slips& slips, SlippageState state) {
    return static_cast<std::size_t>(std::ranges::count(slips.all, state, &Slippage::state));
}

std::string counts_line(const Slips& slips) {
    Tally all;
    for (const auto& one : slips.all) { all.add(one); }
    const auto on_the_day = all.measured - all.later - all.earlier;
    const auto added = count(slips, SlippageState::added);
    const auto gone = count(slips, SlippageState::gone);
    const auto unknown = slips.all.size() - all.measured - added - gone;
    return slips.voice.zh()
               ? fmt::format("{} {} 项：推后 {}，提前 {}，如期 {}，无法比较 {}；新增 {}，已不在 {}", slips.input.all ? "工作" : "节点",
                             slips.all.size(), all.later, all.earlier, on_the_day, unknown, added, gone)
               : fmt::format("{}: {} later, {} earlier, {} on the day, {} cannot be measured; {} new, {} gone",
                             slips.input.all ? "Activities" : "Milestones", all.later, all.earlier, on_the_day, unknown, added, gone);
}

std::vector<std::string> preamble(const Slips& slips) {
    std::vector<std::string> lines;
    const auto& voice = slips.voice;
    if (const auto* one = slips.input.baseline) {
        lines.push_back(voice.zh()
                            ? fmt::format("批准：{} · 依据：{} · 缘由：{}", one->approved_by, one->reference, one->reason)
                            : fmt::format("Approved by {} · reference {} · reason: {}", one->approved_by, one->reference, one->reason));
    }
    lines.push_back(counts_line(slips));
    if (const auto without = slips.input.projects.size() - slips.projects.size(); without > 0) {
        lines.push_back(voice.zh() ? fmt::format("该基准未纳入的项目 {} 个，不列。", without)
                                   : fmt::format("Not covered by it, and not listed: {}.", counted(without, "project")));
    }
    return lines;
}

std::string finish_words(const Slips& slips, const Slippage& one) {
    return report_date(slips.input.portfolio, one.finish) + (one.reached ? slips.voice.say(" 已达", " reached") : "");
}

Section slips_section(const Slips& slips) {
    std::vector<const Slippage*> shown;
    for (const auto& one : slips.all) {
        if (one.state == SlippageState::known) { shown.push_back(&one); }
    }
    if (shown.empty()) { return {}; }
    const auto& voice = slips.voice;
    Table table{{{voice.say("节点", "activity")},
                 {voice.say("名称", "name")},
                 {voice.say("基准", "baseline")},
                 {voice.say("预测", "forecast")},
                 {"cd", Align::right},
                 {"wd", Align::right}},
                {},
                keep_twenty(shown, slips.input.all)};
    for (const auto* one : shown) {
        table.rows.push_back({one->key, slips.shown_name(*one), report_date(slips.input.portfolio, one->reference),
                              finish_words(slips, *one), signed_words(one->cd), signed_words(one->wd)});
    }
    return {voice.say("滞后（＋为晚于基准）", "Slippage (+ is later than the baseline)"), {std::move(table)}};
}

/// What only one of the two knows.
Section one_sided_section(const Slips& slips, SlippageState state) {
    Bullets bullets;
    for (const auto& one : slips.all) {
        if (one.state != state) { continue; }
        const auto day = report_date(slips.input.portfolio, state == SlippageState::gone ? one.reference : one.finish);
        bullets.points.push_back({fmt::format("{}  {}  {}", one.key, slips.shown_name(one), day), {}});
    }
    if (bullets.points.empty()) { return {}; }
    bullets.more = keep_twenty(bullets.points, slips.input.all);
    return {state == SlippageState::gone ? slips.voice.say("基准有而记录已无", "Gone since the baseline")
                                         : slips.voice.say("基准之后新增", "New since the baseline"),
            {std::move(bullets)}};
}

std::string worst_words(const Tally& tally) {
    return tally.worst != nullptr ? fmt::format("{} {}", tally.worst->key, signed_words(tally.worst->cd)) : "—";
}

/// The completions, the worst first.
std::vector<std::pair<std::uint32_t, std::optional<Slippage>>> completions(const Slips& slips) {
    std::vector<std::pair<std::uint32_t, std::optional<Slippage>>> found;
    for (const auto project : slips.projects) {
        found.emplace_back(project, completion_slippage(slips.input.portfolio, slips.input.outlook, slips.input.references, project));
    }
    std::ranges::stable_sort(found, {}, [](const auto& one) {
        const bool known = one.second && one.second->cd;
        return std::pair{!known, known ? -*one.second->cd : 0};
    });
    return found;
}

Section projects_section(const Slips& slips) {
    auto shown = completions(slips);
    if (shown.empty()) { return {}; }
    const auto& voice = slips.voice;
    Table table{{{voice.say("项目", "project")},
                 {voice.say("基准", "baseline")},
                 {voice.say("预测", "forecast")},
                 {"cd", Align::right},
                 {"wd", Align::right},
                 {voice.say("推后", "later"), Align::right},
                 {voice.say("键", "key")}},
                {},
                keep_twenty(shown, slips.input.all)};
    for (const auto& [project, slip] : shown) {
        const auto& tally = slips.by_project.at(project);
        table.rows.push_back({slips.project(project).name.in(voice.language),
                              slip ? report_date(slips.input.portfolio, slip->reference) : "—", slip ? finish_words(slips, *slip) : "—",
                              signed_words(slip ? slip->cd : std::nullopt), signed_words(slip ? slip->wd : std::nullopt),
                              fmt::format("{}/{}", tally.later, tally.measured), slips.project(project).key});
    }
    return {voice.say("按项目（建成节点）", "By project (its completion)"), {std::move(table)}};
}

Section agencies_section(const Slips& slips) {
    if (slips.by_agency.empty()) { return {}; }
    const auto& voice = slips.voice;
    Table table{{{voice.say("责任单位", "agency")},
                 {voice.say("项目", "projects"), Align::right},
                 {voice.say("推后", "later"), Align::right},
                 {voice.say("提前", "earlier"), Align::right},
                 {voice.say("最严重（cd）", "worst (cd)")}},
                {},
                0};
    for (const auto& [name, tally] : slips.by_agency) {
        table.rows.push_back({name, std::to_string(tally.projects), fmt::format("{}/{}", tally.later, tally.measured),
                              std::to_string(tally.earlier), worst_words(tally)});
    }
    table.more = keep_twenty(table.rows, slips.input.all);
    return {voice.say("按责任单位", "By agency"), {std::move(table)}};
}

Json slippage_row(const Slips& slips, const Slippage& one) {
    const auto& baseline = *slips.input.references[one.project];
    Json row;
    row["key"] = one.key;
    row["name"] = one.activity ? Json(slips.name(one)) : Json(nullptr);
    row["project"] = slips.project(one.project).key;
    row["agency"] = agency_json(slips.input.portfolio, one.project);
    row["state"] = word_of(slippage_state_words, one.state);
    row["baseline"] = baseline.name;
    row["baseline_as_of"] = to_string(baseline.as_of);
    row["baseline_date"] = json_date(one.reference);
    row["forecast"] = json_date(one.finish);
    row["reached"] = one.reached;
    row["slip_wd"] = json_number(one.wd);
    row["slip_cd"] = json_number(one.cd);
    return row;
}

void add_tally(Json& row, const Tally& tally) {
    row["measured"] = tally.measured;
    row["later"] = tally.later;
    row["earlier"] = tally.earlier;
    row["worst"] = tally.worst != nullptr ? Json(tally.worst->key) : Json(nullptr);
    row["worst_slip_wd"] = json_number(tally.worst != nullptr ? tally.worst->wd : std::nullopt);
    row["worst_slip_cd"] = json_number(tally.worst != nullptr ? tally.worst->cd : std::nullopt);
}

Json projects_json(const Slips& slips) {
    Json rows = Json::array();
    for (const auto& [project, slip] : completions(slips)) {
        Json row;
        row["key"] = slips.project(project).key;
        row["name"] = slips.project(project).name.in(slips.voice.language);
        row["agency"] = agency_json(slips.input.portfolio, project);
        row["baseline"] = slips.input.references[project]->name;
        row["baseline_date"] = json_date(slip ? slip->reference : std::nullopt);
        row["forecast"] = json_date(slip ? slip->finish : std::nullopt);
        row["slip_wd"] = json_number(slip ? slip->wd : std::nullopt);
        row["slip_cd"] = json_number(slip ? slip->cd : std::nullopt);
        add_tally(row, slips.by_project.at(project));
        rows.push_back(std::move(row));
    }
    return rows;
}

Json agencies_json(const Slips& slips) {
    Json rows = Json::array();
    for (const auto& [name, tally] : slips.by_agency) {
        Json row{{"agency", tally.agency}, {"name", name}, {"projects", tally.projects}};
        add_tally(row, tally);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Projects of the baseline that the records no longer have.
std::vector<std::string> gone_projects(const SlippageInput& input) {
    std::vector<std::string> gone;
    if (input.baseline == nullptr) { return gone; }
    for (const auto& key : covered_projects(*input.baseline)) {
        if (!input.portfolio.find_project(key)) { gone.push_back(key); }
    }
    return gone;
}

MachineFace machine(const Slips& slips) {
    MachineFace face;
    face.head = machine_head("slipway.slippage/1", slips.input.outlook.as_of, slips.input.portfolio);
    face.head["against"] = slips.input.words;
    face.rows_name = "slippages";
    face.columns = {"key",           "name",     "project", "agency",  "state",  "baseline", "baseline_as_of",
                    "baseline_date", "forecast", "reached", "slip_wd", "slip_cd"};
    for (const auto& one : slips.all) { face.rows.push_back(slippage_row(slips, one)); }
    face.tail["projects"] = projects_json(slips);
    face.tail["agencies"] = agencies_json(slips);
    face.tail["gone_projects"] = gone_projects(slips.input);
    return face;
}

Section gone_projects_section(const Slips& slips) {
    const auto gone = gone_projects(slips.input);
    if (gone.empty()) { return {}; }
    return {slips.voice.say("基准纳入而记录已无的项目", "Projects gone since the baseline"),
            {Paragraph{fmt::format("{}", fmt::join(gone, ", "))}}};
}

std::string title(const Slips& slips) {
    const auto& input = slips.input;
    const auto as_of = to_string(input.outlook.as_of);
    const auto& voice = slips.voice;
    if (input.baseline != nullptr) {
        const auto day = to_string(input.baseline->as_of);
        return voice.zh() ? fmt::format("与基准 {}（{}）相比，截止 {}", input.words, day, as_of)
                          : fmt::format("Slippage against baseline {} of {}, data date {}", input.words, day, as_of);
    }
    const bool original = input.words == "original";
    return voice.zh() ? fmt::format("与各项目的{}基准相比，截止 {}", original ? "最初" : "现行", as_of)
                      : fmt::format("Slippage against each project's {} baseline, data date {}", input.words, as_of);
}

} // namespace

Report slippage_report(const SlippageInput& input, Language language) {
    const auto slips = slips_of(input, language);
    Report report;
    report.title = title(slips);
    report.preamble = preamble(slips);
    report.sections = {slips_section(slips),
                       one_sided_section(slips, SlippageState::added),
                       one_sided_section(slips, SlippageState::gone),
                       gone_projects_section(slips),
                       projects_section(slips),
                       agencies_section(slips)};
    std::erase_if(report.sections, [](const Section& section) { return section.blocks.empty(); });
    report.machine = machine(slips);
    return report;
}

} // namespace slipway
