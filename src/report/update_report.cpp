#include "report/row_table.hpp"
#include "report/weekly_parts.hpp"
#include "slipway/base/text.hpp"
#include "slipway/findings/wording.hpp"
#include "slipway/report/update.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace slipway {
namespace {

constexpr std::array change_columns{RowColumn{"name", "项目", "project"},
                                    RowColumn{"forecast_before", "原预测", "forecast was"},
                                    RowColumn{"forecast_after", "现预测", "is"},
                                    RowColumn{"delta_cd", "变动cd", "cd", Align::right},
                                    RowColumn{"delta_wd", "变动wd", "wd", Align::right},
                                    RowColumn{"verdict", "能否兑现", "verdict"},
                                    RowColumn{"light", "灯", "light"},
                                    RowColumn{"key", "键", "key"}};

struct Context {
    const UpdateInput& input;
    Language language;
    std::set<std::string> keys; ///< of the observations
    std::vector<ProjectMove> moves;

    [[nodiscard]] bool zh() const { return language == Language::zh; }
    [[nodiscard]] const ProjectOutlook& before(const ProjectMove& move) const { return input.before.outlook.projects[*move.before]; }
    [[nodiscard]] const ProjectOutlook& after(const ProjectMove& move) const { return input.after.outlook.projects[*move.after]; }

    /// The project of all observations, when it is one.
    [[nodiscard]] std::optional<std::uint32_t> own_project() const {
        std::set<std::string> projects;
        for (const auto& key : keys) { projects.insert(key.substr(0, key.find('/'))); }
        return projects.size() == 1 ? input.after.portfolio.find_project(*projects.begin()) : std::nullopt;
    }
};

Json or_null(const std::optional<int>& value) { return value ? Json(*value) : Json(nullptr); }

Json change_row(const Context& context, const ProjectMove& move) {
    const auto& record = context.input.after.portfolio.projects[*move.after];
    return {{"key", record.key},
            {"name", record.name.in(context.language)},
            {"forecast_before", json_date(move.forecast.before)},
            {"forecast_after", json_date(move.forecast.after)},
            {"delta_cd", or_null(move.forecast.cd)},
            {"delta_wd", or_null(move.forecast.wd)},
            {"verdict_before", word_of(verdict_words, context.before(move).verdict)},
            {"verdict_after", word_of(verdict_words, context.after(move).verdict)},
            {"light_before", word_of(light_words, context.before(move).light)},
            {"light_after", word_of(light_words, context.after(move).light)}};
}

template <class Enum>
std::string change_in_words(Enum before, Enum after, Language language) {
    return before == after ? words(after, language) : words(before, language) + " → " + words(after, language);
}

/// The row as a reader sees it.
Json shown_row(const Context& context, const ProjectMove& move) {
    auto row = change_row(context, move);
    const auto& portfolio = context.input.after.portfolio;
    row["forecast_before"] = report_date(portfolio, move.forecast.before);
    row["forecast_after"] = report_date(portfolio, move.forecast.after);
    row["delta_cd"] = move.forecast.cd ? fmt::format("{:+}", *move.forecast.cd) : std::string{};
    row["delta_wd"] = move.forecast.wd ? fmt::format("{:+}", *move.forecast.wd) : std::string{};
    row["verdict"] = change_in_words(context.before(move).verdict, context.after(move).verdict, context.language);
    row["light"] = change_in_words(context.before(move).light, context.after(move).light, context.language);
    return row;
}

/// Projects that change. The line above says what there is to say of the own one, unless its verdict or light changes.
Section changes_section(const Context& context) {
    const auto own = context.own_project();
    std::vector<Json> rows;
    for (const auto& move : context.moves) {
        const auto& before = context.before(move);
        const auto& after = context.after(move);
        const bool said = own == move.after && before.verdict == after.verdict && before.light == after.light;
        if (!said) { rows.push_back(shown_row(context, move)); }
    }
    if (rows.empty()) { return {}; }
    const auto more = context.input.all || rows.size() <= list_rows ? 0 : rows.size() - list_rows;
    rows.resize(rows.size() - more);
    auto table = row_table(change_columns, rows, context.language);
    table.more = more;
    return {context.zh() ? "变动的项目" : "Projects that change", {std::move(table)}};
}

std::string title(const Context& context) {
    const auto count = context.input.news.size();
    if (context.zh()) {
        const auto what = context.keys.size() == 1 ? *context.keys.begin() : fmt::format("{} 项工作与项目", context.keys.size());
        return fmt::format("{} {} 条：{}", context.input.stored ? "已记录" : "试填（未存储）", count, what);
    }
    const auto what = context.keys.size() == 1 ? *context.keys.begin() : fmt::format("{} activities and projects", context.keys.size());
    return fmt::format("{} {}: {}", context.input.stored ? "Recorded" : "Nothing stored, tried", count, what);
}

std::string forecast_line(const Context& context) {
    const auto own = context.own_project();
    if (!own) {
        return context.zh() ? fmt::format("预测、能否兑现或灯色变动的项目：{}", context.moves.size())
                            : fmt::format("Forecast, verdict or light changes: {}", counted(context.moves.size(), "project"));
    }
    const auto shown = [](const std::optional<Date>& day) { return day ? to_string(*day) : std::string{"—"}; };
    return fmt::format("{}{} → {}",
                       context.zh() ? "项目预测：" : "Project forecast: ", shown(context.input.before.outlook.projects[*own].forecast),
                       shown(context.input.after.outlook.projects[*own].forecast));
}

MachineFace machine(const Context& context) {
    MachineFace face;
    const auto own = context.own_project();
    const auto forecast = [&own](const World& world) { return own ? json_date(world.outlook.projects[*own].forecast) : Json(nullptr); };
    face.head = machine_head("slipway.update/1", context.input.after.outlook.as_of, context.input.after.portfolio);
    face.head["stored"] = context.input.stored;
    face.head["forecast_before"] = forecast(context.input.before);
    face.head["forecast_after"] = forecast(context.input.after);
    face.rows_name = "observations";
    face.columns = {"key", "kind", "value", "day", "reason", "by", "source", "recorded_at"};
    for (const auto& one : context.input.news) {
        face.rows.push_back({{"key", one.key},
                             {"kind", word_of(observation_words, one.kind)},
                             {"value", one.value},
                             {"day", to_string(one.day)},
                             {"reason", one.reason},
                             {"by", one.by},
                             {"source", one.source},
                             {"recorded_at", one.recorded_at}});
    }
    face.tail["changes"] = Json::array();
    for (const auto& move : context.moves) { face.tail["changes"].push_back(change_row(context, move)); }
    return face;
}

} // namespace

Report update_report(const UpdateInput& input, Language language) {
    Context context{input, language, {}, moves(input.before, input.after).projects};
    for (const auto& one : input.news) { context.keys.insert(one.key); }
    Report report;
    report.title = title(context);
    report.preamble = {forecast_line(context)};
    report.machine = machine(context);
    if (auto changes = changes_section(context); !changes.blocks.empty()) { report.sections.push_back(std::move(changes)); }
    return report;
}

} // namespace slipway
