#pragma once
// Workbooks for tests, made part by part, so that they can be as wrong as a test wants.

#include <catch2/catch.hpp>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

namespace slipway::test {

/// The text of each part by its name.
using Parts = std::map<std::string, std::string>;

inline void write_file(const std::filesystem::path& path, std::string_view text) {
    std::ofstream out{path, std::ios::binary};
    out << text;
    REQUIRE(out.good());
}

inline std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// Writes the parts as a zip file; with `password` they are encrypted.
inline void write_zip(const std::filesystem::path& path, const Parts& parts, const char* password = nullptr) {
    auto* archive = ::zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    REQUIRE(archive != nullptr);
    for (const auto& [name, text] : parts) {
        auto* source = ::zip_source_buffer(archive, text.data(), text.size(), 0);
        const auto index = ::zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
        REQUIRE(index >= 0);
        if (password != nullptr) {
            REQUIRE(::zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password) == 0);
        }
    }
    REQUIRE(::zip_close(archive) == 0);
}

/// A workbook of one sheet "Sheet1" whose XML, inside <worksheet>, is given; the parts may be changed before they are written.
inline Parts workbook_parts(const std::string& sheet) {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const auto relation = [&](const std::string& id, const std::string& kind, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + relations + "/" + kind + "\" Target=\"" + target + "\"/>";
    };
    return {{"_rels/.rels", head + "<Relationships>" + relation("r", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
            {"xl/workbook.xml", head + "<workbook xmlns:r=\"" + relations +
                                    "\"><workbookPr/><sheets><sheet name=\"Sheet1\" sheetId=\"1\" "
                                    "r:id=\"s1\"/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels", head + "<Relationships>" + relation("s1", "worksheet", "worksheets/sheet1.xml") +
                                               relation("st", "styles", "/xl/styles.xml") +
                                               relation("ss", "sharedStrings", "sharedStrings.xml") + "</Relationships>"},
            {"xl/styles.xml",
             head + "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"57\"/></cellXfs></styleSheet>"},
            {"xl/sharedStrings.xml", head + "<sst></sst>"},
            {"xl/worksheets/sheet1.xml", head + "<worksheet>" + sheet + "</worksheet>"}};
}

} // namespace slipway::test
