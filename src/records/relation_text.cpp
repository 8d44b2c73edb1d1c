// Relations written as one word: "design SS+30wd".

#include "records/fields.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

namespace slipway::records {
namespace {

constexpr auto forms = R"(write "design", "design SS+30wd", "permit FF-5wd" or "project/activity FS")";

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) { text.remove_prefix(1); }
    while (text.ends_with(' ')) { text.remove_suffix(1); }
    return text;
}

void report(const Word& written, std::string_view part, Problems& problems) {
    problems.error(place_in(written, part), {"bad-relation", fmt::format("cannot read the relation \"{}\"", written.text), forms});
}

/// A part of a word as a word of its own.
Word part_of(const Word& word, std::string_view part) { return {std::string{part}, place_in(word, part)}; }

std::optional<RawLag> lag_of(std::string_view text) {
    const bool lead = text.starts_with('-');
    const auto amount = trimmed(lead || text.starts_with('+') ? text.substr(1) : text);
    auto duration = plain_duration(amount);
    if (!duration) { return std::nullopt; }
    if (lead) { duration->amount = -duration->amount; }
    return RawLag{*duration, (lead ? "-" : "") + std::string{amount}};
}

/// The end that `part` of a word names.
std::optional<RawEnd> end_in(const Word& written, std::string_view part, Problems& problems) {
    const auto slash = part.find('/');
    const auto activity = slash == std::string_view::npos ? part : part.substr(slash + 1);
    const auto project = slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash);
    if (!is_key(activity) || (slash != std::string_view::npos && !is_key(project))) {
        report(written, part, problems);
        return std::nullopt;
    }
    RawEnd end{std::nullopt, part_of(written, activity)};
    if (!project.empty()) { end.project = part_of(written, project); }
    return end;
}

} // namespace

std::optional<RawLag> lag_at(TableReader& table, std::string_view key) {
    const auto written = table.word(key);
    if (!written) { return std::nullopt; }
    auto lag = lag_of(written->text);
    if (!lag) { report_bad_duration(*written, written->text, table.problems()); }
    return lag;
}

std::optional<RawEnd> end_of(const Word& written, Problems& problems) { return end_in(written, written.text, problems); }

std::optional<RawAfter> after_of(const Word& written, Problems& problems) {
    const std::string_view whole = trimmed(written.text);
    const auto blank = whole.find(' ');
    auto from = end_in(written, whole.substr(0, blank), problems);
    if (!from) { return std::nullopt; }
    RawAfter after{std::move(*from), RelationType::finish_start, std::nullopt};
    if (blank == std::string_view::npos) { return after; }
    auto rest = trimmed(whole.substr(blank));
    if (const auto type = value_of(relation_type_words, rest.substr(0, 2))) {
        after.type = *type;
        rest = trimmed(rest.substr(2));
    }
    if (rest.empty()) { return after; }
    if (rest[0] != '+' && rest[0] != '-') {
        report(written, rest, problems);
        return std::nullopt;
    }
    after.lag = lag_of(rest);
    if (!after.lag) { report_bad_duration(written, rest, problems); }
    return after;
}

} // namespace slipway::records
