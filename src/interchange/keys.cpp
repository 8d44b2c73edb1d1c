// Keys of ours for what other tools name by codes.

#include "slipway/interchange/foreign.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace slipway {
namespace {

constexpr std::size_t longest_key = 60;

/// What a key can hold of a text; empty when that is nothing.
std::string key_letters(std::string_view text) {
    std::string key;
    for (const char c : text) {
        if (key.size() == longest_key) { break; }
        const bool capital = c >= 'A' && c <= 'Z';
        const bool plain = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            key += capital ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!key.empty() && key.back() != '-') {
            key += '-';
        }
    }
    if (key.ends_with('-')) { key.pop_back(); }
    return key;
}

/// The code as a key, else the tool's own number, else the letter.
template <class Named>
std::string wanted_key(const Named& named, char letter) {
    if (auto key = key_letters(named.code); !key.empty()) { return key; }
    const auto number = key_letters(named.id);
    return number.empty() ? std::string{letter} : letter + number;
}

/// Keys of one project, or of all projects. What comes first keeps its key; a later one gets a number behind it that nobody wants.
class KeyGiver {
public:
    explicit KeyGiver(std::size_t count) { taken_.reserve(count); }

    bool take(const std::string& key) { return taken_.insert(key).second; }
    std::string numbered(const std::string& key) {
        auto& number = last_number_.try_emplace(key, 1).first->second;
        for (;;) {
            auto other = key + '-' + std::to_string(++number);
            if (take(other)) { return other; }
        }
    }

private:
    std::unordered_set<std::string> taken_;
    std::unordered_map<std::string, std::size_t> last_number_;
};

template <class Named>
void give_keys(const std::vector<Named*>& named, char letter) {
    KeyGiver keys{named.size()};
    std::vector<Named*> late;
    for (auto* one : named) {
        one->key = wanted_key(*one, letter);
        if (!keys.take(one->key)) { late.push_back(one); }
    }
    for (auto* one : late) { one->key = keys.numbered(one->key); }
}

/// Where each of `count` things stands once they are in order: the old places in the new order.
template <class Less>
std::vector<std::uint32_t> ordered(std::size_t count, Less less) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, less);
    return order;
}

std::vector<std::uint32_t> new_places(const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> places(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) { places[order[place]] = place; }
    return places;
}

/// In place, circle by circle: there may be no room for all things twice.
template <class Thing>
void put_in_order(std::vector<Thing>& things, std::vector<std::uint32_t> order) {
    for (std::uint32_t first = 0; first < order.size(); ++first) {
        if (order[first] == first) { continue; }
        auto held = std::move(things[first]);
        auto place = first;
        while (order[place] != first) {
            const auto from = std::exchange(order[place], place);
            things[place] = std::move(things[from]);
            place = from;
        }
        order[place] = place;
        things[place] = std::move(held);
    }
}

void order_projects(ForeignSchedule& schedule) {
    std::vector<ForeignProject*> projects;
    for (auto& project : schedule.projects) { projects.push_back(&project); }
    give_keys(projects, 'p');
    const auto order = ordered(schedule.projects.size(), [&](std::uint32_t left, std::uint32_t right) {
        return schedule.projects[left].key < schedule.projects[right].key;
    });
    const auto places = new_places(order);
    put_in_order(schedule.projects, order);
    for (auto& phase : schedule.phases) { phase.project = places[phase.project]; }
    for (auto& activity : schedule.activities) { activity.project = places[activity.project]; }
}

/// Phases by project; within one they keep their order.
void order_phases(ForeignSchedule& schedule) {
    const auto order = ordered(schedule.phases.size(), [&](std::uint32_t left, std::uint32_t right) {
        return schedule.phases[left].project < schedule.phases[right].project;
    });
    const auto places = new_places(order);
    put_in_order(schedule.phases, order);
    for (auto& phase : schedule.phases) {
        if (phase.parent) { phase.parent = places[*phase.parent]; }
    }
    for (auto& activity : schedule.activities) {
        if (activity.phase) { activity.phase = places[*activity.phase]; }
    }
}

void order_activities(ForeignSchedule& schedule) {
    std::vector<std::vector<ForeignActivity*>> of_project(schedule.projects.size());
    for (auto& activity : schedule.activities) { of_project[activity.project].push_back(&activity); }
    for (const auto& activities : of_project) { give_keys(activities, 'a'); }
    const auto order = ordered(schedule.activities.size(), [&](std::uint32_t left, std::uint32_t right) {
        const auto& one = schedule.activities[left];
        const auto& other = schedule.activities[right];
        return std::pair{one.project, std::string_view{one.key}} < std::pair{other.project, std::string_view{other.key}};
    });
    const auto places = new_places(order);
    put_in_order(schedule.activities, order);
    for (auto& relation : schedule.relations) {
        relation.from = places[relation.from];
        relation.to = places[relation.to];
    }
}

} // namespace

void assign_keys(ForeignSchedule& schedule) {
    order_projects(schedule);
    order_phases(schedule);
    order_activities(schedule);
}

} // namespace slipway
