#pragma once
// What the records lack, and whom to ask for it: the first thing a new office wants to know.
//
// Of a finished project (completed or operating) only that is asked which still matters: its owner, its outputs and the target that they
// count toward, damaged figures. Of a cancelled one nothing is asked.

#include "slipway/findings/findings.hpp"

#include <bitset>
#include <span>
#include <string_view>
#include <vector>

namespace slipway {

enum class GapSubject : std::uint8_t { project, programme, target };

inline constexpr std::array<Words<GapSubject>, 3> gap_subject_words{
    {{GapSubject::project, "project"}, {GapSubject::programme, "programme"}, {GapSubject::target, "target"}}};

/// One kind of gap.
struct GapRule {
    std::string_view code;
    Severity severity; ///< amber: the report cannot do without it; note: it should be there
    std::string_view zh;
    std::string_view en; ///< short heading: what is missing
    std::string_view meaning_zh;
    std::string_view meaning_en;
    std::string_view ask_zh;
    std::string_view ask_en; ///< what to ask; {} stands for whom
};

/// All kinds; those of projects come first.
[[nodiscard]] std::span<const GapRule> gap_rules() noexcept;
inline constexpr std::size_t project_gap_rules = 9; ///< as many of them speak of projects

/// By place in gap_rules().
using GapSet = std::bitset<project_gap_rules>;

struct ProjectGaps {
    GapSet asked; ///< what a project of its kind and stage should have
    GapSet lacks; ///< of that
};

struct Gap {
    std::size_t rule = 0;               ///< place in gap_rules()
    Severity severity = Severity::note; ///< the rule's; a note for a target that counts no output of projects
    GapSubject subject = GapSubject::project;
    std::uint32_t index = 0; ///< of the project, programme or target
};

struct Gaps {
    std::vector<ProjectGaps> projects; ///< by project
    std::vector<Gap> all;              ///< of projects, programmes, targets, each in order of keys, then of gap_rules()
};

[[nodiscard]] Gaps gaps(const Portfolio& portfolio, const Outlook& outlook);

/// Whether a target is still to be met by something: not when it states what was, or was due before its plan was issued.
[[nodiscard]] bool is_promise(const Portfolio& portfolio, const Target& target);

/// Who can fill a gap: the owner, marked when it is only assumed; else the office of the place, or the one that drafted the plan.
[[nodiscard]] Name whom_to_ask(const Portfolio& portfolio, const Gap& gap);

/// What to ask whom.
[[nodiscard]] Name advice(const Portfolio& portfolio, const Gap& gap);

} // namespace slipway
