// RFC 5545. Content lines end in CRLF and hold at most 75 octets; longer ones are folded.

#include "interchange/drawn/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

constexpr std::size_t most_octets = 75;

bool continues_character(char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) == 0x80U; }

/// Adds a line, folded between characters: what goes on behind a fold begins with a blank, which counts.
void add_line(std::string& out, std::string_view line) {
    auto room = most_octets;
    while (line.size() > room) {
        auto cut = room;
        while (continues_character(line[cut])) { --cut; }
        out += line.substr(0, cut);
        out += "\r\n ";
        line.remove_prefix(cut);
        room = most_octets - 1;
    }
    out += line;
    out += "\r\n";
}

/// A value of type TEXT.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : clean(text)) {
        if (letter == '\n') {
            out += "\\n";
            continue;
        }
        if (letter == '\\' || letter == ';' || letter == ',') { out += '\\'; }
        out += letter;
    }
    return out;
}

std::string basic(Date day) {
    auto text = to_string(day);
    std::erase(text, '-');
    return text;
}

/// What the reader of one event may want to know.
class Description {
public:
    explicit Description(Language language) : zh_{language == Language::zh} {}
    void add(std::string_view zh, std::string_view en, std::string_view value) {
        text_ += fmt::format("{}{}{}{}", text_.empty() ? "" : "\n", zh_ ? zh : en, zh_ ? "：" : ": ", value);
    }
    [[nodiscard]] bool zh() const { return zh_; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    bool zh_;
    std::string text_;
};

std::string days_text(double days, bool zh) { return fmt::format("{}{}", days, zh ? " 个工作日" : " working days"); }

void describe_limit(Description& about, const ProjectOutlook& one) {
    const auto* promised = about.zh() ? "（承诺）" : " (promised)";
    const auto* by_default = about.zh() ? "（规划期末，非承诺）" : " (the plan's horizon, not promised)";
    about.add("期限", "Limit", to_string(one.limit) + (one.promised ? promised : by_default));
    if (one.horizon_float_wd && one.horizon_float_cd) {
        about.add("完成距期限", "Completion to limit",
                  fmt::format("{}{}{}{}", days_text(*one.horizon_float_wd, about.zh()), about.zh() ? "，" : ", ", *one.horizon_float_cd,
                              about.zh() ? " 个日历日" : " calendar days"));
    }
}

std::string description(const Drawn& drawn, std::uint32_t activity, const DrawnDays& days) {
    const auto& one = drawn.portfolio.activities[activity];
    const auto& project = drawn.portfolio.projects[one.project];
    Description about{drawn.language};
    about.add("项目", "Project", fmt::format("{} ({})", project.name.in(drawn.language), project.key));
    about.add("节点", "Milestone", drawn.portfolio.full_key(activity));
    const bool reached = drawn.outlook.progress.facts[activity].complete();
    if (reached) { about.add("实际", "Reached", (days.implied ? "≤" : "") + to_string(*days.finish)); }
    if (!reached) { about.add("预测", "Forecast", to_string(*days.finish)); }
    describe_limit(about, drawn.outlook.projects[one.project]);
    if (const auto total_float = drawn.outlook.likely.total_float(activity)) {
        about.add("总时差", "Total float", days_text(in_days(drawn.portfolio.calendar_of(one), *total_float), about.zh()));
    }
    about.add("截止日", "As of", to_string(drawn.outlook.as_of));
    return about.text();
}

void add_event(std::string& out, const Drawn& drawn, std::uint32_t activity, const DrawnDays& days) {
    const auto& one = drawn.portfolio.activities[activity];
    const auto& project = drawn.portfolio.projects[one.project];
    const auto as_of = drawn.outlook.as_of;
    const auto* colon = drawn.language == Language::zh ? "：" : ": ";
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + escaped(drawn.portfolio.full_key(activity) + "@slipway"));
    add_line(out, fmt::format("DTSTAMP:{}T000000Z", basic(as_of)));
    add_line(out, fmt::format("SEQUENCE:{}", std::max<std::int64_t>(0, (as_of - Date{}).count())));
    add_line(out, "DTSTART;VALUE=DATE:" + basic(*days.finish));
    add_line(out, "DTEND;VALUE=DATE:" + basic(*days.finish + Days{1}));
    add_line(out, "TRANSP:TRANSPARENT");
    add_line(out, drawn.outlook.progress.facts[activity].complete() ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE");
    add_line(out, "SUMMARY:" + escaped(project.name.in(drawn.language) + colon + one.name().in(drawn.language)));
    add_line(out, "DESCRIPTION:" + escaped(description(drawn, activity, days)));
    add_line(out, fmt::format("CATEGORIES:{},{}", escaped(word_of(category_words, project.category)),
                              escaped(word_of(light_words, drawn.outlook.projects[one.project].light))));
    add_line(out, "END:VEVENT");
}

/// A calendar needs a component, and where there is no event this one shows nowhere.
void add_time_zone(std::string& out) {
    for (const auto* line : {"BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
                             "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"}) {
        add_line(out, line);
    }
}

} // namespace

std::string write_ics(const Drawn& drawn, Losses& losses) {
    std::string out;
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//slipway//slipway//EN");
    add_line(out, "CALSCALE:GREGORIAN");
    add_line(out, "METHOD:PUBLISH");
    const auto& name = drawn.portfolio.name.in(drawn.language);
    if (!name.empty()) { add_line(out, "X-WR-CALNAME:" + escaped(name)); }
    std::size_t events = 0;
    for (const auto project : drawn.projects) {
        for (const auto activity : drawn.portfolio.in_order_of_work(project)) {
            if (!is_milestone(drawn.portfolio.activities[activity].kind())) { continue; }
            const auto days = drawn_days(drawn, activity);
            if (!days.finish) {
                losses.add("no-forecast", "a milestone without a forecast has no day in a calendar", 0);
                continue;
            }
            add_event(out, drawn, activity, days);
            ++events;
        }
    }
    if (events == 0) { add_time_zone(out); }
    add_line(out, "END:VCALENDAR");
    return out;
}

} // namespace slipway
