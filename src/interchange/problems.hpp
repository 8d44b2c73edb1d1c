#pragma once
// Where readers put what is wrong, so that a hostile file cannot fill the memory with complaints.

#include "slipway/base/diagnostic.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace slipway::interchange {

/// The code, message and advice of a diagnostic.
struct Complaint {
    std::string_view code;
    std::string message;
    std::string advice;
};

/// Keeps the first problems and counts the others; an error is never lost to warnings.
class Problems {
public:
    void error(const Span& place, Complaint complaint);
    void warning(const Span& place, Complaint complaint);

    [[nodiscard]] bool failed() const noexcept { return errors_.met > 0; }
    /// In order of place: at most `most_foreign_problems`, then one that says how many more there are.
    [[nodiscard]] std::vector<Diagnostic> take(const Sources& sources);

private:
    struct Kept {
        std::vector<Diagnostic> first;
        std::size_t met = 0;
    };
    static void add(Kept& kept, Diagnostic diagnostic);

    Kept errors_, warnings_;
};

} // namespace slipway::interchange
