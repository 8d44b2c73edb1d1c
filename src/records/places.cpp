#include "records/places.hpp"

#include "records/fields.hpp"

namespace slipway::records {
namespace {

/// The parents of records in order of keys. Where they go round in a circle, the circle is reported and opened.
template <class Raw>
std::vector<std::optional<std::uint32_t>> resolve_parents(const std::vector<const Raw*>& order, std::string_view kind,
                                                          const UnreadKeys& unread, Problems& problems) {
    const auto names = names_of(order);
    std::vector<std::optional<std::uint32_t>> parents(order.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
        if (order[at]->parent) { parents[at] = find_or_report(kind, *order[at]->parent, names, unread, problems); }
    }
    std::vector<std::size_t> seen_from(order.size(), order.size());
    for (std::size_t start = 0; start < order.size(); ++start) {
        for (std::size_t at = start; seen_from[at] == order.size();) {
            seen_from[at] = start;
            if (!parents[at]) { break; }
            if (seen_from[*parents[at]] == start) {
                problems.error(order[at]->parent->span,
                               {"circular-parent", fmt::format("the {} \"{}\" is a part of itself", kind, order[at]->key.text),
                                "take out one `parent` on the way round"});
                parents[at].reset();
                break;
            }
            at = *parents[at];
        }
    }
    return parents;
}

Name name_or_key(const std::optional<Name>& name, const Word& key) { return name.value_or(Name{key.text, key.text}); }

} // namespace

std::optional<PartialDate> resolve_date(const Word& written, const std::optional<PartialDate>& origin, Problems& problems) {
    auto date = parse_partial_date(written.text, origin);
    if (date) { return date; }
    if (!origin && written.text.starts_with('+') && parse_partial_date(written.text, exactly(first_day))) {
        problems.error(written.span, {"bad-date", fmt::format("\"{}\" counts from nothing", written.text),
                                      "it counts from the day the plan was issued: give the record a cite, and the plan `issued`"});
    } else {
        report_bad_date(written, problems);
    }
    return std::nullopt;
}

std::vector<Plan> resolve_plans(const std::vector<RawPlan>& plans, const UnreadKeys& unread, Problems& problems) {
    const auto order = in_order_of_keys(plans, "plan", problems);
    const auto parents = resolve_parents(order, "plan", unread, problems);
    std::vector<Plan> resolved;
    resolved.reserve(order.size());
    for (const auto* raw : order) {
        const auto issued = raw->issued ? resolve_date(*raw->issued, std::nullopt, problems) : std::nullopt;
        resolved.push_back({raw->key.text, name_or_key(raw->name, raw->key), issued.value_or(PartialDate{}), parents[resolved.size()],
                            raw->jurisdiction ? raw->jurisdiction->text : std::string{}, raw->key.span});
    }
    return resolved;
}

std::vector<District> resolve_districts(const std::vector<RawDistrict>& districts, const UnreadKeys& unread, Problems& problems) {
    const auto order = in_order_of_keys(districts, "district", problems);
    const auto parents = resolve_parents(order, "district", unread, problems);
    std::vector<District> resolved;
    resolved.reserve(order.size());
    for (const auto* raw : order) {
        resolved.push_back({raw->key.text, name_or_key(raw->name, raw->key), parents[resolved.size()], raw->level, raw->key.span});
    }
    return resolved;
}

std::vector<Agency> resolve_agencies(const std::vector<RawAgency>& agencies, const std::vector<District>& districts,
                                     const UnreadKeys& unread, Problems& problems) {
    const auto names = names_in(districts);
    std::vector<Agency> resolved;
    for (const auto* raw : in_order_of_keys(agencies, "agency", problems)) {
        Agency agency{raw->key.text, name_or_key(raw->name, raw->key), {}, raw->categories, raw->provenance, raw->why, raw->key.span};
        for (const auto& district : raw->districts) {
            check_district(district, names, unread, problems);
            agency.districts.push_back(district.text);
        }
        resolved.push_back(std::move(agency));
    }
    return resolved;
}

void check_district(const Word& district, const Names& districts, const UnreadKeys& unread, Problems& problems) {
    if (districts.words().empty() || districts.find(district.text) || unread.contains(district.text)) { return; }
    auto advice = problems.suggestion(district, districts.words());
    if (advice.empty()) { advice = fmt::format("add [[district]] with key = \"{}\"", district.text); }
    problems.warning(district.span, {"unknown-district", fmt::format("unknown district \"{}\"", district.text), std::move(advice)});
}

Owners::Owners(const std::vector<Agency>& agencies, const std::vector<District>& districts) : districts_{districts} {
    for (std::uint32_t at = 0; at < agencies.size(); ++at) {
        for (const auto category : agencies[at].categories) {
            for (const auto& district : agencies[at].districts) { agency_.emplace(std::pair{category, district}, at); }
        }
    }
    for (std::uint32_t at = 0; at < districts.size(); ++at) { district_.emplace(districts[at].key, at); }
}

std::optional<std::uint32_t> Owners::of(Category category, const std::string& district) const {
    if (const auto found = agency_.find({category, district}); found != agency_.end()) { return found->second; }
    const auto known = district_.find(district);
    if (known == district_.end()) { return std::nullopt; }
    for (auto above = districts_[known->second].parent; above; above = districts_[*above].parent) {
        if (const auto found = agency_.find({category, districts_[*above].key}); found != agency_.end()) { return found->second; }
    }
    return std::nullopt;
}

} // namespace slipway::records
