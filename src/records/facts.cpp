#include "records/facts.hpp"

namespace slipway::records {
namespace {

std::span<const RawCite> cites_in(const RawProject& raw) { return raw.cites ? std::span{*raw.cites} : std::span<const RawCite>{}; }

/// Every cite keeps its place, an unknown plan or not, so that indices stay true; without any plan there is nothing to point at.
std::vector<Cite> cites_of(const RawProject& raw, const FactContext& context) {
    std::vector<Cite> cites;
    for (const auto& cite : cites_in(raw)) {
        const auto plan =
            cite.plan ? find_or_report("plan", *cite.plan, context.plan_names, context.unread, context.problems) : std::nullopt;
        cites.push_back({plan.value_or(0), cite.at, cite.words, cite.span});
    }
    if (context.plans.empty()) { cites.clear(); }
    return cites;
}

std::vector<StageStatement> stages_of(const RawProject& raw, const FactContext& context) {
    std::vector<StageStatement> stages;
    if (!raw.stages) { return stages; }
    for (const auto& stage : *raw.stages) {
        const auto cite = resolve_cite(raw, stage.cite, context);
        const auto as_of = stage.as_of ? resolve_date(*stage.as_of, origin_of(raw, stage.cite, context), context.problems) : std::nullopt;
        if (as_of) { stages.push_back({stage.value, *as_of, stage.words, cite, stage.span}); }
    }
    std::ranges::stable_sort(stages, {}, [](const StageStatement& stage) { return stage.as_of.last; });
    return stages;
}

std::optional<Commitment> commitment_of(const RawProject& raw, const FactContext& context) {
    if (!raw.commitment) { return std::nullopt; }
    const auto& promise = *raw.commitment;
    const auto cite = resolve_cite(raw, promise.cite, context);
    const auto by = resolve_date(promise.by, origin_of(raw, promise.cite, context), context.problems);
    if (!by) { return std::nullopt; }
    return Commitment{*by, promise.provenance, promise.because, cite, promise.by.span};
}

} // namespace

std::optional<std::uint32_t> resolve_cite(const RawProject& raw, const std::optional<RawCiteIndex>& cite, const FactContext& context) {
    if (!cite) { return std::nullopt; }
    const auto count = static_cast<std::int64_t>(cites_in(raw).size());
    if (cite->value < 0 || cite->value >= count) {
        context.problems.error(cite->span, {"bad-cite", fmt::format("there is no cite {} in project \"{}\"", cite->value, raw.key.text),
                                            count == 0 ? std::string{"add cites = [ { plan = \"…\", at = \"…\" } ] to the project"}
                                                       : fmt::format("cites count from 0: write 0 to {}", count - 1)});
        return std::nullopt;
    }
    if (context.plans.empty()) { return std::nullopt; }
    return static_cast<std::uint32_t>(cite->value);
}

std::optional<PartialDate> origin_of(const RawProject& raw, const std::optional<RawCiteIndex>& cite, const FactContext& context) {
    const auto count = static_cast<std::int64_t>(cites_in(raw).size());
    const std::int64_t at = cite && cite->value >= 0 && cite->value < count ? cite->value : 0;
    if (at >= count) { return std::nullopt; }
    const auto& word = cites_in(raw)[static_cast<std::size_t>(at)].plan;
    const auto plan = word ? context.plan_names.find(word->text) : std::nullopt;
    if (!plan || context.plans[*plan].issued.words.empty()) { return std::nullopt; }
    return context.plans[*plan].issued;
}

Project resolve_facts(const RawProject& raw, const FactContext& context) {
    Project project{.key = raw.key.text,
                    .name = raw.name.value_or(Name{raw.key.text, raw.key.text}),
                    .category = raw.category.value_or(Category::other)};
    if (raw.district) {
        check_district(*raw.district, context.district_names, context.unread, context.problems);
        project.district = raw.district->text;
    }
    if (raw.owner) {
        project.owner = find_or_report("agency", *raw.owner, context.agency_names, context.unread, context.problems);
    } else {
        project.owner = context.owners.of(project.category, project.district);
        project.owner_assumed = project.owner.has_value();
    }
    project.stages = stages_of(raw, context);
    project.template_key = raw.template_key ? raw.template_key->text : std::string{};
    project.outputs = raw.outputs.value_or(std::map<std::string, double>{});
    project.investment_yi = raw.investment_yi;
    project.commitment = commitment_of(raw, context);
    project.cites = cites_of(raw, context);
    project.aliases = raw.aliases.value_or(std::vector<std::string>{});
    project.note = raw.note.value_or(std::string{});
    project.span = raw.key.span;
    return project;
}

} // namespace slipway::records
