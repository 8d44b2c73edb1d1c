#pragma once
// What happened: observations, publications, baselines, and the records they were made from. Append-only, with two times: the day a thing
// is true for and the moment it was recorded.

#include "slipway/base/date.hpp"
#include "slipway/base/diagnostic.hpp"
#include "slipway/base/file.hpp"
#include "slipway/tracking/baseline.hpp"
#include "slipway/tracking/observation.hpp"

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway {

class StoreConnection;

/// The number of an entry in its store, from 1, in the order in which they were stored.
using EntryNumber = std::int64_t;

/// A published report in one format and one language.
struct Rendering {
    std::string format;   ///< "text", "md", "json", "csv"; not empty
    std::string language; ///< "zh", "en"; not empty
    std::string bytes;    ///< exactly as handed out

    friend bool operator==(const Rendering&, const Rendering&) = default;
};

/// When a milestone was expected, as a publication said.
struct PublishedForecast {
    std::string key; ///< "project/activity"
    Date finish{};   ///< the forecast, or the day on which it was reached
    bool reached = false;
    std::optional<Date> last_word; ///< the last day on which anybody reported of its project by then; documents apart

    friend bool operator==(const PublishedForecast&, const PublishedForecast&) = default;
};

/// A report as it left the house. Publishing a day again makes a new edition; the earlier one stays.
struct Publication {
    Date as_of{};
    std::string recorded_at;                  ///< when it was stored, ISO 8601 UTC: "2023-06-30T09:00:00Z"
    std::string revision;                     ///< of the records that it was made from
    bool illustrative = false;                ///< made with illustrative observations
    std::vector<Rendering> renderings;        ///< at most one for a format and language
    std::vector<PublishedForecast> forecasts; ///< of all milestones that had a date, by key

    friend bool operator==(const Publication&, const Publication&) = default;
};

/// A publication without what it holds.
struct PublicationHead {
    EntryNumber entry = 0; ///< it was made from the observations of the entries before this one
    Date as_of{};
    std::string recorded_at;
    std::string revision;
    bool illustrative = false;
};

/// A baseline with its number. It was made from the observations of the entries before it.
struct StoredBaseline {
    EntryNumber entry = 0;
    Baseline baseline;
};

/// The texts of the records under their revision.
struct RecordsCopy {
    std::string revision; ///< Portfolio::revision
    std::vector<NamedText> files;
};

/// What one command stores, whole or not at all.
struct Entry {
    std::string recorded_at;
    std::string command;                       ///< "update", "weekly", "baseline"
    std::string revision;                      ///< of the records in force
    const RecordsCopy* records = nullptr;      ///< their texts; needed unless the store holds this revision
    std::span<const Observation> observations; ///< their `recorded_at` is the entry's
    const Publication* publication = nullptr;
    const Baseline* baseline = nullptr;
    std::optional<std::int64_t> seen; ///< Store::last_observation() when it was judged what may be said; absent: anything may
};

/// Something was stored meanwhile of what an entry speaks of: what it says wants to be judged again.
class Overtaken : public Error {
public:
    using Error::Error;
};

/// Which entries and rows count.
struct Known {
    std::optional<std::string> at = std::nullopt;     ///< what was recorded by then; the form of `recorded_at`
    std::optional<EntryNumber> before = std::nullopt; ///< what was stored before that entry
    bool illustrative = false;                        ///< what is illustrative too
};

/// Something in a store that is not as it was stored.
struct StoreFault {
    std::optional<EntryNumber> entry; ///< absent: the file as a whole
    std::string code;                 ///< "altered", "missing", "stray", "schema", "file", "head"
    std::string message;
};

/// What `verify` found. Every entry's digest is the SHA-256 of the digest before it, a line feed, and the lines of the entry as `dump`
/// writes them, so the head stands for all that was ever stored.
struct Verification {
    std::size_t entries = 0;
    std::string head; ///< the digest of the last entry; empty when there is none
    std::vector<StoreFault> faults;
};

/// One SQLite file that only ever grows. Several programs may use it at once: one writes, the others wait up to half a minute for
/// their turn. What was stored survives a kill at any moment; what a call could not store whole, it did not store at all.
///
/// Every function throws Error when the world is wrong: disk full, no permission, locked for longer, damaged, another program's file, a
/// store of a newer slipway.
class Store {
public:
    /// The store at `path`, made (with its folder) when there is none, brought to this program's schema when it is older. A folder named
    /// ".slipway" also gets a .gitignore that hides it.
    [[nodiscard]] static Store open_for_writing(const std::filesystem::path& path);

    /// The store at `path`, nothing when there is none. Stores nothing and leaves no file behind (it may fold in the log of a writer that
    /// was killed). Works on read-only media, where the next read throws Error when somebody else wrote to the file meanwhile. A store of
    /// an older schema throws: it needs a writer first.
    [[nodiscard]] static std::optional<Store> open_for_reading(const std::filesystem::path& path);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    /// The last one to close the file folds the write-ahead log into it, so that only the file remains.
    ~Store();

    /// Stores all of it or, throwing, nothing; returns its number. Repetitions are stored too. Needs a store open for writing, days between
    /// first_day and last_day, a `recorded_at` of its form, a key and a `by` of every observation. Throws Overtaken when somebody has
    /// stored an observation of one of the same keys since `seen`; of any key, when it brings a publication or a baseline.
    EntryNumber write(const Entry& entry);
    /// Several, in their order, all of them or none; the number of the last. `seen` is held against what others stored before all of them.
    /// Precondition: there is one.
    EntryNumber write_all(std::span<const Entry> entries);

    /// In the order they were recorded; those of one moment in the order they were stored.
    [[nodiscard]] std::vector<Observation> observations(const Known& known = {}) const;

    /// The number of the last observation that is stored; 0 when there is none.
    [[nodiscard]] std::int64_t last_observation() const;

    /// The newest edition of that day.
    [[nodiscard]] std::optional<PublicationHead> publication(Date as_of, const Known& known = {}) const;
    /// The newest edition of the last published day before `as_of`.
    [[nodiscard]] std::optional<PublicationHead> publication_before(Date as_of, const Known& known = {}) const;
    /// The newest edition of every published day, ascending.
    [[nodiscard]] std::vector<PublicationHead> publications(const Known& known = {}) const;
    /// The bytes of a publication; nothing when it was not made in that format and language.
    [[nodiscard]] std::optional<std::string> rendering(EntryNumber publication, std::string_view format, std::string_view language) const;
    /// The forecasts of a publication, by key. Stores of schema 1 kept none.
    [[nodiscard]] std::vector<PublishedForecast> forecasts(EntryNumber publication) const;

    /// All editions of all baselines in the order they were stored, with their dates.
    [[nodiscard]] std::vector<StoredBaseline> baselines(const Known& known = {}) const;

    /// Whether the texts of a revision of the records are here.
    [[nodiscard]] bool holds_records(std::string_view revision) const;
    /// The texts of a revision, by path; nothing when it is not here.
    [[nodiscard]] std::optional<std::vector<NamedText>> records(std::string_view revision) const;
    /// The revision of the last entry that counts whose texts are here.
    [[nodiscard]] std::optional<std::string> revision(const Known& known = {}) const;

    /// Looks at everything: the file, the schema, and every entry's digest. `head` is a digest noted earlier, which must still be there:
    /// entries cut off at the end leave a chain that is whole. A file damaged so much that SQLite gives up is a fault, no Error.
    [[nodiscard]] Verification verify(const std::optional<std::string>& head = std::nullopt) const;

    /// Writes everything as NDJSON: a line that names the form, each entry's rows and digest, and a line with the number of entries and the
    /// head. The same store gives the same bytes.
    void dump(std::ostream& out) const;

    /// Stores what `dump` wrote, all or nothing: nothing when a line is wrong or a digest does not fit, which is said with its line, and
    /// nothing when this store holds anything. `sources` gets the name under which diagnostics speak of `in`.
    [[nodiscard]] std::vector<Diagnostic> load(std::istream& in, const std::string& name, Sources& sources);

    /// Makes a copy of the store as it is at one moment, while others may go on writing. Written beside and renamed. Throws Error when
    /// there is a file already that is no store of ours, is in use, or is this one.
    void backup(const std::filesystem::path& to) const;

private:
    explicit Store(std::unique_ptr<StoreConnection> connection);
    std::unique_ptr<StoreConnection> connection_;
};

} // namespace slipway
