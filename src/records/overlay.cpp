#include "records/overlay.hpp"

#include "records/content.hpp"
#include "records/settings.hpp"

#include <unordered_map>

namespace slipway::records {
namespace {

/// Records by key, the first of a key before the others. The texts of the keys must outlive it.
template <class Record>
std::unordered_map<std::string_view, Record*> by_key(std::vector<Record>& records) {
    std::unordered_map<std::string_view, Record*> index;
    index.reserve(records.size());
    for (auto& record : records) { index.emplace(record.key.text, &record); }
    return index;
}

void append(auto& list, const auto& more) { list.insert(list.end(), more.begin(), more.end()); }

/// Replaces whole records, adds those of another key.
template <class Record>
void replace_or_add(std::vector<Record>& beneath, const std::vector<Record>& overlay, std::string_view kind, Problems& problems) {
    const auto known = by_key(beneath);
    std::vector<Record> added;
    for (const auto* record : in_order_of_keys(overlay, kind, problems)) {
        const auto same = known.find(record->key.text);
        if (same == known.end()) { added.push_back(*record); }
        if (same != known.end()) { *same->second = *record; }
    }
    append(beneath, added);
}

/// Copies each field that `overlay` has.
template <class Record, class... Field>
void replace_written(Record& beneath, const Record& overlay, Field... fields) {
    const auto replace_one = [&](auto field) {
        if (overlay.*field) { beneath.*field = overlay.*field; }
    };
    (replace_one(fields), ...);
}

/// A duration, a milestone and a level of effort exclude each other: who writes one of them writes all.
void lay_over(RawActivity& beneath, const RawActivity& overlay) {
    replace_written(beneath, overlay, &RawActivity::name, &RawActivity::after, &RawActivity::enters, &RawActivity::calendar,
                    &RawActivity::condition, &RawActivity::constraints, &RawActivity::open, &RawActivity::tags);
    if (!overlay.duration && !overlay.kind && !overlay.mistaken) { return; }
    beneath.duration = overlay.duration;
    beneath.kind = overlay.kind;
    beneath.mistaken = overlay.mistaken;
}

void lay_over(std::vector<RawActivity>& beneath, const std::vector<RawActivity>& overlay) {
    const auto key_of = [](const RawActivity& activity) { return std::string_view{activity.key.text}; };
    for (const auto& activity : overlay) {
        const auto place = std::ranges::lower_bound(beneath, key_of(activity), {}, key_of);
        if (place != beneath.end() && key_of(*place) == key_of(activity)) {
            lay_over(*place, activity);
        } else {
            beneath.insert(place, activity);
        }
    }
}

/// What the overlay describes is no longer dropped; what it drops is gone, described beneath or not.
void lay_over_drop(RawProject& beneath, const RawProject& overlay) {
    const auto described = [&](const RawDrop& drop) {
        return std::ranges::find(overlay.activities, drop.activity.text, [](const RawActivity& one) { return one.key.text; }) !=
               overlay.activities.end();
    };
    std::erase_if(beneath.drop, described);
    for (const auto& drop : overlay.drop) { beneath.drop.push_back({drop.activity, !described(drop)}); }
}

void lay_over(RawProject& beneath, const RawProject& overlay) {
    replace_written(beneath, overlay, &RawProject::name, &RawProject::category, &RawProject::district, &RawProject::owner,
                    &RawProject::support, &RawProject::leader, &RawProject::deputy, &RawProject::level, &RawProject::priority,
                    &RawProject::service_class, &RawProject::delivery, &RawProject::template_key, &RawProject::calendar,
                    &RawProject::stages, &RawProject::outputs, &RawProject::investment_yi, &RawProject::funding, &RawProject::years,
                    &RawProject::phase, &RawProject::serves, &RawProject::tags, &RawProject::commitment, &RawProject::cites,
                    &RawProject::aliases, &RawProject::note);
    lay_over_drop(beneath, overlay);
    lay_over(beneath.activities, overlay.activities);
    append(beneath.relations, overlay.relations);
    append(beneath.drop_relations, overlay.drop_relations);
}

/// A project without a category is meant to change one that is not there.
void report_unknown(const PackedProject& project, const std::vector<PackedProject>& beneath, const UnreadKeys& unread, Problems& problems) {
    if (unread.contains(project.key.text)) { return; }
    std::vector<Word> known;
    known.reserve(beneath.size());
    for (const auto& one : beneath) { known.push_back(one.key); }
    problems.unknown("project", project.key, known, R"(a new project says what it is: add category = "hospital", or "other")");
}

void lay_over_projects(std::vector<PackedProject>& beneath, const std::vector<PackedProject>& overlay, const UnreadKeys& unread,
                       Problems& problems) {
    const auto known = by_key(beneath);
    std::vector<PackedProject> added;
    for (const auto* project : in_order_of_keys(overlay, "project", problems)) {
        if (const auto same = known.find(project->key.text); same != known.end()) {
            auto whole = std::make_shared<RawProject>(raw_project(*same->second));
            lay_over(*whole, raw_project(*project));
            same->second->laid_over = std::move(whole);
        } else if (raw_project(*project).category) {
            added.push_back(*project);
        } else {
            report_unknown(*project, beneath, unread, problems);
        }
    }
    append(beneath, added);
}

} // namespace

void lay_over(Records& beneath, const Records& overlay, const UnreadKeys& unread, Problems& problems) {
    if (beneath.portfolio && overlay.portfolio) { lay_over(*beneath.portfolio, *overlay.portfolio); }
    replace_or_add(beneath.plans, overlay.plans, "plan", problems);
    replace_or_add(beneath.districts, overlay.districts, "district", problems);
    replace_or_add(beneath.agencies, overlay.agencies, "agency", problems);
    replace_or_add(beneath.layers, overlay.layers, "calendar_layer", problems);
    replace_or_add(beneath.calendars, overlay.calendars, "calendar", problems);
    replace_or_add(beneath.templates, overlay.templates, "template", problems);
    replace_or_add(beneath.thresholds, overlay.thresholds, "threshold", problems);
    replace_or_add(beneath.severities, overlay.severities, "severity", problems);
    replace_or_add(beneath.programmes, overlay.programmes, "programme", problems);
    replace_or_add(beneath.targets, overlay.targets, "target", problems);
    lay_over_projects(beneath.projects, overlay.projects, unread, problems);
}

} // namespace slipway::records
