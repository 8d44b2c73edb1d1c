#include "cli/approved.hpp"

#include "cli/keys.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {

std::vector<Baseline> approved(const Call& call, const Session& session) {
    std::vector<Baseline> all;
    const auto store = Store::open_for_reading(session.store_path);
    if (!store) { return all; }
    for (auto& stored : store->baselines(known(call))) {
        if (stored.baseline.as_of <= call.as_of) { all.push_back(std::move(stored.baseline)); }
    }
    return all;
}

const Baseline* baseline_named(const Call& call, const std::vector<Baseline>& baselines, const std::string& name) {
    const auto newest = std::find_if(baselines.rbegin(), baselines.rend(), [&](const Baseline& one) { return one.name == name; });
    if (newest != baselines.rend()) { return &*newest; }
    std::vector<std::string> names;
    for (const auto& one : baselines) { names.push_back(one.name); }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    auto known = names;
    if (!names.empty()) { known.insert(known.end(), {std::string{original_baseline}, std::string{current_baseline}}); }
    const auto otherwise = names.empty() ? fmt::format("no baseline is set on {}: slipway baseline set does it", to_string(call.as_of))
                                         : fmt::format("baselines: {}, and {} and {} of each project", fmt::join(names, ", "),
                                                       original_baseline, current_baseline);
    print(call, {unknown("baseline", name, known, otherwise)}, {});
    return nullptr;
}

std::optional<References> references(const Call& call, const Portfolio& portfolio, const std::vector<Baseline>& baselines,
                                     const std::string& name) {
    if (!baselines.empty() && name == original_baseline) { return original_baselines(portfolio, baselines); }
    if (!baselines.empty() && name == current_baseline) { return current_baselines(portfolio, baselines); }
    const auto* baseline = baseline_named(call, baselines, name);
    return baseline != nullptr ? std::optional{references_to(portfolio, *baseline)} : std::nullopt;
}

} // namespace slipway
