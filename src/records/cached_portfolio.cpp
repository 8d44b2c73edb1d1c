#include "records/cached_portfolio.hpp"

#include "records/kept_values.hpp"
#include "records/record_book.hpp"

#include <algorithm>

namespace slipway::records {
namespace {

/// The place of a record among all of its kind: every block but the last is full.
template <class Record>
class Places {
public:
    explicit Places(const RecordBlocks<Record>& blocks) {
        for (std::size_t at = 0; at < blocks.size(); ++at) { begins_.emplace_back(blocks[at].data(), static_cast<std::uint32_t>(at)); }
        std::ranges::sort(begins_);
    }
    std::uint32_t operator()(const Record* record) const {
        const auto block = std::prev(std::ranges::upper_bound(begins_, record, std::less{}, [](const auto& one) { return one.first; }));
        return block->second * static_cast<std::uint32_t>(records_a_block) + static_cast<std::uint32_t>(record - block->first);
    }

private:
    std::vector<std::pair<const Record*, std::uint32_t>> begins_;
};

template <class Record>
std::uint32_t count_of(const RecordBlocks<Record>& blocks) {
    return blocks.empty() ? 0 : static_cast<std::uint32_t>((blocks.size() - 1) * records_a_block + blocks.back().size());
}

template <class Record>
std::vector<Section> kept_records(const RecordBlocks<Record>& blocks, CacheDraft& draft) {
    std::vector<Section> sections;
    Packer packer;
    for (const auto& block : blocks) {
        packer.clear();
        packer(block);
        sections.push_back(draft.add(packer.bytes()));
    }
    return sections;
}

/// An array as it lies in memory.
template <class Kept, class Element, class Make>
std::vector<Section> kept_array(const std::vector<Element>& elements, const Make& make, CacheDraft& draft) {
    std::vector<Section> sections;
    std::vector<Kept> kept;
    for (const auto& element : elements) {
        kept.push_back(make(element));
        if (kept.size() < elements_a_section && &element != &elements.back()) { continue; }
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): plain numbers
        sections.push_back(draft.add({reinterpret_cast<const char*>(kept.data()), kept.size() * sizeof(Kept)}));
        kept.clear();
    }
    return sections;
}

std::vector<Section> kept_projects(const std::vector<Project>& projects, CacheDraft& draft) {
    std::vector<Section> sections;
    Packer packer;
    for (std::size_t at = 0; at < projects.size();) {
        packer.clear();
        for (const auto end = std::min(projects.size(), at + projects_a_section); at < end; ++at) { packer(projects[at]); }
        sections.push_back(draft.add(packer.bytes()));
    }
    return sections;
}

} // namespace

CachedPortfolio kept_portfolio(const LoadedPortfolio& loaded, const std::vector<CalendarRules>& rules, CacheDraft& draft) {
    const auto& portfolio = loaded.portfolio;
    const auto& activity_records = *portfolio.activity_records;
    const auto& relation_records = *portfolio.relation_records;
    const auto count = [](const auto& elements) { return static_cast<std::uint32_t>(elements.size()); };
    const Counts counts{count(portfolio.projects), count(portfolio.activities), count(portfolio.relations), count_of(activity_records),
                        count_of(relation_records)};
    std::vector<KeptCalendar> calendars;
    for (std::size_t at = 0; at < rules.size(); ++at) {
        const auto& one = portfolio.calendars[at];
        calendars.push_back({one.key, one.name, rules[at], one.span});
    }
    Packer head;
    head(portfolio, counts, calendars, loaded.diagnostics, loaded.templates);
    CachedPortfolio kept{.head = draft.add(head.bytes())};
    kept.activities = kept_array<KeptActivity>(
        portfolio.activities,
        [place = Places{activity_records}](const Activity& one) {
            return KeptActivity{place(one.record),
                                one.project,
                                one.calendar,
                                one.rank,
                                one.duration.optimistic.count(),
                                one.duration.likely.count(),
                                one.duration.pessimistic.count()};
        },
        draft);
    kept.relations = kept_array<KeptRelation>(
        portfolio.relations,
        [place = Places{relation_records}](const Relation& one) {
            return KeptRelation{place(one.record), one.from,        one.to,
                                one.lag_calendar,  one.lag.count(), static_cast<std::uint32_t>(one.type)};
        },
        draft);
    kept.projects = kept_projects(portfolio.projects, draft);
    kept.activity_records = kept_records(activity_records, draft);
    kept.relation_records = kept_records(relation_records, draft);
    return kept;
}

} // namespace slipway::records
