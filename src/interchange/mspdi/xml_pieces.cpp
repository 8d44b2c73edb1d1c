#include "interchange/mspdi/xml_pieces.hpp"

#include "interchange/mspdi/text_counts.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace slipway::interchange {
namespace {

constexpr std::size_t forget_from = std::size_t{1} << 18U; ///< what was read is forgotten in large steps: each step moves the rest

/// Letters are told from it by the first comparison.
constexpr auto ends_name = [](char c) { return c <= '>' && (c == '>' || c == '/' || c == ' ' || c == '\n' || c == '\r' || c == '\t'); };

constexpr auto ends_tag = [](char c) { return c == '>' || c == '"' || c == '\''; };

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::string_view local_name(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string shown(std::string_view name) { return std::string{cut_to_width(name, 60)}; }

} // namespace

std::optional<XmlNode> XmlNode::child(std::string_view name) const {
    std::optional<XmlNode> found;
    each_child([&](XmlNode child) {
        if (!found && child.name() == name) { found = child; }
    });
    return found;
}

XmlPieces::XmlPieces(Utf8Blocks& blocks, std::span<const std::string_view> opened, XmlLimits limits)
    : blocks_{blocks}, opened_{opened}, limits_{limits} {}

std::string_view XmlPieces::name_of(const Markup& markup) const {
    return std::string_view{buffer_}.substr(markup.name_at, markup.name_end - markup.name_at);
}

void XmlPieces::count_to(std::size_t at) {
    const auto text = std::string_view{buffer_}.substr(counted_, at - counted_);
    const auto last = text.rfind('\n');
    if (last == std::string_view::npos) {
        column_ += code_points(text);
    } else {
        line_ += line_ends(text);
        column_ = 1 + code_points(text.substr(last + 1));
    }
    counted_ = at;
}

void XmlPieces::refuse(std::string code, std::string message, std::string advice, std::size_t at) {
    if (problem_) { return; }
    count_to(std::max(counted_, std::min(at, buffer_.size())));
    problem_ = TextProblem{std::move(code), std::move(message), std::move(advice), line_, column_};
}

void XmlPieces::refuse_form(std::string message, std::size_t at) {
    refuse("bad-xml", std::move(message), "the text is no well-formed XML: export the schedule again", at);
}

bool XmlPieces::refill(std::size_t at) {
    while (!problem_ && at >= buffer_.size()) {
        if (buffer_.size() - start_ > limits_.bytes) {
            refuse("element-too-large", fmt::format("one element holds more than {} bytes", limits_.bytes),
                   "no schedule needs that much: see whether the file is damaged", start_);
            return false;
        }
        const auto fresh = blocks_.next();
        buffer_ += fresh;
        if (!fresh.empty()) { continue; }
        if (const auto& problem = blocks_.problem()) { refuse(problem->code, problem->message, problem->advice, buffer_.size()); }
        return false;
    }
    return !problem_;
}

void XmlPieces::forget() {
    if (at_ < forget_from) { return; }
    count_to(at_);
    buffer_.erase(0, at_);
    forgotten_ += at_;
    counted_ = 0;
    at_ = 0;
}

bool XmlPieces::begins(std::string_view word, std::size_t at) {
    return reach(at + word.size() - 1) && std::string_view{buffer_}.substr(at, word.size()) == word;
}

XmlPieces::Markup XmlPieces::next_markup() {
    for (;;) {
        if (!cutting_) {
            forget();
            start_ = at_;
        }
        const auto from = buffer_.find('<', at_);
        if (from != std::string::npos) {
            if (!cutting_) { start_ = from; }
            at_ = from;
            if (!reach(from + 1)) { return {}; }
            const char next = buffer_[from + 1];
            return next == '!' || next == '?' ? aside(from) : tag(from);
        }
        at_ = buffer_.size();
        if (!reach(at_)) { return {}; }
    }
}

/// The first byte from an offset on that is wanted, once more is read; the end of the buffer when there is none.
template <class Wanted>
std::size_t XmlPieces::first(std::size_t at, Wanted wanted) {
    do {
        at = static_cast<std::size_t>(std::find_if(buffer_.begin() + static_cast<std::ptrdiff_t>(at), buffer_.end(), wanted) -
                                      buffer_.begin());
    } while (at == buffer_.size() && reach(at));
    return at;
}

XmlPieces::Markup XmlPieces::tag(std::size_t from) {
    const bool closing = buffer_[from + 1] == '/';
    Markup markup{closing ? Kind::close : Kind::open, from, from, from + (closing ? 2U : 1U), 0};
    auto at = markup.name_end = first(markup.name_at, ends_name);
    for (at = first(at, ends_tag); at < buffer_.size() && buffer_[at] != '>'; at = first(at, ends_tag)) {
        const char quote = buffer_[at];
        at = first(at + 1, [quote](char c) { return c == quote; });
        if (at < buffer_.size()) { ++at; }
    }
    if (at >= buffer_.size()) { return {}; }
    if (markup.name_end == markup.name_at || markup.name_end - markup.name_at > 0xFFFF) {
        refuse_form("a tag has no name", from);
        return {};
    }
    if (!closing && buffer_[at - 1] == '/') { markup.kind = Kind::empty; }
    markup.to = at_ = at + 1;
    return markup;
}

XmlPieces::Markup XmlPieces::aside(std::size_t from) {
    if (begins("<?", from)) { return until("?>", from, from + 2); }
    if (begins("<!--", from)) { return until("-->", from, from + 4); }
    if (begins("<![CDATA[", from)) { return until("]]>", from, from + 9); }
    if (begins("<!DOCTYPE", from)) { return doctype(from); }
    if (!problem_ && reach(from + 9)) { refuse_form("\"<!\" begins no markup that there is", from); }
    return {};
}

// NOLINTNEXTLINE(bugprone-easily-swappable-parameters): where it begins, and where its end may
XmlPieces::Markup XmlPieces::until(std::string_view end, std::size_t from, std::size_t search) {
    for (;;) {
        const auto found = buffer_.find(end, search);
        if (found != std::string::npos) {
            at_ = found + end.size();
            return {Kind::other, from, at_, from, from};
        }
        search = std::max(search, buffer_.size() - std::min(buffer_.size(), end.size() - 1));
        if (!reach(buffer_.size())) { return {}; }
    }
}

XmlPieces::Markup XmlPieces::doctype(std::size_t from) {
    for (auto at = from; reach(at); ++at) {
        if (buffer_[at] == '[') {
            refuse("document-type", "the document type declares entities of its own", "no schedule needs them: remove the DOCTYPE", from);
            return {};
        }
        if (buffer_[at] == '>') {
            at_ = at + 1;
            return {Kind::other, from, at_, from, from};
        }
    }
    return {};
}

std::optional<std::string_view> XmlPieces::root() {
    while (reach(at_) && is_blank(buffer_[at_])) { ++at_; }
    if (reach(at_) && buffer_[at_] != '<') {
        refuse("bad-xml", "the text does not begin with \"<\", so it is no XML", "name an XML file", at_);
    }
    for (;;) {
        const auto markup = problem_ ? Markup{} : next_markup();
        if (problem_) { return std::nullopt; }
        if (markup.kind == Kind::other) { continue; }
        if (markup.kind != Kind::open) {
            refuse("bad-xml", "the text holds no element with anything in it", "name a file that holds a schedule", at_);
            return std::nullopt;
        }
        root_ = name_of(markup);
        return local_name(root_);
    }
}

/// The tag that begins the next piece; nothing at the end of the root and at a problem.
std::optional<XmlPieces::Markup> XmlPieces::piece_start() {
    for (;;) {
        const auto markup = next_markup();
        if (problem_ || markup.kind == Kind::end) { return std::nullopt; }
        if (markup.kind == Kind::other) { continue; }
        if (markup.kind == Kind::close) {
            check_close(markup, in_parent_ ? parent_ : root_);
            if (problem_) { return std::nullopt; }
            if (!std::exchange(in_parent_, false)) {
                ended_ = true;
                return std::nullopt;
            }
            continue;
        }
        if (in_parent_ || std::ranges::find(opened_, local_name(name_of(markup))) == opened_.end()) { return markup; }
        parent_ = name_of(markup);
        in_parent_ = markup.kind == Kind::open;
    }
}

std::optional<XmlPiece> XmlPieces::next() {
    if (problem_ || ended_) { return std::nullopt; }
    if (const auto start = piece_start()) { return cut(*start); }
    check_end();
    return std::nullopt;
}

/// Behind the root nothing may stand but comments; before its end nothing may be missing.
void XmlPieces::check_end() {
    if (problem_) { return; }
    if (!ended_) {
        refuse("truncated", fmt::format("the text ends inside \"{}\"", shown(in_parent_ ? parent_ : root_)),
               "part of the file is missing: get it again", buffer_.size());
        return;
    }
    for (;;) {
        const auto markup = next_markup();
        if (problem_ || markup.kind == Kind::end) { return; }
        if (markup.kind != Kind::other) { refuse_form(fmt::format("another element stands behind \"{}\"", shown(root_)), markup.from); }
    }
}

void XmlPieces::check_close(const Markup& markup, std::string_view name) {
    if (name_of(markup) == name) { return; }
    refuse_form(fmt::format(R"("{}" is closed where "{}" is open)", shown(name_of(markup)), shown(name)), markup.from);
}

void XmlPieces::take_open(const Markup& markup, std::size_t begin) {
    const auto name = name_of(markup);
    const auto local = local_name(name);
    const auto index = static_cast<std::uint32_t>(elements_.size());
    const auto from_begin = [begin](std::size_t at) { return static_cast<std::uint32_t>(at - begin); };
    elements_.push_back({from_begin(markup.name_end - local.size()), from_begin(markup.to), from_begin(markup.to), index + 1,
                         static_cast<std::uint16_t>(local.size())});
    const bool opens = markup.kind == Kind::open;
    if (open_.size() + (opens ? 1 : 0) + 2 > limits_.depth) {
        refuse("nested-too-deep", fmt::format("elements nest deeper than {} levels", limits_.depth),
               "no schedule needs that: see whether the file is damaged", markup.from);
    }
    if (elements_.size() > limits_.elements) {
        refuse("element-too-large", fmt::format("one element holds more than {} others", limits_.elements),
               "no schedule needs that much: see whether the file is damaged", begin);
    }
    if (!opens) { return; }
    if (const auto end = text_end(markup)) {
        elements_.back().content_end = from_begin(*end);
        return;
    }
    open_.push_back({index, markup.name_at, markup.name_end});
}

/// Where the text of an element ends that holds nothing but text, as most do: its end tag is then taken too.
std::optional<std::size_t> XmlPieces::text_end(const Markup& markup) {
    const auto length = markup.name_end - markup.name_at;
    const auto end = buffer_.find('<', markup.to);
    if (end == std::string::npos || end + 2 + length >= buffer_.size()) { return std::nullopt; }
    const bool closes = buffer_[end + 1] == '/' && buffer_[end + 2 + length] == '>' &&
                        buffer_.compare(end + 2, length, buffer_, markup.name_at, length) == 0;
    if (!closes) { return std::nullopt; }
    at_ = end + 2 + length + 1;
    return end;
}

void XmlPieces::take_close(const Markup& markup, std::size_t begin) {
    const auto& innermost = open_.back();
    check_close(markup, std::string_view{buffer_}.substr(innermost.name_at, innermost.name_end - innermost.name_at));
    auto& element = elements_[innermost.element];
    element.content_end = static_cast<std::uint32_t>(markup.from - begin);
    element.next = static_cast<std::uint32_t>(elements_.size());
    open_.pop_back();
}

std::optional<XmlPiece> XmlPieces::cut(const Markup& start) {
    const auto begin = start.from;
    count_to(begin);
    elements_.clear();
    open_.clear();
    cutting_ = true;
    take_open(start, begin);
    while (!open_.empty() && !problem_) {
        const auto markup = next_markup();
        if (problem_) { break; }
        if (markup.kind == Kind::end) {
            refuse("truncated", fmt::format("the text ends inside \"{}\"", shown(name_of(start))),
                   "part of the file is missing: get it again", begin);
            break;
        }
        if (markup.kind == Kind::close) {
            take_close(markup, begin);
        } else if (markup.kind != Kind::other) {
            take_open(markup, begin);
        }
    }
    cutting_ = false;
    if (problem_) { return std::nullopt; }
    const std::string_view parent = in_parent_ ? local_name(parent_) : std::string_view{};
    return XmlPiece{parent, std::string_view{buffer_}.substr(begin, at_ - begin), &elements_, line_, column_};
}

} // namespace slipway::interchange
