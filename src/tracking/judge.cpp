#include "tracking/judge.hpp"

#include "slipway/base/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace slipway {

void Judge::refuse(std::string code, std::string message, std::string advice) {
    found_.push_back({at_, {DiagnosticSeverity::error, std::move(code), std::move(message), std::nullopt, std::move(advice)}});
}

std::optional<Date> Judge::any_day(const Observation& news) {
    const auto day = parse_date(news.value);
    if (!day) {
        refuse("bad-date", fmt::format("--{} \"{}\" is no day", word_of(observation_words, news.kind), news.value),
               "write it like 2023-06-30");
    }
    return day;
}

std::optional<Date> Judge::fact(const Observation& news) {
    const auto day = any_day(news);
    if (!day || *day <= as_of_) { return day; }
    refuse("future-actual",
           fmt::format("--{} {} lies after the data date {}", word_of(observation_words, news.kind), news.value, to_string(as_of_)),
           "a fact has happened by the data date: give the day it is reported for with --as-of, or a plan with --expected or --remaining");
    return std::nullopt;
}

void Judge::word(std::string_view code, const Observation& news, const std::vector<std::string>& known) {
    if (std::ranges::find(known, news.value) != known.end()) { return; }
    const auto meant = nearest(news.value, known);
    const auto option = news.kind == ObservationKind::withdrawn ? "withdraw" : word_of(observation_words, news.kind);
    refuse(std::string{code}, fmt::format("--{} \"{}\" is unknown", option, news.value),
           meant ? fmt::format("did you mean \"{}\"?", *meant) : fmt::format("it is one of: {}", fmt::join(known, ", ")));
}

void Judge::withdrawal(const Observation& news) {
    std::vector<std::string> kinds;
    for (const auto& [kind, name] : observation_words) {
        if (kind != ObservationKind::withdrawn) { kinds.emplace_back(name); }
    }
    word("unknown-kind", news, kinds);
}

void Judge::resumption(const Observation& news, bool suspended, const std::optional<Date>& since) {
    const auto day = any_day(news);
    if (!suspended) {
        refuse("not-suspended", fmt::format("{} is not known to be suspended", key_),
               "report the suspension with --suspended DATE; to correct a resumption, take it back in the same update: --withdraw resumed");
    } else if (day && since && *day < *since) {
        refuse("resumed-before-suspended",
               fmt::format("{} would go on on {}, before it was suspended on {}", key_, to_string(*day), to_string(*since)),
               "correct the suspension in the same update with --suspended DATE");
    }
}

} // namespace slipway
