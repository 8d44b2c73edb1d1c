// Other tools' files told apart by what stands in them.

#include "slipway/base/file.hpp"
#include "slipway/interchange/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace slipway {
namespace {

enum class Form : std::uint8_t { xer, xml, neither };

/// The form by the first letters behind a byte order mark and blanks; UTF-16 has a NUL in every second byte.
Form form_of(std::string_view beginning) {
    std::string letters;
    for (const char c : beginning) {
        const bool mark = std::string_view{"\xEF\xBB\xBF\xFF\xFE"}.find(c) != std::string_view::npos;
        const bool blank = c == '\0' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!mark && !(blank && letters.empty()) && c != '\0') { letters += c; }
    }
    if (letters.starts_with("ERMHDR") || letters.starts_with("%T\t")) { return Form::xer; }
    return letters.starts_with('<') ? Form::xml : Form::neither;
}

ForeignFile neither(std::string path) {
    ForeignFile file;
    const auto source = file.sources.add(std::move(path), {});
    file.diagnostics.push_back({DiagnosticSeverity::error, "unknown-form",
                                "the file is neither a XER of Primavera P6 nor XML of Microsoft Project", Span{source},
                                "export the schedule as XER, or save it as XML in Microsoft Project (an .mpp cannot be read)"});
    return file;
}

void refuse_other_project(ForeignFile& file, std::string_view project) {
    if (project.empty() || !file.schedule) { return; }
    const auto is_it = [&](const ForeignProject& one) { return one.id == project || one.code == project || one.key == project; };
    if (std::ranges::any_of(file.schedule->projects, is_it)) { return; }
    file.schedule.reset();
    file.diagnostics.push_back({DiagnosticSeverity::error, "unknown-project", fmt::format("the file has no project {}", project), Span{},
                                "leave --project out: a file of Microsoft Project holds one project"});
}

} // namespace

ForeignFile read_foreign(const std::filesystem::path& path, std::string_view project) {
    constexpr std::size_t beginning = 256;
    auto name = path.generic_string();
    std::ifstream in{path, std::ios::binary};
    std::string first(beginning, ' ');
    if (!in.read(first.data(), beginning) && !in.eof()) {
        throw Error(fmt::format("cannot read {}: see whether it exists and whether you may", name));
    }
    first.resize(static_cast<std::size_t>(in.gcount()));
    const auto form = form_of(first);
    if (form == Form::neither) { return neither(std::move(name)); }
    if (form == Form::xer) { return read_xer(std::move(name), file_text(path), project); }
    in.clear();
    in.seekg(0);
    auto file = read_mspdi(std::move(name), in);
    refuse_other_project(file, project);
    return file;
}

} // namespace slipway
