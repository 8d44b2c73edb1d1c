#include "records/layers.hpp"

#include "records/overlay.hpp"
#include "records/resolve.hpp"
#include "records/settings.hpp"
#include "records/threads.hpp"

#include <iterator>

namespace slipway::records {
namespace {

template <class Record>
void append(std::vector<Record>& list, std::vector<Record> more) {
    list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Adds the records of the next file of a layer.
void append(Records& layer, Records more, Problems& problems) {
    if (layer.portfolio && more.portfolio) {
        add_settings(*layer.portfolio, *more.portfolio, problems);
    } else if (more.portfolio) {
        layer.portfolio = std::move(more.portfolio);
    }
    append(layer.plans, std::move(more.plans));
    append(layer.districts, std::move(more.districts));
    append(layer.agencies, std::move(more.agencies));
    append(layer.layers, std::move(more.layers));
    append(layer.calendars, std::move(more.calendars));
    append(layer.templates, std::move(more.templates));
    append(layer.projects, std::move(more.projects));
    append(layer.programmes, std::move(more.programmes));
    append(layer.targets, std::move(more.targets));
    append(layer.thresholds, std::move(more.thresholds));
    append(layer.severities, std::move(more.severities));
}

} // namespace

void Layers::read(const std::vector<RecordFile>& files, const ReadBefore& before) { records_ = read_layer(files, std::nullopt, before); }

void Layers::lay_over(const std::filesystem::path& overlay) {
    ++overlays_;
    const auto first_file = static_cast<std::uint32_t>(loaded_.sources.size());
    const auto files = files_.overlay(overlay);
    const auto above = read_layer(files, first_file, ReadBefore(files.size()));
    records::lay_over(records_, above, unread_, problems_);
}

Records Layers::read_layer(const std::vector<RecordFile>& files, std::optional<std::uint32_t> overlay, const ReadBefore& before) {
    const auto first = static_cast<std::uint32_t>(loaded_.sources.size());
    std::vector<std::string> fresh(files.size());
    std::vector<std::string_view> views(files.size());
    std::vector<std::size_t> unread;
    for (std::size_t at = 0; at < files.size(); ++at) {
        (void)files_.add(files[at]);
        if (before[at]) {
            views[at] = *before[at];
        } else {
            unread.push_back(at);
        }
    }
    for_each_in_parallel(unread.size(), [&](std::size_t piece) {
        const auto at = unread[piece];
        const auto kind = overlay ? FileKind::overlay : files[at].below == "portfolio.toml" ? FileKind::portfolio : FileKind::records;
        fresh[at] =
            packed_content({files[at], first + static_cast<std::uint32_t>(at), kind, overlays_, overlay.value_or(0)}, loaded_.sources);
    });
    Records layer{.overlay = overlay};
    for (std::size_t at = 0; at < files.size(); ++at) {
        std::shared_ptr<const std::string> kept;
        if (!fresh[at].empty()) {
            kept = contents_.emplace_back(std::make_shared<const std::string>(std::move(fresh[at])));
            views[at] = *kept;
        }
        const auto number = first + static_cast<std::uint32_t>(at);
        auto content = content_of(views[at], number);
        if (!files[at].kept) { loaded_.sources.was_read(number, content.fingerprint); }
        for (auto& project : content.records.projects) { project.content = kept; }
        add(std::move(content), layer);
    }
    for (auto& calendar : layer.calendars) { find_csv_files(calendar); }
    if (!overlay) { views_ = std::move(views); }
    return layer;
}

void Layers::add(FileContent content, Records& layer) {
    problems_.add(std::move(content.diagnostics));
    unread_.unbounded = unread_.unbounded || content.unread.unbounded;
    unread_.keys.merge(content.unread.keys);
    append(digests_, std::move(content.digests));
    append(layer, std::move(content.records), problems_);
}

void Layers::find_csv_files(RawCalendar& calendar) {
    const auto problems_before = problems_.count();
    for (const auto& pattern : calendar.csv_patterns) {
        const auto& holder = loaded_.sources.path(pattern.span.file);
        const auto found = files_.matching(holder, pattern.text);
        if (overlays_ == 0) { patterns_.push_back({files_.below(holder), pattern.text, files_.below(found)}); }
        for (const auto& path : found) {
            if (const auto file = files_.read_beside(path, problems_)) { calendar.csv_files.push_back(*file); }
        }
        if (found.empty()) {
            problems_.error(pattern.span, {"missing-file", fmt::format("no file matches \"{}\"", pattern.text),
                                           "the pattern is seen from the folder of this file"});
        }
    }
    calendar.mistaken = calendar.mistaken || problems_.count() > problems_before;
}

std::vector<CalendarRules> Layers::resolve() {
    for (const auto& [below, one] : files_.beside()) {
        if (one.is_text && !below.ends_with(".toml")) { digests_.push_back(digest_of(loaded_.sources.text(one.file))); }
    }
    for (const auto& one : records_.templates) { loaded_.templates.push_back(one.key.text); }
    std::ranges::sort(loaded_.templates);
    contents_.clear(); // the projects hold what is theirs
    auto resolved = records::resolve(std::move(records_), unread_, loaded_.sources, problems_);
    loaded_.portfolio = std::move(resolved.portfolio);
    loaded_.portfolio.revision = revision_of(std::move(digests_));
    loaded_.diagnostics = problems_.take();
    sort_diagnostics(loaded_.diagnostics, loaded_.sources);
    return std::move(resolved.rules);
}

} // namespace slipway::records
