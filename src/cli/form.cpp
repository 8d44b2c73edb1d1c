// `form`: what an agency fills in.

#include "slipway/forms/form.hpp"

#include "cli/keys.hpp"
#include "cli/session.hpp"
#include "cli/update_table.hpp"
#include "cli/where.hpp"
#include "slipway/base/file.hpp"
#include "slipway/findings/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <sstream>

namespace slipway {
namespace {

namespace fs = std::filesystem;

Exit wrong_usage(const Call& call, std::string_view what, std::string_view advice) {
    call.surroundings.err << fmt::format("slipway: {}\n  {}\n", what, advice);
    return Exit::usage;
}

std::optional<std::uint32_t> chosen_agency(const Call& call, const Portfolio& portfolio) {
    if (const auto found = forms::find_agency(portfolio, call.options.agency)) { return found; }
    std::vector<std::string> known;
    std::string list = "agencies are:";
    for (const auto& one : portfolio.agencies) {
        known.push_back(one.key);
        known.push_back(one.name.in(Language::zh));
        list += fmt::format("\n{}  {}", one.key, one.name.in(Language::zh));
    }
    print(call, {unknown("agency", call.options.agency, known, portfolio.agencies.empty() ? "the records name no agency" : list)}, {});
    return std::nullopt;
}

std::set<std::string> to_confirm(const Portfolio& portfolio, const Outlook& outlook) {
    std::set<std::string> keys;
    for (const auto& finding : find(portfolio, outlook)) {
        if (finding.code == "confirm-stage") { keys.insert(finding.key); }
    }
    return keys;
}

std::map<std::string, ConditionKind> condition_names(Language language) {
    if (language == Language::zh) { return chinese_conditions(); }
    std::map<std::string, ConditionKind> known;
    for (const auto& [kind, word] : condition_words) { known.emplace(word, kind); }
    return known;
}

void write(const Call& call, const sheet::Table& form, const sheet::Table& instructions) {
    const fs::path target{call.options.to};
    if (target.extension() == ".xlsx") { return sheet::write_xlsx(target, std::vector{form, instructions}); }
    std::vector<std::string> headings;
    for (const auto& column : form.columns) { headings.push_back(column.heading); }
    if (target.empty()) { return sheet::write_csv(call.surroundings.out, headings, form.rows, call.options.excel); }
    std::ostringstream text;
    sheet::write_csv(text, headings, form.rows, call.options.excel);
    const FileBeside file{target};
    file.write(text.str());
    file.take_place();
}

std::optional<Exit> wrong_options(const Call& call) {
    const auto extension = fs::path{call.options.to}.extension();
    if (!call.options.to.empty() && extension != ".csv" && extension != ".xlsx") {
        return wrong_usage(call, fmt::format("--to {}: a form is an .xlsx or a .csv", call.options.to), "name the file so");
    }
    if (call.format != Format::text && call.format != Format::csv) {
        return wrong_usage(call, "a form is a CSV, or a workbook with --to FILE.xlsx", "leave --format out");
    }
    return std::nullopt;
}

} // namespace

Exit run_form(const Call& call) {
    if (const auto exit = wrong_options(call)) { return *exit; }
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto& portfolio = session->portfolio();
    const auto agency = chosen_agency(call, portfolio);
    if (!agency) { return Exit::input; }
    const auto selected = selected_projects(call, portfolio, session->outlook);
    if (!selected) { return Exit::usage; }
    const auto language = call.language.value_or(portfolio.language);
    const forms::FormQuestion question{.agency = *agency,
                                       .weeks = call.options.weeks,
                                       .language = language,
                                       .selected = *selected,
                                       .to_confirm = to_confirm(portfolio, session->outlook),
                                       .condition_words = condition_names(language),
                                       .observations = session->observations};
    const auto form = forms::form(portfolio, session->outlook, question);
    write(call, form, forms::instructions(portfolio, session->outlook, question));
    if (form.rows.empty()) {
        call.surroundings.err << "slipway: the form is empty: the agency leads no project that is still to be reported\n";
    }
    return Exit::done;
}

} // namespace slipway
