#include "slipway/base/diagnostic.hpp"
#include "slipway/base/file.hpp"
#include "support/folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>

namespace slipway {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

TEST_CASE("a file beside takes the place of another whole, with its permissions") {
    const test::Folder folder;
    const auto path = folder / "records.toml";
    std::ofstream{path} << "old\n";
    fs::permissions(path, fs::perms{0640});
    {
        const FileBeside beside{path};
        beside.write(std::string{"new\0\n", 5});
        CHECK(file_text(path) == "old\n");
        beside.take_place();
    }
    CHECK(file_text(path) == std::string{"new\0\n", 5});
    CHECK(fs::status(path).permissions() == fs::perms{0640});
    CHECK(folder.files() == Names{"records.toml"});
}

TEST_CASE("a file beside that takes no place leaves nothing") {
    const test::Folder folder;
    { FileBeside{folder / "records.toml"}.write("new\n"); }
    CHECK(folder.files().empty());
}

TEST_CASE("a symbolic link keeps pointing at what was replaced") {
    const test::Folder folder;
    std::ofstream{folder / "real.toml"} << "old\n";
    fs::create_symlink("real.toml", folder / "link.toml");
    const FileBeside beside{folder / "link.toml"};
    beside.write("new\n");
    beside.take_place();
    CHECK(fs::is_symlink(folder / "link.toml"));
    CHECK(file_text(folder / "real.toml") == "new\n");
}

TEST_CASE("a file that cannot be read or written is an error of the world") {
    const test::Folder folder;
    CHECK_THROWS_AS(file_text(folder / "none.toml"), Error);
    CHECK_THROWS_AS(FileBeside{folder / "none/records.toml"}.write("new\n"), Error);
}

} // namespace
} // namespace slipway
