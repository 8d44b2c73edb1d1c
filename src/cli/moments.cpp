#include "cli/moments.hpp"

#include "cli/approved.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace slipway {
namespace {

constexpr std::string_view of_baselines = "baseline:";

/// The published days and the baselines, as they are asked for.
std::vector<std::string> moments_known(const Store& store, const Known& known) {
    std::vector<std::string> words;
    for (const auto& publication : store.publications(known)) { words.push_back(to_string(publication.as_of)); }
    for (const auto& one : store.baselines(known)) { words.push_back(fmt::format("{}{}", of_baselines, one.baseline.name)); }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

} // namespace

Moments::Moments(const Call& call, const Session& session)
    : call_{call}, session_{session}, store_{Store::open_for_reading(session.store_path)} {
    // Shared with nobody: the session owns it.
    today_ = {std::shared_ptr<const LoadedPortfolio>{std::shared_ptr<void>{}, &session.loaded}, session.outlook.network};
}

std::optional<Moment> Moments::at(const std::string& words) {
    if (const auto day = parse_date(words)) { return of_day(*day, words); }
    if (words.starts_with(of_baselines)) { return of_baseline(words.substr(of_baselines.size()), words); }
    refuse(words, fmt::format("\"{}\" is no moment", words));
    return std::nullopt;
}

std::optional<Moment> Moments::of(const PublicationHead& publication) {
    return made_from({publication.entry, publication.revision, publication.illustrative},
                     {.words = to_string(publication.as_of), .as_of = publication.as_of, .publication = publication});
}

std::optional<Moment> Moments::of(const StoredBaseline& baseline) {
    const auto& one = baseline.baseline;
    return made_from({baseline.entry, one.revision, one.illustrative},
                     {.words = fmt::format("{}{}", of_baselines, one.name), .as_of = one.as_of, .baseline = baseline});
}

std::optional<Moment> Moments::of_day(Date day, const std::string& words) {
    const auto publication = store_ ? store_->publication(day, known(call_)) : std::nullopt;
    if (publication) { return of(*publication); }
    return computed(today_, {.words = words, .as_of = day, .observations = session_.observations});
}

std::optional<Moment> Moments::of_baseline(const std::string& name, const std::string& words) {
    const auto baselines = store_ ? store_->baselines(known(call_)) : std::vector<StoredBaseline>{};
    std::vector<std::string> names;
    for (const auto& one : baselines) { names.push_back(one.baseline.name); }
    if (const auto at = edition_of(names, name)) { return of(baselines[*at]); }
    refuse(words, fmt::format("there is no baseline \"{}\"", name));
    return std::nullopt;
}

void Moments::refuse(const std::string& words, const std::string& what) const {
    const auto moments = store_ ? moments_known(*store_, known(call_)) : std::vector<std::string>{};
    // The name of a baseline alone is meant as one.
    const auto named = nearest(fmt::format("{}{}", of_baselines, words), moments);
    const auto meant = nearest(words, moments);
    const auto near = meant ? meant : named;
    print(call_,
          {{DiagnosticSeverity::error, "unknown-moment", what, std::nullopt,
            near ? fmt::format("did you mean \"{}\"?", *near) : "write a day like 2023-06-30, or baseline:NAME as baseline list has it"}},
          {});
}

std::optional<Moment> Moments::made_from(const Origin& origin, Moment moment) {
    const auto* records = this->records(origin.revision, moment.words);
    if (records == nullptr) { return std::nullopt; }
    moment.observations = store_->observations({.before = origin.entry, .illustrative = origin.illustrative});
    return computed(*records, std::move(moment));
}

const Moments::Records* Moments::records(const std::string& revision, const std::string& words) {
    if (revision == session_.portfolio().revision) { return &today_; }
    if (const auto found = kept_.find(revision); found != kept_.end()) { return &found->second; }
    auto records = read(revision, words);
    return records ? &kept_.emplace(revision, std::move(*records)).first->second : nullptr;
}

std::optional<Moments::Records> Moments::read(const std::string& revision, const std::string& words) const {
    const auto texts = store_->records(revision);
    if (!texts) {
        call_.surroundings.err << fmt::format("slipway: the store holds no records of {}; today's serve instead\n", words);
        return today_;
    }
    auto checked = checked_portfolio(load_portfolio(*texts, session_.folder));
    if (stops(call_, checked.loaded)) {
        print(call_, checked.loaded.diagnostics, checked.loaded.sources);
        return std::nullopt;
    }
    return Records{std::make_shared<const LoadedPortfolio>(std::move(checked.loaded)), std::move(*checked.network)};
}

std::optional<Moment> Moments::computed(const Records& records, Moment moment) const {
    moment.loaded = records.loaded;
    const auto& portfolio = moment.portfolio();
    moment.outlook = outlook(portfolio, records.network, fold(portfolio, moment.observations, moment.as_of),
                             scheduling(call_.options, portfolio.options), moment.as_of);
    const auto beyond = beyond_the_calendars(portfolio, moment.outlook);
    if (!beyond.empty()) {
        print(call_, beyond, moment.loaded->sources);
        return std::nullopt;
    }
    return moment;
}

std::optional<Moment> moment(const Call& call, const Session& session, const std::string& words) {
    return Moments{call, session}.at(words);
}

std::optional<Moment> moment(const Call& call, const Session& session, const PublicationHead& publication) {
    return Moments{call, session}.of(publication);
}

} // namespace slipway
