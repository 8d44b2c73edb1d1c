#pragma once
// The state of every project on one day: two forecasts, verdict, horizon float and light (SEMANTICS §2, §3, §5).

#include "slipway/schedule/plan_network.hpp"
#include "slipway/tracking/progress.hpp"

#include <optional>
#include <vector>

namespace slipway {

/// Against the limit: `cannot` even the best forecast misses it, `could` only the likely one does, `unknown` there are no dates.
enum class Verdict : std::uint8_t { holds, could, cannot, unknown };

enum class Light : std::uint8_t { done, grey, red, amber, green };

inline constexpr std::array<Words<Verdict>, 4> verdict_words{
    {{Verdict::holds, "holds"}, {Verdict::could, "could"}, {Verdict::cannot, "cannot"}, {Verdict::unknown, "unknown"}}};
inline constexpr std::array<Words<Light>, 5> light_words{
    {{Light::done, "done"}, {Light::grey, "grey"}, {Light::red, "red"}, {Light::amber, "amber"}, {Light::green, "green"}}};

/// Why a light is what it is; each light has its reasons.
enum class LightReason : std::uint8_t {
    finished,
    suspended,
    cancelled,
    no_schedule,
    stage_unstated,
    only_reserved,
    waits_for_unknown,
    cannot_keep,
    misses_promise,
    old_word,
    thin_float,
    condition_overdue,
    beyond_horizon,
    on_course
};

inline constexpr std::array<Words<LightReason>, 14> light_reason_words{{{LightReason::finished, "finished"},
                                                                        {LightReason::suspended, "suspended"},
                                                                        {LightReason::cancelled, "cancelled"},
                                                                        {LightReason::no_schedule, "no-schedule"},
                                                                        {LightReason::stage_unstated, "stage-unstated"},
                                                                        {LightReason::only_reserved, "only-reserved"},
                                                                        {LightReason::waits_for_unknown, "waits-for-unknown"},
                                                                        {LightReason::cannot_keep, "cannot-keep"},
                                                                        {LightReason::misses_promise, "misses-promise"},
                                                                        {LightReason::old_word, "old-word"},
                                                                        {LightReason::thin_float, "thin-float"},
                                                                        {LightReason::condition_overdue, "condition-overdue"},
                                                                        {LightReason::beyond_horizon, "beyond-horizon"},
                                                                        {LightReason::on_course, "on-course"}}};

struct ProjectOutlook {
    std::optional<Date> forecast;      ///< likely durations, open work starts on the data date
    std::optional<Date> forecast_best; ///< optimistic durations, work ran on since the last word
    Date limit{};                      ///< the commitment's last day, else the horizon
    bool promised = false;             ///< false: the limit is the plan's horizon by default
    Verdict verdict = Verdict::unknown;
    std::optional<int> horizon_float_wd; ///< working days of the default calendar from the forecast to the limit; negative when it misses
    std::optional<int> horizon_float_cd;
    Light light = Light::grey;
    LightReason reason = LightReason::no_schedule;
    bool reported = false;        ///< the last word is no older than the reporting interval
    std::optional<int> silent_cd; ///< days since the last word
};

/// Which of the two forecasts is spoken of (SEMANTICS §3, silence).
enum class Scenario : std::uint8_t { likely, best };

/// Everything computed for one day. The pieces belong together: indices are the portfolio's throughout.
struct Outlook {
    Date as_of{};
    ScheduleOptions options;
    Network network;
    std::vector<Calendar> calendars;
    std::vector<ActivityConstraint> constraints;
    Progress progress;
    std::vector<ProjectTerms> likely_terms;
    std::vector<ProjectTerms> best_terms;
    Schedule likely;
    Schedule best;
    std::vector<std::vector<std::uint32_t>> critical; ///< by project: the longest path into its completion
    std::vector<ProjectOutlook> projects;

    /// A forecast with what it was computed from; it refers into this Outlook, which must outlive it.
    [[nodiscard]] Scheduled likely_scheduled() const {
        return {network, {calendars, progress.likely, constraints, likely_terms, options}, likely};
    }
    [[nodiscard]] Scheduled best_scheduled() const { return {network, {calendars, progress.best, constraints, best_terms, options}, best}; }
    [[nodiscard]] Scheduled scheduled(Scenario scenario) const {
        return scenario == Scenario::best ? best_scheduled() : likely_scheduled();
    }
    /// Whether an activity lies on the longest path to its own project's completion.
    [[nodiscard]] bool is_critical(const Portfolio& portfolio, std::uint32_t activity) const;
};

/// Both schedules of the whole portfolio on `as_of`, by the portfolio's options, and what follows for every project.
[[nodiscard]] Outlook outlook(const Portfolio& portfolio, Network network, std::span<const Observation> observations, Date as_of);
/// The same from progress already folded on `as_of`, by options of the caller's.
[[nodiscard]] Outlook outlook(const Portfolio& portfolio, Network network, Progress progress, const ScheduleOptions& options, Date as_of);

/// Fills in what follows from both schedules for every project, its longest path, verdict and light, where everything else is there.
[[nodiscard]] Outlook judged(const Portfolio& portfolio, Outlook scheduled);

/// The finish of an activity by a schedule of `outlook`: the day on which it was reached, of what a stage only implies the last by which it
/// was, else on which it is expected. Nothing when it has no forecast.
[[nodiscard]] std::optional<Date> expected_day(const Portfolio& portfolio, const Progress& progress, const Schedule& schedule,
                                               std::uint32_t activity);

/// The kind of total float in force: the one chosen, else the rule set's own.
[[nodiscard]] FloatKind float_kind(const ScheduleOptions& options);

/// Working days of `calendar` from a forecast to a limit, decided on dates: the days worked in (forecast, limit], negative after it
/// (SEMANTICS §2).
[[nodiscard]] int horizon_float_wd(const Calendar& calendar, Date forecast, Date limit);

/// Whether an unfinished activity waits for a condition that nobody called resolved.
[[nodiscard]] bool condition_open(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity);

/// Whether a condition is unresolved although the late start of its activity has passed.
[[nodiscard]] bool condition_overdue(const Portfolio& portfolio, const Outlook& outlook, std::uint32_t activity);

} // namespace slipway
