#pragma once
// Rows of a XER as they are written.

#include "slipway/base/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

struct XerCell {
    std::string_view column;
    std::string value;
};
using XerRow = std::vector<XerCell>;

/// One table. It names itself and its columns with the first row; without one it leaves no trace.
class XerTable {
public:
    XerTable(std::string& out, std::string_view name) : out_(&out), name_(name) {}
    /// Every row has the columns of the first.
    void add(const XerRow& row);

private:
    std::string* out_;
    std::string_view name_;
    bool begun_ = false;
};

/// "2024-03-05 08:00"; empty when absent.
[[nodiscard]] std::string xer_instant(const std::optional<Instant>& at);
/// Hours in decimals, exact to the minute: "7.5".
[[nodiscard]] std::string xer_hours(Minutes work);
[[nodiscard]] std::string xer_hours(const std::optional<Minutes>& work);
[[nodiscard]] std::string xer_flag(bool value);
/// At most two decimals, none where there are none.
[[nodiscard]] std::string xer_number(double value);

} // namespace slipway
