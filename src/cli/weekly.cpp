// `weekly`: the report, its publication, and publications shown again.

#include "slipway/report/weekly.hpp"

#include "cli/where.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

/// The publication before the data date, in its JSON form.
std::optional<PreviousReport> previous_report(const Session& session, const Call& call) {
    const auto store = Store::open_for_reading(session.store_path);
    const auto publication = store ? store->publication_before(call.as_of, call.known_at) : std::nullopt;
    if (!publication) { return std::nullopt; }
    for (const auto& rendering : publication->renderings) {
        if (rendering.format == "json") { return PreviousReport{publication->as_of, Json::parse(rendering.bytes)}; }
    }
    return std::nullopt;
}

/// The report in every format and language, as it leaves the house.
Publication publication_of(const WeeklyInput& input, const Call& call) {
    Publication publication{call.as_of, call.recorded_at, input.portfolio.revision, {}};
    for (const auto& [language, language_word] : language_words) {
        const auto report = weekly(input, language);
        for (const auto& [format, format_word] : format_words) {
            publication.renderings.push_back({std::string{format_word}, std::string{language_word}, render(report, format, language)});
        }
    }
    return publication;
}

Exit show_published(const Call& call) {
    const auto day = parse_date(call.options.published);
    if (!day) {
        call.surroundings.err << fmt::format("slipway: --published \"{}\" is no day\n  write it like --published 2023-06-30\n",
                                             call.options.published);
        return Exit::usage;
    }
    const auto folder = records_folder(call.options);
    const auto store =
        Store::open_for_reading(call.options.store.empty() ? folder / ".slipway" / "store.db" : std::filesystem::path{call.options.store});
    const auto publication = store ? store->publication(*day, call.known_at) : std::nullopt;
    if (!publication) {
        std::vector<std::string> days;
        if (store) {
            for (const auto published : store->published_days(call.known_at)) { days.push_back(to_string(published)); }
        }
        print(call,
              {{DiagnosticSeverity::error, "not-published", fmt::format("nothing was published on {}", to_string(*day)), std::nullopt,
                days.empty() ? "nothing was ever published: weekly --publish does it"
                             : fmt::format("published days: {}", fmt::join(days, ", "))}},
              {});
        return Exit::input;
    }
    const auto language =
        word_of(language_words, call.language.value_or(load_portfolio(folder, {}, load_options(folder)).portfolio.language));
    const auto same = [&](const Rendering& one) { return one.format == call.options.format && one.language == language; };
    const auto rendering = std::ranges::find_if(publication->renderings, same);
    if (rendering == publication->renderings.end()) {
        throw Error(fmt::format("the publication of {} holds no {} in {}", to_string(*day), call.options.format, language));
    }
    call.surroundings.out << rendering->bytes;
    return Exit::done;
}

} // namespace

Exit run_weekly(const Call& call) {
    if (!call.options.published.empty()) { return show_published(call); }
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto selected = selected_projects(call, session->portfolio(), session->outlook);
    if (!selected) { return Exit::usage; }
    auto findings = find(session->portfolio(), session->outlook);
    std::erase_if(findings, [&](const Finding& finding) { return !(*selected)[finding.project]; });
    WeeklyInput input{session->portfolio(), session->outlook, findings, previous_report(*session, call), call.options.all};
    if (call.where) { input.projects = indices(*selected); }
    if (call.options.publish) {
        Store::open_for_writing(session->store_path).publish(publication_of(input, call));
        call.surroundings.err << fmt::format("slipway: published for {} in {}\n", to_string(call.as_of), session->store_path.string());
    }
    print(call, weekly(input, session->language), *selected, session->language);
    return Exit::done;
}

} // namespace slipway
