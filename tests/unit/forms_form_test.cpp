// The sheet that an agency fills in, and the way back.

#include "slipway/forms/form.hpp"
#include "support/folder.hpp"
#include "support/one_day.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace slipway {
namespace {

using test::day;
using test::OneDay;
using Lines = std::vector<std::string>;

/// A road under construction on 30 June 2023, led by an agency; the design is done, the permit is under way.
OneDay one_day(const std::vector<Observation>& observations) {
    return test::on("2023-06-30",
                    test::one_road("owner = \"roads\"\nstage = { value = \"preparatory\", as_of = \"2023-05-31\" }\n") +
                        "[[agency]]\nkey = \"roads\"\nname = { zh = \"交通局\", en = \"Roads\" }\n",
                    observations);
}

forms::FormQuestion question(const OneDay& on) {
    return {.agency = forms::find_agency(on.portfolio, "交通局").value(),
            .language = Language::zh,
            .selected = std::vector<bool>(on.portfolio.projects.size(), true),
            .to_confirm = {},
            .condition_words = {{"用地", ConditionKind::land}, {"征拆", ConditionKind::demolition}}};
}

std::size_t at(const sheet::Table& form, const std::string& heading) {
    const auto found = std::ranges::find(form.columns, heading, &sheet::Column::heading);
    REQUIRE(found != form.columns.end());
    return static_cast<std::size_t>(found - form.columns.begin());
}

sheet::ValueRow& row(sheet::Table& form, const std::string& key) {
    const auto found = std::ranges::find_if(form.rows, [&](const sheet::ValueRow& one) { return one.front() == sheet::Value{key}; });
    REQUIRE(found != form.rows.end());
    found->resize(form.columns.size());
    return *found;
}

forms::Updates read_back(const OneDay& on, const sheet::Table& form) {
    const test::Folder folder;
    sheet::write_xlsx(folder / "form.xlsx", std::vector{form, forms::instructions(on.portfolio, on.outlook, question(on))});
    return forms::read_updates(folder / "form.xlsx", on.portfolio,
                               {.as_of = day("2023-06-30"), .by = "office", .condition_words = question(on).condition_words});
}

Lines keys(const sheet::Table& form) {
    Lines all;
    for (const auto& one : form.rows) { all.push_back(std::get<std::string>(one.front())); }
    return all;
}

TEST_CASE("a form holds the project and its work under way and due, not what lies far off or is done") {
    const std::vector<Observation> said{test::started("x/design", "2023-05-01"), test::finished("x/design", "2023-06-01"),
                                        test::started("x/permit", "2023-06-05"), test::remaining("x/permit", "2023-06-23", "8wd")};
    const auto on = one_day(said);
    auto asked = question(on);
    asked.observations = said;
    auto form = forms::form(on.portfolio, on.outlook, asked);
    CHECK(keys(form) == Lines{"x", "x/permit", "x/works-start", "x/works"});
    auto& permit = row(form, "x/permit");
    CHECK(permit[at(form, "列入原因")] == sheet::Value{"在建；将完成"});
    CHECK(permit[at(form, "截止日")] == sheet::Value{day("2023-06-30")});
    CHECK(form.columns[at(form, "截止日")].locked);
    CHECK(permit[at(form, "已报开始")] == sheet::Value{day("2023-06-05")});
    CHECK(permit[at(form, "已报剩余工期")] == sheet::Value{"8wd"});
    CHECK(permit[at(form, "最近说明")] == sheet::Value{"2023-06-23 office：剩余工期 8wd"});
    auto later = question(on);
    later.weeks = 0;
    CHECK(keys(forms::form(on.portfolio, on.outlook, later)) == Lines{"x", "x/permit"});
    later.selected.assign(1, false);
    CHECK(forms::form(on.portfolio, on.outlook, later).rows.empty());
}

TEST_CASE("a form tells what stands still, and what was said last in its own words") {
    auto suspended = test::observed(ObservationKind::suspended, "x/design", "2023-06-10", "2023-06-12", "2023-06-10");
    suspended.reason = "没有钢材";
    auto raised = test::observed(ObservationKind::raised, "x/permit", "2023-06-28", "2023-06-28", "demolition");
    raised.by = "李";
    raised.source = "例会";
    raised.reason = "一户未签";
    const std::vector<Observation> said{test::started("x/design", "2023-05-01"),
                                        test::note("x/design", "2023-05-08"),
                                        test::note("x/design", "2023-07-03"),
                                        suspended,
                                        test::observed(ObservationKind::resumed, "x/design", "2023-06-12", "2023-06-12", "2023-07-10"),
                                        raised,
                                        test::note("x/permit", "2023-06-20"),
                                        test::observed(ObservationKind::withdrawn, "x/permit", "2023-06-21", "2023-06-21", "note")};
    const auto on = one_day(said);
    auto asked = question(on);
    asked.observations = said;
    auto form = forms::form(on.portfolio, on.outlook, asked);
    const auto cell = [&](const std::string& key, const std::string& heading) {
        const auto& value = row(form, key)[at(form, heading)];
        return std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : std::string{};
    };
    CHECK(cell("x/design", "已报停工") == "2023-06-10 起，没有钢材，预计 2023-07-10 复工");
    CHECK(cell("x/design", "列入原因").starts_with("停工：2023-06-10 起，没有钢材，预计 2023-07-10 复工；"));
    CHECK(cell("x/design", "最近说明") == "2023-06-12 office：复工日期 2023-07-10；2023-05-08 office：说明 seen");
    CHECK(cell("x/permit", "最近说明") == "2023-06-28 李（例会）：存在问题（要素） 征拆，一户未签");
    CHECK(cell("x", "最近说明") == "2023-06-28 李（例会）：" + on.portfolio.activities[on.activity("x/permit")].name().in(Language::zh) +
                                       " 存在问题（要素） 征拆，一户未签");
    CHECK(cell("x", "已报停工").empty());
}

TEST_CASE("a form of a project that stands still says so") {
    auto suspended = test::observed(ObservationKind::suspended, "x", "2023-06-10", "2023-06-12", "2023-06-10");
    suspended.reason = "court order";
    const std::vector<Observation> said{suspended, test::observed(ObservationKind::rating, "x", "2023-06-12", "2023-06-12", "amber")};
    const auto on = one_day(said);
    auto asked = question(on);
    asked.observations = said;
    asked.language = Language::en;
    auto form = forms::form(on.portfolio, on.outlook, asked);
    CHECK(row(form, "x")[at(form, "Last: suspended")] == sheet::Value{"since 2023-06-10, court order"});
    CHECK(row(form, "x")[at(form, "Why it is here")] ==
          sheet::Value{"project: money, outputs, rating, remarks; suspended since 2023-06-10, court order"});
    CHECK(row(form, "x")[at(form, "Last word")] == sheet::Value{"2023-06-12 office: Own rating amber"});
}

TEST_CASE("an untouched form read back says nothing") {
    const auto on = one_day({test::started("x/design", "2023-05-01")});
    const auto form = forms::form(on.portfolio, on.outlook, question(on));
    const auto updates = read_back(on, form);
    CHECK(updates.problems.empty());
    CHECK(updates.updates.empty());
    CHECK(updates.rows == form.rows.size());
    CHECK(updates.silent == updates.rows);
}

TEST_CASE("a form is found behind its instructions") {
    const auto on = one_day({test::started("x/design", "2023-05-01")});
    auto form = forms::form(on.portfolio, on.outlook, question(on));
    row(form, "x/design")[at(form, "实际完成")] = day("2023-06-28");
    const test::Folder folder;
    sheet::write_xlsx(folder / "form.xlsx", std::vector{forms::instructions(on.portfolio, on.outlook, question(on)), form});
    const auto updates = forms::read_updates(folder / "form.xlsx", on.portfolio, {.as_of = day("2023-06-30"), .by = "office"});
    CHECK(updates.problems.empty());
    REQUIRE(updates.updates.size() == 1);
    CHECK(updates.updates.front().observation.value == "2023-06-28");
    CHECK(updates.updates.front().place.starts_with("填报表!"));
}

TEST_CASE("cells of a form that are not said of their row are closed, and the others tell what they take") {
    const auto on = one_day({test::started("x/design", "2023-05-01")});
    const auto form = forms::form(on.portfolio, on.outlook, question(on));
    CHECK(form.closed.contains({0, at(form, "实际开始")}));
    CHECK(form.closed.contains({1, at(form, "自评灯色")}));
    CHECK_FALSE(form.closed.contains({0, at(form, "自评灯色")}));
    CHECK_FALSE(form.closed.contains({1, at(form, "实际开始")}));
    CHECK_FALSE(form.closed.contains({0, at(form, "说明")}));
    CHECK(form.columns[at(form, "原因")].width.value() >= 24);
    CHECK(form.columns[at(form, "说明")].width.value() >= 24);
    CHECK(form.columns[at(form, "实际完成")].hint.value().title == "实际完成");
    CHECK(form.columns[at(form, "实际完成")].hint.value().text == "填已经发生的日期，如 2023-06-30，不得晚于截止日 2023-06-30。");
    CHECK(form.columns[at(form, "自评灯色")].hint.value().text == "从列表中选择一项。");
    auto english = question(on);
    english.language = Language::en;
    for (const auto& column : forms::form(on.portfolio, on.outlook, english).columns) {
        CHECK((column.hint.has_value() == (column.days || column.numbers || !column.words.empty())));
    }
}

TEST_CASE("what is filled into a form is read back") {
    const auto on = one_day({test::started("x/design", "2023-05-01")});
    auto form = forms::form(on.portfolio, on.outlook, question(on));
    row(form, "x/design")[at(form, "实际完成")] = day("2023-06-28");
    row(form, "x/permit")[at(form, "存在问题（要素）")] = "征拆";
    row(form, "x/permit")[at(form, "原因")] = "一户未签";
    row(form, "x/permit")[at(form, "完成百分比")] = 40.0;
    row(form, "x")[at(form, "累计投资（亿元）")] = 1.25;
    row(form, "x")[at(form, "填报人")] = "李";
    Lines said;
    const auto updates = read_back(on, form);
    CHECK(updates.problems.empty());
    for (const auto& [observation, subject, place] : updates.updates) {
        said.push_back(observation.key + " " + std::string{word_of(observation_words, observation.kind)} + " " + observation.value + " " +
                       observation.by + observation.reason);
    }
    CHECK(said == Lines{"x spent 1.25 李", "x/design finished 2023-06-28 office", "x/permit percent 40 office",
                        "x/permit raised demolition office一户未签"});
}

TEST_CASE("cells of a form are validated and what is known is locked") {
    const auto on = one_day({test::started("x/design", "2023-05-01")});
    const auto form = forms::form(on.portfolio, on.outlook, question(on));
    CHECK(form.columns.front().locked);
    CHECK_FALSE(form.columns[at(form, "实际开始")].locked);
    CHECK(form.columns[at(form, "自评灯色")].words == Lines{"红", "黄", "绿"});
    CHECK(form.columns[at(form, "存在问题（要素）")].words == Lines{"用地", "征拆"});
    CHECK(form.columns[at(form, "实际完成")].days.value().last == day("2023-06-30"));
    CHECK(form.columns[at(form, "预计完成")].days.value().first == day("2023-06-30"));
    CHECK(form.columns[at(form, "完成百分比")].numbers.value().most == Approx(99));
    CHECK(form.frozen_columns == 3);
}

} // namespace
} // namespace slipway
