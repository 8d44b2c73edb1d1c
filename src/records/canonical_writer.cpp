#include "records/canonical_writer.hpp"

#include "records/canonical_text.hpp"
#include "records/key_order.hpp"
#include "slipway/base/text.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace slipway::records {
namespace {

constexpr int widest_line = 140;
constexpr std::size_t indent = 2;

std::vector<std::string> canonical_parts(std::string_view key) {
    std::vector<std::string> parts;
    for (const auto part : key_parts(key)) { parts.push_back(canonical_key_part(part)); }
    return parts;
}

std::string joined(std::span<const std::string> parts) {
    std::string out;
    for (const auto& part : parts) {
        if (!out.empty()) { out += '.'; }
        out += part;
    }
    return out;
}

/// The kind of the table at a key of several parts.
const TableKind& kind_at(const TableKind& kind, std::span<const std::string> parts) {
    const auto* found = &kind;
    for (const auto& part : parts) { found = &found->at(part); }
    return *found;
}

/// Puts things into the order of the first part of their keys, and leaves those of one place as they stood.
template <class Thing, class KeyOf>
void put_in_order(std::span<Thing> things, const TableKind& kind, const KeyOf& key_of) {
    if (!kind.orders()) { return; }
    std::vector<std::pair<std::size_t, std::size_t>> order;
    order.reserve(things.size());
    for (std::size_t at = 0; at < things.size(); ++at) { order.emplace_back(kind.place(key_of(things[at])), at); }
    if (std::ranges::is_sorted(order)) { return; }
    std::ranges::sort(order);
    std::vector<Thing> moved;
    moved.reserve(things.size());
    for (const auto& [place, at] : order) { moved.push_back(std::move(things[at])); }
    std::ranges::move(moved, things.begin());
}

std::string first_part(std::string_view key) { return canonical_parts(key).front(); }

bool holds_tables(const LaidList& list) {
    return std::ranges::any_of(list.items, [](const LaidItem& item) { return item.value.table != nullptr; });
}

/// Writes values behind what stands already on the last line.
class ValueWriter {
public:
    explicit ValueWriter(std::string& out) : out_{out} {}

    /// `depth` counts the lists of several lines around it; `behind` are the columns needed after it on its line.
    void write(LaidValue& value, const TableKind& kind, std::size_t depth, int behind = 0) { // NOLINT(misc-no-recursion)
        if (value.list == nullptr) {
            one_line(value, kind, depth);
        } else if (!stands_on_one_line(value, kind, depth, behind)) {
            several_lines(*value.list, kind, depth);
        }
    }

    void end_line(const LineEndComment& comment) {
        if (!comment.text.empty()) {
            out_.append(std::max<std::size_t>(1, comment.blanks), ' ');
            out_ += comment.text;
        }
        out_ += '\n';
    }

private:
    /// Tries it, and takes it back when it is too wide.
    bool stands_on_one_line(LaidValue& value, const TableKind& kind, std::size_t depth, int behind) { // NOLINT(misc-no-recursion)
        if (value.many_lines || holds_tables(*value.list)) { return false; }
        const auto before = out_.size();
        const auto begin = out_.rfind('\n') + 1;
        room_ = widest_line - behind - display_width(std::string_view{out_}.substr(begin));
        const bool fits = one_line(value, kind, depth);
        room_.reset();
        if (!fits) { out_.resize(before); }
        return fits;
    }

    /// Adds to the line; false when there is no room left.
    bool put(std::string_view text) {
        out_ += text;
        if (room_) { *room_ -= display_width(text); }
        return !room_ || *room_ >= 0;
    }

    /// On the line, apart from the lists in it that cannot stand on one.
    bool one_line(LaidValue& value, const TableKind& kind, std::size_t depth) { // NOLINT(misc-no-recursion): as deep as the file
        if (value.table != nullptr) { return inline_table(*value.table, kind, depth); }
        if (value.list == nullptr) { return put(canonical_token(value.token)); }
        if (value.many_lines) {
            several_lines(*value.list, kind, depth);
            return true;
        }
        bool fits = put("[");
        for (auto& item : value.list->items) {
            fits = fits && (&item == value.list->items.data() || put(", ")) && one_line(item.value, kind, depth);
            if (!fits) { return false; }
        }
        return put("]");
    }

    bool inline_table(LaidTable& table, const TableKind& kind, std::size_t depth) { // NOLINT(misc-no-recursion): as deep as the file
        put_in_order(std::span{table.members}, kind, [](const LaidMember& member) { return first_part(member.key); });
        if (table.members.empty()) { return put("{}"); }
        bool fits = put("{ ");
        for (auto& member : table.members) {
            const auto parts = canonical_parts(member.key);
            fits = fits && (&member == table.members.data() || put(", ")) && put(joined(parts)) && put(" = ") &&
                   one_line(member.value, kind_at(kind, parts), depth);
            if (!fits) { return false; }
        }
        return put(" }");
    }

    void several_lines(LaidList& list, const TableKind& kind, std::size_t depth) { // NOLINT(misc-no-recursion): as deep as the file
        const std::string inner((depth + 1) * indent, ' ');
        const auto own_lines = [&](const OwnLines& lines) {
            for (const auto line : lines) { out_.append(inner).append(line).append("\n"); }
        };
        out_ += '[';
        end_line(list.opening);
        for (auto& item : list.items) {
            if (item.comments) { own_lines(item.comments->before); }
            out_ += inner;
            write(item.value, kind, depth + 1, 1);
            out_ += ',';
            end_line(item.comments ? item.comments->after : LineEndComment{});
        }
        own_lines(list.closing);
        out_.append(depth * indent, ' ');
        out_ += ']';
    }

    std::string& out_;
    std::optional<int> room_; ///< columns left on the line, while something is tried on it
};

class FileWriter {
public:
    std::string write(LaidFile& file) {
        put_sub_tables_in_order(file.blocks);
        for (auto& block : file.blocks) { write(block); }
        if (!file.end.empty()) {
            blank_line();
            own_lines(file.end);
        }
        return std::move(out_);
    }

private:
    /// Below each heading of one part come the sub-tables of that record.
    static void put_sub_tables_in_order(std::vector<LaidBlock>& blocks) {
        for (std::size_t at = 1; at < blocks.size();) {
            const auto record = canonical_parts(blocks[at].heading);
            const auto first = record.size() == 1 ? at + 1 : at;
            auto end = first;
            const auto belongs = [&](const LaidBlock& block) {
                const auto parts = canonical_parts(block.heading);
                return parts.size() > 1 && parts.front() == record.front();
            };
            while (end < blocks.size() && belongs(blocks[end])) { ++end; }
            put_in_order(std::span{blocks}.subspan(first, end - first), table_kind("file").at(record.front()),
                         [](const LaidBlock& block) { return canonical_parts(block.heading)[1]; });
            at = end;
        }
    }

    void write(LaidBlock& block) {
        const auto parts = canonical_parts(block.heading);
        if (!parts.empty()) {
            blank_line();
            own_lines(block.before);
            out_.append(block.is_list ? "[[" : "[").append(joined(parts)).append(block.is_list ? "]]" : "]");
            values_.end_line(block.after);
        }
        own_lines(block.head);
        const auto& kind = kind_at(table_kind("file"), parts);
        put_in_order(std::span{block.entries}, kind, [](const LaidEntry& entry) { return first_part(entry.member.key); });
        if (!block.head.empty() && !block.entries.empty()) { blank_line(); }
        for (auto& entry : block.entries) { write(entry, kind, &entry == block.entries.data()); }
        own_lines(block.tail);
    }

    void write(LaidEntry& entry, const TableKind& kind, bool first) {
        const bool drops_blank = first && !entry.before.empty() && entry.before.front().empty();
        own_lines(std::span{entry.before}.subspan(drops_blank ? 1 : 0));
        const auto parts = canonical_parts(entry.member.key);
        out_.append(joined(parts)).append(" = ");
        values_.write(entry.member.value, kind_at(kind, parts), 0);
        values_.end_line(entry.after);
    }

    void own_lines(std::span<const std::string_view> lines) {
        for (const auto line : lines) { out_.append(line).append("\n"); }
    }

    void blank_line() {
        if (!out_.empty()) { out_ += '\n'; }
    }

    std::string out_;
    ValueWriter values_{out_};
};

} // namespace

std::string in_canonical_form(LaidFile file) { return FileWriter{}.write(file); }

} // namespace slipway::records
