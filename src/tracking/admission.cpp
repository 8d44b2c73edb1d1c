#include "slipway/tracking/admission.hpp"

#include "slipway/base/text.hpp"
#include "slipway/tracking/observation_values.hpp"
#include "tracking/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace slipway {
namespace {

using Kind = ObservationKind;

template <class Enum, std::size_t Size>
std::vector<std::string> words_in(const std::array<Words<Enum>, Size>& table) {
    std::vector<std::string> words;
    for (const auto& [value, word] : table) { words.emplace_back(word); }
    return words;
}

class ActivityJudge : public Judge {
public:
    ActivityJudge(const Portfolio& portfolio, std::uint32_t activity, const ActivityFacts& known, Date as_of)
        : Judge{portfolio.full_key(activity), as_of}, activity_{portfolio.activities[activity]}, known_{known} {}

    std::vector<Refusal> judged(std::span<const Observation> news) {
        for (at_ = 0; at_ < news.size(); ++at_) { first(news[at_]); }
        for (at_ = 0; at_ < news.size(); ++at_) { judge(news[at_]); }
        order(news);
        return found();
    }

private:
    /// What judges the rest, whatever order it was given in.
    void first(const Observation& news) {
        if (news.kind == Kind::started) { started_ = fact(news); }
        if (news.kind == Kind::finished) { finished_ = fact(news); }
        if (news.kind == Kind::suspended) { suspended_ = fact(news); }
    }

    void judge(const Observation& news) {
        switch (news.kind) {
        case Kind::remaining:
        case Kind::expected:
        case Kind::percent: work_left(news); break;
        case Kind::suspended: suspension(); break;
        case Kind::resumed: {
            const auto since = suspended_ ? suspended_ : known_.suspended;
            resumption(news, since.has_value() || says_suspended_, since);
            break;
        }
        case Kind::raised:
            word("unknown-condition", news, words_in(condition_words));
            unless_finished();
            break;
        case Kind::resolved:
            if (fact(news) && !activity_.condition() && !known_.raised && !known_.condition_resolved) {
                refuse("no-condition", fmt::format("{} waits for no condition", key_), "write the condition into its record first");
            }
            break;
        case Kind::delivered:
        case Kind::spent:
        case Kind::rating:
            refuse("not-of-activities",
                   fmt::format("--{} is said of a project, and {} is an activity", word_of(observation_words, news.kind), key_),
                   fmt::format("say it of {}", key_.substr(0, key_.find('/'))));
            break;
        case Kind::withdrawn: withdrawal(news); break;
        case Kind::started:
        case Kind::finished: // see first()
        case Kind::note: break;
        }
    }

    void work_left(const Observation& news) {
        if (is_milestone(activity_.kind())) {
            refuse("milestone", fmt::format("{} is a milestone: it has no remaining work", key_),
                   "report it with --finished DATE when it is reached");
        }
        if (activity_.kind() == ActivityKind::level_of_effort) {
            refuse("level-of-effort", fmt::format("{} spans the activities it is tied to: it has no remaining work of its own", key_),
                   "report the work of those activities");
        }
        if (news.kind == Kind::remaining) { remaining(news); }
        if (news.kind == Kind::expected) { expected(news); }
        if (news.kind == Kind::percent) { percent(news); }
        unless_finished();
    }

    void remaining(const Observation& news) {
        const auto duration = parse_duration(news.value);
        if (!duration || duration->amount < 0) {
            refuse("bad-duration", fmt::format("--remaining \"{}\" is no duration", news.value), "write it like 20wd, 3w, 2mo, 30cd or 6h");
        }
    }

    void expected(const Observation& news) {
        const auto day = any_day(news);
        if (day && *day < as_of_) {
            refuse("bad-date", fmt::format("--expected {} lies before the data date {}", news.value, to_string(as_of_)),
                   "report it with --finished if it has finished");
        }
    }

    void percent(const Observation& news) {
        constexpr double all = 100;
        const auto done = parse_amount(news.value);
        if (!done || *done > all) {
            refuse("bad-percent", fmt::format("--percent \"{}\" is no percentage", news.value), "write it like 37.5: from 0 to below 100");
        } else if (*done == all) {
            refuse("all-done", fmt::format("--percent 100 leaves nothing of {}", key_), "report it with --finished DATE");
        }
        const bool work = activity_.kind() == ActivityKind::task;
        if (work && !finished()) { unless_not_started(); }
    }

    void suspension() {
        says_suspended_ = true;
        if (finished()) {
            unless_finished();
        } else {
            unless_not_started();
        }
    }

    [[nodiscard]] bool finished() const { return finished_ || known_.finished; }

    void unless_finished() {
        if (!finished()) { return; }
        refuse("already-finished", fmt::format("{} is reported as finished: nothing of it remains", key_),
               "correct the finish first with --finished DATE");
    }

    void unless_not_started() {
        if (started_ || known_.started) { return; }
        refuse("not-started", fmt::format("{} is not known to have started", key_),
               "report its start in the same update with --started DATE");
    }

    void order(std::span<const Observation> news) {
        const auto start = started_ ? started_ : known_.started;
        const auto finish = finished_ ? finished_ : known_.finished;
        if (!start || !finish || *finish >= *start) { return; }
        const auto kind = finished_ ? Kind::finished : Kind::started;
        const auto blamed = std::ranges::find(news, kind, &Observation::kind);
        if (blamed == news.end()) { return; }
        at_ = static_cast<std::size_t>(blamed - news.begin());
        refuse("finish-before-start",
               fmt::format("{} would finish on {}, before its start on {}", key_, to_string(*finish), to_string(*start)),
               finished_ ? "correct the start in the same update with --started DATE"
                         : "correct the finish in the same update with --finished DATE");
    }

    const Activity& activity_;
    const ActivityFacts& known_;
    std::optional<Date> started_, finished_, suspended_;
    bool says_suspended_ = false;
};

class ProjectJudge : public Judge {
public:
    ProjectJudge(const Portfolio& portfolio, std::uint32_t project, const ProjectProgress& known, Date as_of)
        : Judge{portfolio.projects[project].key, as_of}, portfolio_{portfolio}, project_{project}, known_{known} {}

    std::vector<Refusal> judged(std::span<const Observation> news) {
        for (at_ = 0; at_ < news.size(); ++at_) {
            if (news[at_].kind == Kind::suspended) { suspension(news[at_]); }
        }
        for (at_ = 0; at_ < news.size(); ++at_) { judge(news[at_]); }
        return found();
    }

private:
    void judge(const Observation& news) {
        if (!said_of_projects(news.kind)) {
            const auto work = portfolio_.in_order_of_work(project_);
            refuse("not-of-projects",
                   fmt::format("--{} is said of an activity, and {} is a project", word_of(observation_words, news.kind), key_),
                   work.empty() ? "it has no activities"
                                : fmt::format("say it of one of its activities, as {}", portfolio_.full_key(work.front())));
            return;
        }
        switch (news.kind) {
        case Kind::resumed: {
            const auto since = suspended_ ? suspended_ : known_.suspended;
            resumption(news, says_suspended_ || since || known_.stage == Stage::suspended, since);
            break;
        }
        case Kind::delivered: delivered(news); break;
        case Kind::spent:
            if (!parse_amount(news.value)) {
                refuse("bad-amount", fmt::format("--spent \"{}\" is no amount", news.value), "write 亿元 in total so far, like 1.25");
            }
            break;
        case Kind::rating: word("unknown-rating", news, {"red", "amber", "green"}); break;
        case Kind::withdrawn: withdrawal(news); break;
        default: break;
        }
    }

    void suspension(const Observation& news) {
        says_suspended_ = true;
        suspended_ = fact(news);
        if (known_.stage == Stage::completed || known_.stage == Stage::operating) {
            refuse("already-finished", fmt::format("{} is reported as finished: nothing of it remains", key_),
                   "correct the finish of its completion first with --finished DATE");
        }
    }

    void delivered(const Observation& news) {
        if (parse_delivered(news.value)) { return; }
        const auto key = news.value.substr(0, news.value.find('='));
        const std::vector<std::string> known(output_keys.begin(), output_keys.end());
        if (std::ranges::find(known, key) != known.end()) {
            refuse("bad-amount", fmt::format("--delivered \"{}\" is no amount", news.value), "write the total so far, like beds=500");
            return;
        }
        const auto meant = nearest(key, known);
        refuse("unknown-output", fmt::format("--delivered \"{}\" names no output", news.value),
               meant ? fmt::format("did you mean \"{}\"?", *meant) : fmt::format("it is one of: {}", fmt::join(known, ", ")));
    }

    const Portfolio& portfolio_;
    std::uint32_t project_;
    const ProjectProgress& known_;
    std::optional<Date> suspended_;
    bool says_suspended_ = false;
};

using KindOfKey = std::pair<std::string, Kind>;

/// The kinds that are still said of the keys of withdrawals.
std::set<KindOfKey> said_of_those_withdrawn(std::span<const Observation> earlier, std::span<const Observation> news, Date as_of) {
    std::set<std::string_view> keys;
    for (const auto& one : news) {
        if (one.kind == Kind::withdrawn) { keys.insert(one.key); }
    }
    std::set<KindOfKey> said;
    for (const auto& one : earlier) {
        if (one.day > as_of || !keys.contains(one.key)) { continue; }
        const auto gone = one.kind == Kind::withdrawn ? value_of(observation_words, one.value) : std::nullopt;
        if (gone) { said.erase({one.key, *gone}); }
        if (!gone) { said.insert({one.key, one.kind}); }
    }
    return said;
}

/// Withdrawals of what nobody said.
std::vector<Refusal> idle_withdrawals(std::span<const Observation> earlier, std::span<const Observation> news, Date as_of) {
    std::vector<Refusal> found;
    const auto said = said_of_those_withdrawn(earlier, news, as_of);
    for (std::size_t i = 0; i < news.size(); ++i) {
        const auto kind = news[i].kind == Kind::withdrawn ? value_of(observation_words, news[i].value) : std::nullopt;
        if (!kind || *kind == Kind::withdrawn || said.contains({news[i].key, *kind})) { continue; }
        found.push_back({i,
                         {DiagnosticSeverity::error, "nothing-to-withdraw",
                          fmt::format("nobody has said \"{}\" of {} by {}", news[i].value, news[i].key, to_string(as_of)), std::nullopt,
                          "give the data date of the report that said it, or a later one, with --as-of"}});
    }
    return found;
}

/// What is known once the news have withdrawn what they withdraw.
Progress known_after_withdrawals(const Portfolio& portfolio, std::span<const Observation> earlier, std::span<const Observation> news,
                                 Date as_of) {
    std::vector<Observation> all(earlier.begin(), earlier.end());
    std::ranges::copy_if(news, std::back_inserter(all), [](const Observation& one) { return one.kind == Kind::withdrawn; });
    return fold(portfolio, all, as_of);
}

std::vector<Refusal> judged(const Portfolio& portfolio, const Progress& known, const std::string& key, std::span<const Observation> news,
                            Date as_of) {
    if (const auto activity = portfolio.find_activity(key)) { return refusals(portfolio, *activity, known.facts[*activity], news, as_of); }
    const auto project = *portfolio.find_project(key);
    return refusals(portfolio, project, known.projects[project], news, as_of);
}

} // namespace

std::vector<Refusal> refusals(const Portfolio& portfolio, std::uint32_t activity, const ActivityFacts& known,
                              std::span<const Observation> news, Date as_of) {
    return ActivityJudge{portfolio, activity, known, as_of}.judged(news);
}

std::vector<Diagnostic> refused(const Portfolio& portfolio, std::uint32_t activity, const ActivityFacts& known,
                                std::span<const Observation> news, Date as_of) {
    std::vector<Diagnostic> problems;
    for (auto& refusal : refusals(portfolio, activity, known, news, as_of)) { problems.push_back(std::move(refusal.problem)); }
    return problems;
}

std::vector<Refusal> refusals(const Portfolio& portfolio, std::uint32_t project, const ProjectProgress& known,
                              std::span<const Observation> news, Date as_of) {
    return ProjectJudge{portfolio, project, known, as_of}.judged(news);
}

std::vector<Refusal> refusals(const Portfolio& portfolio, std::span<const Observation> earlier, std::span<const Observation> news,
                              Date as_of) {
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < news.size(); ++i) { places[news[i].key].push_back(i); }
    auto found = idle_withdrawals(earlier, news, as_of);
    const auto known = known_after_withdrawals(portfolio, earlier, news, as_of);
    for (const auto& [key, own] : places) {
        std::vector<Observation> of_key;
        for (const auto at : own) { of_key.push_back(news[at]); }
        for (auto& refusal : judged(portfolio, known, key, of_key, as_of)) {
            found.push_back({own[refusal.news], std::move(refusal.problem)});
        }
    }
    std::ranges::stable_sort(found, {}, &Refusal::news);
    return found;
}

} // namespace slipway
