// `weekly`: the report, its publication, and publications shown again.

#include "slipway/report/weekly.hpp"

#include "cli/approved.hpp"
#include "cli/forecasts.hpp"
#include "cli/published.hpp"
#include "cli/where.hpp"
#include "slipway/base/text.hpp"
#include "slipway/report/illustrative.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

/// The publication before the data date, in its JSON form.
std::optional<PreviousReport> previous_report(const Session& session, const Call& call) {
    const auto store = Store::open_for_reading(session.store_path);
    const auto publication = store ? store->publication_before(call.as_of, known(call)) : std::nullopt;
    if (!publication) { return std::nullopt; }
    const auto bytes = store->rendering(publication->entry, "json", word_of(language_words, session.language));
    return bytes ? std::optional{PreviousReport{publication->as_of, Json::parse(*bytes)}} : std::nullopt;
}

/// The report in every format and language, as it leaves the house.
Publication publication_of(const WeeklyInput& input, const Call& call) {
    Publication publication{.as_of = call.as_of, .illustrative = call.illustrative, .forecasts = forecasts(input.portfolio, input.outlook)};
    for (const auto& [language, language_word] : language_words) {
        auto report = weekly(input, language);
        if (call.illustrative) { say_illustrative(report, language); }
        for (const auto& [format, format_word] : format_words) {
            publication.renderings.push_back({std::string{format_word}, std::string{language_word}, render(report, format, language)});
        }
    }
    return publication;
}

/// What is said of a day on which nothing was published.
void say_not_published(const Call& call, const std::filesystem::path& folder, const std::optional<Store>& store, Date day) {
    std::vector<std::string> days;
    if (store) {
        for (const auto& published : store->publications(known(call))) { days.push_back(to_string(published.as_of)); }
    }
    auto advice =
        days.empty() ? "nothing was ever published: weekly --publish does it" : fmt::format("published days: {}", fmt::join(days, ", "));
    auto elsewhere = found_elsewhere(call, folder, Kept::publications, day);
    if (!elsewhere && days.empty()) { elsewhere = found_elsewhere(call, folder, Kept::publications); }
    print(call,
          {{DiagnosticSeverity::error, "not-published", fmt::format("nothing was published on {}", to_string(day)), std::nullopt,
            elsewhere.value_or(advice)}},
          {});
}

/// Which edition of several is shown, and how to see the one before it.
void say_edition(const Call& call, const Store& store, const PublicationHead& shown) {
    const auto all = editions(store, shown.as_of, {.illustrative = call.illustrative});
    const auto at = std::ranges::find(all, shown.entry, &PublicationHead::entry);
    if (all.size() < 2 || at == all.end()) { return; }
    call.surroundings.err << fmt::format("slipway: edition {} of {} for {}, published {}\n", at - all.begin() + 1, all.size(),
                                         to_string(shown.as_of), shown.recorded_at);
    if (at != all.begin()) { call.surroundings.err << fmt::format("  the one before it: --known-at {}\n", std::prev(at)->recorded_at); }
}

Exit show_published(const Call& call) {
    const auto day = parse_date(call.options.published);
    if (!day) {
        call.surroundings.err << fmt::format("slipway: --published \"{}\" is no day\n  write it like --published 2023-06-30\n",
                                             call.options.published);
        return Exit::usage;
    }
    if (lies_ahead(call, *day)) { return Exit::usage; }
    const auto folder = records_folder(call.options);
    const auto store = Store::open_for_reading(store_path(call, folder));
    const auto publication = store ? store->publication(*day, known(call)) : std::nullopt;
    if (!publication) {
        say_not_published(call, folder, store, *day);
        return Exit::input;
    }
    const auto language =
        word_of(language_words, call.language ? *call.language : load_portfolio(folder, {}, load_options(folder)).portfolio.language);
    const auto bytes = store->rendering(publication->entry, call.options.format, language);
    if (!bytes) { throw Error(fmt::format("the publication of {} holds no {} in {}", to_string(*day), call.options.format, language)); }
    if (publication->illustrative) { warn_illustrative(call, *value_of(language_words, language)); }
    say_edition(call, *store, *publication);
    call.surroundings.out << *bytes;
    return Exit::done;
}

std::vector<PublicationHead> earlier_editions(const Call& call, const Session& session) {
    const auto store = Store::open_for_reading(session.store_path);
    return store ? editions(*store, call.as_of, known(call)) : std::vector<PublicationHead>{};
}

void say_published_before(const Call& call, const std::vector<PublicationHead>& earlier) {
    if (earlier.empty()) { return; }
    const auto& last = earlier.back().recorded_at;
    call.surroundings.err << fmt::format(
        "slipway: {} had been published {} before, last at {}; what was published stays\n  see it with weekly "
        "--published {} --known-at {}\n",
        to_string(call.as_of), counted(earlier.size(), "time"), last, to_string(call.as_of), last);
}

Exit weekly_once(const Call& call) {
    const auto session = begin(call, call.options.publish ? Purpose::storing : Purpose::reading);
    if (!session) { return Exit::input; }
    const auto selected = selected_projects(call, session->portfolio(), session->outlook);
    if (!selected) { return Exit::usage; }
    auto findings = find(session->portfolio(), session->outlook);
    std::erase_if(findings, [&](const Finding& finding) { return !(*selected)[finding.project]; });
    WeeklyInput input{session->portfolio(), session->outlook, findings, previous_report(*session, call), call.options.all};
    if (call.where) { input.projects = indices(*selected); }
    const auto baselines = approved(call, *session);
    input.baselines = baselines;
    if (call.options.publish) {
        const auto publication = publication_of(input, call);
        const auto earlier = earlier_editions(call, *session);
        record(call, *session, {.command = "weekly", .publication = &publication, .seen = session->seen});
        call.surroundings.err << fmt::format("slipway: published for {} in {}\n", to_string(call.as_of), session->store_path.string());
        say_published_before(call, earlier);
    }
    print(call, weekly(input, session->language), *selected, session->language);
    return Exit::done;
}

} // namespace

Exit run_weekly(const Call& call) {
    if (!call.options.published.empty()) { return show_published(call); }
    if (call.options.publish && stores_into_the_past(call, "--publish")) { return Exit::usage; }
    return unless_overtaken([&] { return weekly_once(call); });
}

} // namespace slipway
