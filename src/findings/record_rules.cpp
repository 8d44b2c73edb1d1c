// Rules about documents that contradict each other.

#include "findings/rules.hpp"

#include <fmt/format.h>

#include <set>

namespace slipway {
namespace {

/// How far a stage is: works that have started are under construction, and what operates was completed.
Stage degree(Stage stage) {
    if (stage == Stage::started) { return Stage::construction; }
    return stage == Stage::operating ? Stage::completed : stage;
}

std::string source(const Portfolio& portfolio, const Cite& cite) {
    return fmt::format("{}{}{}", portfolio.plans[cite.plan].key, cite.at.empty() ? "" : " ", cite.at);
}

std::string quoted(const Portfolio& portfolio, const Project& project, const StageStatement& stated) {
    return fmt::format("“{}”（{}，{}）", stated.words, stated.cite ? source(portfolio, project.cites[*stated.cite]) : stated.as_of.words,
                       word_of(stage_words, stated.value));
}

/// Whether a project may be in `after` some day after it was in `before`. Documents skip stages; works halt and go on; what is cancelled
/// stays so, and nothing goes back.
bool may_follow(Stage before, Stage after) {
    if (before == Stage::cancelled) { return after == Stage::cancelled; }
    if (before == Stage::suspended || after == Stage::suspended || after == Stage::cancelled) { return true; }
    return degree(before) <= degree(after);
}

bool contradict(const StageStatement& earlier, const StageStatement& later) {
    if (earlier.value == Stage::unstated || later.value == Stage::unstated) { return false; }
    if (earlier.as_of.last < later.as_of.first) { return !may_follow(earlier.value, later.value); }
    return degree(earlier.value) != degree(later.value);
}

/// What one source says of one thing.
struct Saying {
    std::string what;
    std::string source;
};

/// Everything that is said of one thing, when not all say the same.
void report_different(const Find& report, std::uint32_t project, const std::string& key, const Name& thing,
                      const std::vector<Saying>& sayings) {
    std::set<std::string> different;
    for (const auto& saying : sayings) { different.insert(saying.what); }
    if (different.size() < 2) { return; }
    std::string zh;
    std::string en;
    for (const auto& saying : sayings) {
        zh += fmt::format("{}{}（{}）", zh.empty() ? "" : "；", saying.what, saying.source);
        en += fmt::format("{}{} ({})", en.empty() ? "" : "; ", saying.what, saying.source);
    }
    report(project, key, {fmt::format("{}说法不一：{}", thing.zh, zh), fmt::format("{} differs: {}", thing.en, en)}, std::nullopt);
}

/// What the cites of a project say of one thing, after what the record itself holds; nothing while no cite speaks of it.
template <class OfRecord, class OfCite>
std::vector<Saying> sayings(const Portfolio& portfolio, const Project& project, const OfRecord& of_record, const OfCite& of_cite) {
    std::vector<Saying> all;
    for (const auto& cite : project.cites) {
        if (const auto said = of_cite(cite)) { all.push_back({*said, source(portfolio, cite)}); }
    }
    const auto held = all.empty() ? std::nullopt : of_record();
    if (held) { all.insert(all.begin(), {*held, "records"}); }
    return all;
}

using Said = std::optional<std::string>;

Said figure(const Outputs& outputs, std::string_view key) {
    const auto found = outputs.find(std::string{key});
    return found != outputs.end() ? Said{fmt::format("{}", found->second)} : std::nullopt;
}

Said amount(std::optional<double> yi) { return yi ? Said{fmt::format("{}", *yi)} : std::nullopt; }

} // namespace

void stage_conflict(const RuleContext& context, const Find& report) {
    for (std::uint32_t i = 0; i < context.portfolio.projects.size(); ++i) {
        const auto& project = context.portfolio.projects[i];
        for (std::size_t a = 0; a < project.stages.size(); ++a) {
            for (std::size_t b = a + 1; b < project.stages.size(); ++b) {
                const auto* earlier = &project.stages[a];
                const auto* later = &project.stages[b];
                if (earlier->as_of.first > later->as_of.last) { std::swap(earlier, later); }
                const bool known = later->as_of.first <= context.outlook.as_of && earlier->as_of.first <= context.outlook.as_of;
                if (!known || !contradict(*earlier, *later)) { continue; }
                const auto first = quoted(context.portfolio, project, *earlier);
                const auto second = quoted(context.portfolio, project, *later);
                report(i, project.key, {fmt::format("{} 与 {} 不一致", first, second), fmt::format("{} against {}", first, second)},
                       std::nullopt);
            }
        }
    }
}

void plans_disagree(const RuleContext& context, const Find& report) {
    const auto& portfolio = context.portfolio;
    for (std::uint32_t i = 0; i < portfolio.projects.size(); ++i) {
        const auto& project = portfolio.projects[i];
        const auto compare = [&](const Name& thing, const auto& of_record, const auto& of_cite) {
            report_different(report, i, project.key, thing, sayings(portfolio, project, of_record, of_cite));
        };
        compare(
            {"名称", "the name"}, [&] { return Said{project.name.zh}; },
            [](const Cite& cite) { return cite.name.empty() ? std::nullopt : Said{cite.name}; });
        compare(
            {"完成时间", "the finish"}, [&] { return project.commitment ? Said{project.commitment->by.words} : std::nullopt; },
            [](const Cite& cite) { return cite.by ? Said{cite.by->words} : std::nullopt; });
        compare(
            {"总投资（亿元）", "the investment (100 million yuan)"}, [&] { return amount(project.investment_yi); },
            [](const Cite& cite) { return amount(cite.investment_yi); });
        for (const auto key : output_keys) {
            compare(
                {fmt::format("规模（{}）", key), fmt::format("the scale ({})", key)}, [&] { return figure(project.outputs, key); },
                [&](const Cite& cite) { return figure(cite.outputs, key); });
        }
    }
}

} // namespace slipway
