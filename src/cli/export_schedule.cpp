#include "cli/approved.hpp"
#include "cli/exchange.hpp"
#include "cli/keys.hpp"
#include "cli/schedule_file.hpp"
#include "cli/where.hpp"
#include "slipway/base/file.hpp"
#include "slipway/interchange/draw.hpp"
#include "slipway/interchange/portfolio.hpp"
#include "slipway/interchange/write.hpp"
#include "slipway/report/illustrative.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

enum class Form : std::uint8_t { xer, msp, gan, json, csv, ics, dot };

constexpr std::array<Words<Form>, 7> form_words{{{Form::xer, "xer"},
                                                 {Form::msp, "msp"},
                                                 {Form::gan, "gan"},
                                                 {Form::json, "json"},
                                                 {Form::csv, "csv"},
                                                 {Form::ics, "ics"},
                                                 {Form::dot, "dot"}}};

/// For the tools that compute a schedule of their own. P6 keeps baselines as projects beside a project.
std::string for_tools(const Call& call, const Session& session, const std::vector<std::uint32_t>& projects, Form form, Losses& losses) {
    auto baselines = approved(call, session);
    if (form == Form::xer && !baselines.empty()) {
        losses.add("baseline", "P6 keeps baselines as projects of their own: left out", 0, baselines.size());
        baselines.clear();
    }
    const auto foreign = as_foreign(session.portfolio(), session.outlook, projects, session.language, baselines);
    for (const auto& loss : foreign.losses) { losses.add(loss.code, loss.message, loss.line, loss.count); }
    return form == Form::xer ? write_xer(foreign, losses) : write_mspdi(foreign, losses);
}

std::string written(const Call& call, const Session& session, const std::vector<std::uint32_t>& projects, Form form, Losses& losses) {
    const Drawn drawn{session.portfolio(), session.outlook, projects, session.language};
    switch (form) {
    case Form::xer:
    case Form::msp: return for_tools(call, session, projects, form, losses);
    case Form::gan: return write_gan(drawn, losses);
    case Form::json: return write_json(drawn);
    case Form::csv: return write_table(drawn, call.options.excel);
    case Form::ics: return write_ics(drawn, losses);
    case Form::dot: return write_dot(drawn);
    }
    return {};
}

void say_losses(const Call& call, const std::vector<Loss>& losses) {
    for (const auto& loss : losses) {
        call.surroundings.err << fmt::format("slipway: not in the file: {} [{}], {}\n", loss.message, loss.code,
                                             loss.count == 1 ? "once" : fmt::format("{} times", loss.count));
    }
}

} // namespace

bool is_exchange_form(std::string_view kind) { return value_of(form_words, kind).has_value(); }

Exit export_schedule(const Call& call) {
    if (call.format != Format::text) {
        call.surroundings.err << "slipway: the form of an export is its KIND, not --format\n  leave --format out\n";
        return Exit::usage;
    }
    const auto session = begin_reading(call);
    if (!session) { return Exit::input; }
    auto projects = chosen_projects(call, session->portfolio());
    if (!projects) { return Exit::input; }
    const auto selected = selected_projects(call, session->portfolio(), session->outlook);
    if (!selected) { return Exit::usage; }
    std::erase_if(*projects, [&](std::uint32_t project) { return !(*selected)[project]; });
    Losses losses;
    const auto text = written(call, *session, *projects, *value_of(form_words, call.options.topic), losses);
    say_losses(call, losses.all());
    if (call.illustrative) { call.surroundings.err << "slipway: " << illustrative_words(session->language) << '\n'; }
    if (call.options.to.empty()) {
        call.surroundings.out << text;
        return Exit::done;
    }
    const FileBeside file{call.options.to};
    file.write(text);
    file.take_place();
    return Exit::done;
}

} // namespace slipway
