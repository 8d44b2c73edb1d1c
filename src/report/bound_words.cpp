#include "report/bound_words.hpp"

namespace slipway {
namespace {

/// The word of a bound that is no relation.
std::string standing_word(const Outlook& outlook, Bound bound, std::uint32_t activity) {
    const bool spans = outlook.network.activities[activity].kind == ActivityKind::level_of_effort && outlook.likely.has_forecast(activity);
    if (bound.kind == Bound::Kind::none) { return spans ? "level-of-effort" : ""; }
    if (bound.kind == Bound::Kind::cap) { return std::string{word_of(late_cap_words, cap_of(outlook, activity))}; }
    if (bound.kind == Bound::Kind::constraint) { return std::string{word_of(constraint_words, outlook.constraints[bound.index].kind)}; }
    return std::string{word_of(bound.kind)};
}

} // namespace

std::string link_words(const Relation& relation) {
    const bool signed_already = relation.lag_text().empty() || relation.lag_text().starts_with('-');
    std::string words{word_of(relation_type_words, relation.type)};
    if (!signed_already) { words += '+'; }
    return words + relation.lag_text();
}

std::string_view word_of(Bound::Kind kind) {
    switch (kind) {
    case Bound::Kind::none: return "none";
    case Bound::Kind::data_date: return "data-date";
    case Bound::Kind::project_start: return "project-start";
    case Bound::Kind::resume: return "resume";
    case Bound::Kind::constraint: return "constraint";
    case Bound::Kind::relation: return "relation";
    case Bound::Kind::actual: return "actual";
    case Bound::Kind::cap: return "cap";
    }
    return "";
}

LateCap cap_of(const Outlook& outlook, std::uint32_t activity) {
    const auto& record = outlook.network.activities[activity];
    const bool promised = outlook.likely_terms[record.project].commitment.has_value() && !record.after_completion;
    return promised ? outlook.options.cap : LateCap::early_finish;
}

std::string early_driver(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity) {
    const auto bound = early_bound(outlook.likely_scheduled(), activity);
    if (bound.kind != Bound::Kind::relation) { return standing_word(outlook, bound, activity); }
    const auto& relation = portfolio.relations[bound.index];
    return portfolio.full_key(relation.from) + " " + link_words(relation);
}

std::string late_driver(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity) {
    if (!outlook.likely.has_late_dates(activity)) { return {}; }
    const auto bound = late_bound(outlook.likely_scheduled(), activity);
    if (bound.kind != Bound::Kind::relation) { return standing_word(outlook, bound, activity); }
    const auto& relation = portfolio.relations[bound.index];
    return portfolio.full_key(relation.to) + " " + link_words(relation);
}

} // namespace slipway
