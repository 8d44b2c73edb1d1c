#include "slipway/records/format.hpp"

#include "records/canonical_writer.hpp"
#include "records/document.hpp"
#include "records/files.hpp"
#include "slipway/base/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace slipway {
namespace records {
namespace {

// NOLINTBEGIN(misc-no-recursion): parse_document bounds the nesting
bool same(const Node& left, const Node& right);

bool same(const std::string& left, const std::string& right) { return left == right; }
bool same(std::int64_t left, std::int64_t right) { return left == right; }
bool same(bool left, bool right) { return left == right; }
bool same(BareDate /*left*/, BareDate /*right*/) { return true; }
bool same(double left, double right) { return (std::isnan(left) && std::isnan(right)) || left == right; }
bool same(const Member& left, const Member& right) { return left.key.text == right.key.text && same(left.value, right.value); }
template <class Part>
bool same(const std::vector<Part>& left, const std::vector<Part>& right) {
    return std::ranges::equal(left, right, [](const Part& one, const Part& other) { return same(one, other); });
}

/// Whether two documents hold the same values, whatever their places.
bool same(const Node& left, const Node& right) {
    const auto with_right = [&]<class Value>(const Value& value) {
        const auto* other = right.as<Value>();
        return other != nullptr && same(value, *other);
    };
    return std::visit(with_right, left.value);
}
// NOLINTEND(misc-no-recursion)

/// The text in canonical form, which says what `document` says.
std::string formatted(const Sources& sources, const Node& document, Problems& problems) {
    auto text = in_canonical_form(lay_out(sources.text(0)));
    Sources again;
    again.add(sources.path(0), text);
    const auto result = parse_document(again.text(0), 0, problems);
    if (!result || !same(document, *result)) {
        throw std::logic_error(fmt::format("the canonical form of {} would say something else; nothing was written", sources.path(0)));
    }
    return text;
}

} // namespace
} // namespace records

Loaded<std::string> format_records(std::string path, std::string text) {
    Sources sources;
    drop_byte_order_mark(text);
    const auto file = sources.add(std::move(path), std::move(text));
    records::Problems problems{sources};
    Loaded<std::string> result;
    if (records::is_plain_text(sources.text(file), file, problems)) {
        if (const auto document = records::parse_document(sources.text(file), file, problems)) {
            result.value = records::formatted(sources, *document, problems);
        }
    }
    result.diagnostics = problems.take();
    return result;
}

} // namespace slipway
