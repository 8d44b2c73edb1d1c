#pragma once
// Who plans and who answers: plans, districts, agencies.

#include "slipway/base/diagnostic.hpp"
#include "slipway/base/partial_date.hpp"
#include "slipway/model/terms.hpp"

#include <optional>
#include <string>
#include <vector>

namespace slipway {

/// A name in both languages; a record may give one, which then serves for both.
struct Name {
    std::string zh;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const {
        return (language == Language::zh && !zh.empty()) || en.empty() ? zh : en;
    }
};

/// A document that promises (规划).
struct Plan {
    std::string key;
    Name name;
    PartialDate issued;
    std::optional<std::uint32_t> parent;
    std::string jurisdiction; ///< the key of the district that issued it; empty when the record does not say
    Span span;
};

struct District {
    std::string key;
    Name name;
    std::optional<std::uint32_t> parent;
    std::optional<Jurisdiction> level;
    Span span;
};

/// Who answers for projects. An agency with `categories` is the assumed owner of the projects of its districts and categories that name
/// none.
struct Agency {
    std::string key;
    Name name;
    std::vector<std::string> districts; ///< keys
    std::vector<Category> categories;
    Provenance provenance = Provenance::stated;
    std::string why;
    Span span;
};

} // namespace slipway
