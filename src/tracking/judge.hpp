#pragma once
// What judges of activities and of projects have in common: dates, words, and the list of what they refuse.

#include "slipway/tracking/admission.hpp"

#include <string>
#include <string_view>

namespace slipway {

class Judge {
public:
    Judge(std::string key, Date as_of) : key_{std::move(key)}, as_of_{as_of} {}

    [[nodiscard]] std::vector<Refusal> found() const { return found_; }

protected:
    void refuse(std::string code, std::string message, std::string advice);

    /// The day of a fact; a later one than the data date has not happened yet.
    std::optional<Date> fact(const Observation& news);
    std::optional<Date> any_day(const Observation& news);
    /// A word of a closed list.
    void word(std::string_view code, const Observation& news, const std::vector<std::string>& known);
    void withdrawal(const Observation& news);
    /// A resumption, given the day on which work was suspended; nothing when it was not.
    void resumption(const Observation& news, bool suspended, const std::optional<Date>& since);

    std::string key_;
    Date as_of_;
    std::size_t at_ = 0; ///< the place of the observation judged

private:
    std::vector<Refusal> found_;
};

} // namespace slipway
