#include "slipway/findings/wording.hpp"

#include <algorithm>
#include <array>

namespace slipway {
namespace {

template <class Enum>
struct Wording {
    Enum value;
    std::string_view zh;
    std::string_view en;
};

template <class Enum, std::size_t Size>
std::string find_words(const std::array<Wording<Enum>, Size>& table, Enum value, Language language) {
    for (const auto& row : table) {
        if (row.value == value) { return std::string{language == Language::zh ? row.zh : row.en}; }
    }
    return {};
}

constexpr auto stages = std::to_array<Wording<Stage>>({{Stage::reserve, "储备", "reserve"},
                                                       {Stage::preparatory, "前期", "preparatory"},
                                                       {Stage::started, "开工", "started"},
                                                       {Stage::construction, "在建", "construction"},
                                                       {Stage::completed, "建成", "completed"},
                                                       {Stage::operating, "投用", "operating"},
                                                       {Stage::suspended, "停缓建", "suspended"},
                                                       {Stage::cancelled, "取消", "cancelled"},
                                                       {Stage::unstated, "未说明", "unstated"}});

constexpr auto categories =
    std::to_array<Wording<Category>>({{Category::hospital, "医院", "hospital"},
                                      {Category::public_health, "公共卫生", "public health"},
                                      {Category::school, "学校", "school"},
                                      {Category::kindergarten_childcare, "幼儿园与托育", "kindergarten and childcare"},
                                      {Category::vocational, "职业教育", "vocational"},
                                      {Category::higher_education, "高等教育", "higher education"},
                                      {Category::elderly_care, "养老", "elderly care"},
                                      {Category::welfare, "社会福利", "welfare"},
                                      {Category::culture, "文化", "culture"},
                                      {Category::sports, "体育", "sports"},
                                      {Category::employment, "就业", "employment"},
                                      {Category::housing, "住房", "housing"},
                                      {Category::urban_renewal, "城市更新", "urban renewal"},
                                      {Category::rail, "轨道交通", "rail"},
                                      {Category::road, "道路", "road"},
                                      {Category::airport_port, "空港与港口", "airport and port"},
                                      {Category::energy_utility, "能源与市政", "energy and utilities"},
                                      {Category::ecology_water, "生态与水利", "ecology and water"},
                                      {Category::industry_park, "产业园区", "industry park"},
                                      {Category::digital, "数字化", "digital"},
                                      {Category::other, "其他", "other"}});

constexpr auto lights = std::to_array<Wording<Light>>({{Light::done, "完成", "done"},
                                                       {Light::grey, "灰", "grey"},
                                                       {Light::red, "红", "red"},
                                                       {Light::amber, "黄", "amber"},
                                                       {Light::green, "绿", "green"}});

constexpr auto reasons = std::to_array<Wording<LightReason>>(
    {{LightReason::finished, "已建成", "completed"},
     {LightReason::suspended, "停缓建", "suspended"},
     {LightReason::cancelled, "已取消", "cancelled"},
     {LightReason::no_schedule, "没有工作分解", "no activities"},
     {LightReason::stage_unstated, "阶段未说明", "stage unstated"},
     {LightReason::only_reserved, "仅储备，无承诺", "only reserved, no promise"},
     {LightReason::waits_for_unknown, "等待阶段不明的项目", "waits for a project of unstated stage"},
     {LightReason::cannot_keep, "承诺无法兑现", "cannot keep its promise"},
     {LightReason::misses_promise, "新近填报，预测晚于承诺", "freshly reported, forecast after its promise"},
     {LightReason::old_word, "久未填报", "not reported"},
     {LightReason::thin_float, "时差不足", "little float"},
     {LightReason::condition_overdue, "要素逾期", "condition overdue"},
     {LightReason::beyond_horizon, "超出规划期（未承诺）", "beyond the horizon, not promised"},
     {LightReason::on_course, "正常", "on course"}});

constexpr auto verdicts = std::to_array<Wording<Verdict>>({{Verdict::holds, "可兑现", "holds"},
                                                           {Verdict::could, "仅最佳可兑现", "could"},
                                                           {Verdict::cannot, "无法兑现", "cannot"},
                                                           {Verdict::unknown, "无法判断", "unknown"}});

constexpr auto severities =
    std::to_array<Wording<Severity>>({{Severity::red, "红", "red"}, {Severity::amber, "黄", "amber"}, {Severity::note, "提示", "note"}});

constexpr auto provenances = std::to_array<Wording<Provenance>>({{Provenance::stated, "文件明确", "stated"},
                                                                 {Provenance::derived, "据文件推得", "derived"},
                                                                 {Provenance::assumed, "假设", "assumed"},
                                                                 {Provenance::plan_default, "规划期末（默认）", "plan-default"},
                                                                 {Provenance::observed, "填报", "observed"},
                                                                 {Provenance::illustrative, "示例", "illustrative"}});

constexpr auto conditions = std::to_array<Wording<ConditionKind>>({{ConditionKind::land, "用地", "land"},
                                                                   {ConditionKind::land_quota, "用地指标", "land quota"},
                                                                   {ConditionKind::forest_land, "林地指标", "forest land"},
                                                                   {ConditionKind::demolition, "征拆", "demolition"},
                                                                   {ConditionKind::funds, "资金", "funds"},
                                                                   {ConditionKind::permit, "许可", "permit"},
                                                                   {ConditionKind::energy, "能耗指标", "energy quota"},
                                                                   {ConditionKind::environment, "环境容量", "environmental capacity"},
                                                                   {ConditionKind::approval, "审批", "approval"},
                                                                   {ConditionKind::site, "场地", "site"},
                                                                   {ConditionKind::staff, "人员", "staff"}});

struct Holiday {
    std::string_view zh;
    std::string_view en;
};

constexpr auto holidays = std::to_array<Holiday>({{"元旦", "New Year"},
                                                  {"春节", "Spring Festival"},
                                                  {"清明节", "Qingming"},
                                                  {"劳动节", "Labour Day"},
                                                  {"端午节", "Dragon Boat"},
                                                  {"中秋节", "Mid-Autumn"},
                                                  {"国庆节", "National Day"}});

/// A single holiday in English; a name that is none of the statutory ones stays.
std::string english_holiday(std::string_view zh) {
    const auto known = std::ranges::find(holidays, zh, &Holiday::zh);
    return std::string{known == holidays.end() ? zh : known->en};
}

} // namespace

std::string words(Stage stage, Language language) { return find_words(stages, stage, language); }
std::string words(Category category, Language language) { return find_words(categories, category, language); }
std::string words(Light light, Language language) { return find_words(lights, light, language); }
std::string words(LightReason reason, Language language) { return find_words(reasons, reason, language); }
std::string words(Verdict verdict, Language language) { return find_words(verdicts, verdict, language); }
std::string words(Severity severity, Language language) { return find_words(severities, severity, language); }
std::string words(Provenance provenance, Language language) { return find_words(provenances, provenance, language); }
std::string words(ConditionKind kind, Language language) { return find_words(conditions, kind, language); }

std::string holiday_name(std::string_view name, Language language) {
    if (language == Language::zh) { return std::string{name}; }
    std::string out;
    for (constexpr std::string_view joint = "、"; !name.empty();) {
        const auto at = name.find(joint);
        out += (out.empty() ? "" : " and ") + english_holiday(name.substr(0, at));
        name = at == std::string_view::npos ? std::string_view{} : name.substr(at + joint.size());
    }
    return out;
}

std::string district_name(const Portfolio& portfolio, const std::string& key, Language language) {
    if (key.empty()) { return "—"; }
    const auto district = portfolio.find_district(key);
    return district ? portfolio.districts[*district].name.in(language) : key;
}

} // namespace slipway
