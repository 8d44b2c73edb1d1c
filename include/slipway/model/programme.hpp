#pragma once
// What plans promise beside single projects: programmes, policies, targets.

#include "slipway/model/project.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway {

/// A quantity that a programme's own words promise.
struct ProgrammeTarget {
    std::string words;
    std::string measure; ///< what is counted, as the record calls it
    std::optional<double> value;
    std::string unit;
    std::optional<PartialDate> by;
    std::optional<std::uint32_t> cite;
};

/// A named group of projects, or a policy: something a plan promises that is not one built thing. It has no activities; that a project is
/// a part of it drives no date.
struct Programme {
    std::string key;
    Name name;
    ProgrammeKind kind = ProgrammeKind::programme;
    Category category = Category::other;
    std::string district;
    std::vector<std::uint32_t> projects;   ///< members, indices into Portfolio::projects in ascending order
    std::vector<std::uint32_t> programmes; ///< members, indices into Portfolio::programmes in ascending order
    std::vector<ProgrammeTarget> targets;
    std::vector<StageStatement> stages;
    std::optional<double> investment_yi;
    std::vector<std::uint32_t> serves; ///< targets, in ascending order
    std::vector<Cite> cites;
    std::vector<std::string> aliases;
    std::vector<std::string> tags;
    std::string note;
    Span span;
};

/// A value and the day by which, or on which, it holds; a base value may be undated.
struct DatedValue {
    double value = 0;
    std::optional<PartialDate> at;
};

/// A quantity that a plan promises (指标), or a past one that it states (`observed`).
struct Target {
    std::string key; ///< "plan/key"
    std::uint32_t plan = 0;
    Name name;
    std::string unit;
    TargetOperator op = TargetOperator::at_least;
    std::optional<double> value; ///< absent for words, and where the figure is lost
    std::optional<double> upper; ///< of a range
    std::string words;
    std::optional<DatedValue> base;
    std::optional<PartialDate> by;
    std::vector<DatedValue> due; ///< when several days have values of their own
    TargetKind kind = TargetKind::unstated;
    TargetMeasure measure = TargetMeasure::stock;
    std::string output; ///< the output of projects that counts toward it; empty when none does
    Cite cite;
    Span span;
};

} // namespace slipway
