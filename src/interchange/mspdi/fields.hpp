#pragma once
// Fields of a piece of MS Project XML as values, with what is wrong told by its place.

#include "interchange/mspdi/xml_pieces.hpp"
#include "interchange/mspdi/xml_values.hpp"
#include "interchange/problems.hpp"
#include "slipway/interchange/foreign.hpp"

#include <string>
#include <string_view>

namespace slipway::interchange {

/// Whether a value decides dates, so that a bad one is an error; one that only informs is left out with a warning.
enum class Weight : std::uint8_t { decides, informs };

/// Reads the fields of one piece. Without a value, and after a complaint, the given default remains.
class Fields {
public:
    /// All must outlive the fields.
    Fields(const XmlPiece& piece, Problems& problems, Losses& losses) : piece_{piece}, problems_{problems}, losses_{losses} {}

    [[nodiscard]] std::string text(XmlNode node) const;
    [[nodiscard]] std::optional<std::int64_t> integer(XmlNode node, Weight weight = Weight::decides) const;
    /// A number of MS Project's own: of a task, a calendar. Nothing for -1, which stands for none.
    [[nodiscard]] std::optional<std::int32_t> number(XmlNode node) const;
    [[nodiscard]] std::optional<double> decimal(XmlNode node, Weight weight) const;
    [[nodiscard]] bool flag(XmlNode node, bool otherwise = false) const;
    [[nodiscard]] std::optional<Instant> instant(XmlNode node, Weight weight = Weight::decides) const;
    [[nodiscard]] std::optional<int> time(XmlNode node) const;
    /// Never negative.
    [[nodiscard]] std::optional<Minutes> work(XmlNode node, Weight weight = Weight::decides) const;
    [[nodiscard]] std::optional<Minutes> tenths(XmlNode node, Weight weight = Weight::informs) const;

    void error(XmlNode node, Complaint complaint) const { problems_.error(place(node), std::move(complaint)); }
    void warning(XmlNode node, Complaint complaint) const { problems_.warning(place(node), std::move(complaint)); }
    void loss(XmlNode node, std::string_view code, std::string_view message, std::size_t count = 1) const {
        losses_.add(code, message, line(node), count);
    }

    [[nodiscard]] Span place(XmlNode node) const;
    [[nodiscard]] std::uint32_t line(XmlNode node) const;

private:
    void complain(XmlNode node, Fault fault, Weight weight, std::string_view kind) const;
    template <class Type>
    [[nodiscard]] std::optional<Type> taken(const Parsed<Type>& parsed, XmlNode node, Weight weight, std::string_view kind) const {
        if (parsed.fault) { complain(node, *parsed.fault, weight, kind); }
        return parsed.value;
    }

    const XmlPiece& piece_;
    Problems& problems_;
    Losses& losses_;
    // How far lines were counted: fields are asked for mostly in order.
    mutable std::uint32_t counted_ = 0;
    mutable std::uint32_t lines_ = 0;
};

} // namespace slipway::interchange
