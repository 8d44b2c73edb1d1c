#pragma once
// What was reported last, in the words of a form.

#include "slipway/model/portfolio.hpp"
#include "slipway/tracking/observation.hpp"

#include <map>
#include <span>
#include <string>

namespace slipway::forms {

/// The words of conditions in the language of a form.
using ConditionNames = std::map<ConditionKind, std::string>;

/// A light as the cells for it take it: 红 or red.
[[nodiscard]] std::string light_word(std::string_view light, Language language);

/// The newest report of each key by a day, and the last remark: both are somebody's own words, which the dates of a form do not show.
class LastReports {
public:
    /// `observations` in recorded order. All must outlive it.
    LastReports(const Portfolio& portfolio, std::span<const Observation> observations, Date as_of);

    /// "2024-01-09 张：预计完成 2024-02-20，钢材未到；2023-12-20 李：说明 设计已送审". Of a project the newest report may be that of an
    /// activity, which is named. Empty when nothing was reported.
    [[nodiscard]] std::string words(const std::string& key, Language language, const ConditionNames& conditions) const;

private:
    struct Report {
        Date day{}; ///< on which it was said
        const Observation* observation = nullptr;
    };
    using Reports = std::map<std::string, Report>;

    static void take(Reports& reports, const std::string& key, const Report& report);
    [[nodiscard]] std::string told(const Report& report, const std::string& key, Language language, const ConditionNames& conditions) const;

    const Portfolio& portfolio_;
    Reports newest_; ///< by key; those of activities by that of their project, too
    Reports notes_;  ///< by key
};

} // namespace slipway::forms
