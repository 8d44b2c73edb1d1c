#include "report/loss_words.hpp"
#include "slipway/report/audit.hpp"

#include <fmt/format.h>

namespace slipway {

Section losses_section(const std::vector<Loss>& losses, Language language) {
    const bool zh = language == Language::zh;
    Section section{zh ? "文件中未能表达的内容" : "What of it is not represented", {}};
    if (losses.empty()) {
        section.blocks.emplace_back(Paragraph{zh ? "没有：内容全部保留。" : "Nothing: all of it is."});
        return section;
    }
    Table table{{{zh ? "代码" : "code"},
                 {zh ? "说明" : "what"},
                 {zh ? "首见行" : "first line", Align::right},
                 {zh ? "数量" : "count", Align::right}},
                {},
                0,
                {}};
    for (const auto& loss : losses) {
        table.rows.push_back(
            {loss.code, loss_words(loss, language), loss.line == 0 ? "—" : fmt::format("{}", loss.line), fmt::format("{}", loss.count)});
    }
    section.blocks.emplace_back(std::move(table));
    return section;
}

Json losses_json(const std::vector<Loss>& losses) {
    auto rows = Json::array();
    for (const auto& loss : losses) {
        rows.push_back(Json{{"code", loss.code},
                            {"message", loss.message},
                            {"line", loss.line == 0 ? Json(nullptr) : Json(loss.line)},
                            {"count", loss.count}});
    }
    return rows;
}

} // namespace slipway
