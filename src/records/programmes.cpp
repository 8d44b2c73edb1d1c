#include "records/programmes.hpp"

namespace slipway::records {
namespace {

DatedValue dated(const RawDatedValue& raw, const FactContext& context) { return {raw.value, date_of(raw.at, std::nullopt, context)}; }

void report_no_figure(const RawTarget& raw, Problems& problems) {
    using enum TargetOperator;
    const bool compares =
        raw.op == at_least || raw.op == at_most || raw.op == below || raw.op == equal || raw.op == about || raw.op == range;
    if (!compares || raw.value || raw.damaged || !raw.due.empty()) { return; }
    problems.error(raw.key.span, {"bad-target", fmt::format("target \"{}\" compares with no value", raw.key.text),
                                  "add value = …, or operator = \"words\" with the words, or damaged = true when the figure is lost"});
}

Target resolved(const RawTarget& raw, const FactContext& context) {
    const auto plan = find_or_report("plan", raw.plan, context.plan_names, context.unread, context.problems);
    const auto origin = plan ? std::optional{context.plans[*plan].issued} : std::nullopt;
    report_no_figure(raw, context.problems);
    Target target{.key = raw.key.text,
                  .plan = plan.value_or(0),
                  .name = raw.name.value_or(Name{raw.key.text, raw.key.text}),
                  .unit = raw.unit,
                  .op = raw.op,
                  .value = raw.value,
                  .upper = raw.upper,
                  .words = raw.words,
                  .by = date_of(raw.by, origin, context),
                  .kind = raw.kind,
                  .measure = raw.measure,
                  .output = raw.output,
                  .span = raw.key.span};
    if (raw.base) { target.base = dated(*raw.base, context); }
    for (const auto& due : raw.due) { target.due.push_back(dated(due, context)); }
    target.cite = {.plan = target.plan, .at = raw.at, .words = raw.cited, .damaged = raw.damaged, .span = raw.key.span};
    return target;
}

/// Projects and programmes that a programme names as its members.
class Members {
public:
    Members(const Names& projects, const Names& programmes, const FactContext& context)
        : projects_{projects}, programmes_{programmes}, context_{context} {}

    void resolve(const RawProgramme& raw, Programme& programme) const {
        for (const auto& word : raw.members) {
            if (const auto project = projects_.find(word.text)) {
                programme.projects.push_back(*project);
            } else if (const auto other = programmes_.find(word.text)) {
                programme.programmes.push_back(*other);
            } else {
                (void)find_or_report("project", word, projects_, context_.unread, context_.problems);
            }
        }
        for (auto* members : {&programme.projects, &programme.programmes}) {
            std::ranges::sort(*members);
            const auto again = std::ranges::unique(*members);
            members->erase(again.begin(), again.end());
        }
    }

private:
    const Names& projects_;
    const Names& programmes_;
    const FactContext& context_;
};

/// Opens every circle of programmes that are parts of each other, and reports it where it closes.
class Circles {
public:
    Circles(std::vector<Programme>& programmes, Problems& problems)
        : programmes_{programmes}, problems_{problems}, state_(programmes.size()) {}

    void open() {
        for (std::uint32_t at = 0; at < programmes_.size(); ++at) { walk(at); }
    }

private:
    enum class State : std::uint8_t { untouched, begun, done };
    struct Step {
        std::uint32_t programme = 0;
        std::size_t next = 0;
    };

    void walk(std::uint32_t start) {
        if (state_[start] != State::untouched) { return; }
        std::vector<Step> way{{start}};
        state_[start] = State::begun;
        while (!way.empty()) {
            auto& members = programmes_[way.back().programme].programmes;
            if (way.back().next == members.size()) {
                state_[way.back().programme] = State::done;
                way.pop_back();
                continue;
            }
            const auto member = members[way.back().next];
            if (state_[member] == State::begun) {
                report(programmes_[way.back().programme]);
                members.erase(members.begin() + static_cast<std::ptrdiff_t>(way.back().next));
                continue;
            }
            ++way.back().next;
            if (state_[member] == State::untouched) {
                state_[member] = State::begun;
                way.push_back({member});
            }
        }
    }

    void report(const Programme& programme) {
        problems_.error(programme.span, {"circular-parent", fmt::format("programme \"{}\" is a part of itself", programme.key),
                                         "take out one member on the way round"});
    }

    std::vector<Programme>& programmes_;
    Problems& problems_;
    std::vector<State> state_;
};

Programme resolved(const RawProgramme& raw, const FactContext& context) {
    const Citing record{"programme", raw.key, raw.cites};
    Programme programme{.key = raw.key.text,
                        .name = raw.name.value_or(Name{raw.key.text, raw.key.text}),
                        .kind = raw.kind,
                        .category = raw.category,
                        .stages = resolve_stages(record, raw.stages, context),
                        .investment_yi = raw.investment_yi,
                        .serves = resolve_targets(raw.serves, context),
                        .cites = resolve_cites(record, context),
                        .aliases = raw.aliases,
                        .tags = raw.tags,
                        .note = raw.note,
                        .span = raw.key.span};
    std::ranges::sort(programme.tags);
    if (raw.district) {
        check_district(*raw.district, context.district_names, context.unread, context.problems);
        programme.district = raw.district->text;
    }
    for (const auto& target : raw.targets) {
        programme.targets.push_back({target.words, target.measure, target.value, target.unit,
                                     date_of(target.by, origin_of(record, target.cite, context), context),
                                     resolve_cite(record, target.cite, context)});
    }
    return programme;
}

void report_taken(const RawProgramme& raw, const Names& projects, Problems& problems) {
    const auto same = projects.find(raw.key.text);
    if (!same) { return; }
    problems.error(raw.key.span, {"duplicate-key", fmt::format("\"{}\" is a programme and also a project", raw.key.text),
                                  fmt::format("the project is at {}: give one of them another key",
                                              problems.place(projects.words()[*same].span, raw.key.span))});
}

} // namespace

std::vector<Target> resolve_targets(const std::vector<const RawTarget*>& targets, const FactContext& context) {
    std::vector<Target> all;
    all.reserve(targets.size());
    for (const auto* raw : targets) { all.push_back(resolved(*raw, context)); }
    return all;
}

void resolve_programmes(const Records& records, const Names& projects, const FactContext& context, Portfolio& portfolio) {
    const auto order = in_order_of_keys(records.programmes, "programme", context.problems);
    const auto names = names_of(order);
    const Members members{projects, names, context};
    for (const auto* raw : order) {
        report_taken(*raw, projects, context.problems);
        portfolio.programmes.push_back(resolved(*raw, context));
        members.resolve(*raw, portfolio.programmes.back());
    }
    Circles{portfolio.programmes, context.problems}.open();
}

} // namespace slipway::records
