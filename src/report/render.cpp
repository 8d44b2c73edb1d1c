#include "report/renderers.hpp"
#include "slipway/report/machine_writer.hpp"

#include <fmt/format.h>

namespace slipway {
namespace {

std::string render_machine(const MachineFace& face, Format format) {
    std::string out;
    MachineWriter writer{face, format, out};
    for (const auto& row : face.rows) { writer.write(row); }
    writer.end();
    return out;
}

} // namespace

std::string render(const Report& report, Format format, Language language, const Screen& screen) {
    switch (format) {
    case Format::text: return render_text(report, language, screen);
    case Format::md: return render_markdown(report, language);
    case Format::json:
    case Format::ndjson:
    case Format::csv: return render_machine(report.machine, format);
    case Format::svg: return render_svg(report, language);
    }
    return {};
}

std::string more_words(std::size_t more, Language language) {
    return language == Language::zh ? fmt::format("……另有 {} 项（--all 全部列出）", more)
                                    : fmt::format("… {} more (--all lists them)", more);
}

Json machine_head(std::string_view schema, Date as_of, const Portfolio& portfolio) {
    return {{"schema", schema}, {"as_of", to_string(as_of)}, {"generated_from", portfolio.revision}};
}

Json json_date(const std::optional<Date>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }

} // namespace slipway
