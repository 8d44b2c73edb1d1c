#pragma once
// Where readers put what is wrong, so that a hostile file cannot fill the memory with complaints.

#include "slipway/sheet/workbook.hpp"

#include <exception>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace slipway::sheet {

/// Ends the reading of a table; caught once, where the reading began.
class Refusal : public std::exception {
public:
    explicit Refusal(Problem problem) : problem_{std::move(problem)} {}
    [[nodiscard]] const Problem& problem() const noexcept { return problem_; }
    [[nodiscard]] const char* what() const noexcept override { return problem_.message.c_str(); }

private:
    Problem problem_;
};

/// The code, message and advice of a problem that ends the reading.
struct Reason {
    std::string code;
    std::string message;
    std::string advice;
};
[[noreturn]] void refuse(std::string cell, Reason reason);

/// Keeps the first problems of each code and counts the others.
class ProblemList {
public:
    explicit ProblemList(std::size_t most_of_code) : most_of_code_{most_of_code} {}

    void error(std::string cell, Reason reason);
    void warning(std::string cell, Reason reason);
    void add(Problem problem);
    /// All that were kept, then for each code with more a problem of that code that says how many.
    [[nodiscard]] std::vector<Problem> take();

private:
    struct Rest {
        DiagnosticSeverity severity = DiagnosticSeverity::warning;
        std::size_t count = 0;
    };
    std::size_t most_of_code_;
    std::vector<Problem> kept_;
    std::map<std::string, Rest> met_;
};

} // namespace slipway::sheet
