#include "records/facts.hpp"

namespace slipway::records {
namespace {

std::optional<Commitment> commitment_of(const RawProject& raw, const FactContext& context) {
    if (!raw.commitment) { return std::nullopt; }
    const auto& promise = *raw.commitment;
    const auto record = citing(raw);
    const auto cite = resolve_cite(record, promise.cite, context);
    const auto by = resolve_date(promise.by, origin_of(record, promise.cite, context), context.problems);
    if (!by) { return std::nullopt; }
    return Commitment{*by, promise.provenance, promise.because, cite, promise.by.span};
}

/// Who owns, leads, helps and pays.
void resolve_responsibility(const RawProject& raw, const FactContext& context, Project& project) {
    const auto find_agency = [&](const Word& word) {
        return find_or_report("agency", word, context.agency_names, context.unread, context.problems);
    };
    if (raw.owner) {
        project.owner = find_agency(*raw.owner);
    } else {
        project.owner = context.owners.of(project.category, project.district);
        project.owner_assumed = project.owner.has_value();
    }
    for (const auto& word : raw.support.value_or(std::vector<Word>{})) {
        if (const auto agency = find_agency(word)) { project.support.push_back(*agency); }
    }
    project.leader = raw.leader.value_or(std::string{});
    project.deputy = raw.deputy.value_or(std::string{});
    project.level = raw.level;
    project.priority = raw.priority;
    project.service_class = raw.service_class;
    project.delivery = raw.delivery;
    project.investment_yi = raw.investment_yi;
    project.funding = raw.funding.value_or(std::map<Funding, double>{});
    project.years = raw.years.value_or(std::vector<YearMoney>{});
    std::ranges::stable_sort(project.years, {}, &YearMoney::year);
}

} // namespace

Citing citing(const RawProject& raw) {
    return {"project", raw.key, raw.cites ? std::span<const RawCite>{*raw.cites} : std::span<const RawCite>{}};
}

std::optional<PartialDate> date_of(const std::optional<Word>& written, const std::optional<PartialDate>& origin,
                                   const FactContext& context) {
    return written ? resolve_date(*written, origin, context.problems) : std::nullopt;
}

std::vector<Cite> resolve_cites(const Citing& record, const FactContext& context) {
    std::vector<Cite> cites;
    cites.reserve(record.cites.size());
    for (const auto& raw : record.cites) {
        const auto plan = raw.plan ? find_or_report("plan", *raw.plan, context.plan_names, context.unread, context.problems) : std::nullopt;
        const auto origin = plan ? std::optional{context.plans[*plan].issued} : std::nullopt;
        cites.push_back({plan.value_or(0), raw.at, raw.words, raw.name, date_of(raw.by, origin, context), raw.outputs, raw.investment_yi,
                         raw.damaged, raw.span});
    }
    if (context.plans.empty()) { cites.clear(); }
    return cites;
}

std::vector<StageStatement> resolve_stages(const Citing& record, std::span<const RawStage> raw, const FactContext& context) {
    std::vector<StageStatement> stages;
    for (const auto& stage : raw) {
        const auto cite = resolve_cite(record, stage.cite, context);
        const auto as_of = date_of(stage.as_of, origin_of(record, stage.cite, context), context);
        if (as_of) { stages.push_back({stage.value, *as_of, stage.words, stage.reason, cite, stage.span}); }
    }
    std::ranges::stable_sort(stages, {}, [](const StageStatement& stage) { return stage.as_of.last; });
    return stages;
}

std::vector<std::uint32_t> resolve_targets(std::span<const Word> serves, const FactContext& context) {
    std::vector<std::uint32_t> targets;
    for (const auto& word : serves) {
        if (const auto found = find_or_report("target", word, context.target_names, context.unread, context.problems)) {
            targets.push_back(*found);
        }
    }
    std::ranges::sort(targets);
    const auto again = std::ranges::unique(targets);
    targets.erase(again.begin(), again.end());
    return targets;
}

std::optional<std::uint32_t> resolve_cite(const Citing& record, const std::optional<RawCiteIndex>& cite, const FactContext& context) {
    if (!cite) { return std::nullopt; }
    const auto count = static_cast<std::int64_t>(record.cites.size());
    if (cite->value < 0 || cite->value >= count) {
        context.problems.error(cite->span,
                               {"bad-cite", fmt::format("there is no cite {} in {} \"{}\"", cite->value, record.kind, record.key.text),
                                count == 0 ? fmt::format("add cites = [ {{ plan = \"…\", at = \"…\" }} ] to the {}", record.kind)
                                           : fmt::format("cites count from 0: write 0 to {}", count - 1)});
        return std::nullopt;
    }
    if (context.plans.empty()) { return std::nullopt; }
    return static_cast<std::uint32_t>(cite->value);
}

std::optional<PartialDate> origin_of(const Citing& record, const std::optional<RawCiteIndex>& cite, const FactContext& context) {
    const auto count = static_cast<std::int64_t>(record.cites.size());
    const std::int64_t at = cite && cite->value >= 0 && cite->value < count ? cite->value : 0;
    if (at >= count) { return std::nullopt; }
    const auto& word = record.cites[static_cast<std::size_t>(at)].plan;
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
    resolve_responsibility(raw, context, project);
    if (raw.stages) { project.stages = resolve_stages(citing(raw), *raw.stages, context); }
    project.template_key = raw.template_key ? raw.template_key->text : std::string{};
    project.outputs = raw.outputs.value_or(Outputs{});
    project.commitment = commitment_of(raw, context);
    project.cites = resolve_cites(citing(raw), context);
    project.aliases = raw.aliases.value_or(std::vector<std::string>{});
    project.note = raw.note.value_or(std::string{});
    if (raw.serves) { project.serves = resolve_targets(*raw.serves, context); }
    project.tags = raw.tags.value_or(std::vector<std::string>{});
    std::ranges::sort(project.tags);
    project.span = raw.key.span;
    return project;
}

} // namespace slipway::records
