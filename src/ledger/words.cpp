#include "ledger/words.hpp"

namespace slipway::ledger {
namespace {

constexpr auto categories = std::to_array<Naming>({{"hospital", "医院 医疗 医疗卫生"},
                                                   {"public-health", "公共卫生 疾病预防控制 疾控"},
                                                   {"school", "学校 中小学 中小学校 义务教育 基础教育"},
                                                   {"kindergarten-childcare", "幼儿园与托育 幼儿园 托育 学前教育"},
                                                   {"vocational", "职业教育 中职 技工教育"},
                                                   {"higher-education", "高等教育 高校"},
                                                   {"elderly-care", "养老 养老服务"},
                                                   {"welfare", "社会福利 福利 社会救助"},
                                                   {"culture", "文化 文化设施"},
                                                   {"sports", "体育 体育设施"},
                                                   {"employment", "就业 就业创业"},
                                                   {"housing", "住房 保障性住房 保障房 住房保障"},
                                                   {"urban-renewal", "城市更新 旧改 三旧改造"},
                                                   {"rail", "轨道交通 轨道 地铁 铁路"},
                                                   {"road", "道路 公路 市政道路 道路交通"},
                                                   {"airport-port", "空港与港口 机场 港口 空港"},
                                                   {"energy-utility", "能源与市政 能源 市政公用"},
                                                   {"ecology-water", "生态与水利 水利 生态环保 生态"},
                                                   {"industry-park", "产业园区 产业园 产业"},
                                                   {"digital", "数字化 信息化 数字基础设施"},
                                                   {"other", "其他 其它"}});
constexpr auto levels = std::to_array<Naming>({{"nation", "国家级 国家"},
                                               {"province", "省级 省"},
                                               {"city", "市级 市"},
                                               {"district", "区级 区 县级 县 区县级"},
                                               {"town", "镇级 镇 街道 镇街 镇街级"}});
constexpr auto priorities = std::to_array<Naming>({{"national", "国家重点 国家重点项目 国家级"},
                                                   {"provincial", "省重点 省重点项目 省级 省级重点"},
                                                   {"city", "市重点 市重点项目 市级 市级重点"},
                                                   {"district", "区重点 区重点项目 区级 区级重点 县重点"}});
constexpr auto service_classes = std::to_array<Naming>(
    {{"basic", "基本 基本公共服务 基本类"}, {"inclusive", "普惠 普惠性 普惠类 普惠性非基本"}, {"market", "市场 市场化 市场类 生活服务"}});
constexpr auto deliveries = std::to_array<Naming>({{"government", "政府直接投资 政府直投 政府投资 自建"},
                                                   {"epc", "工程总承包 设计施工总承包"},
                                                   {"ppp", "政府和社会资本合作 PPP模式"},
                                                   {"bot", "特许经营 BOT模式"},
                                                   {"agent", "代建 代建制"},
                                                   {"private", "社会投资 企业投资 企业自建 民间投资"}});
/// Only words that say the stage outright; plans ("拟开工", "新开工") do not.
constexpr auto stages = std::to_array<Naming>(
    {{"reserve", "储备 储备类 储备项目 储备阶段"},
     {"preparatory", "前期 前期工作 前期阶段 前期项目 前期准备 开展前期工作 前期工作阶段"},
     {"started", "开工 动工 已开工 已动工 开工建设 已开工建设 动工建设"},
     {"construction", "在建 续建 在建项目 续建项目 在建中 建设中 正在建设 施工中 正在施工"},
     {"completed", "建成 竣工 完工 已建成 已竣工 已完工"},
     {"operating", "投用 启用 开通 运营 已投用 已启用 已开通 投入使用 已投入使用 建成投用 已建成投用 开通运营 投入运营"},
     {"suspended", "停缓建 暂停 停工 停建 缓建 暂缓 已停工 已暂停"},
     {"cancelled", "取消 已取消 终止 已终止"},
     {"unstated", "未说明"}});

} // namespace

std::span<const Naming> namings(FieldKind kind) noexcept {
    switch (kind) {
    case FieldKind::category: return categories;
    case FieldKind::level: return levels;
    case FieldKind::priority: return priorities;
    case FieldKind::service_class: return service_classes;
    case FieldKind::delivery: return deliveries;
    case FieldKind::stage: return stages;
    default: return {};
    }
}

} // namespace slipway::ledger
