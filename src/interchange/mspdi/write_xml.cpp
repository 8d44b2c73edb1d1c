#include "interchange/mspdi/write_xml.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <utility>

namespace slipway {

MspXml::MspXml()
    : out_("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\">\n"),
      open_{"Project"} {}

void MspXml::open(std::string_view name) {
    indent();
    out_.append("<").append(name).append(">\n");
    open_.emplace_back(name);
}

void MspXml::close() {
    const auto name = std::move(open_.back());
    open_.pop_back();
    indent();
    out_.append("</").append(name).append(">\n");
}

void MspXml::add_plain(std::string_view name, std::string_view text) {
    indent();
    out_.append("<").append(name).append(">").append(text).append("</").append(name).append(">\n");
}

// NOLINTNEXTLINE(bugprone-easily-swappable-parameters): a key and its value
void MspXml::add(std::string_view name, std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char one : text) {
        switch (one) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        default: safe += one;
        }
    }
    add_plain(name, safe);
}

void MspXml::add(std::string_view name, Instant at) { add_plain(name, to_string(at) + ":00"); }

void MspXml::add(std::string_view name, Minutes work) {
    const auto minutes = std::abs(work.count());
    add_plain(name, fmt::format("{}PT{}H{}M0S", work < Minutes{0} ? "-" : "", minutes / 60, minutes % 60));
}

std::string MspXml::take() {
    while (!open_.empty()) { close(); }
    return std::move(out_);
}

} // namespace slipway
