// A XER from its bytes to a foreign schedule.

#include "slipway/interchange/read.hpp"

#include "interchange/xer/assignments.hpp"
#include "interchange/xer/columns.hpp"
#include "interchange/xer/encoding.hpp"
#include "interchange/xer/relations.hpp"
#include "interchange/xer/resourced.hpp"
#include "interchange/xer/tags.hpp"
#include "interchange/xer/values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace slipway {
namespace {

using namespace interchange;

/// The word of an encoding in the header line, if it has one.
std::string encoding_hint(std::string_view bytes) {
    constexpr std::size_t longest_header = 4096;
    constexpr std::array<std::string_view, 8> known{"utf-8", "utf8", "gbk", "gb2312", "gb18030", "cp936", "cp1252", "windows-1252"};
    auto header = bytes.substr(0, longest_header);
    header = header.substr(0, header.find('\n'));
    while (!header.empty()) {
        const auto cell = header.substr(0, header.find_first_of("\t\r"));
        if (std::ranges::any_of(known, [&](std::string_view word) { return same_word(word, cell); })) { return std::string{cell}; }
        header.remove_prefix(std::min(header.size(), cell.size() + 1));
    }
    return {};
}

void tell_encoding(const Decoded& decoded, Losses& losses) {
    if (decoded.bad_bytes == 0) { return; }
    losses.add("bad-character", fmt::format("bytes that are no {}: each is read as U+FFFD", decoded.encoding),
               static_cast<std::uint32_t>(decoded.first_bad_line), decoded.bad_bytes);
}

ForeignSchedule read_schedule(XerReading& reading, std::string_view only) {
    ForeignSchedule schedule;
    schedule.tool = ForeignTool::p6;
    schedule.version = plain_name(reading.text.version);
    XerCalendars calendars{reading};
    const auto projects = read_projects(reading, calendars, only, schedule);
    if (schedule.projects.empty()) { return schedule; }
    const auto phases = read_phases(reading, projects, schedule);
    const auto tasks = read_activities(reading, projects, calendars, phases, schedule);
    read_assignments(reading, calendars, tasks, schedule);
    read_relations(reading, projects, calendars, tasks, schedule);
    read_tags(reading, tasks, schedule);
    mark_resourced(reading.text, tasks, schedule);
    calendars.finish(schedule);
    if (!reading.problems.failed()) { follow_assignments(schedule, reading.losses); }
    tell_lost_tables(reading.text, reading.losses);
    return schedule;
}

} // namespace

ForeignFile read_xer(std::string path, std::string bytes, std::string_view project) {
    ForeignFile file;
    Problems problems;
    Losses losses;
    const auto hint = encoding_hint(bytes);
    auto decoded = decode(std::move(bytes), hint);
    tell_encoding(decoded, losses);
    const auto source = file.sources.add(std::move(path), std::move(decoded.text));
    const auto text = cut_xer(file.sources.text(source), problems, losses);
    if (!text.version.empty()) {
        XerReading reading{text, problems, losses};
        auto schedule = read_schedule(reading, project);
        if (!problems.failed()) {
            assign_keys(schedule);
            schedule.losses = losses.all();
            file.schedule = std::move(schedule);
        }
    }
    file.diagnostics = problems.take(file.sources);
    return file;
}

} // namespace slipway
