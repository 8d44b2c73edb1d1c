#include "slipway/tracking/admission.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

struct Judge {
    const Activity& activity;
    const ActivityFacts& known;
    std::string key;
    Date as_of;
    std::optional<Date> started;
    std::optional<Date> finished;
    std::vector<Diagnostic> problems{};

    void refuse(std::string code, std::string message, std::string advice) {
        problems.push_back({DiagnosticSeverity::error, std::move(code), std::move(message), std::nullopt, std::move(advice)});
    }

    /// The day of a fact; a later one than the data date has not happened yet.
    std::optional<Date> fact(const Observation& news) {
        const auto word = word_of(observation_words, news.kind);
        const auto day = parse_date(news.value);
        if (!day) {
            refuse("bad-date", fmt::format("--{} \"{}\" is no day", word, news.value), "write it like 2023-06-30");
        } else if (*day > as_of && news.kind != ObservationKind::expected) {
            refuse(
                "future-actual", fmt::format("--{} {} lies after the data date {}", word, news.value, to_string(as_of)),
                "a fact has happened by the data date: give the day it is reported for with --as-of, or a plan with --expected or --remaining");
        } else if (*day < as_of && news.kind == ObservationKind::expected) {
            refuse("bad-date", fmt::format("--expected {} lies before the data date {}", news.value, to_string(as_of)),
                   "report it with --finished if it has finished");
        } else {
            return day;
        }
        return std::nullopt;
    }

    void remaining(const Observation& news) {
        const auto duration = parse_duration(news.value);
        if (!duration || duration->amount < 0) {
            refuse("bad-duration", fmt::format("--remaining \"{}\" is no duration", news.value), "write it like 20wd, 3w, 2mo, 30cd or 6h");
        }
    }

    /// The actual dates, which judge the rest, whatever order they were given in.
    void actuals(const Observation& news) {
        if (news.kind == ObservationKind::started) { started = fact(news); }
        if (news.kind == ObservationKind::finished) { finished = fact(news); }
    }

    void judge(const Observation& news) {
        const bool work = news.kind == ObservationKind::remaining || news.kind == ObservationKind::expected;
        if (work && is_milestone(activity.kind())) {
            refuse("milestone", fmt::format("{} is a milestone: it has no remaining work", key),
                   "report it with --finished DATE when it is reached");
        }
        if (work && activity.kind() == ActivityKind::level_of_effort) {
            refuse("level-of-effort", fmt::format("{} spans the activities it is tied to: it has no remaining work of its own", key),
                   "report the work of those activities");
        }
        switch (news.kind) {
        case ObservationKind::started:
        case ObservationKind::finished: break; // read before, see actuals()
        case ObservationKind::resolved:
            if (fact(news) && !activity.condition()) {
                refuse("no-condition", fmt::format("{} waits for no condition", key), "write the condition into its record first");
            }
            break;
        case ObservationKind::expected: static_cast<void>(fact(news)); break;
        case ObservationKind::remaining: remaining(news); break;
        case ObservationKind::note: break;
        }
        if (work && (finished || known.finished)) {
            refuse("already-finished", fmt::format("{} is reported as finished: nothing of it remains", key),
                   "correct the finish first with --finished DATE");
        }
    }

    void judge_order() {
        const auto start = started ? started : known.started;
        const auto finish = finished ? finished : known.finished;
        if (start && finish && *finish < *start) {
            refuse("finish-before-start",
                   fmt::format("{} would finish on {}, before its start on {}", key, to_string(*finish), to_string(*start)),
                   finished ? "correct the start in the same update with --started DATE"
                            : "correct the finish in the same update with --finished DATE");
        }
    }
};

} // namespace

std::vector<Diagnostic> refused(const Portfolio& portfolio, std::uint32_t activity, const ActivityFacts& known,
                                std::span<const Observation> news, Date as_of) {
    Judge judge{portfolio.activities[activity], known, portfolio.full_key(activity), as_of, std::nullopt, std::nullopt};
    for (const auto& one : news) { judge.actuals(one); }
    for (const auto& one : news) { judge.judge(one); }
    judge.judge_order();
    return std::move(judge.problems);
}

} // namespace slipway
