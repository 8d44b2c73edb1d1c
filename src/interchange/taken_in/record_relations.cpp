#include "interchange/taken_in/record_relations.hpp"

#include "interchange/taken_in/work_text.hpp"
#include "slipway/records/format.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

class Writer {
public:
    Writer(const RecordPlan& plan, Losses& losses) : plan_{plan}, losses_{losses} {
        out_.after.resize(plan.foreign.activities.size());
        out_.relations.resize(plan.foreign.projects.size());
    }

    RelationTexts texts() {
        for (const auto index : plan_.relations) { add(index); }
        return std::move(out_);
    }

private:
    [[nodiscard]] const ForeignActivity& activity_at(std::uint32_t activity) const { return plan_.foreign.activities[activity]; }

    void add(std::uint32_t index) {
        const auto& relation = plan_.computed.network.relations[index];
        const auto& from = activity_at(relation.from);
        const auto lag = lag_of(index);
        const bool own_calendar = lag == Minutes{0} || relation.lag_calendar == from.calendar;
        if (own_calendar && from.project == activity_at(relation.to).project) {
            const auto text = lag_text(lag, plan_.computed.calendars[relation.lag_calendar].per_day());
            const bool plain = relation.type == RelationType::finish_start && text.empty();
            const auto sign = text.empty() || text.starts_with('-') ? "" : "+";
            out_.after[relation.to].push_back(
                plain ? from.key : fmt::format("{} {}{}{}", from.key, word_of(relation_type_words, relation.type), sign, text));
            return;
        }
        out_.relations[from.project].push_back(table(index, lag));
    }

    /// The lag as the file states it; the rules of P6 count off what was worked of it.
    Minutes lag_of(std::uint32_t index) {
        const auto computed = plan_.computed.network.relations[index].lag;
        if (index >= plan_.foreign.relations.size() || plan_.foreign.relations[index].lag == computed) { return computed; }
        losses_.add("started-lag",
                    "a lag from the start of started work is counted anew from each data date, where P6 counts off what was worked",
                    plan_.foreign.relations[index].line);
        return plan_.foreign.relations[index].lag;
    }

    [[nodiscard]] std::string table(std::uint32_t index, Minutes lag) const {
        const auto& relation = plan_.computed.network.relations[index];
        const auto& from = activity_at(relation.from);
        const auto& to = activity_at(relation.to);
        const auto target = from.project == to.project ? to.key : plan_.foreign.projects[to.project].key + "/" + to.key;
        auto text = fmt::format("\n[[project.relation]]\nfrom = {}\nto = {}\ntype = \"{}\"\n", quoted_text(from.key), quoted_text(target),
                                word_of(relation_type_words, relation.type));
        if (lag != Minutes{0}) {
            text +=
                fmt::format("lag = \"{}\"\nlag_calendar = {}\n", lag_text(lag, plan_.computed.calendars[relation.lag_calendar].per_day()),
                            quoted_text(plan_.calendar_keys[relation.lag_calendar]));
        }
        const auto line = index < plan_.foreign.relations.size() ? plan_.foreign.relations[index].line : from.line;
        return text + fmt::format("because = {}\n", quoted_text(plan_.place(line)));
    }

    const RecordPlan& plan_;
    Losses& losses_;
    RelationTexts out_;
};

} // namespace

RelationTexts relation_texts(const RecordPlan& plan, Losses& losses) { return Writer{plan, losses}.texts(); }

} // namespace slipway
