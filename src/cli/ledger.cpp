// `import` and `export`: ledgers in and out.

#include "slipway/report/ledger.hpp"

#include "cli/exchange.hpp"
#include "cli/keys.hpp"
#include "cli/session.hpp"
#include "cli/where.hpp"
#include "slipway/base/file.hpp"
#include "slipway/base/text.hpp"
#include "slipway/ledger/export.hpp"
#include "slipway/ledger/import.hpp"
#include "slipway/records/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <sstream>

namespace slipway {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t listed_points = 20;

Exit wrong_usage(const Call& call, std::string_view what, std::string_view advice) {
    call.surroundings.err << fmt::format("slipway: {}\n  {}\n", what, advice);
    return Exit::usage;
}

/// Why records in that file would not be read with the others; empty when they would.
std::string why_not_a_record(const fs::path& file, const fs::path& folder) {
    if (file.extension() != ".toml") { return "its name does not end in .toml"; }
    const auto below = fs::absolute(file).lexically_normal().lexically_relative(fs::absolute(folder).lexically_normal());
    if (below.empty() || *below.begin() == "..") { return fmt::format("it does not lie below {}", folder.generic_string()); }
    const bool hidden = std::ranges::any_of(below, [](const fs::path& part) { return part.string().starts_with('.'); });
    return hidden ? "it is hidden" : "";
}

void refuse_existing(const fs::path& target) {
    if (fs::exists(target)) { throw Error(fmt::format("cannot write {}: there is such a file; name a new one", target.generic_string())); }
}

/// Writes the new records when the whole portfolio loads with them. False, and the reasons printed, when it does not.
bool write_records(const Call& call, const ledger::Import& import) {
    const fs::path target{call.options.write};
    const auto text = fmt::format("# From the ledger {}.\n\n{}", import.file, ledger::record_text(import));
    auto formatted = format_records(target.generic_string(), text);
    if (!formatted.value) {
        Sources sources;
        sources.add(target.generic_string(), text);
        print(call, formatted.diagnostics, sources);
        return false;
    }
    const FileBeside file{target};
    file.write(*formatted.value);
    const auto checked = load_checked(call.options, std::vector{file.path()});
    print(call, checked.loaded.diagnostics, checked.loaded.sources);
    if (has_errors(checked.loaded.diagnostics)) { return false; }
    refuse_existing(target); // again: the load took its time
    file.take_place();
    return true;
}

/// What is wrong with the options of an import; nothing when it can begin.
std::optional<Exit> refused(const Call& call) {
    const auto& options = call.options;
    if (!is_key(options.prefix)) {
        return wrong_usage(call, fmt::format("--prefix \"{}\" cannot begin a key", options.prefix),
                           "it has lower-case letters, digits and single hyphens inside");
    }
    if (options.write.empty()) { return std::nullopt; }
    if (const auto why = why_not_a_record(options.write, records_folder(options)); !why.empty()) {
        return wrong_usage(call, fmt::format("--write {}: {}", options.write, why),
                           "only a *.toml below the folder of the records is read with them");
    }
    refuse_existing(options.write);
    return std::nullopt;
}

Exit nothing_written(const Call& call, std::string_view why) {
    call.surroundings.err << fmt::format("slipway: {}; nothing was written\n", why);
    return Exit::input;
}

void write_export(const Call& call, const ledger::Export& ledger) {
    const fs::path target{call.options.to};
    if (target.extension() == ".xlsx") {
        sheet::Table table{.name = "Sheet1", .columns = {}, .rows = ledger.rows};
        for (const auto& heading : ledger.headings) { table.columns.push_back({.heading = heading}); }
        return sheet::write_xlsx(target, std::vector{std::move(table)});
    }
    if (target.empty()) { return sheet::write_csv(call.surroundings.out, ledger.headings, ledger.rows, call.options.excel); }
    std::ostringstream text;
    sheet::write_csv(text, ledger.headings, ledger.rows, call.options.excel);
    const FileBeside file{target};
    file.write(text.str());
    file.take_place();
}

} // namespace

Exit run_import(const Call& call) {
    if (call.options.topic != "ledger") { return import_schedule(call); }
    if (const auto exit = refused(call)) { return *exit; }
    const auto checked = load_checked(call.options);
    print(call, checked.loaded.diagnostics, checked.loaded.sources);
    if (stops(call, checked.loaded)) { return Exit::input; }
    const auto& portfolio = checked.loaded.portfolio;
    ledger::ImportQuestion question{.prefix = call.options.prefix, .templates = checked.loaded.templates, .read_on = call.as_of};
    if (!call.options.map.empty()) {
        auto mapping = ledger::read_mapping(call.options.map);
        print(call, mapping.diagnostics, mapping.sources);
        if (has_errors(mapping.diagnostics)) { return nothing_written(call, "the mapping is wrong"); }
        question.mapping = std::move(mapping.mapping);
    }
    const auto import = ledger::import_ledger(call.options.file, portfolio, question);
    LedgerView view{.most = call.options.all ? std::nullopt : std::optional{listed_points}};
    const bool wanted = !call.options.write.empty() && !import.refused() && import.count(ledger::RowState::added) > 0;
    if (wanted && !write_records(call, import)) { return nothing_written(call, "the portfolio does not load with the new records"); }
    if (wanted) { view.written = call.options.write; }
    const auto language = call.language.value_or(portfolio.language);
    print(call, ledger_report(import, portfolio, call.as_of, view, language), language);
    return import.refused() ? nothing_written(call, "the ledger has errors") : Exit::done;
}

Exit run_export(const Call& call) {
    if (is_exchange_form(call.options.topic)) { return export_schedule(call); }
    const auto extension = fs::path{call.options.to}.extension();
    if (!call.options.to.empty() && extension != ".csv" && extension != ".xlsx") {
        return wrong_usage(call, fmt::format("--to {}: a ledger is a .csv or an .xlsx", call.options.to), "name the file so");
    }
    if (call.format != Format::text && call.format != Format::csv) {
        return wrong_usage(call, "a ledger is a CSV, or a workbook with --to FILE.xlsx", "leave --format out");
    }
    const auto session = begin(call);
    if (!session) { return Exit::input; }
    const auto& portfolio = session->portfolio();
    auto projects = chosen_projects(call, portfolio);
    if (!projects) { return Exit::input; }
    const auto selected = selected_projects(call, portfolio, session->outlook);
    if (!selected) { return Exit::usage; }
    std::erase_if(*projects, [&](std::uint32_t project) { return !(*selected)[project]; });
    write_export(call, ledger::export_ledger(portfolio, *projects, call.language.value_or(portfolio.language)));
    return Exit::done;
}

} // namespace slipway
