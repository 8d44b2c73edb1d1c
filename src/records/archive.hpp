#pragma once
// Values as bytes and back, for a cache that only the program that wrote it reads again. A struct takes part through one function,
// `fields(archive, value)`, which names its members once for both directions.

#include "slipway/base/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace slipway::records {

/// A value to be packed or filled: `fields` takes both.
template <class Value, class Known>
concept Same = std::same_as<std::remove_const_t<Value>, Known>;

/// What is written as it lies in memory.
template <class Value>
concept Plain = (std::is_arithmetic_v<Value> && !std::same_as<Value, bool>) || std::is_enum_v<Value>;

/// Thrown by an Unpacker when the bytes end too early or mean nothing. Caught where a cache is read, which is then rebuilt.
struct Damaged {};

/// Appends values to bytes. With `file`, every place lies in it, and its number is left out.
class Packer {
public:
    explicit Packer(std::optional<std::uint32_t> file = std::nullopt) : file_{file} {}

    template <class... Values>
    void operator()(const Values&... values) {
        (put(values), ...);
    }
    [[nodiscard]] std::size_t size() const noexcept { return bytes_.size(); }
    [[nodiscard]] std::string taken() && { return std::move(bytes_); }
    void clear() noexcept { bytes_.clear(); }
    [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }

    /// Small numbers take one byte.
    void length(std::uint64_t number) {
        for (; number >= 0x80U; number >>= 7U) { bytes_ += static_cast<char>(number | 0x80U); }
        bytes_ += static_cast<char>(number);
    }
    void raw(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }

private:
    void put(bool value) { bytes_ += value ? '\1' : '\0'; }
    void put(const Plain auto& value) { raw(&value, sizeof value); }
    void put(std::string_view text) {
        length(text.size());
        bytes_ += text;
    }
    void put(const std::string& text) { put(std::string_view{text}); }
    void put(const Span& span) {
        length(span.line);
        length(span.column);
        length(span.length);
        if (!file_) { length(span.file); }
    }
    template <class Rep, class Period>
    void put(const std::chrono::duration<Rep, Period>& value) {
        put(static_cast<std::int32_t>(value.count()));
    }
    template <class Clock, class Unit>
    void put(const std::chrono::time_point<Clock, Unit>& value) {
        put(value.time_since_epoch());
    }
    template <class Value>
    void put(const std::optional<Value>& value) {
        put(value.has_value());
        if (value) { put(*value); }
    }
    template <class Value>
    void put(const std::vector<Value>& values) {
        length(values.size());
        if constexpr (Plain<Value>) {
            raw(values.data(), values.size() * sizeof(Value));
        } else {
            for (const auto& value : values) { put(value); }
        }
    }
    template <class Value, std::size_t Size>
    void put(const std::array<Value, Size>& values) {
        for (const auto& value : values) { put(value); }
    }
    template <class Key, class Value>
    void put(const std::map<Key, Value>& values) {
        length(values.size());
        for (const auto& [key, value] : values) {
            put(key);
            put(value);
        }
    }
    template <class Value>
    requires std::is_class_v<Value>
    void put(const Value& value) { fields(*this, value); }

    std::string bytes_;
    std::optional<std::uint32_t> file_;
};

/// Takes values off the front of bytes, which outlive the views it gives. With `file`, every place lies in it.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes, std::optional<std::uint32_t> file = std::nullopt) : rest_{bytes}, file_{file} {}

    template <class... Values>
    void operator()(Values&... values) {
        (get(values), ...);
    }
    [[nodiscard]] std::uint64_t length() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(*taken(1));
            number |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80U) { return number; }
        }
        throw Damaged{};
    }
    /// How many elements follow, none of which takes less than a byte.
    [[nodiscard]] std::size_t count() {
        const auto number = length();
        if (number > rest_.size()) { throw Damaged{}; }
        return static_cast<std::size_t>(number);
    }
    [[nodiscard]] std::string_view view(std::size_t size) { return {taken(size), size}; }
    [[nodiscard]] bool done() const noexcept { return rest_.empty(); }

private:
    const char* taken(std::size_t size) {
        if (size > rest_.size()) { throw Damaged{}; }
        const auto* at = rest_.data();
        rest_.remove_prefix(size);
        return at;
    }
    void get(bool& value) { value = *taken(1) != '\0'; }
    void get(Plain auto& value) { std::memcpy(&value, taken(sizeof value), sizeof value); }
    void get(std::string_view& text) { text = view(count()); }
    void get(std::string& text) { text = view(count()); }
    void get(Span& span) {
        span.line = static_cast<std::uint32_t>(length());
        span.column = static_cast<std::uint32_t>(length());
        span.length = static_cast<std::uint32_t>(length());
        const bool nowhere = span.line == 0 && span.length == 1;
        span.file = !file_ ? static_cast<std::uint32_t>(length()) : nowhere ? 0 : *file_;
    }
    template <class Rep, class Period>
    void get(std::chrono::duration<Rep, Period>& value) {
        std::int32_t count = 0;
        get(count);
        value = std::chrono::duration<Rep, Period>{count};
    }
    template <class Clock, class Unit>
    void get(std::chrono::time_point<Clock, Unit>& value) {
        Unit since{};
        get(since);
        value = std::chrono::time_point<Clock, Unit>{since};
    }
    template <class Value>
    void get(std::optional<Value>& value) {
        bool is_there = false;
        get(is_there);
        value.reset();
        if (is_there) { get(value.emplace()); }
    }
    template <class Value>
    void get(std::vector<Value>& values) {
        const auto size = count();
        if constexpr (Plain<Value>) {
            const auto* from = taken(size * sizeof(Value));
            values.resize(size);
            if (size > 0) { std::memcpy(values.data(), from, size * sizeof(Value)); }
        } else {
            constexpr std::size_t believed = 4096; // no more memory on the mere word of a cache
            values.clear();
            values.reserve(std::min(size, believed));
            for (std::size_t at = 0; at < size; ++at) { get(values.emplace_back()); }
        }
    }
    template <class Value, std::size_t Size>
    void get(std::array<Value, Size>& values) {
        for (auto& value : values) { get(value); }
    }
    template <class Key, class Value>
    void get(std::map<Key, Value>& values) {
        values.clear();
        for (auto left = count(); left > 0; --left) {
            Key key{};
            get(key);
            get(values.emplace_hint(values.end(), std::move(key), Value{})->second);
        }
    }
    template <class Value>
    requires std::is_class_v<Value>
    void get(Value& value) { fields(*this, value); }

    std::string_view rest_;
    std::optional<std::uint32_t> file_;
};

} // namespace slipway::records
