#include "records/cached_portfolio.hpp"
#include "records/kept_values.hpp"
#include "records/record_book.hpp"
#include "records/threads.hpp"
#include "slipway/base/large_vector.hpp"

#include <algorithm>
#include <functional>

namespace slipway::records {
namespace {

/// Room for all elements at once, on large pages.
template <class Element>
void make_room(std::vector<Element>& elements, std::size_t count) {
    elements.reserve(count);
    wish_for_large_pages(elements);
}

void check(bool holds) {
    if (!holds) { throw Damaged{}; }
}

/// Fills a portfolio from the sections, each of them by itself.
class Loading {
public:
    Loading(const CacheFile& cache, LoadedPortfolio& loaded)
        : cache_{cache}, sections_{*cache.index().portfolio}, loaded_{loaded}, portfolio_{loaded.portfolio} {}

    void run() {
        load_head();
        reserve(counts_.activity_records, *activity_records_);
        reserve(counts_.relation_records, *relation_records_);
        make_room(portfolio_.projects, counts_.projects);
        std::vector<std::function<void()>> work{[this] { load_projects(); }, [this] { load_relations(); }, [this] { load_activities(); }};
        for (std::size_t at = 0; at < kept_calendars_.size(); ++at) {
            work.emplace_back([this, at] { compiled_[at].emplace(kept_calendars_[at].rules); });
        }
        add_work(sections_.activity_records, counts_.activity_records, *activity_records_, work);
        add_work(sections_.relation_records, counts_.relation_records, *relation_records_, work);
        for_each_in_parallel(work.size(), [&](std::size_t piece) { work[piece](); });
        for (std::size_t at = 0; at < kept_calendars_.size(); ++at) {
            auto& kept = kept_calendars_[at];
            portfolio_.calendars.push_back({std::move(kept.key), std::move(kept.name), std::move(*compiled_[at]), kept.span});
        }
        portfolio_.activity_records = std::move(activity_records_);
        portfolio_.relation_records = std::move(relation_records_);
    }

private:
    void load_head() {
        Unpacker head{cache_.bytes(sections_.head)};
        head(portfolio_, counts_, kept_calendars_, loaded_.diagnostics, loaded_.templates);
        compiled_.resize(kept_calendars_.size());
        check(sections_.activity_records.size() == blocks_of(counts_.activity_records) &&
              sections_.relation_records.size() == blocks_of(counts_.relation_records) &&
              sections_.projects.size() == (counts_.projects + projects_a_section - 1) / projects_a_section &&
              portfolio_.default_calendar < kept_calendars_.size());
    }
    static std::size_t blocks_of(std::size_t records) { return (records + records_a_block - 1) / records_a_block; }

    template <class Record>
    static void reserve(std::size_t count, RecordBlocks<Record>& blocks) {
        for (; count > 0; count -= std::min<std::size_t>(count, records_a_block)) { blocks.emplace_back().reserve(records_a_block); }
    }
    template <class Record>
    void add_work(const std::vector<Section>& sections, std::size_t count, RecordBlocks<Record>& blocks,
                  std::vector<std::function<void()>>& work) {
        for (std::size_t at = 0; at < sections.size(); ++at) {
            const auto size = at + 1 < sections.size() ? records_a_block : count - at * records_a_block;
            work.emplace_back([this, at, size, &sections, &blocks] { load_block(sections[at], size, blocks[at]); });
        }
    }
    template <class Record>
    void load_block(const Section& section, std::size_t size, std::vector<Record>& block) {
        Unpacker unpacker{cache_.bytes(section)};
        check(unpacker.count() == size);
        for (std::size_t at = 0; at < size; ++at) { unpacker(block.emplace_back()); }
        cache_.forget(section);
    }
    void load_projects() {
        for (const auto& section : sections_.projects) {
            Unpacker unpacker{cache_.bytes(section)};
            while (!unpacker.done() && portfolio_.projects.size() < counts_.projects) { unpacker(portfolio_.projects.emplace_back()); }
            cache_.forget(section);
        }
        check(portfolio_.projects.size() == counts_.projects);
    }
    /// Reads an array; `make` gives each element, or throws Damaged.
    template <class Kept, class Element, class Make>
    void load_array(const std::vector<Section>& sections, std::size_t count, std::vector<Element>& elements, const Make& make) {
        make_room(elements, count);
        for (const auto& section : sections) {
            const auto bytes = cache_.bytes(section);
            check(bytes.size() / sizeof(Kept) <= count - elements.size());
            for (std::size_t at = 0; at + sizeof(Kept) <= bytes.size(); at += sizeof(Kept)) {
                Kept kept;
                std::memcpy(&kept, bytes.data() + at, sizeof(Kept));
                elements.push_back(make(kept));
            }
            cache_.forget(section);
        }
        check(elements.size() == count);
    }
    void load_activities() {
        load_array<KeptActivity>(sections_.activities, counts_.activities, portfolio_.activities, [&](const KeptActivity& one) {
            check(one.record < counts_.activity_records && one.project < counts_.projects && one.calendar < kept_calendars_.size());
            return Activity{record_at(one.record, *activity_records_),
                            one.project,
                            one.calendar,
                            {Minutes{one.optimistic}, Minutes{one.likely}, Minutes{one.pessimistic}},
                            one.rank};
        });
    }
    void load_relations() {
        load_array<KeptRelation>(sections_.relations, counts_.relations, portfolio_.relations, [&](const KeptRelation& one) {
            check(one.record < counts_.relation_records && one.from < counts_.activities && one.to < counts_.activities &&
                  one.lag_calendar < kept_calendars_.size() && one.type <= static_cast<std::uint32_t>(RelationType::start_finish));
            return Relation{record_at(one.record, *relation_records_), one.from, one.to, Minutes{one.lag}, one.lag_calendar,
                            static_cast<RelationType>(one.type)};
        });
    }
    /// Where a record will lie: the blocks have their memory already.
    template <class Record>
    static const Record* record_at(std::uint32_t place, const RecordBlocks<Record>& blocks) {
        return blocks[place / records_a_block].data() + place % records_a_block;
    }

    const CacheFile& cache_;
    const CachedPortfolio& sections_;
    LoadedPortfolio& loaded_;
    Portfolio& portfolio_;
    Counts counts_;
    std::vector<KeptCalendar> kept_calendars_;
    std::vector<std::optional<Calendar>> compiled_;
    std::shared_ptr<RecordBlocks<ActivityRecord>> activity_records_ = std::make_shared<RecordBlocks<ActivityRecord>>();
    std::shared_ptr<RecordBlocks<RelationRecord>> relation_records_ = std::make_shared<RecordBlocks<RelationRecord>>();
};

} // namespace

void load_kept(const CacheFile& cache, LoadedPortfolio& loaded) { Loading{cache, loaded}.run(); }

} // namespace slipway::records
