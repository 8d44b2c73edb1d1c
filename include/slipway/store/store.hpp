#pragma once
// What happened: observations and publications. Append-only, with two times: the day a thing is true for and the moment it was recorded.

#include "slipway/base/date.hpp"
#include "slipway/tracking/observation.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace slipway {

class StoreConnection;

/// A published report in one format and one language.
struct Rendering {
    std::string format;   ///< "text", "md", "json", "csv"; not empty
    std::string language; ///< "zh", "en"; not empty
    std::string bytes;    ///< exactly as handed out

    friend bool operator==(const Rendering&, const Rendering&) = default;
};

/// A report as it left the house. Publishing a day again makes a new edition; the earlier one stays.
struct Publication {
    Date as_of{};
    std::string recorded_at;           ///< when it was stored, ISO 8601 UTC: "2023-06-30T09:00:00Z"
    std::string revision;              ///< of the records that it was made from
    std::vector<Rendering> renderings; ///< at most one for a format and language

    friend bool operator==(const Publication&, const Publication&) = default;
};

/// One SQLite file that only ever grows. Several programs may use it at once: one writes, the others wait up to five seconds for their
/// turn. What was stored survives a kill at any moment; what a call could not store whole, it did not store at all.
///
/// `known_at` hides what was recorded later; it has the form of `recorded_at`. Without it everything is known.
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

    /// Stores all of them or, throwing, none. Repetitions are stored too. Needs a store open for writing, days between first_day and
    /// last_day, a `recorded_at` of its form, a key and a `by`.
    void append(std::span<const Observation> observations);

    /// In the order they were recorded; those of one moment in the order they were appended.
    [[nodiscard]] std::vector<Observation> observations(const std::optional<std::string>& known_at = std::nullopt) const;

    /// Stores it whole or, throwing, not at all. Needs a store open for writing.
    void publish(const Publication& publication);

    /// The newest edition of that day.
    [[nodiscard]] std::optional<Publication> publication(Date as_of, const std::optional<std::string>& known_at = std::nullopt) const;

    /// The newest edition of the last published day before `as_of`.
    [[nodiscard]] std::optional<Publication> publication_before(Date as_of,
                                                                const std::optional<std::string>& known_at = std::nullopt) const;

    /// The days that have a publication, ascending.
    [[nodiscard]] std::vector<Date> published_days(const std::optional<std::string>& known_at = std::nullopt) const;

private:
    explicit Store(std::unique_ptr<StoreConnection> connection);
    std::unique_ptr<StoreConnection> connection_;
};

} // namespace slipway
