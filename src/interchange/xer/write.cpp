#include "slipway/interchange/write.hpp"

#include "interchange/written_text.hpp"
#include "interchange/xer/write_parts.hpp"

#include <algorithm>

namespace slipway {
namespace {

/// The day on the first line: the latest data date, so that the same schedule gives the same file.
std::string day_written(const ForeignSchedule& foreign) {
    auto latest = Instant{first_day};
    for (const auto& project : foreign.projects) { latest = std::max(latest, project.data_date); }
    return to_string(day_of(latest));
}

void write_header(const XerWriting& writing) {
    writing.out += "ERMHDR\t19.12\t" + day_written(writing.foreign) + "\tProject\tADMIN\tslipway\tslipway\tProject Management\tUSD\r\n";
}

/// P6 refuses a file without one; there are no costs in ours.
void write_currency(const XerWriting& writing) {
    XerTable{writing.out, "CURRTYPE"}.add({{"curr_id", "1"},
                                           {"decimal_digit_cnt", "2"},
                                           {"curr_symbol", "$"},
                                           {"decimal_symbol", "."},
                                           {"digit_group_symbol", ","},
                                           {"pos_curr_fmt_type", "#1.1"},
                                           {"neg_curr_fmt_type", "(#1.1)"},
                                           {"curr_type", "US Dollar"},
                                           {"curr_short_name", "USD"},
                                           {"group_digit_cnt", "3"},
                                           {"base_exch_rate", "1"}});
}

void write_organization(const XerWriting& writing) {
    XerTable{writing.out, "OBS"}.add({{"obs_id", XerWriting::id(0)},
                                      {"parent_obs_id", ""},
                                      {"guid", p6_guid("obs")},
                                      {"seq_num", "0"},
                                      {"obs_name", "Enterprise"},
                                      {"obs_descr", ""}});
}

void add_losses_of_rules(const ForeignSchedule& foreign, Losses& losses) {
    if (foreign.options.schedule.rules != RuleSet::p6) {
        losses.add("scheduling-rules", "computed by the rules of MS Project: P6 may give other late dates and floats", 0);
    }
    for (const auto& project : foreign.projects) {
        if (project.status_date && *project.status_date != project.data_date) {
            losses.add("status-date", "P6 has one data date and no status date beside it", project.line);
        }
    }
}

} // namespace

std::string write_xer(const ForeignSchedule& foreign, Losses& losses) {
    std::string out;
    const XerWriting writing{foreign, losses, out, xer_lag_calendar(foreign)};
    add_losses_of_rules(foreign, losses);
    write_header(writing);
    write_currency(writing);
    write_organization(writing);
    write_xer_projects(writing);
    write_xer_calendars(writing);
    write_xer_options(writing);
    write_xer_outline(writing);
    write_xer_code_types(writing);
    write_xer_tasks(writing);
    write_xer_codes(writing);
    write_xer_relations(writing);
    write_xer_code_assignments(writing);
    out += "%E\r\n";
    return out;
}

} // namespace slipway
