#include "bench/generated.hpp"

#include "bench/calendars.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace slipway::bench {
namespace {

constexpr Date data_date{std::chrono::local_days{std::chrono::year{2000} / 1 / 3}};
constexpr std::uint32_t farthest_layer = 5;

/// Activities by number lie layer after layer; this says which numbers a layer holds.
struct Layers {
    std::uint32_t width = 1;
    std::uint32_t activities = 0;

    [[nodiscard]] std::uint32_t layer_of(std::uint32_t number) const { return number / width; }
    [[nodiscard]] std::uint32_t count() const { return (activities + width - 1) / width; }
};

/// As wide as deep, but never wider than a thousand: a portfolio grows longer, not wider without end.
Layers layers_of(std::uint32_t activities) {
    const auto square = static_cast<std::uint32_t>(std::lround(std::sqrt(static_cast<double>(activities))));
    return {.width = activities >= 100'000 ? 1000 : square, .activities = activities};
}

RelationType drawn_type(Dice& dice) {
    const auto percent = dice.below(100);
    if (percent < 55) { return RelationType::finish_start; }
    if (percent < 75) { return RelationType::start_start; }
    return percent < 90 ? RelationType::finish_finish : RelationType::start_finish;
}

/// Most come from the layer before, one in five from up to five layers before.
std::uint32_t drawn_predecessor(Dice& dice, const Layers& layers, std::uint32_t layer) {
    const auto back = dice.chance(80) ? 1 : 1 + dice.below(std::min(layer, farthest_layer));
    return (layer - back) * layers.width + dice.below(layers.width);
}

template <class Value>
void shuffle(Dice& dice, std::vector<Value>& values) {
    for (auto left = static_cast<std::uint32_t>(values.size()); left > 1; --left) { std::swap(values[left - 1], values[dice.below(left)]); }
}

NetworkRelation drawn_relation(Dice& dice, const GeneratedNetwork& network, std::uint32_t from, std::uint32_t to) {
    const auto lag = dice.chance(50) ? Minutes{0} : network.work_unit * dice.between(-3, 10);
    return {.from = from, .to = to, .type = drawn_type(dice), .lag = lag, .lag_calendar = network.activities[from].calendar};
}

void draw_relations(Dice& dice, const Shape& shape, const Layers& layers, GeneratedNetwork& network) {
    network.relations.reserve(std::size_t{shape.activities} * (shape.relations_each + 1));
    for (auto number = layers.width; number < shape.activities; ++number) {
        const auto layer = layers.layer_of(number);
        for (auto left = 1 + dice.below(2 * shape.relations_each - 1); left > 0; --left) {
            const auto from = network.order[drawn_predecessor(dice, layers, layer)];
            network.relations.push_back(drawn_relation(dice, network, from, network.order[number]));
        }
    }
    shuffle(dice, network.relations);
}

} // namespace

std::uint32_t Dice::below(std::uint32_t count) {
    state_ += 0x9e3779b97f4a7c15U;
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::uint32_t>((mixed ^ (mixed >> 31U)) % count);
}

std::int32_t Dice::between(std::int32_t low, std::int32_t high) {
    return low + static_cast<std::int32_t>(below(static_cast<std::uint32_t>(high - low + 1)));
}

ScheduleInput GeneratedNetwork::input() const {
    return {.calendars = calendars, .status = status, .constraints = {}, .projects = projects, .options = {}};
}

Minutes drawn_duration(Dice& dice, Minutes work_unit) { return work_unit * dice.between(1, 20); }

GeneratedNetwork generated_network(const Shape& shape) {
    Dice dice{shape.seed};
    const auto layers = layers_of(shape.activities);
    GeneratedNetwork network;
    network.calendars = eight_calendars();
    network.projects.push_back({.data_date = Instant{data_date}});
    // A thousand layers of full days would run past the last year that a calendar knows.
    network.work_unit = layers.count() > 300 ? Minutes{120} : Minutes{480};
    network.order.resize(shape.activities);
    std::iota(network.order.begin(), network.order.end(), 0U);
    shuffle(dice, network.order);
    network.activities.resize(shape.activities);
    network.status.resize(shape.activities);
    for (std::uint32_t activity = 0; activity < shape.activities; ++activity) {
        network.activities[activity].calendar = dice.below(static_cast<std::uint32_t>(network.calendars.size()));
        network.status[activity].remaining = drawn_duration(dice, network.work_unit);
    }
    draw_relations(dice, shape, layers, network);
    return network;
}

} // namespace slipway::bench
