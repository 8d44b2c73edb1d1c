#include "ledger/identity.hpp"

#include "ledger/plain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace slipway::ledger {
namespace {

/// The number of "ledger-0012"; 0 for other keys.
std::uint64_t number_of(std::string_view key, std::string_view prefix) {
    if (key.size() <= prefix.size() + 1 || !key.starts_with(prefix) || key[prefix.size()] != '-') { return 0; }
    const auto digits = key.substr(prefix.size() + 1);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() && digits.size() <= 9 ? number : 0;
}

} // namespace

Identities::Identities(const Portfolio& portfolio, CellProblems& problems) : portfolio_{portfolio}, problems_{problems} {
    for (std::uint32_t i = 0; i < portfolio.projects.size(); ++i) {
        const auto& project = portfolio.projects[i];
        const auto add = [&](std::string_view name) {
            auto& named = projects_[plain(trimmed(name))];
            if (named.empty() || named.back() != i) { named.push_back(i); }
        };
        add(project.name.zh);
        add(project.name.en);
        for (const auto& alias : project.aliases) { add(alias); }
    }
}

std::optional<std::uint32_t> Identities::known(const Row& row) { return row.key.empty() ? by_name(row) : by_key(row); }

void Identities::take(const std::string& key, const Row& row) {
    const auto [first, fresh] = taken_.emplace(key, row.number);
    if (fresh) { return; }
    problems_.error(row.place, {"project-twice", fmt::format("the project \"{}\" stands in row {} already", key, first->second),
                                "keep one of the rows, or give the other project a key of its own"});
}

std::optional<std::uint32_t> Identities::by_key(const Row& row) {
    take(row.key, row);
    if (const auto project = portfolio_.find_project(row.key)) { return project; }
    if (portfolio_.find_programme(row.key)) {
        problems_.error(row.place, {"bad-key", fmt::format("\"{}\" is the key of a programme", row.key), "give the project another key"});
    } else if (row.key.find_first_not_of("0123456789") == std::string::npos) {
        problems_.error(row.place, {"bad-key", fmt::format("\"{}\" is a running number, no key for life", row.key),
                                    "let the mapping file ignore the column, and keys are made"});
    }
    const auto same = projects_.find(plain(row.name));
    if (same != projects_.end()) {
        problems_.warning(row.place,
                          {"name-known",
                           fmt::format("the records have a project of this name: \"{}\"", portfolio_.projects[same->second.front()].key),
                           "if it is the same project, give the row that key"});
    }
    new_names_.emplace(plain(row.name), row.number);
    return std::nullopt;
}

std::optional<std::uint32_t> Identities::by_name(const Row& row) {
    const auto name = plain(row.name);
    const auto found = projects_.find(name);
    if (found == projects_.end()) {
        const auto [first, fresh] = new_names_.emplace(name, row.number);
        if (!fresh) {
            problems_.error(row.place, {"project-twice", fmt::format("a project of this name stands in row {} already", first->second),
                                        "keep one of the rows, or tell the projects apart in a column 项目编号"});
        }
        return std::nullopt;
    }
    if (found->second.size() > 1) {
        std::vector<std::string> keys;
        for (const auto i : found->second) { keys.push_back(portfolio_.projects[i].key); }
        problems_.error(row.place, {"ambiguous-name", fmt::format("{} projects of the records have this name", keys.size()),
                                    fmt::format("say which in a column 项目编号: {}", fmt::join(keys, ", "))});
        return std::nullopt;
    }
    take(portfolio_.projects[found->second.front()].key, row);
    return found->second.front();
}

void Identities::name(std::vector<ProjectRow>& rows, const std::string& prefix) const {
    std::uint64_t last = 0;
    for (const auto& project : portfolio_.projects) { last = std::max(last, number_of(project.key, prefix)); }
    for (const auto& programme : portfolio_.programmes) { last = std::max(last, number_of(programme.key, prefix)); }
    for (const auto& [key, row] : taken_) { last = std::max(last, number_of(key, prefix)); }
    for (auto& row : rows) {
        if (row.state == RowState::added && row.key.empty()) { row.key = fmt::format("{}-{:04}", prefix, ++last); }
    }
}

} // namespace slipway::ledger
