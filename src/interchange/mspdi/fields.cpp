#include "interchange/mspdi/fields.hpp"

#include "interchange/mspdi/text_counts.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace slipway::interchange {
namespace {

std::string shown(std::string_view content) {
    std::string text{content.substr(0, 200)};
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20U; }, ' ');
    return cut_to_width(text, 40);
}

} // namespace

std::uint32_t Fields::line(XmlNode node) const {
    if (node.offset() < counted_) { counted_ = lines_ = 0; }
    lines_ += line_ends(piece_.text.substr(counted_, node.offset() - counted_));
    counted_ = node.offset();
    return piece_.line + lines_;
}

Span Fields::place(XmlNode node) const {
    const auto before = piece_.text.substr(0, node.offset());
    const auto last = before.rfind('\n');
    const auto column = last == std::string_view::npos ? piece_.column + code_points(before) : 1 + code_points(before.substr(last + 1));
    return {0, line(node), column, static_cast<std::uint32_t>(node.name().size())};
}

void Fields::complain(XmlNode node, Fault fault, Weight weight, std::string_view kind) const {
    const bool form = fault == Fault::form;
    Complaint complaint{
        form ? "bad-value" : "value-out-of-range",
        form ? fmt::format("{} \"{}\" is no {}", node.name(), shown(node.content()), kind)
             : fmt::format("{} \"{}\" lies outside what can be computed", node.name(), shown(node.content())),
        form ? "mend it in the tool that wrote the file, and export again"
             : fmt::format("dates are computed from {} to {}, durations up to {} minutes", first_year, last_year, most_minutes)};
    if (weight == Weight::decides) {
        error(node, std::move(complaint));
    } else {
        complaint.advice = "the value is left out; it decides no date";
        warning(node, std::move(complaint));
    }
}

std::string Fields::text(XmlNode node) const {
    const auto content = node.content();
    if (content.find_first_of("&<") == std::string_view::npos) { return std::string{content}; }
    auto parsed = parse_text(content);
    if (parsed.value) { return std::move(*parsed.value); }
    error(node, {"unknown-entity", fmt::format("{} holds an \"&\" that begins no entity of XML", node.name()),
                 "only &amp; &lt; &gt; &quot; &apos; and numbers stand behind \"&\""});
    return {};
}

std::optional<std::int64_t> Fields::integer(XmlNode node, Weight weight) const {
    return taken(parse_integer(node.content()), node, weight, "whole number");
}

std::optional<std::int32_t> Fields::number(XmlNode node) const {
    const auto value = integer(node);
    if (!value || *value < 0) { return std::nullopt; }
    if (*value > std::numeric_limits<std::int32_t>::max()) {
        complain(node, Fault::range, Weight::decides, "number");
        return std::nullopt;
    }
    return static_cast<std::int32_t>(*value);
}

std::optional<double> Fields::decimal(XmlNode node, Weight weight) const {
    return taken(parse_decimal(node.content()), node, weight, "number");
}

bool Fields::flag(XmlNode node, bool otherwise) const {
    return taken(parse_boolean(node.content()), node, Weight::decides, "flag (0 or 1)").value_or(otherwise);
}

std::optional<Instant> Fields::instant(XmlNode node, Weight weight) const {
    return taken(parse_date_time(node.content()), node, weight, "date like 2024-03-05T08:00:00");
}

std::optional<int> Fields::time(XmlNode node) const {
    return taken(parse_time(node.content()), node, Weight::decides, "time like 08:00:00");
}

std::optional<Minutes> Fields::work(XmlNode node, Weight weight) const {
    const auto value = taken(parse_work(node.content()), node, weight, "duration like PT8H0M0S");
    if (!value || *value >= Minutes{0}) { return value; }
    complain(node, Fault::range, weight, "duration");
    return std::nullopt;
}

std::optional<Minutes> Fields::tenths(XmlNode node, Weight weight) const {
    return taken(parse_tenths(node.content()), node, weight, "number of tenths of a minute");
}

} // namespace slipway::interchange
