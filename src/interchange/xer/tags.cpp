#include "interchange/xer/tags.hpp"

#include "interchange/xer/values.hpp"

#include <algorithm>
#include <string>

namespace slipway::interchange {
namespace {

enum CodeTypeColumn : std::size_t { actv_code_type_id, actv_code_type };
constexpr XerColumns<2> code_types{"ACTVTYPE", {"actv_code_type_id", "actv_code_type"}};

enum CodeColumn : std::size_t { actv_code_id, code_type_id, short_name, actv_code_name };
constexpr XerColumns<4> codes{"ACTVCODE", {"actv_code_id", "actv_code_type_id", "short_name", "actv_code_name"}};

enum AssignedColumn : std::size_t { task_id, assigned_code_id };
constexpr XerColumns<2> assigned{"TASKACTV", {"task_id", "actv_code_id"}};

enum FieldColumn : std::size_t { udf_type_id, table_name, udf_type_name, udf_type_label };
constexpr XerColumns<4> fields{"UDFTYPE", {"udf_type_id", "table_name", "udf_type_name", "udf_type_label"}};

enum FieldCodeColumn : std::size_t { udf_code_id, udf_code_name, udf_code_short_name };
constexpr XerColumns<3> field_codes{"UDFCODE", {"udf_code_id", "udf_code_name", "short_name"}};

enum ValueColumn : std::size_t { value_type_id, fk_id, udf_text, udf_number, udf_date, value_code_id };
constexpr XerColumns<6> values{"UDFVALUE", {"udf_type_id", "fk_id", "udf_text", "udf_number", "udf_date", "udf_code_id"}};

/// Names by number; of two with one number the first counts.
class Names {
public:
    // NOLINTNEXTLINE(bugprone-easily-swappable-parameters): a key and its value
    void add(std::string_view id, std::string_view name) {
        ids_.add(id, static_cast<std::uint32_t>(names_.size()));
        names_.push_back(name);
    }
    void sort() {
        ids_.sort([](std::uint32_t /*first*/, std::uint32_t /*second*/) {});
    }
    [[nodiscard]] std::optional<std::string_view> find(std::string_view id) const {
        const auto found = ids_.find(id);
        return found ? std::optional{names_[*found]} : std::nullopt;
    }

private:
    XerIds ids_;
    std::vector<std::string_view> names_;
};

template <std::size_t Count>
Names names_of(XerReading& reading, const XerColumns<Count>& columns, std::size_t id, std::size_t name, std::size_t otherwise) {
    Names names;
    each_row(reading, columns, [&](const XerCells& cells) {
        names.add(cells.text(id), cells.text(name).empty() ? cells.text(otherwise) : cells.text(name));
    });
    names.sort();
    return names;
}

void tell_stray(XerReading& reading, const XerCells& cells) {
    reading.losses.add("tag-of-other-work", "an activity code or a custom field of work that is not read is left out", cells.line());
}

/// A value of an activity code, and the code that it is a value of.
struct CodeValue {
    std::string_view type_id;
    std::string_view name;
};

void read_codes(XerReading& reading, const XerIds& tasks, ForeignSchedule& schedule) {
    const auto types = names_of(reading, code_types, actv_code_type_id, actv_code_type, actv_code_type_id);
    std::vector<CodeValue> all;
    XerIds ids;
    each_row(reading, codes, [&](const XerCells& cells) {
        ids.add(cells.text(actv_code_id), static_cast<std::uint32_t>(all.size()));
        all.push_back({cells.text(code_type_id), cells.text(cells.text(actv_code_name).empty() ? short_name : actv_code_name)});
    });
    ids.sort([](std::uint32_t /*first*/, std::uint32_t /*second*/) {});
    each_row(reading, assigned, [&](const XerCells& cells) {
        const auto task = tasks.find(cells.text(task_id));
        const auto code = ids.find(cells.text(assigned_code_id));
        if (!task) { return tell_stray(reading, cells); }
        const auto type = code ? types.find(all[*code].type_id) : std::nullopt;
        if (!type) {
            reading.losses.add("unknown-activity-code", "a value of an activity code that is not in the file is left out", cells.line());
            return;
        }
        schedule.activities[*task].tags.push_back({plain_name(*type), plain_name(all[*code].name)});
    });
}

std::string_view field_value(const XerCells& cells, const Names& coded) {
    if (const auto code = coded.find(cells.text(value_code_id)); code && !cells.text(value_code_id).empty()) { return *code; }
    for (const auto column : {udf_text, udf_number, udf_date}) {
        if (!cells.text(column).empty()) { return cells.text(column); }
    }
    return {};
}

void read_fields(XerReading& reading, const XerIds& tasks, ForeignSchedule& schedule) {
    Names of_tasks;
    each_row(reading, fields, [&](const XerCells& cells) {
        const auto label = cells.text(cells.text(udf_type_label).empty() ? udf_type_name : udf_type_label);
        if (same_word(cells.text(table_name), "TASK")) { of_tasks.add(cells.text(udf_type_id), label); }
    });
    of_tasks.sort();
    const auto coded = names_of(reading, field_codes, udf_code_id, udf_code_name, udf_code_short_name);
    each_row(reading, values, [&](const XerCells& cells) {
        const auto field = of_tasks.find(cells.text(value_type_id));
        if (!field) {
            reading.losses.add("custom-field", "a custom field of other things than activities is not kept", cells.line());
            return;
        }
        const auto task = tasks.find(cells.text(fk_id));
        const auto value = field_value(cells, coded);
        if (!task) { return tell_stray(reading, cells); }
        if (!value.empty()) { schedule.activities[*task].tags.push_back({plain_name(*field), plain_name(value)}); }
    });
}

} // namespace

void read_tags(XerReading& reading, const XerIds& tasks, ForeignSchedule& schedule) {
    read_codes(reading, tasks, schedule);
    read_fields(reading, tasks, schedule);
}

} // namespace slipway::interchange
