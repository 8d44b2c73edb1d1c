#include "interchange/taken_in/foreign_keys.hpp"

namespace slipway {

// NOLINTNEXTLINE(bugprone-easily-swappable-parameters): a name, and what stands for none
std::string key_from(std::string_view name, std::string_view otherwise) {
    std::string key;
    for (const char letter : name) {
        const bool upper = letter >= 'A' && letter <= 'Z';
        const bool kept = upper || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (kept) {
            key += upper ? static_cast<char>(letter - 'A' + 'a') : letter;
        } else if (!key.empty() && key.back() != '-') {
            key += '-';
        }
    }
    if (key.ends_with('-')) { key.pop_back(); }
    return key.empty() ? std::string{otherwise} : key;
}

std::string unique_key(const std::string& key, std::set<std::string>& taken) {
    auto unique = key;
    for (int number = 2; !taken.insert(unique).second; ++number) { unique = key + "-" + std::to_string(number); }
    return unique;
}

} // namespace slipway
