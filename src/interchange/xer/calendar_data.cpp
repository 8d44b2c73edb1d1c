#include "interchange/xer/calendar_data.hpp"

#include "interchange/xer/values.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace slipway::interchange {
namespace {

constexpr std::size_t deepest = 32;
constexpr std::uint16_t midnight = 1440;
constexpr Date serial_zero{std::chrono::local_days{std::chrono::year{1899} / 12 / 30}};

bool is_blank(char c) { return static_cast<unsigned char>(c) <= 0x20U || c == 0x7F; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) { text.remove_prefix(1); }
    while (!text.empty() && is_blank(text.back())) { text.remove_suffix(1); }
    return text;
}

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) { return std::nullopt; }
    return value;
}

/// "(0||name(attributes)(": one record, opened.
struct Head {
    std::string_view name;
    std::string_view attributes;
};

/// The value behind a letter: "17:00" of f in "s|08:00|f|17:00".
// NOLINTNEXTLINE(bugprone-easily-swappable-parameters): a text, and what is sought in it
std::string_view attribute(std::string_view attributes, std::string_view letter) {
    while (!attributes.empty()) {
        const auto bar = attributes.find('|');
        const auto word = trimmed(attributes.substr(0, bar));
        if (bar == std::string_view::npos) { return {}; }
        attributes.remove_prefix(bar + 1);
        const auto end = attributes.find('|');
        const auto value = trimmed(attributes.substr(0, end));
        if (word == letter) { return value; }
        attributes.remove_prefix(end == std::string_view::npos ? attributes.size() : end + 1);
    }
    return {};
}

/// Sorts shifts and joins those that meet or overlap.
void put_in_order(DayHours& hours) {
    std::ranges::sort(hours);
    DayHours joined;
    for (const auto& one : hours) {
        if (!joined.empty() && one.from <= joined.back().to) {
            joined.back().to = std::max(joined.back().to, one.to);
        } else {
            joined.push_back(one);
        }
    }
    hours = std::move(joined);
}

/// Takes the records as they open and close.
class Gatherer {
public:
    explicit Gatherer(CalendarText& text) : text_{text} {}

    void open(const Head& head) {
        ++depth_;
        if (same_word(head.name, "DaysOfWeek")) { begin_part(Part::week); }
        if (same_word(head.name, "Exceptions")) { begin_part(Part::exceptions); }
        if (part_ == Part::none) { return; }
        if (depth_ == part_depth_ + 1) { begin_day(head); }
        if (depth_ > part_depth_) { add_shift(head.attributes); }
    }
    void close() {
        if (depth_ == part_depth_ + 1) { day_ = nullptr; }
        if (depth_ == part_depth_) { part_ = Part::none; }
        --depth_;
    }
    void finish() {
        if (text_.week) {
            for (auto& hours : *text_.week) { put_in_order(hours); }
        }
        for (auto& [day, hours] : text_.exceptions) { put_in_order(hours); }
    }

private:
    enum class Part : std::uint8_t { none, week, exceptions };

    void begin_part(Part part) {
        if (part_ != Part::none) { return; }
        part_ = part;
        part_depth_ = depth_;
        day_ = nullptr;
        if (part == Part::week) { text_.week.emplace(); }
    }
    void begin_day(const Head& head) {
        day_ = nullptr;
        const auto number = whole_number(part_ == Part::week ? head.name : attribute(head.attributes, "d"));
        if (part_ == Part::week) {
            constexpr int days = 7;
            if (number && *number >= 1 && *number <= days) { day_ = &text_.week->at(static_cast<std::size_t>(*number + days - 2) % days); }
            return;
        }
        const auto last = (last_day - serial_zero).count();
        const auto first = (first_day - serial_zero).count();
        if (!number || *number < first || *number > last) {
            ++text_.bad_days;
            return;
        }
        day_ = &text_.exceptions[serial_zero + Days{*number}];
        day_->clear();
    }
    void add_shift(std::string_view attributes) {
        const auto starts = attribute(attributes, "s");
        const auto ends = attribute(attributes, "f");
        if (day_ == nullptr || (starts.empty() && ends.empty())) { return; }
        const auto from = minute_of_day(starts);
        const auto to = minute_of_day(ends);
        const bool empty = from && to && *from == *to && *from > 0;
        if (!from || !to || *from == midnight || empty) {
            ++text_.bad_hours;
            return;
        }
        const bool past_midnight = *to <= *from && *to > 0;
        text_.past_midnight += past_midnight ? 1U : 0U;
        day_->push_back({static_cast<std::uint16_t>(*from), *to <= *from ? midnight : static_cast<std::uint16_t>(*to)});
    }

    CalendarText& text_;
    std::size_t depth_ = 0;
    std::size_t part_depth_ = 0;
    Part part_ = Part::none;
    DayHours* day_ = nullptr;
};

/// Walks the parentheses without calling itself.
class Walk {
public:
    Walk(std::string_view rest, CalendarText& text) : rest_{rest}, text_{text}, gatherer_{text} {}

    void all() {
        std::size_t open = 0;
        while (!text_.broken && !text_.too_deep) {
            skip_blanks();
            if (rest_.empty() && open == 0) { break; }
            if (rest_.starts_with('(')) {
                open += begin_record() ? 1U : 0U;
                text_.too_deep = open > deepest;
            } else if (open > 0 && end_record()) {
                --open;
            } else {
                text_.broken = true;
            }
        }
        gatherer_.finish();
    }

private:
    void skip_blanks() {
        while (!rest_.empty() && is_blank(rest_.front())) { rest_.remove_prefix(1); }
    }
    bool take(char letter) {
        skip_blanks();
        if (!rest_.starts_with(letter)) { return false; }
        rest_.remove_prefix(1);
        return true;
    }
    /// Text up to a letter, which is taken too; nothing when it does not come.
    std::optional<std::string_view> up_to(char letter) {
        const auto end = rest_.find(letter);
        if (end == std::string_view::npos) { return std::nullopt; }
        const auto text = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return text;
    }
    bool begin_record() {
        take('(');
        const auto label = up_to('(');
        const auto attributes = label ? up_to(')') : std::nullopt;
        const auto bars = label ? label->find("||") : std::string_view::npos;
        if (!attributes || bars == std::string_view::npos || !take('(')) {
            text_.broken = true;
            return false;
        }
        gatherer_.open({trimmed(label->substr(bars + 2)), *attributes});
        return true;
    }
    /// The end of what lies in a record, and of the record.
    bool end_record() {
        if (!take(')') || !take(')')) { return false; }
        gatherer_.close();
        return true;
    }

    std::string_view rest_;
    CalendarText& text_;
    Gatherer gatherer_;
};

} // namespace

CalendarText read_calendar_text(std::string_view text) {
    CalendarText read;
    Walk{text, read}.all();
    return read;
}

} // namespace slipway::interchange
