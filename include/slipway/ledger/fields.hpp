#pragma once
// The one table of what a ledger says of a project: the fields, their headings in both languages, their kinds and units.

#include "slipway/model/terms.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace slipway::ledger {

/// How the cells of a field are read.
enum class FieldKind : std::uint8_t {
    key,
    text,
    list,
    category,
    district,
    template_,
    agency,
    agencies,
    level,
    priority,
    service_class,
    delivery,
    stage,
    date,
    amount, ///< in the first of its units; the others are as good
    flow,   ///< in a unit of its own ("吨/日"), see amounts.cpp
    plan,
    year ///< 亿元 of one year
};

/// Headings are written with their units; `others` are further headings without, parted by blanks.
struct Field {
    std::string_view key;
    FieldKind kind = FieldKind::text;
    std::string_view units; ///< of an amount, parted by blanks
    std::string_view zh;
    std::string_view en;
    std::string_view others;
};

/// In the order of the columns of an export. "{}" is a year.
inline constexpr auto field_table = std::to_array<Field>(
    {{"key", FieldKind::key, "", "项目编号", "Project key", "项目代码 项目编码 项目代号"},
     {"name_zh", FieldKind::text, "", "项目名称", "Name (Chinese)", "名称 工程名称 建设项目 建设项目名称 重点项目 重点项目名称"},
     {"name_en", FieldKind::text, "", "项目英文名称", "Name (English)", "英文名称 name projectname project"},
     {"aliases", FieldKind::list, "", "别名", "Aliases", "曾用名 又名 简称"},
     {"category", FieldKind::category, "", "类别", "Category", "项目类别 项目类型 类型 行业 行业类别 所属行业 领域 所属领域"},
     {"district", FieldKind::district, "", "所属区", "District", "所属区域 区 区县 所在区 属地 所属地区 行政区 行政区划"},
     {"template", FieldKind::template_, "", "模板", "Template", "工作模板"},
     {"owner", FieldKind::agency, "", "责任单位", "Lead agency", "牵头单位 牵头部门 责任部门 主管部门 主管单位 owner"},
     {"support", FieldKind::agencies, "", "配合单位", "Supporting agencies", "配合部门 协办单位 协助单位 参与单位"},
     {"leader", FieldKind::text, "", "责任领导", "Accountable leader", "分管领导 挂点领导 联系领导 责任人"},
     {"deputy", FieldKind::text, "", "协管领导", "Deputy", "副责任领导 协助领导"},
     {"level", FieldKind::level, "", "项目层级", "Government level", "建设层级 项目级别 级别 事权层级"},
     {"priority", FieldKind::priority, "", "重点级别", "Key-project list", "重点项目级别 重点类别 重点项目类别"},
     {"service_class", FieldKind::service_class, "", "服务类别", "Service class", "公共服务类别 服务属性"},
     {"delivery", FieldKind::delivery, "", "建设模式", "Delivery mode", "建设方式 实施模式 实施方式 组织模式"},
     {"stage", FieldKind::stage, "", "阶段", "Stage", "项目阶段 进展 项目进展 建设进展 进展情况 建设阶段 当前阶段 项目状态 状态"},
     {"stage_words", FieldKind::text, "", "阶段原文", "Stage as worded", "进展原文"},
     {"stage_reason", FieldKind::text, "", "停缓建原因", "Reason of the stage", "停工原因 暂停原因 取消原因"},
     {"stage_as_of", FieldKind::date, "", "阶段日期", "Stage as of", "进展日期 填报日期 统计日期 数据日期 截止日期"},
     {"finish", FieldKind::date, "", "计划完成时间", "Planned finish",
      "完成时间 完成时限 建成时间 竣工时间 完工时间 投用时间 计划建成时间 计划竣工时间 计划完工时间 计划投用时间 预计完成时间 预计建成时间 "
      "预计竣工时间 建成投用时间"},
     {"finish_because", FieldKind::text, "", "承诺依据", "Basis of the finish", ""},
     {"investment_yi", FieldKind::amount, "亿元", "总投资（亿元）", "Total investment (100m yuan)",
      "投资总额 总投资额 投资额 投资规模 计划总投资 估算总投资 概算总投资"},
     {"funding.budget", FieldKind::amount, "亿元", "财政资金（亿元）", "Budget funds (100m yuan)",
      "财政投资 预算内资金 预算内投资 政府投资"},
     {"funding.special-bonds", FieldKind::amount, "亿元", "专项债（亿元）", "Special bonds (100m yuan)", "专项债券 地方政府专项债券"},
     {"funding.loans", FieldKind::amount, "亿元", "银行贷款（亿元）", "Loans (100m yuan)", "贷款"},
     {"funding.ppp", FieldKind::amount, "亿元", "PPP资金（亿元）", "PPP funds (100m yuan)", "政府和社会资本合作"},
     {"funding.private", FieldKind::amount, "亿元", "社会资本（亿元）", "Private funds (100m yuan)", "社会投资 自筹资金 企业自筹"},
     {"funding.other", FieldKind::amount, "亿元", "其他资金（亿元）", "Other funds (100m yuan)", "其它资金"},
     {"years.{}.plan_yi", FieldKind::year, "亿元", "{}年计划投资（亿元）", "{} planned investment (100m yuan)", ""},
     {"years.{}.actual_yi", FieldKind::year, "亿元", "{}年完成投资（亿元）", "{} actual investment (100m yuan)", ""},
     {"outputs.beds", FieldKind::amount, "张 个", "床位（张）", "Beds", "床位数 规划床位 新增床位 床位规模"},
     {"outputs.seats", FieldKind::amount, "学位 个 座 人", "学位（个）", "School seats", "学位数 新增学位 规划学位"},
     {"outputs.homes", FieldKind::amount, "套 户", "套数（套）", "Homes", "住房套数 房源套数"},
     {"outputs.km", FieldKind::amount, "公里", "里程（公里）", "Length (km)", "长度 线路长度 建设里程 全长"},
     {"outputs.stations", FieldKind::amount, "座 个", "车站（座）", "Stations", "车站数 站点数"},
     {"outputs.classes", FieldKind::amount, "班 个", "班数（个）", "School classes", "班级数 办学规模"},
     {"outputs.floor_area_m2", FieldKind::amount, "平方米", "建筑面积（平方米）", "Floor area (m2)", "总建筑面积 建设面积"},
     {"outputs.land_m2", FieldKind::amount, "平方米", "用地面积（平方米）", "Land (m2)", "占地面积 总用地面积"},
     {"outputs.land_mu", FieldKind::amount, "亩", "用地面积（亩）", "Land (mu)", ""},
     {"outputs.places", FieldKind::amount, "个 人", "托位与名额（个）", "Places", "托位 托位数 名额"},
     {"outputs.power_mw", FieldKind::flow, "", "装机容量（兆瓦）", "Power (MW)", "装机规模"},
     {"outputs.substation_kva", FieldKind::flow, "", "变电容量（千伏安）", "Substation (kVA)", "主变容量"},
     {"outputs.water_m3_day", FieldKind::flow, "", "供水或处理能力（立方米/日）", "Water (m3/day)", "供水能力 供水规模 污水处理能力"},
     {"outputs.waste_t_day", FieldKind::flow, "", "垃圾处理能力（吨/日）", "Waste (t/day)", "垃圾处理规模"},
     {"outputs.passengers_year", FieldKind::flow, "", "旅客吞吐量（人次/年）", "Passengers (a year)", ""},
     {"outputs.cargo_t_year", FieldKind::flow, "", "货物吞吐量（吨/年）", "Cargo (t/year)", "货邮吞吐量"},
     {"outputs.teu_year", FieldKind::flow, "", "集装箱吞吐量（标箱/年）", "Containers (TEU/year)", ""},
     {"outputs.books", FieldKind::flow, "", "藏书量（册）", "Books", "藏书"},
     {"outputs.enterprises", FieldKind::amount, "家 个", "入驻企业（家）", "Enterprises", "企业数"},
     {"tags", FieldKind::list, "", "标签", "Tags", ""},
     {"plan", FieldKind::plan, "", "来源规划", "Plan", "规划 规划名称 规划依据 出处"},
     {"at", FieldKind::text, "", "规划位置", "Place in the plan", "章节"},
     {"words", FieldKind::text, "", "规划原文", "Words of the plan", "原文 规划表述"},
     {"note", FieldKind::text, "", "备注", "Note", "备注说明 说明"}});

/// A row of the table; `year` where the field is one of many years, else 0.
struct FieldId {
    std::uint8_t row = 0;
    std::uint16_t year = 0;

    friend auto operator<=>(const FieldId&, const FieldId&) = default;
};

/// The field of a key that is known to be in the table, without a year.
[[nodiscard]] consteval FieldId field_id(std::string_view key) {
    for (std::size_t row = 0; row < field_table.size(); ++row) {
        if (field_table.at(row).key == key) { return {static_cast<std::uint8_t>(row)}; }
    }
    throw "no such field"; // NOLINT: ends the compilation
}

inline constexpr auto year_plan = field_id("years.{}.plan_yi");
inline constexpr auto year_actual = field_id("years.{}.actual_yi");

[[nodiscard]] inline const Field& field_of(FieldId id) { return field_table.at(id.row); }
/// "outputs.beds", "years.2024.plan_yi".
[[nodiscard]] std::string key_of(FieldId id);
[[nodiscard]] std::string heading_of(FieldId id, Language language);
/// The field of a key, those of years with one from 1900 to 2200.
[[nodiscard]] std::optional<FieldId> find_field(std::string_view key);

/// Keys of records and of vocabularies, partial dates and lists in their own forms (`src/ledger/items.hpp`), numbers in the field's unit.
using FactValue = std::variant<std::string, double>;

/// One thing that a ledger or a record says of a project.
struct Fact {
    FieldId field;
    FactValue value;
    bool compared = true; ///< false for what was added to the words of the ledger, such as a default

    friend bool operator==(const Fact&, const Fact&) = default;
};

/// A field of which a ledger and the records say different things; `recorded` is empty when they say nothing.
struct Difference {
    FieldId field;
    std::string in_ledger;
    std::string recorded;

    friend bool operator==(const Difference&, const Difference&) = default;
};

/// A number in its shortest form.
[[nodiscard]] std::string text_of(const FactValue& value);

} // namespace slipway::ledger
