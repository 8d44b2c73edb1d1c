#include "cli/exchange.hpp"
#include "cli/schedule_file.hpp"
#include "slipway/base/file.hpp"
#include "slipway/interchange/records.hpp"
#include "slipway/report/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <ostream>

namespace slipway {
namespace {

namespace fs = std::filesystem;

/// The first line of every file that an import wrote, and may write again.
constexpr std::string_view mark = "# Imported by slipway";

/// Where the records go: -C, else where they are, else ./projects.
fs::path destination(const Options& options) {
    try {
        return records_folder(options);
    } catch (const Error&) { return "projects"; }
}

/// The files of the import that must not be written, because somebody else's lie there.
std::vector<std::string> foreign_ground(const fs::path& folder, const std::vector<NamedText>& news) {
    std::vector<std::string> taken;
    for (const auto& one : news) {
        const auto there = text_of_file(folder / one.path);
        if (there && !there->starts_with(mark)) { taken.push_back((folder / one.path).generic_string()); }
    }
    return taken;
}

/// The records as they will be: those that lie there, the imported files among them anew.
std::vector<NamedText> together(const fs::path& folder, const std::vector<NamedText>& news) {
    std::vector<NamedText> all;
    if (fs::exists(folder / "portfolio.toml")) { all = record_texts(folder); }
    for (const auto& one : news) {
        std::erase_if(all, [&](const NamedText& old) { return old.path == one.path; });
        all.push_back(one);
    }
    std::ranges::sort(all, {}, &NamedText::path);
    return all;
}

/// Files that take their places together: until `keep` they go back to what they were when this is destroyed.
class Placed {
public:
    Placed(fs::path folder, const std::vector<NamedText>& news) : folder_{std::move(folder)}, news_{news} {
        for (const auto& one : news_) { before_.push_back(text_of_file(folder_ / one.path)); }
    }
    Placed(const Placed&) = delete;
    Placed& operator=(const Placed&) = delete;
    Placed(Placed&&) = delete;
    Placed& operator=(Placed&&) = delete;
    ~Placed() {
        if (!kept_) { put_back(); }
    }

    void write() const {
        std::vector<std::unique_ptr<FileBeside>> files;
        for (const auto& one : news_) {
            const auto path = folder_ / one.path;
            fs::create_directories(path.parent_path());
            files.push_back(std::make_unique<FileBeside>(path));
            files.back()->write(one.text);
        }
        for (const auto& file : files) { file->take_place(); }
    }
    void keep() { kept_ = true; }

private:
    void put_back() const noexcept {
        for (std::size_t i = 0; i < news_.size(); ++i) {
            try {
                const auto path = folder_ / news_[i].path;
                if (!before_[i]) {
                    fs::remove(path);
                    continue;
                }
                const FileBeside file{path};
                file.write(*before_[i]);
                file.take_place();
            } catch (const std::exception&) { continue; } // the first trouble is on its way to the user
        }
    }

    fs::path folder_;
    const std::vector<NamedText>& news_;
    std::vector<std::optional<std::string>> before_;
    bool kept_ = false;
};

/// The texts to be written, each with the mark and where it came from.
std::vector<NamedText> marked(const ForeignRecords& records, const fs::path& folder, const std::string& source) {
    auto texts = records.texts;
    if (!fs::exists(folder / "portfolio.toml")) { texts.push_back({"portfolio.toml", records.settings}); }
    for (auto& one : texts) { one.text = fmt::format("{} from {}.\n\n{}", mark, source, one.text); }
    return texts;
}

/// The portfolio as it would be with the imported records; nothing when it would not load. Every problem is printed.
std::optional<CheckedPortfolio> would_be(const Call& call, const fs::path& folder, const std::vector<NamedText>& news) {
    auto checked = checked_portfolio(load_portfolio(together(folder, news), folder));
    print(call, checked.loaded.diagnostics, checked.loaded.sources);
    if (has_errors(checked.loaded.diagnostics)) { return std::nullopt; }
    return checked;
}

/// Whether a portfolio computes otherwise than the file was: its dates may then be others.
std::optional<Loss> other_options(const ScheduleOptions& ours, const ScheduleOptions& files) {
    const bool same = ours.logic == files.logic && ours.start_lag_from_actual == files.start_lag_from_actual &&
                      ours.progress_of_p6 == files.progress_of_p6 && ours.rules == files.rules && float_kind(ours) == float_kind(files);
    if (same) { return std::nullopt; }
    return Loss{"scheduling-options", "the portfolio computes by other options than the file: see [scheduling] in portfolio.toml", 0, 1};
}

/// What the reader, the records and the portfolio that they come into do not keep of the file.
std::vector<Loss> all_losses(const ScheduleFile& file, const ForeignRecords& records, CheckedPortfolio checked) {
    auto losses = file.foreign.losses;
    losses.insert(losses.end(), records.losses.begin(), records.losses.end());
    const auto& portfolio = checked.loaded.portfolio;
    if (const auto other = other_options(portfolio.options, file.computed.options)) { losses.push_back(*other); }
    const auto there = outlook(portfolio, *std::move(checked.network), records.observations, records.as_of);
    const auto moved = moved_work(file.foreign, file.computed, portfolio, there);
    losses.insert(losses.end(), moved.begin(), moved.end());
    return losses;
}

Exit nothing_written(const Call& call, std::string_view why) {
    call.surroundings.err << fmt::format("slipway: {}; nothing was written\n", why);
    return Exit::input;
}

/// What the file reports, as said by whoever was named, else by the tool.
void sign(const Call& call, const ForeignSchedule& foreign, ForeignRecords& records) {
    const std::string by{call.options.by.empty() ? word_of(foreign_tool_words, foreign.tool) : call.options.by};
    for (auto& one : records.observations) {
        one.by = by;
        one.recorded_at = call.recorded_at;
        one.illustrative = call.illustrative;
    }
    for (auto& one : records.baselines) {
        one.approved_by = by;
        one.recorded_at = call.recorded_at;
        one.illustrative = call.illustrative;
    }
}

/// The newest edition of each name that the store holds.
std::map<std::string, Baseline> kept_baselines(const Call& call, const fs::path& path) {
    std::map<std::string, Baseline> kept;
    const auto store = Store::open_for_reading(path);
    if (!store) { return kept; }
    for (auto& one : store->baselines(known(call))) { kept.insert_or_assign(one.baseline.name, std::move(one.baseline)); }
    return kept;
}

/// The baselines of the file whose newest edition, if there is one, says something else.
std::vector<Baseline> new_baselines(const Call& call, const fs::path& folder, std::vector<Baseline> baselines) {
    if (baselines.empty()) { return baselines; }
    const auto kept = kept_baselines(call, store_path(call, folder));
    std::erase_if(baselines, [&](const Baseline& one) {
        const auto found = kept.find(one.name);
        return found != kept.end() && found->second.dates == one.dates;
    });
    return baselines;
}

/// Files first, then what happened; when the store cannot take it the files go back.
void write_all(const Call& call, const fs::path& folder, const std::vector<NamedText>& news, const ForeignRecords& records) {
    Placed placed{folder, news};
    placed.write();
    std::vector<Entry> entries;
    if (!records.observations.empty()) { entries.push_back({.command = "import", .observations = records.observations}); }
    for (const auto& one : records.baselines) { entries.push_back({.command = "import", .baseline = &one}); }
    if (!entries.empty()) {
        Session session;
        session.folder = folder;
        session.store_path = store_path(call, folder);
        session.loaded = load_portfolio(folder);
        record_all(call, session, std::move(entries));
    }
    placed.keep();
}

} // namespace

Exit import_schedule(const Call& call) {
    const auto file = read_schedule_file(call, call.options.file);
    if (!file) { return Exit::input; }
    const auto source = fs::path{call.options.file}.filename().string();
    auto records = as_records(file->foreign, file->computed, source);
    if (!records.problems.empty()) {
        print(call, records.problems, {});
        return nothing_written(call, "the schedule is too much for records");
    }
    sign(call, file->foreign, records);
    const auto folder = destination(call.options);
    records.baselines = new_baselines(call, folder, std::move(records.baselines));
    const auto news = marked(records, folder, source);
    for (const auto& path : foreign_ground(folder, news)) {
        call.surroundings.err << fmt::format("slipway: {} was not written by an import; move it or rename the project\n", path);
        return nothing_written(call, "a file is in the way");
    }
    auto checked = would_be(call, folder, news);
    if (!checked) { return nothing_written(call, "the portfolio does not load with the imported records"); }
    ImportView view{.file = call.options.file, .as_of = records.as_of, .observations = records.observations.size()};
    for (const auto& one : records.baselines) { view.baselines.push_back(one.name); }
    if (!call.options.dry_run) {
        write_all(call, folder, news, records);
        for (const auto& one : news) { view.written.push_back((folder / one.path).generic_string()); }
    }
    const auto losses = all_losses(*file, records, std::move(*checked));
    const auto language = call.language.value_or(Language::zh);
    print(call, import_report(view, file->foreign, losses, language), language);
    return Exit::done;
}

} // namespace slipway
