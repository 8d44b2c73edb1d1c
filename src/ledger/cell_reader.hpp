#pragma once
// One cell of a ledger as facts.

#include "ledger/cell_problems.hpp"
#include "ledger/columns.hpp"
#include "ledger/vocabulary.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace slipway::ledger {

/// All that it is made from must outlive it.
class CellReader {
public:
    CellReader(const Vocabulary& vocabulary, const Mapping& mapping, CellProblems& problems)
        : vocabulary_{vocabulary}, mapping_{mapping}, problems_{problems} {}

    /// Adds what the text of a cell says; an error or a warning at `place` says what it does not.
    void read(const MappedColumn& column, std::string_view text, const std::string& place, std::vector<Fact>& facts);

private:
    void read_key(std::string_view text, const std::string& place, std::vector<Fact>& facts);
    void read_list(FieldId field, std::string_view text, const std::string& place, std::vector<Fact>& facts);
    void read_word(FieldId field, std::string_view text, const std::string& place, std::vector<Fact>& facts);
    void read_agencies(FieldId field, std::string_view text, const std::string& place, std::vector<Fact>& facts);
    void read_stage(std::string_view text, const std::string& place, std::vector<Fact>& facts);
    void read_date(FieldId field, std::string_view text, const std::string& place, std::vector<Fact>& facts);
    void read_amount(const MappedColumn& column, std::string_view text, const std::string& place, std::vector<Fact>& facts);

    /// What the mapping makes of a text; the text itself when it says nothing.
    [[nodiscard]] std::string_view meant(FieldId field, std::string_view text) const;
    /// The key that a text names; nothing, and an error, when it names none or several.
    [[nodiscard]] const std::string* key_of_name(FieldId field, std::string_view text, const std::string& place);
    [[nodiscard]] std::string suggestion(FieldId field, std::string_view text);

    const Vocabulary& vocabulary_;
    const Mapping& mapping_;
    CellProblems& problems_;
    int suggestions_left_ = 500; ///< looking for a near word is dear
};

} // namespace slipway::ledger
