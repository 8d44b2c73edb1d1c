#include "interchange/answers/p6_input.hpp"
#include "interchange/xer/encoding.hpp"
#include "interchange/xer/values.hpp"
#include "slipway/base/file.hpp"
#include "unit/xer_texts.hpp"

#include <catch2/catch.hpp>

namespace slipway {
namespace {

using namespace test;
using interchange::decode;
using Lines = std::vector<std::string>;

std::string coded(std::string_view name) {
    return "ERMHDR\t19.12\r\n%T\tPROJECT\r\n%F\tproj_id\tproj_short_name\tlast_recalc_date\r\n%R\t10\t" + std::string{name} +
           "\t2024-03-04\r\n%E\r\n";
}

std::string name_in(std::string_view name) {
    const auto file = read_xer("plan.xer", coded(name));
    return file.schedule ? file.schedule->projects.at(0).code : "none";
}

} // namespace

TEST_CASE("a XER is UTF-8, GB18030 or cp1252, told apart by its bytes") {
    CHECK(name_in("花都区人民医院") == "花都区人民医院");
    CHECK(name_in("\xBB\xA8\xB6\xBC\xC7\xF8\xC8\xCB\xC3\xF1\xD2\xBD\xD4\xBA") == "花都区人民医院");
    CHECK(name_in("Stra\xDF"
                  "e f\xFCr B\xE4ume \x80 5") == "Straße für Bäume € 5");
    CHECK(name_in("FUNDA\xC7\xC3O E EXECU\xC7\xC3O") == "FUNDAÇÃO E EXECUÇÃO");
    const auto marked = read_xer("plan.xer", "\xEF\xBB\xBF" + coded("A"));
    CHECK(marked.schedule);
}

TEST_CASE("a name cut in the middle of a character does not change the encoding of the file") {
    const auto chinese = decode("\xBB\xA8\xB6\xBC\xC7\xF8\xC8\xCB\xC3\xF1\xD2\xBD\xD4\xBA\n\xD4\tend", {});
    CHECK(chinese.encoding == "GB18030");
    CHECK(chinese.bad_bytes == 1);
    CHECK(chinese.first_bad_line == 2);
    const auto utf8 = decode("花都区人民医院新院区工程\n花都\xE5\x8C\tend", {});
    CHECK(utf8.encoding == "UTF-8");
    CHECK(utf8.bad_bytes == 2);
}

TEST_CASE("an instant is read to the minute, in the years that we know") {
    using interchange::parse_instant;
    const auto shown = [](std::string_view text) {
        const auto read = parse_instant(text);
        return read ? to_string(*read) : "none";
    };
    CHECK(shown("2024-03-05 08:00") == "2024-03-05T08:00");
    CHECK(shown("2024-03-05") == "2024-03-05T00:00");
    CHECK(shown("2024-3-5T8:00:59") == "2024-03-05T08:00");
    CHECK(shown("2024-12-31 24:00") == "2025-01-01T00:00");
    for (const auto* wrong : {"1969-12-31", "2100-01-01", "2023-02-29", "2024-03-05 25:00", "2024-03-05 08:60", "2024-03-05 08:00 x",
                              "5-Mar-24", "2024-13-01"}) {
        CHECK(shown(wrong) == "none");
    }
}

TEST_CASE("a file that is no XER, or ends early, is an error") {
    CHECK(problems_of(read_xer("plan.xer", "")) == Lines{"1 not-a-xer"});
    CHECK(problems_of(read_xer("plan.xer", "<Project/>")) == Lines{"1 not-a-xer"});
    const auto whole = small_xer("*TASK|task_id|proj_id|task_code\n1|10|A\n");
    REQUIRE(read_xer("plan.xer", whole).schedule);
    for (std::size_t size = 0; size + 4 < whole.size(); ++size) {
        const auto cut = read_xer("plan.xer", whole.substr(0, size));
        CHECK_FALSE(cut.schedule);
        CHECK(has_errors(cut.diagnostics));
    }
    CHECK(problems_of(read_xer("plan.xer", whole + "more")) == Lines{"12 text-after-end"});
}

TEST_CASE("a XER without its header is read, and the header is missed") {
    const auto whole = small_xer("*TASK|task_id|proj_id|task_code\n1|10|A\n");
    const auto file = read_xer("plan.xer", whole.substr(whole.find("%T")));
    CHECK(problems_of(file) == Lines{"1 header-missing"});
    REQUIRE(file.schedule);
    CHECK(file.schedule->activities.size() == 1);
    CHECK(start_to_finish_gap(*file.schedule) == Minutes{0});
}

TEST_CASE("every wrong row is told with its line") {
    const auto file = read_small(
        "*PROJWBS|wbs_id|proj_id|parent_wbs_id|proj_node_flag\n1|10||Y\n2|10|3|N\n3|10|2|N\n4|10|77|N\n"
        "*TASK|task_id|proj_id|task_code|wbs_id|clndr_id|target_drtn_hr_cnt|act_start_date\n"
        "1|10|A|1|1|8|\n1|10|B|1|1|8|\n|10|C|1|1|8|\n3|99|D|1|1|8|\n4|10|E|98|1|8|\n5|10|F|1|97|8|\n"
        "6|10|G|1|1|-8|\n7|10|H|1|1|1e300|\n8|10|I|1|1|8|2150-01-01\n9|10|J|1|1|x|\n"
        "*TASKPRED|task_id|pred_task_id|proj_id|pred_proj_id|pred_type\n4|55|10|10|PR_FS\n55|4|10|10|PR_FS\n4|4|10|10|PR_FS\n4|5|10|10|PR_XX\n");
    CHECK_FALSE(file.schedule);
    CHECK(problems_of(file) == Lines{"11 wbs-cycle", "12 wbs-cycle", "13 unknown-wbs", "17 duplicate-id", "18 missing-id",
                                     "19 unknown-project", "20 unknown-wbs", "21 unknown-calendar", "22 negative-duration", "23 bad-number",
                                     "24 bad-date", "25 bad-number", "28 unknown-predecessor", "29 unknown-successor",
                                     "30 relation-to-itself", "31 unknown-relation-type"});
    CHECK(render(file.diagnostics[7], file.sources) ==
          "plan.xer:21:13: error: F has the calendar 97, which is not in the file [unknown-calendar]\n"
          "  %R 5 10 F 1 97 8 \n"
          "              ^^\n"
          "  export the project with its calendars\n");
}

TEST_CASE("a wrong answer of the tool is a warning only") {
    const auto file =
        read_small("*TASK|task_id|proj_id|task_code|early_start_date|total_float_hr_cnt|driving_path_flag\n1|10|A|soon|much|maybe\n");
    CHECK(file.schedule);
    CHECK(problems_of(file) == Lines{"10 bad-date", "10 bad-number", "10 bad-flag"});
    CHECK_FALSE(has_errors(file.diagnostics));
}

TEST_CASE("records out of order and NUL bytes are errors") {
    CHECK(problems_of(read_xer("plan.xer", "ERMHDR\t7\n%F\ta\n%R\t1\n%T\n%E\n")) ==
          Lines{"0 no-project", "2 columns-without-table", "3 row-without-columns", "4 table-without-name"});
    auto text = small_xer("");
    text.replace(text.find("Office"), 1, 1, '\0');
    CHECK(problems_of(read_xer("plan.xer", text)) == Lines{"4 nul-byte"});
}

TEST_CASE("of many problems the first hundred are kept, and an error is never lost to warnings") {
    std::string rows = "*TASK|task_id|proj_id|task_code|early_start_date\n";
    for (int i = 0; i < 500; ++i) { rows += std::to_string(i) + "|10|A|soon\n"; }
    const auto file = read_small(rows + "1|10|B|\n");
    CHECK_FALSE(file.schedule);
    REQUIRE(file.diagnostics.size() == most_foreign_problems + 1);
    CHECK(file.diagnostics.back().message == "there are 401 more problems");
    CHECK(has_errors(file.diagnostics));
    CHECK(std::ranges::count(file.diagnostics, "duplicate-id", &Diagnostic::code) == 1);
}

TEST_CASE("state and dates that contradict each other are told") {
    const auto file =
        read_small("*TASK|task_id|proj_id|task_code|status_code|act_start_date|act_end_date|task_type|target_drtn_hr_cnt\n"
                   "1|10|A|TK_NotStart|2024-03-01|2024-03-02|TT_Task|8\n2|10|B|TK_Active|||TT_Task|8\n3|10|C|TK_Complete|||TT_Task|8\n"
                   "4|10|D|TK_NotStart|||TT_Mile|8\n");
    REQUIRE(file.schedule);
    CHECK(problems_of(file) == Lines{"11 active-without-start", "12 complete-without-finish"});
    CHECK_FALSE(activity(file, "a").actual_start);
    CHECK(lost(file, "start-of-unstarted-work") == 1);
    CHECK(lost(file, "finish-of-open-work") == 1);
    CHECK(activity(file, "b").state == ForeignState::not_started);
    CHECK(activity(file, "c").actual_finish == file.schedule->projects[0].data_date);
    CHECK(activity(file, "d").duration == Minutes{0});
    CHECK(lost(file, "milestone-with-duration") == 1);
}

TEST_CASE("a file may not ask for tables and columns without end") {
    std::string tables = "ERMHDR\t7\n";
    for (int i = 0; i < 20'000; ++i) { tables += "%T\tT" + std::to_string(i) + "\n"; }
    CHECK(problems_of(read_xer("plan.xer", tables + "%E\n")) == Lines{"0 no-project", "10002 too-many-tables"});
    std::string columns = "ERMHDR\t7\n%T\tTASK\n%F";
    for (int i = 0; i < 5'000; ++i) { columns += "\tc" + std::to_string(i); }
    CHECK(problems_of(read_xer("plan.xer", columns + "\n%E\n")) == Lines{"0 no-project", "3 too-many-columns"});
}

TEST_CASE("a line of many megabytes is refused before it is read") {
    const auto file = read_small("*TASK|task_id|proj_id|task_code\n1|10|" + std::string(34'000'000, 'x') + "\n");
    CHECK_FALSE(file.schedule);
    CHECK(problems_of(file) == Lines{"10 line-too-long"});
}

TEST_CASE("unknown tables are told one by one, and then together") {
    std::string tables;
    for (int i = 0; i < 150; ++i) { tables += "*X" + std::to_string(i) + "|a\n1\n"; }
    const auto file = read_small(tables);
    REQUIRE(file.schedule);
    CHECK(lost(file, "table-x99") == 1);
    CHECK(lost(file, "table-x100") == 0);
    CHECK(lost(file, "other-tables") == 50);
}

TEST_CASE("what the fuzzer begins with is read, but for what it breaks on purpose") {
    const std::filesystem::path seeds = std::filesystem::path{SLIPWAY_SOURCE_DIR} / "tests/fuzz/seeds/xer";
    for (const auto* name : {"whole", "calendars", "bare", "chinese", "western", "two"}) {
        const auto file = read_xer(name, file_text(seeds / (std::string{name} + ".xer")));
        CHECK(file.schedule);
        CHECK(problems_of(file) == Lines{});
    }
    CHECK(problems_of(read_xer("cycles", file_text(seeds / "cycles.xer"))).size() == 4);
    CHECK(problems_of(read_xer("cut", file_text(seeds / "cut.xer"))).back().ends_with("truncated-file"));
}

TEST_CASE("a big table is read in time that grows with it") {
    std::string rows = "*TASK|task_id|proj_id|task_code|target_drtn_hr_cnt\n";
    std::string relations = "*TASKPRED|task_id|pred_task_id|proj_id|pred_proj_id|pred_type\n";
    constexpr int count = 20'000;
    for (int i = 0; i < count; ++i) { rows += std::to_string(i) + "|10|A|8\n"; }
    for (int i = 1; i < count; ++i) { relations += std::to_string(i) + "|" + std::to_string(i - 1) + "|10|10|PR_FS\n"; }
    const auto file = read_small(rows + relations);
    REQUIRE(file.schedule);
    CHECK(file.schedule->relations.size() == count - 1);
    CHECK(std::ranges::is_sorted(file.schedule->activities, {}, &ForeignActivity::key));
}

} // namespace slipway
