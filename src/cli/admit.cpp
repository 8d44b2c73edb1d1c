#include "cli/admit.hpp"

#include "slipway/report/update.hpp"

#include <ostream>

namespace slipway {

std::vector<Refusal> refused(const Call& call, const Session& session, std::span<const Observation> news) {
    return refusals(session.portfolio(), session.observations, news, call.as_of);
}

Exit admit(const Call& call, const Session& session, std::span<const Observation> news) {
    const auto& portfolio = session.portfolio();
    auto all = session.observations;
    all.insert(all.end(), news.begin(), news.end());
    const auto after = outlook(portfolio, session.outlook.network, all, call.as_of);
    if (const auto beyond = beyond_the_calendars(portfolio, after); !beyond.empty()) {
        print(call, beyond, session.loaded.sources);
        call.surroundings.err << "slipway: nothing was stored\n";
        return Exit::input;
    }
    const bool stored = !call.options.dry_run;
    if (stored) { record(call, session, {.command = "update", .observations = news, .seen = session.seen}); }
    print(call, update_report({{portfolio, session.outlook}, {portfolio, after}, news, stored, call.options.all}, session.language),
          session.language);
    return Exit::done;
}

} // namespace slipway
