#include "support/mspdi_text.hpp"

using namespace slipway;
using namespace slipway::tests;

namespace {

std::string error_of(const std::string& tasks) {
    MspdiText file;
    file.tasks = tasks;
    return first_error(read_text(file.text()));
}

} // namespace

TEST_CASE("what is no MS Project XML is told, not read") {
    CHECK(first_error(read_text("PK\x03\x04")) == "1: bad-xml");
    CHECK(first_error(read_text("")) == "1: bad-xml");
    CHECK(first_error(read_text("<html><body/></html>")) == "1: not-mspdi");
    CHECK(first_error(read_text("<Project></Project>")) == "1: no-start-date");
    CHECK(first_error(read_text("<!DOCTYPE Project [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n<Project>&b;</Project>")) ==
          "1: document-type");
}

TEST_CASE("a file cut short anywhere is an error with a line") {
    MspdiText file;
    file.tasks = task(1, 8) + task(2, 8, link(1));
    const auto text = file.text();
    for (std::size_t length = 0; length + 2 < text.size(); length += 7) {
        INFO(length);
        const auto read = read_text(text.substr(0, length));
        CHECK_FALSE(read.schedule);
        CHECK_FALSE(first_error(read).empty());
    }
}

TEST_CASE("bad values that decide dates are errors with their line") {
    CHECK(error_of(task(1, 8) + task(2, 8, "<ConstraintType>4</ConstraintType><ConstraintDate>soon</ConstraintDate>")) == "9: bad-value");
    CHECK(error_of(task(1, 8, "<ActualStart>2149-12-31T08:00:00</ActualStart>")) == "8: value-out-of-range");
    CHECK(error_of(task(1, 8, "<RemainingDuration>PT999999999H0M0S</RemainingDuration>")) == "8: value-out-of-range");
    CHECK(error_of(task(1, 8, "<RemainingDuration>-PT8H0M0S</RemainingDuration>")) == "8: value-out-of-range");
    CHECK(error_of(task(1, 8, "<ConstraintType>99</ConstraintType>")) == "8: bad-value");
    CHECK(error_of(task(1, 8) + task(2, 8, link(1, "<Type>9</Type>"))) == "9: bad-value");
    CHECK(error_of(task(1, 8) + task(2, 8, link(1, "<LinkLag>99999999999999</LinkLag>"))) == "9: value-out-of-range");
    CHECK(error_of("<Task><Name>x</Name></Task>") == "8: missing-uid");
    CHECK(error_of(task(1, 8) + "<Task><UID>99999999999</UID></Task>") == "9: missing-uid");
    CHECK(error_of("<Task><UID>1</UID><Name>&lol;</Name></Task>") == "8: unknown-entity");
}

TEST_CASE("bad values that decide nothing are warnings, and the file is read") {
    MspdiText file;
    file.tasks = task(1, 8, "<LateFinish>2149-12-31T17:00:00</LateFinish><TotalSlack>x</TotalSlack>");
    const auto read = read_text(file.text());
    REQUIRE(read.schedule);
    CHECK(read.diagnostics.size() == 2);
    CHECK_FALSE(activity(*read.schedule, "1").answers.late_finish);
}

TEST_CASE("a UID that stands twice is an error at the second") {
    CHECK(error_of(task(1, 8) + task(2, 8) + task(1, 8)) == "10: duplicate-uid");
}

TEST_CASE("of many problems the first are told and the others counted") {
    std::string tasks;
    for (int i = 1; i <= 500; ++i) { tasks += task(i, 8, link(1000 + i)); }
    MspdiText file;
    file.tasks = tasks;
    const auto read = read_text(file.text());
    CHECK(read.diagnostics.size() == most_foreign_problems + 1);
    CHECK(read.diagnostics.back().code == "more-problems");
}

TEST_CASE("deep outlines and long chains need no deep stack") {
    std::string tasks;
    for (int i = 1; i <= 20'000; ++i) {
        tasks += "<Task><UID>" + std::to_string(i) + "</UID><OutlineLevel>" + std::to_string(i) +
                 "</OutlineLevel><Duration>PT8H0M0S</Duration>" + (i > 1 ? link(i - 1) : std::string{}) + "</Task>\n";
    }
    MspdiText file;
    file.tasks = tasks;
    const auto schedule = read_good(file.text());
    CHECK(schedule.phases.size() == 19'999);
}

TEST_CASE("a file may not ask for calendars without end") {
    MspdiText file;
    for (int i = 2; i <= 2'100; ++i) {
        const auto number = std::to_string(i);
        file.calendars += "<Calendar><UID>" + number + "</UID><Name>C" + number + "</Name><IsBaseCalendar>1</IsBaseCalendar>" +
                          standard_week() + "</Calendar>\n";
    }
    file.tasks = task(1, 8);
    CHECK(first_error(read_text(file.text())) == "0: too-many-calendars");
}

TEST_CASE("what is wrong is shown in its line, whatever the encoding") {
    MspdiText file;
    file.tasks = task(1, 8) + task(2, 8, "\n<Name>花都</Name><ConstraintType>99</ConstraintType>");
    const auto shown = [](const ForeignFile& read) {
        REQUIRE_FALSE(read.diagnostics.empty());
        return render(read.diagnostics.front(), read.sources);
    };
    const auto read = read_text(file.text());
    CHECK(shown(read).find("plan.xml:10:17: error: ") == 0);
    CHECK(shown(read).find("\n  <Name>花都</Name><ConstraintType>99</ConstraintType></Task>\n" + std::string(20, ' ') + "^^^^") !=
          std::string::npos);
    std::string wide{"\xFF\xFE"};
    for (const char c : std::string_view{"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<Project><StartDate>soon</StartDate></Project>"}) {
        wide += c;
        wide += '\0';
    }
    CHECK(shown(read_text(wide)).find("\n  <Project><StartDate>soon</StartDate></Project>\n") != std::string::npos);
}

TEST_CASE("a line of many megabytes is not shown, and one that ends early is") {
    MspdiText file;
    file.tasks = "<Task><UID>1</UID><Name>" + std::string(3'000'000, 'x') + "</Name><ConstraintType>99</ConstraintType></Task>\n" +
                 task(2, 8, "<ConstraintType>99</ConstraintType>");
    const auto read = read_text(file.text());
    REQUIRE(read.diagnostics.size() == 2);
    CHECK(render(read.diagnostics[0], read.sources).find("xxx") == std::string::npos);
    CHECK(render(read.diagnostics[1], read.sources).find("ConstraintType>99</ConstraintType></Task>\n") != std::string::npos);
}
