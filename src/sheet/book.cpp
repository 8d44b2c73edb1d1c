#include "sheet/book.hpp"

#include "sheet/problems.hpp"
#include "sheet/xml.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace slipway::sheet {
namespace {

/// A small part as XML. The text must outlive the document.
class SmallPart {
public:
    SmallPart(const Archive& archive, const std::string& name) : text_{archive.whole(name)} {
        if (invalid_utf8(text_) || !parsed(document_, text_)) { refuse_damaged(fmt::format("{} is no XML", name)); }
    }
    [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }

private:
    std::string text_;
    pugi::xml_document document_;
};

struct Relation {
    std::string id;
    std::string kind; ///< the last word of its type: "worksheet"
    std::string part;
};

std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') == std::string::npos ? 0 : part.rfind('/') + 1); }

/// The part that `target` names as seen from a folder ("xl/"): "/xl/a.xml", "a.xml" and "../xl/a.xml" are one.
std::string target_part(const std::string& folder, const std::string& target) {
    const std::filesystem::path path{target.starts_with('/') ? target.substr(1) : folder + target};
    return path.lexically_normal().generic_string();
}

/// The relations of a part ("" is the package); none when it has none.
std::vector<Relation> relations_of(const Archive& archive, const std::string& part) {
    const auto folder = folder_of(part);
    const auto list = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    std::vector<Relation> found;
    if (!archive.has(list)) { return found; }
    const SmallPart xml{archive, list};
    for (const auto& one : xml.root().children()) {
        const auto id = attribute(one, "Id");
        const auto type = attribute(one, "Type");
        const auto target = attribute(one, "Target");
        if (!id || !type || !target || attribute(one, "TargetMode") == "External") { continue; }
        found.push_back({std::string{*id}, std::string{type->substr(type->rfind('/') + 1)}, target_part(folder, std::string{*target})});
    }
    return found;
}

std::optional<std::string> part_of_kind(const std::vector<Relation>& relations, std::string_view kind) {
    const auto found = std::ranges::find(relations, kind, &Relation::kind);
    return found == relations.end() ? std::nullopt : std::optional{found->part};
}

std::string workbook_part(const Archive& archive) {
    const auto part = part_of_kind(relations_of(archive, ""), "officeDocument");
    if (!part || !archive.has(*part) || part->ends_with(".bin")) {
        refuse("", {"not-a-workbook", "the file is a zip file, but no XLSX workbook", "open it with Excel or WPS and save it as XLSX"});
    }
    return *part;
}

std::vector<BookSheet> sheets_of(const pugi::xml_node& workbook, const std::vector<Relation>& relations) {
    std::vector<BookSheet> sheets;
    for (const auto& one : child(workbook, "sheets").children()) {
        const auto name = attribute(one, "name");
        const auto id = attribute(one, "id");
        const auto relation = std::ranges::find(relations, id.value_or(""), &Relation::id);
        if (!name || relation == relations.end() || relation->kind != "worksheet") { continue; }
        const auto state = attribute(one, "state").value_or("visible");
        sheets.push_back({std::string{*name}, relation->part, state != "visible"});
    }
    return sheets;
}

bool is_true(std::optional<std::string_view> value) { return value == "1" || value == "true"; }

/// What each style of cells shows.
std::vector<Shown> styles_of(const pugi::xml_node& styles) {
    std::map<std::uint32_t, Shown> own;
    for (const auto& one : child(styles, "numFmts").children()) {
        const auto id = whole_number(attribute(one, "numFmtId").value_or(""));
        if (id) { own[*id] = written_format(attribute(one, "formatCode").value_or("")); }
    }
    std::vector<Shown> shown;
    for (const auto& one : child(styles, "cellXfs").children()) {
        const auto id = whole_number(attribute(one, "numFmtId").value_or("0")).value_or(0);
        const auto found = own.find(id);
        shown.push_back(found == own.end() ? built_in_format(id) : found->second);
    }
    return shown;
}

} // namespace

Book read_book(const Archive& archive) {
    const auto part = workbook_part(archive);
    const auto relations = relations_of(archive, part);
    const SmallPart workbook{archive, part};
    Book book;
    book.sheets = sheets_of(workbook.root(), relations);
    if (is_true(attribute(child(workbook.root(), "workbookPr"), "date1904"))) { book.epoch = Epoch::from_1904; }
    if (const auto styles = part_of_kind(relations, "styles"); styles && archive.has(*styles)) {
        book.shown = styles_of(SmallPart{archive, *styles}.root());
    }
    book.strings_part = part_of_kind(relations, "sharedStrings");
    if (book.strings_part && !archive.has(*book.strings_part)) { book.strings_part.reset(); }
    return book;
}

} // namespace slipway::sheet
