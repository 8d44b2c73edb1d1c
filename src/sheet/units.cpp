#include "sheet/units.hpp"

#include <algorithm>
#include <array>

namespace slipway::sheet {
namespace {

struct Row {
    std::string_view word;
    Unit unit;
};

/// The units that are not counted, without a multiple in front.
constexpr std::array<Row, 19> measures{{{"元", {Measure::money, "", 1, 0, 1}},
                                        {"人民币", {Measure::money, "", 1, 0, 1}},
                                        {"元人民币", {Measure::money, "", 1, 0, 1}},
                                        {"平方米", {Measure::area, "", 1, 0, 1}},
                                        {"平米", {Measure::area, "", 1, 0, 1}},
                                        {"平方", {Measure::area, "", 1, 0, 1}},
                                        {"m2", {Measure::area, "", 1, 0, 1}},
                                        {"亩", {Measure::area, "", 2, 3, 3}}, // 2000/3 m2
                                        {"公顷", {Measure::area, "", 1, 4, 1}},
                                        {"hm2", {Measure::area, "", 1, 4, 1}},
                                        {"ha", {Measure::area, "", 1, 4, 1}},
                                        {"平方公里", {Measure::area, "", 1, 6, 1}},
                                        {"平方千米", {Measure::area, "", 1, 6, 1}},
                                        {"km2", {Measure::area, "", 1, 6, 1}},
                                        {"米", {Measure::length, "", 1, 0, 1}},
                                        {"m", {Measure::length, "", 1, 0, 1}},
                                        {"公里", {Measure::length, "", 1, 3, 1}},
                                        {"千米", {Measure::length, "", 1, 3, 1}},
                                        {"km", {Measure::length, "", 1, 3, 1}}}};

/// What is counted, and the word that stands for it and its other names.
struct Counted {
    std::string_view word;
    std::string_view stands_for;
};
constexpr std::array<Counted, 33> counts{
    {{"张", "张"},         {"床", "张"},       {"床位", "张"},    {"张床位", "张"},     {"张病床", "张"}, {"个", "个"},
     {"所", "所"},         {"间", "间"},       {"套", "套"},      {"户", "户"},         {"人", "人"},     {"座", "座"},
     {"处", "处"},         {"台", "台"},       {"辆", "辆"},      {"班", "班"},         {"个班", "班"},   {"学位", "学位"},
     {"个学位", "学位"},   {"座学位", "学位"}, {"栋", "栋"},      {"幢", "幢"},         {"条", "条"},     {"项", "项"},
     {"宗", "宗"},         {"家", "家"},       {"吨", "吨"},      {"立方米", "立方米"}, {"m3", "立方米"}, {"千瓦", "千瓦"},
     {"千瓦时", "千瓦时"}, {"车位", "车位"},   {"个车位", "车位"}}};

std::optional<Unit> plain_unit(std::string_view word) {
    if (const auto found = std::ranges::find(measures, word, &Row::word); found != measures.end()) { return found->unit; }
    const auto found = std::ranges::find(counts, word, &Counted::word);
    return found == counts.end() ? std::nullopt : std::optional{Unit{Measure::count, found->stands_for}};
}

} // namespace

std::optional<Unit> unit_of(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, int>, 6> multiples{
        {{"万亿", 12}, {"千万", 7}, {"百万", 6}, {"千", 3}, {"万", 4}, {"亿", 8}}};
    if (const auto plain = plain_unit(word)) { return plain; }
    for (const auto& [multiple, power] : multiples) {
        if (!word.starts_with(multiple)) { continue; }
        auto unit = plain_unit(word.substr(multiple.size()));
        if (unit) { unit->power += power; }
        return unit;
    }
    return std::nullopt;
}

} // namespace slipway::sheet
