#pragma once
// The past as commands ask for it: a day, published or not, or a baseline, computed again from the records and observations of then.

#include "cli/session.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace slipway {

/// One moment in full. `outlook` refers to no other member, but its indices are those of `loaded`. `loaded` may be the session's own: the
/// session must outlive it.
struct Moment {
    std::string words; ///< as it was asked for: "2023-05-26", "baseline:v1"
    Date as_of{};
    std::optional<PublicationHead> publication; ///< the one whose records and observations these are
    std::optional<StoredBaseline> baseline;     ///< likewise
    std::shared_ptr<const LoadedPortfolio> loaded;
    std::vector<Observation> observations;
    Outlook outlook;

    [[nodiscard]] const Portfolio& portfolio() const { return loaded->portfolio; }
};

/// The moments that one command asks for; records that several of them were made from are read once. Call and session must outlive it.
class Moments {
public:
    Moments(const Call& call, const Session& session);

    /// "2023-05-26": what the publication of that day was made from; of a day without one, what is known now of it.
    /// "baseline:NAME": what the newest edition of that baseline was made from; "baseline:NAME@N": its N-th, from 1.
    /// Nothing when it is none of these: the reason is printed, and the command ends with Exit::input. Where a store of schema 1 kept no
    /// records, the session's serve, and that is printed.
    [[nodiscard]] std::optional<Moment> at(const std::string& words);
    /// A publication of the session's store, as it was made; the same of a baseline.
    [[nodiscard]] std::optional<Moment> of(const PublicationHead& publication);
    [[nodiscard]] std::optional<Moment> of(const StoredBaseline& baseline);

private:
    struct Records {
        std::shared_ptr<const LoadedPortfolio> loaded;
        Network network;
    };
    /// What a moment was made from.
    struct Origin {
        EntryNumber entry = 0;
        std::string revision;
        bool illustrative = false;
    };

    [[nodiscard]] const Records* records(const std::string& revision, const std::string& words);
    [[nodiscard]] std::optional<Records> read(const std::string& revision, const std::string& words) const;
    [[nodiscard]] std::optional<Moment> made_from(const Origin& origin, Moment moment);
    [[nodiscard]] std::optional<Moment> of_day(Date day, const std::string& words);
    [[nodiscard]] std::optional<Moment> of_baseline(const std::string& name, const std::string& words);
    [[nodiscard]] std::optional<Moment> computed(const Records& records, Moment moment) const;
    void refuse(const std::string& words, const std::string& what) const;

    const Call& call_;
    const Session& session_;
    std::optional<Store> store_;
    Records today_;                       ///< the session's
    std::map<std::string, Records> kept_; ///< by revision
};

/// A single one of them. Who asks for several makes a Moments.
[[nodiscard]] std::optional<Moment> moment(const Call& call, const Session& session, const std::string& words);
[[nodiscard]] std::optional<Moment> moment(const Call& call, const Session& session, const PublicationHead& publication);

} // namespace slipway
