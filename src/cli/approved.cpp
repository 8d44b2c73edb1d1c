#include "cli/approved.hpp"

#include "cli/keys.hpp"
#include "cli/published.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

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

std::optional<std::size_t> edition_of(const std::vector<std::string>& names, const std::string& words) {
    const auto at = words.find('@');
    const auto name = words.substr(0, at);
    std::vector<std::size_t> editions;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) { editions.push_back(i); }
    }
    if (editions.empty()) { return std::nullopt; }
    if (at == std::string::npos) { return editions.back(); }
    std::size_t number = 0;
    const auto* end = words.data() + words.size();
    const auto read = std::from_chars(words.data() + at + 1, end, number);
    const bool known = read.ec == std::errc{} && read.ptr == end && number >= 1 && number <= editions.size();
    return known ? std::optional{editions[number - 1]} : std::nullopt;
}

const Baseline* baseline_named(const Call& call, const std::vector<Baseline>& baselines, const std::string& name) {
    std::vector<std::string> names;
    for (const auto& one : baselines) { names.push_back(one.name); }
    if (const auto at = edition_of(names, name)) { return &baselines[*at]; }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    auto known = names;
    if (!names.empty()) { known.insert(known.end(), {std::string{original_baseline}, std::string{current_baseline}}); }
    const auto otherwise =
        names.empty()
            ? found_elsewhere(call, records_folder(call.options), Kept::baselines)
                  .value_or(fmt::format("no baseline is set on {}: slipway baseline set does it", to_string(call.as_of)))
            : fmt::format("baselines: {}, and {} and {} of each project", fmt::join(names, ", "), original_baseline, current_baseline);
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
