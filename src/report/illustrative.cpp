#include "slipway/report/illustrative.hpp"

#include <algorithm>

namespace slipway {

std::string illustrative_words(Language language) {
    return language == Language::zh
               ? "演示数据：计入为演示而编造的填报（--with illustrative），不是实际进展。"
               : "Illustrative data: made-up observations count here (--with illustrative); this is not actual progress.";
}

void say_illustrative(Json& row) {
    if (!row.contains("illustrative")) { row["illustrative"] = true; }
}

void say_illustrative(Report& report, Language language) {
    report.preamble.insert(report.preamble.begin(), illustrative_words(language));
    auto& machine = report.machine;
    machine.head["illustrative"] = true;
    for (auto& row : machine.rows) { say_illustrative(row); }
    const bool there = std::ranges::find(machine.columns, "illustrative") != machine.columns.end();
    if (!machine.columns.empty() && !there) { machine.columns.emplace_back("illustrative"); }
}

} // namespace slipway
