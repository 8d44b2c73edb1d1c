// `new`: one project more, written whole or not at all.

#include "cli/keys.hpp"
#include "cli/session.hpp"
#include "slipway/base/file.hpp"
#include "slipway/base/text.hpp"
#include "slipway/records/format.hpp"
#include "slipway/report/activities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

namespace slipway {
namespace {

namespace fs = std::filesystem;

/// The category of most of the projects with a template, else the one that is called like it.
std::optional<Category> usual_category(const Portfolio& portfolio, const std::string& template_key) {
    std::map<Category, std::size_t> uses;
    for (const auto& project : portfolio.projects) {
        if (project.template_key == template_key) { ++uses[project.category]; }
    }
    const auto most = std::ranges::max_element(uses, {}, [](const auto& use) { return use.second; });
    return most == uses.end() ? value_of(category_words, template_key) : std::optional{most->first};
}

template <class Record>
std::vector<std::string> keys_of(const std::vector<Record>& records) {
    std::vector<std::string> keys;
    for (const auto& record : records) { keys.push_back(record.key); }
    return keys;
}

/// What is wrong with what is asked.
class Admission {
public:
    Admission(const Options& options, const LoadedPortfolio& loaded)
        : key_{options.keys.front()}, asked_{options.new_project}, portfolio_{loaded.portfolio}, templates_{loaded.templates} {}

    std::vector<Diagnostic> problems() {
        check_key();
        must_be_known("template", asked_.template_key, templates_, "no record is a template: write [[template]] with its activities");
        if (!portfolio_.districts.empty()) { must_be_known("district", asked_.district, keys_of(portfolio_.districts), ""); }
        if (portfolio_.districts.empty() && !asked_.district.empty()) { must_be_key(asked_.district); }
        must_be_known("plan", asked_.plan, keys_of(portfolio_.plans), "no record is a plan: write [[plan]] with its key");
        return std::move(problems_);
    }

private:
    void check_key() {
        must_be_key(key_);
        if (const auto project = portfolio_.find_project(key_)) { is_taken("a project", portfolio_.projects[*project].span); }
        if (const auto programme = portfolio_.find_programme(key_)) { is_taken("a programme", portfolio_.programmes[*programme].span); }
    }

    void must_be_key(const std::string& word) {
        if (is_key(word)) { return; }
        problems_.push_back({DiagnosticSeverity::error, "bad-key", fmt::format("\"{}\" cannot be the key of a record", word), std::nullopt,
                             "a key has lower-case letters, digits and single hyphens inside, as in \"metro-line-24\""});
    }

    void is_taken(std::string_view by, const Span& span) {
        problems_.push_back({DiagnosticSeverity::error, "duplicate-key", fmt::format("\"{}\" is the key of {} already", key_, by), span,
                             "choose another key, or complete that record"});
    }

    void must_be_known(std::string_view what, const std::string& word, const std::vector<std::string>& known, std::string_view if_none) {
        if (word.empty() || std::ranges::find(known, word) != known.end()) { return; }
        problems_.push_back(
            unknown(what, word, known, known.empty() ? std::string{if_none} : fmt::format("there are: {}", fmt::join(known, ", "))));
    }

    const std::string& key_;
    const NewProjectOptions& asked_;
    const Portfolio& portfolio_;
    const std::vector<std::string>& templates_;
    std::vector<Diagnostic> problems_;
};

/// { zh, en }, or one text for both.
std::string name_of(const NewProjectOptions& asked) {
    if (asked.name.empty() || asked.name_en.empty()) { return quoted_text(asked.name + asked.name_en); }
    return fmt::format("{{ zh = {}, en = {} }}", quoted_text(asked.name), quoted_text(asked.name_en));
}

std::string cites_of(const NewProjectOptions& asked) {
    const auto words = asked.words.empty() ? std::string{} : fmt::format(", words = {}", quoted_text(asked.words));
    return fmt::format("[{{ plan = {}, at = {}{} }}]", quoted_text(asked.plan), quoted_text(asked.at), words);
}

/// The record with what is asked and nothing else: no stage, no date.
std::string record_of(const Options& options, Category category) {
    const auto& asked = options.new_project;
    auto record = fmt::format("[[project]]\nkey = {}\n", quoted_text(options.keys.front()));
    if (!asked.name.empty() || !asked.name_en.empty()) { record += fmt::format("name = {}\n", name_of(asked)); }
    record += fmt::format("category = \"{}\"\ntemplate = {}\n", word_of(category_words, category), quoted_text(asked.template_key));
    if (!asked.district.empty()) { record += fmt::format("district = {}\n", quoted_text(asked.district)); }
    if (!asked.plan.empty()) { record += fmt::format("cites = {}\n", cites_of(asked)); }
    return record;
}

/// A record and the file it goes to.
struct Draft {
    fs::path file;
    std::string record; ///< canonical
};

/// Whether the records of `folder` include a file of that name.
bool is_record_file(const fs::path& file, const fs::path& folder) {
    const auto below = fs::absolute(file).lexically_normal().lexically_relative(fs::absolute(folder).lexically_normal());
    const auto hidden = [](const fs::path& part) { return part.string().starts_with('.'); };
    return file.extension() == ".toml" && !below.empty() && std::ranges::none_of(below, hidden);
}

fs::path file_of(const Call& call, Category category) {
    const auto& asked = call.options.new_project;
    if (!asked.file.empty()) { return asked.file; }
    return records_folder(call.options) / asked.district / fmt::format("{}.toml", word_of(category_words, category));
}

/// Nothing when it cannot be: the reasons are printed.
std::optional<Draft> drafted(const Call& call, const LoadedPortfolio& loaded) {
    const auto& asked = call.options.new_project;
    auto problems = Admission{call.options, loaded}.problems();
    const auto given = value_of(category_words, asked.category);
    const auto category = given ? given : usual_category(loaded.portfolio, asked.template_key);
    if (problems.empty() && !category) {
        problems.push_back({DiagnosticSeverity::error, "missing-key",
                            fmt::format("no project says which category the template \"{}\" is for", asked.template_key), std::nullopt,
                            "give --category; slipway help new lists them"});
    }
    Loaded<std::string> record;
    fs::path file;
    if (problems.empty()) {
        file = file_of(call, *category);
        record = format_records(file.generic_string(), record_of(call.options, *category));
        problems = record.diagnostics;
    }
    if (record.value) { return Draft{std::move(file), std::move(*record.value)}; }
    print(call, problems, loaded.sources);
    call.surroundings.err << "slipway: nothing was written\n";
    return std::nullopt;
}

/// A file to which something was added; as it was before, unless what was added is kept.
class AddedTo {
public:
    AddedTo(fs::path file, std::string_view record) : file_{std::move(file)}, existed_{fs::exists(file_)} {
        if (existed_) { before_ = file_text(file_); }
        auto text = before_;
        if (!text.empty() && !text.ends_with('\n')) { text += '\n'; }
        if (!text.empty() && !text.ends_with("\n\n")) { text += '\n'; }
        std::error_code failed;
        made_folder_ = fs::create_directories(file_.parent_path(), failed);
        replace(text.append(record));
    }
    AddedTo(const AddedTo&) = delete;
    AddedTo& operator=(const AddedTo&) = delete;
    AddedTo(AddedTo&&) = delete;
    AddedTo& operator=(AddedTo&&) = delete;
    ~AddedTo() {
        if (kept_) { return; }
        try {
            if (existed_) { replace(before_); }
        } catch (const Error&) { return; } // the record stays; the reader was told what is wrong with it
        std::error_code ignored;
        if (!existed_) { fs::remove(file_, ignored); }
        if (made_folder_) { fs::remove(file_.parent_path(), ignored); }
    }
    void keep() noexcept { kept_ = true; }

private:
    void replace(std::string_view text) const {
        const FileBeside beside{file_};
        beside.write(text);
        beside.take_place();
    }

    fs::path file_;
    bool existed_;
    bool made_folder_ = false;
    std::string before_;
    bool kept_ = false;
};

/// What would be written, for a program.
Report dry_report(const Call& call, const Portfolio& portfolio, const Draft& draft) {
    Report report;
    report.machine.head = machine_head("slipway.new/1", call.as_of, portfolio);
    report.machine.rows_name = "files";
    report.machine.columns = {"file", "record", "written"};
    report.machine.rows.push_back({{"file", draft.file.generic_string()}, {"record", draft.record}, {"written", false}});
    return report;
}

Exit print_draft(const Call& call, const LoadedPortfolio& loaded, const Draft& draft) {
    if (call.format == Format::text || call.format == Format::md) {
        call.surroundings.out << fmt::format("# {}\n{}", draft.file.generic_string(), draft.record);
    } else {
        print(call, dry_report(call, loaded.portfolio, draft), Language::zh);
    }
    return Exit::done;
}

Exit add(const Call& call, const Draft& draft) {
    AddedTo file{draft.file, draft.record};
    const auto checked = load_checked(call.options);
    const auto& portfolio = checked.loaded.portfolio;
    print(call, checked.loaded.diagnostics, checked.loaded.sources);
    const auto project = portfolio.find_project(call.options.keys.front());
    if (has_errors(checked.loaded.diagnostics) || !project) {
        call.surroundings.err << "slipway: with this project the records are wrong; it was taken out again\n";
        return Exit::input;
    }
    file.keep();
    const auto language = call.language.value_or(portfolio.language);
    auto report = activities_report(portfolio, *project, call.as_of, language);
    report.machine.head["file"] = draft.file.generic_string();
    report.preamble.insert(report.preamble.begin(),
                           fmt::format("{}{}", language == Language::zh ? "已写入 " : "Written to ", draft.file.generic_string()));
    print(call, report, language);
    return Exit::done;
}

} // namespace

Exit run_new(const Call& call) {
    const auto& file = call.options.new_project.file;
    if (const auto folder = records_folder(call.options); !file.empty() && !is_record_file(file, folder)) {
        call.surroundings.err << fmt::format("slipway: --file {} is no file of the records\n  name a *.toml below {}\n", file,
                                             folder.generic_string());
        return Exit::usage;
    }
    const auto checked = load_checked(call.options);
    if (has_errors(checked.loaded.diagnostics)) {
        print(call, checked.loaded.diagnostics, checked.loaded.sources);
        call.surroundings.err << "slipway: the records are wrong already; nothing was written\n";
        return Exit::input;
    }
    const auto draft = drafted(call, checked.loaded);
    if (!draft) { return Exit::input; }
    return call.options.new_project.dry_run ? print_draft(call, checked.loaded, *draft) : add(call, *draft);
}

} // namespace slipway
