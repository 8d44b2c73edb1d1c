#include "cli/published.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

bool holds(const Store& store, const Call& call, Kept wanted, const std::optional<Date>& day) {
    const auto what = known(call);
    if (day) { return store.publication(*day, what).has_value(); }
    return wanted == Kept::publications ? !store.publications(what).empty() : !store.baselines(what).empty();
}

/// Whether the store of illustrative observations holds it. One that cannot be read is no help here.
bool illustrative_store_holds(const Call& call, const std::filesystem::path& folder, Kept wanted, const std::optional<Date>& day) {
    auto with = call;
    with.illustrative = true;
    try {
        const auto store = Store::open_for_reading(store_path(with, folder));
        return store && holds(*store, with, wanted, day);
    } catch (const Error&) { return false; }
}

} // namespace

std::vector<PublicationHead> editions(const Store& store, Date day, const Known& known) {
    std::vector<PublicationHead> all;
    auto before = known;
    while (auto head = store.publication(day, before)) {
        before.before = head->entry;
        all.push_back(std::move(*head));
    }
    std::ranges::reverse(all);
    return all;
}

bool lies_ahead(const Call& call, Date day) {
    if (day <= call.as_of) { return false; }
    print(call,
          {{DiagnosticSeverity::error, "after-data-date",
            fmt::format("{} lies after the data date {}", to_string(day), to_string(call.as_of)), std::nullopt,
            "give that day, or a later one, as --as-of"}},
          {});
    return true;
}

std::optional<std::string> found_elsewhere(const Call& call, const std::filesystem::path& folder, Kept wanted,
                                           const std::optional<Date>& day) {
    if (!call.illustrative) {
        if (!illustrative_store_holds(call, folder, wanted, day)) { return std::nullopt; }
        return day ? fmt::format("what was published on {} is illustrative: add --with illustrative", to_string(*day))
                   : fmt::format("the {} are illustrative: add --with illustrative",
                                 wanted == Kept::publications ? "publications" : "baselines");
    }
    const auto script = folder / "illustrative" / "run-year";
    if (day || !std::filesystem::exists(script)) { return std::nullopt; }
    return fmt::format("{} makes a year of illustrative publications and baselines", script.string());
}

} // namespace slipway
