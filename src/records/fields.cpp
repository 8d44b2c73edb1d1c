#include "records/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace slipway::records {
namespace {

enum class StartDay : std::uint8_t { included, excluded };
constexpr std::array<Words<StartDay>, 2> start_day_words{{{StartDay::included, "included"}, {StartDay::excluded, "excluded"}}};

/// All three in calendar days or none: they share one calendar.
bool same_calendar(const RawDuration& range) {
    const auto elapsed = [](const DurationText& one) { return one.unit == DurationUnit::calendar_days; };
    return elapsed(range.optimistic) == elapsed(range.likely) && elapsed(range.likely) == elapsed(range.pessimistic);
}

/// A legal limit that does not count its first day ends one day later (SEMANTICS §1).
void exclude_start_day(RawDuration& range, TableReader& table) {
    if (range.likely.unit != DurationUnit::calendar_days) {
        table.problems().error(
            range.span, {"bad-duration", "start_day belongs to calendar days", "write the duration like \"30cd\", or drop start_day"});
        return;
    }
    for (auto* one : {&range.optimistic, &range.likely, &range.pessimistic}) { one->amount += 1; }
}

std::optional<RawDuration> range_of(TableReader table) {
    const auto read = [&](std::string_view key) {
        const auto written = table.word(key);
        return written ? duration_of(*written, table.problems()) : std::nullopt;
    };
    const auto optimistic = read("optimistic");
    const auto pessimistic = read("pessimistic");
    const auto written = table.needed_word("likely", "likely = \"40wd\"");
    const auto likely = written ? duration_of(*written, table.problems()) : std::nullopt;
    const auto why = table.text("why");
    const auto start_day = table.one_of("start_day", start_day_words);
    table.finish();
    if (!likely) { return std::nullopt; }
    RawDuration range{optimistic.value_or(*likely), *likely, pessimistic.value_or(*likely), why, table.span()};
    if (!same_calendar(range)) {
        table.problems().error(range.span,
                               {"bad-duration", "calendar days beside working days in one range", "write all three in cd or none of them"});
        range.optimistic = range.pessimistic = range.likely;
    }
    if (start_day == StartDay::excluded) { exclude_start_day(range, table); }
    return range;
}

} // namespace

std::optional<Name> name_at(TableReader& table, std::string_view key) {
    const auto* value = table.find(key);
    if (value == nullptr) { return std::nullopt; }
    if (const auto* text = value->as<std::string>()) { return Name{*text, *text}; }
    const auto* both = value->as<Node::Table>();
    if (both == nullptr) {
        table.wrong_type(key, *value, "a text or { zh = \"…\", en = \"…\" }");
        return std::nullopt;
    }
    TableReader languages{*both, value->span, "name", table.problems()};
    Name name{languages.text("zh"), languages.text("en")};
    languages.finish();
    return name;
}

void report_bad_date(const Word& written, Problems& problems) {
    problems.error(written.span,
                   {"bad-date", fmt::format("\"{}\" is no date", written.text),
                    fmt::format(R"(write "2025", "2025-Q3", "2025-06", "2025-06-30" or "<=2025", from {} to {})", first_year, last_year)});
}

std::optional<Date> day_at(TableReader& table, std::string_view key) {
    const auto written = table.word(key);
    if (!written) { return std::nullopt; }
    const auto day = parse_date(written->text);
    if (!day) {
        table.problems().error(written->span, {"bad-date", fmt::format("\"{}\" is no day", written->text),
                                               fmt::format("write a day like \"2025-06-30\", from {} to {}", first_year, last_year)});
    }
    return day;
}

std::optional<int> calendar_days_at(TableReader& table, std::string_view key) {
    const auto written = table.word(key);
    if (!written) { return std::nullopt; }
    const auto duration = plain_duration(written->text);
    const bool weeks = duration && duration->unit == DurationUnit::weeks;
    if (duration && (weeks || duration->unit == DurationUnit::calendar_days) && std::floor(duration->amount) == duration->amount) {
        return static_cast<int>(duration->amount) * (weeks ? 7 : 1);
    }
    table.problems().error(written->span, {"bad-duration", fmt::format("\"{}\" is no number of calendar days", written->text),
                                           R"(write whole calendar days or weeks, as in "35cd" or "5w")"});
    return std::nullopt;
}

std::optional<DurationText> plain_duration(std::string_view text) {
    if (text.empty() || text[0] < '0' || text[0] > '9') { return std::nullopt; }
    return parse_duration(text);
}

void report_bad_duration(const Word& written, std::string_view part, Problems& problems) {
    problems.error(place_in(written, part), {"bad-duration", fmt::format("\"{}\" is no duration", part),
                                             "the units are wd (working days), cd (calendar days), w, mo, h and min, as in \"40wd\""});
}

std::optional<DurationText> duration_of(const Word& written, Problems& problems) {
    const auto duration = plain_duration(written.text);
    if (duration) { return duration; }
    if (written.text.starts_with('-') && plain_duration(std::string_view{written.text}.substr(1))) {
        problems.error(written.span, {"bad-duration", fmt::format("the duration \"{}\" is negative", written.text),
                                      "an activity takes time or none; a lead is written in a relation, as in \"design FS-5wd\""});
    } else {
        report_bad_duration(written, written.text, problems);
    }
    return std::nullopt;
}

std::optional<RawDuration> duration_at(TableReader& table, std::string_view key) {
    const auto* value = table.find(key);
    if (value == nullptr) { return std::nullopt; }
    if (const auto* range = value->as<Node::Table>()) { return range_of({*range, value->span, "duration", table.problems()}); }
    const auto* text = value->as<std::string>();
    if (text == nullptr) {
        table.wrong_type(key, *value, "a text or { optimistic, likely, pessimistic, why }");
        return std::nullopt;
    }
    const auto duration = duration_of({*text, value->span}, table.problems());
    if (!duration) { return std::nullopt; }
    return RawDuration{*duration, *duration, *duration, {}, value->span};
}

} // namespace slipway::records
