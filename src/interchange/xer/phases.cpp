#include "interchange/xer/phases.hpp"

#include "interchange/xer/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace slipway::interchange {
namespace {

enum Column : std::size_t { wbs_id, proj_id, parent_wbs_id, proj_node_flag, seq_num, wbs_short_name, wbs_name };
constexpr XerColumns<7> columns{"PROJWBS",
                                {"wbs_id", "proj_id", "parent_wbs_id", "proj_node_flag", "seq_num", "wbs_short_name", "wbs_name"}};

struct Node {
    std::string_view id;
    std::string_view parent_id;
    std::string_view code, name;
    std::uint32_t project = 0;
    double order = 0;
    bool root = false;
    std::uint32_t line = 0;
    std::optional<std::uint32_t> parent;
    std::optional<std::uint32_t> phase; ///< once it is placed
    bool placed = false;
};

/// Builds the outline from rows in any order.
class Outline {
public:
    Outline(XerReading& reading, const XerProjects& projects, ForeignSchedule& schedule)
        : reading_{reading}, projects_{projects}, schedule_{schedule} {}

    XerPhases read() {
        read_rows();
        ids_.sort([&](std::uint32_t first, std::uint32_t second) {
            error(nodes_[second], {"duplicate-id", fmt::format("the WBS element {} is there twice", shown(nodes_[first].id)),
                                   fmt::format("the first is on line {}", nodes_[first].line)});
        });
        find_roots();
        find_parents();
        place_all();
        return found();
    }

private:
    void error(const Node& node, Complaint complaint) { reading_.problems.error({0, node.line, 1}, std::move(complaint)); }

    void read_rows() {
        each_row(reading_, columns, [&](const XerCells& cells) {
            const auto project = projects_.ids.find(cells.text(proj_id));
            if (!project) {
                if (!projects_.in_file.find(cells.text(proj_id))) {
                    reading_.losses.add("phase-of-other-project", "a WBS element belongs to no project of the file: it is left out",
                                        cells.line());
                }
                return;
            }
            if (cells.text(wbs_id).empty()) {
                cells.error(wbs_id, {"missing-id", "the WBS element has no wbs_id", "export the project once more"});
                return;
            }
            ids_.add(cells.text(wbs_id), static_cast<std::uint32_t>(nodes_.size()));
            nodes_.push_back({cells.text(wbs_id),
                              cells.text(parent_wbs_id),
                              cells.text(wbs_short_name),
                              cells.text(wbs_name),
                              *project,
                              decimal(cells.text(seq_num)).value_or(0),
                              cells.flag(proj_node_flag).value_or(false),
                              cells.line(),
                              {},
                              {},
                              false});
        });
    }

    /// A project without a marked node of its own has its first element whose parent is not in the file for it.
    void find_roots() {
        std::vector<bool> has_root(schedule_.projects.size());
        for (auto& node : nodes_) {
            node.root = node.root && !has_root[node.project];
            if (node.root) { has_root[node.project] = true; }
        }
        for (auto& node : nodes_) {
            if (has_root[node.project] || ids_.find(node.parent_id)) { continue; }
            node.root = true;
            has_root[node.project] = true;
        }
    }

    void find_parents() {
        for (auto& node : nodes_) {
            if (node.root || node.parent_id.empty()) { continue; }
            node.parent = ids_.find(node.parent_id);
            if (!node.parent || nodes_[*node.parent].project != node.project) {
                error(node,
                      {"unknown-wbs",
                       fmt::format("the WBS element {} hangs from {}, which is not in its project", shown(node.id), shown(node.parent_id)),
                       "export the project whole"});
                node.parent.reset();
            }
        }
    }

    /// Nodes by project and parent, those without one first; among brothers in the order that people gave them.
    std::vector<std::uint32_t> in_order() const {
        std::vector<std::uint32_t> order(nodes_.size());
        std::iota(order.begin(), order.end(), 0U);
        const auto rank = [&](std::uint32_t index) {
            const auto& node = nodes_[index];
            return std::tuple{node.parent ? *node.parent + 1 : 0U, node.project, !node.root, node.order, node.line};
        };
        std::ranges::sort(order, {}, rank);
        return order;
    }

    /// Walks down from the roots with a stack of its own; what is not reached hangs from itself.
    void place_all() {
        const auto order = in_order();
        const auto parent_of = [&](std::uint32_t index) { return nodes_[index].parent; };
        std::vector<std::uint32_t> stack;
        const auto push_children = [&](std::optional<std::uint32_t> parent) {
            const auto first = std::ranges::lower_bound(order, parent, {}, parent_of);
            const auto last = std::ranges::upper_bound(order, parent, {}, parent_of);
            stack.insert(stack.end(), std::make_reverse_iterator(last), std::make_reverse_iterator(first));
        };
        push_children(std::nullopt);
        while (!stack.empty()) {
            const auto index = stack.back();
            stack.pop_back();
            place(nodes_[index]);
            push_children(index);
        }
        for (const auto& node : nodes_) {
            if (node.placed) { continue; }
            error(node, {"wbs-cycle", fmt::format("the WBS element {} hangs from itself by way of others", shown(node.id)),
                         "export the project once more"});
        }
    }

    void place(Node& node) {
        node.placed = true;
        if (node.root) {
            if (auto name = plain_name(node.name); !name.empty()) { schedule_.projects[node.project].name = std::move(name); }
            return;
        }
        node.phase = static_cast<std::uint32_t>(schedule_.phases.size());
        schedule_.phases.push_back({std::string{node.id}, plain_name(node.code), plain_name(node.name), node.project,
                                    node.parent ? nodes_[*node.parent].phase : std::nullopt, node.line});
    }

    XerPhases found() const {
        XerPhases phases;
        for (const auto& node : nodes_) { phases.add(node.id, node.phase); }
        phases.sort();
        return phases;
    }

    XerReading& reading_;
    const XerProjects& projects_;
    ForeignSchedule& schedule_;
    std::vector<Node> nodes_;
    XerIds ids_;
};

} // namespace

void XerPhases::add(std::string_view id, std::optional<std::uint32_t> phase) {
    ids_.add(id, static_cast<std::uint32_t>(phases_.size()));
    phases_.push_back(phase);
}

void XerPhases::sort() {
    ids_.sort([](std::uint32_t /*first*/, std::uint32_t /*second*/) {});
}

std::optional<XerPhases::Place> XerPhases::find(std::string_view id) const {
    const auto found = ids_.find(id);
    if (!found) { return std::nullopt; }
    return Place{phases_[*found]};
}

XerPhases read_phases(XerReading& reading, const XerProjects& projects, ForeignSchedule& schedule) {
    return Outline{reading, projects, schedule}.read();
}

} // namespace slipway::interchange
