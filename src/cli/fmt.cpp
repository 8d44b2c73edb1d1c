// `fmt`: the records in canonical form, all of them or none.

#include "cli/session.hpp"
#include "slipway/base/file.hpp"
#include "slipway/base/text.hpp"
#include "slipway/records/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <ostream>
#include <set>

namespace slipway {
namespace {

namespace fs = std::filesystem;

/// The files that are named, and those below the folders that are; each once.
std::vector<fs::path> chosen_files(const Call& call) {
    if (call.options.keys.empty()) { return record_files(records_folder(call.options)); }
    std::vector<fs::path> files;
    for (const auto& word : call.options.keys) {
        const fs::path path{word};
        std::error_code unknown;
        if (!fs::exists(path, unknown)) {
            throw Error(fmt::format("cannot format {}: there is no such file or folder", path.generic_string()));
        }
        const auto some = fs::is_directory(path, unknown) ? record_files(path) : std::vector{path};
        files.insert(files.end(), some.begin(), some.end());
    }
    std::set<fs::path> seen;
    std::erase_if(files, [&](const fs::path& path) { return !seen.insert(fs::weakly_canonical(path)).second; });
    return files;
}

/// A file, and its new text when that is another.
struct FormattedFile {
    fs::path path;
    std::optional<std::string> text;
};

/// Nothing for a file that is wrong: the reason is printed.
std::optional<FormattedFile> formatted(const Call& call, const fs::path& path) {
    auto text = file_text(path);
    auto result = format_records(path.generic_string(), text);
    if (!result.value) {
        Sources sources;
        sources.add(path.generic_string(), std::move(text));
        print(call, result.diagnostics, sources);
        return std::nullopt;
    }
    if (*result.value == text) { return FormattedFile{path, std::nullopt}; }
    return FormattedFile{path, std::move(result.value)};
}

/// Every file is written beside before the first takes its place: a full disk changes nothing.
void write(const std::vector<FormattedFile>& files) {
    std::deque<FileBeside> beside;
    for (const auto& file : files) {
        if (file.text) { beside.emplace_back(file.path).write(*file.text); }
    }
    for (const auto& file : beside) { file.take_place(); }
}

Report format_report(const Call& call, const std::vector<FormattedFile>& files, Language language) {
    const auto changed = std::ranges::count_if(files, [](const FormattedFile& file) { return file.text.has_value(); });
    const bool zh = language == Language::zh;
    Report report;
    report.title =
        zh ? fmt::format("格式：{} 个文件{} {} 个", files.size(), call.options.check ? "中不合规范的有" : "中改写了", changed)
           : fmt::format("Format: {} {} of {}", changed, call.options.check ? "would change" : "changed", counted(files.size(), "file"));
    report.machine.head = {{"schema", "slipway.fmt/1"}, {"as_of", to_string(call.as_of)}, {"generated_from", nullptr}};
    report.machine.head["written"] = !call.options.check;
    report.machine.rows_name = "files";
    report.machine.columns = {"file", "changed"};
    Bullets bullets;
    for (const auto& file : files) {
        report.machine.rows.push_back({{"file", file.path.generic_string()}, {"changed", file.text.has_value()}});
        if (file.text) { bullets.points.push_back({file.path.generic_string(), {}}); }
    }
    report.sections.push_back({{}, {std::move(bullets)}});
    return report;
}

/// As text nothing but the names, for another program to read.
void print_changed(const Call& call, const std::vector<FormattedFile>& files) {
    if (call.format == Format::text) {
        for (const auto& file : files) {
            if (file.text) { call.surroundings.out << file.path.generic_string() << '\n'; }
        }
        return;
    }
    const auto language = call.language.value_or(Language::zh);
    print(call, format_report(call, files, language), language);
}

} // namespace

Exit run_fmt(const Call& call) {
    std::vector<FormattedFile> files;
    std::size_t wrong = 0;
    for (const auto& path : chosen_files(call)) {
        if (auto file = formatted(call, path)) {
            files.push_back(std::move(*file));
        } else {
            ++wrong;
        }
    }
    if (wrong > 0) {
        call.surroundings.err << fmt::format("slipway: {} cannot be read; nothing was written\n", counted(wrong, "file"));
        return Exit::input;
    }
    const bool differ = std::ranges::any_of(files, [](const FormattedFile& file) { return file.text.has_value(); });
    if (!call.options.check) { write(files); }
    print_changed(call, files);
    return call.options.check && differ ? Exit::threshold : Exit::done;
}

} // namespace slipway
