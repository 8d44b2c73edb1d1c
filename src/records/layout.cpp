#include "records/layout.hpp"

#include "records/layout_reader.hpp"

#include <algorithm>
#include <utility>

namespace slipway::records {
namespace {

class Layout {
public:
    explicit Layout(std::string_view text) : reader_{text} {}

    LaidFile file() {
        file_.blocks.emplace_back();
        while (!reader_.at_end()) { line(); }
        end();
        return std::move(file_);
    }

private:
    /// The comment behind a value or a heading, if any, and the line end.
    LineEndComment rest_of_line() {
        LineEndComment found{{}, reader_.skip_blanks()};
        if (reader_.next() == '#') { found.text = reader_.comment(); }
        reader_.line_end();
        return found;
    }

    void line() {
        reader_.skip_blanks();
        if (reader_.at_end()) { return; }
        if (reader_.next() == '#') {
            pending_.push_back(reader_.comment());
            reader_.line_end();
        } else if (reader_.line_end()) {
            if (pending_.empty() || !pending_.back().empty()) { pending_.emplace_back(); }
        } else if (reader_.next() == '[') {
            heading();
        } else {
            entry();
        }
    }

    void heading() {
        settle_tail();
        LaidBlock block;
        block.is_list = reader_.next_are("[[");
        reader_.skip(block.is_list ? 2 : 1);
        reader_.skip_blanks();
        block.heading = reader_.key();
        reader_.skip(block.is_list ? 2 : 1);
        block.after = rest_of_line();
        block.before = take_pending(pending_.size());
        file_.blocks.push_back(std::move(block));
    }

    void entry() {
        auto& block = file_.blocks.back();
        if (block.entries.empty()) { settle_head(block); }
        LaidEntry found;
        found.before = take_pending(pending_.size());
        found.member = reader_.member();
        found.after = rest_of_line();
        block.entries.push_back(std::move(found));
    }

    void end() {
        settle_tail();
        file_.end = take_pending(pending_.size());
        if (!file_.end.empty() && file_.end.back().empty()) { file_.end.pop_back(); }
    }

    /// Comments that a blank line parts from what follows them stand at the head of the table, or of the file.
    void settle_head(LaidBlock& block) {
        const auto last = std::find_if(pending_.rbegin(), pending_.rend(), [](std::string_view one) { return one.empty(); });
        if (last == pending_.rend()) { return; }
        block.head = take_pending(static_cast<std::size_t>(pending_.rend() - last));
        while (!block.head.empty() && block.head.front().empty()) { block.head.erase(block.head.begin()); }
        if (!block.head.empty()) { block.head.pop_back(); }
    }

    /// Comments that follow a key or a heading at once and have a blank line below stand at the end of the table.
    void settle_tail() {
        auto& block = file_.blocks.back();
        const bool above_all = file_.blocks.size() == 1 && block.entries.empty();
        if (above_all) {
            settle_head(block);
        } else if (const auto blank = std::ranges::find(pending_, std::string_view{}); blank != pending_.end() || reader_.at_end()) {
            block.tail = take_pending(static_cast<std::size_t>(blank - pending_.begin()));
        }
        if (!pending_.empty() && pending_.front().empty()) { pending_.erase(pending_.begin()); }
    }

    OwnLines take_pending(std::size_t count) {
        const auto until = pending_.begin() + static_cast<std::ptrdiff_t>(count);
        OwnLines taken{pending_.begin(), until};
        pending_.erase(pending_.begin(), until);
        return taken;
    }

    LayoutReader reader_;
    LaidFile file_;
    OwnLines pending_; ///< read, and not yet known where they belong
};

} // namespace

LaidValue::LaidValue() = default;
LaidValue::LaidValue(LaidValue&&) noexcept = default;
LaidValue& LaidValue::operator=(LaidValue&&) noexcept = default;
LaidValue::~LaidValue() = default;

LaidFile lay_out(std::string_view text) { return Layout{text}.file(); }

} // namespace slipway::records
