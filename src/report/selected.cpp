#include "slipway/report/selected.hpp"

#include <fmt/format.h>

namespace slipway {

void say_selection(Report& report, const SelectionWords& selection, Language language) {
    const bool zh = language == Language::zh;
    report.machine.head["selection"] = selection.text;
    report.preamble.insert(report.preamble.begin(),
                           zh ? fmt::format("选择：{}（{} 个项目中的 {} 个）", selection.text, selection.of, selection.fit)
                              : fmt::format("Selection: {} ({} of {} projects)", selection.text, selection.fit, selection.of));
    if (selection.fit > 0) { return; }
    report.sections = {{"", {Paragraph{zh ? "没有符合选择的项目。" : "No project fits the selection."}}}};
    report.notes.clear();
}

} // namespace slipway
