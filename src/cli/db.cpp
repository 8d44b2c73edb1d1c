// `db`: looks after the store.

#include "cli/session.hpp"
#include "slipway/base/text.hpp"

#include <fmt/format.h>

#include <fstream>
#include <ostream>

namespace slipway {
namespace {

namespace fs = std::filesystem;

/// --store, else that of the records' folder, whose records need not be read for it.
fs::path chosen_store(const Call& call) {
    return call.options.store.empty() ? store_path(call, records_folder(call.options)) : fs::path{call.options.store};
}

/// --lang, else the portfolio's, if there is one: a store may stand alone.
Language language_of(const Call& call) {
    if (call.language) { return *call.language; }
    try {
        const auto folder = records_folder(call.options);
        return load_portfolio(folder, {}, load_options(folder)).portfolio.language;
    } catch (const Error&) { return Language::zh; }
}

Json head_of(const Call& call, std::string_view schema) {
    return {{"schema", schema}, {"as_of", to_string(call.as_of)}, {"generated_from", nullptr}};
}

Store existing_store(const fs::path& path) {
    auto store = Store::open_for_reading(path);
    if (!store) {
        throw Error(fmt::format("there is no store {}: slipway update and slipway weekly --publish make one; --store FILE names another",
                                path.generic_string()));
    }
    return std::move(*store);
}

std::string verdict(const Verification& found, const fs::path& path, bool zh) {
    const auto name = path.generic_string();
    if (found.faults.empty()) { return zh ? fmt::format("库存完好：{}", name) : fmt::format("The store is whole: {}", name); }
    return zh ? fmt::format("库存有 {} 处问题：{}", found.faults.size(), name)
              : fmt::format("The store has {}: {}", counted(found.faults.size(), "fault"), name);
}

Report verification_report(const Call& call, const fs::path& path, const Verification& found) {
    const bool zh = language_of(call) == Language::zh;
    Report report;
    const auto head = found.head.empty() ? std::string{"—"} : found.head;
    report.title = verdict(found, path, zh);
    report.preamble = {zh ? fmt::format("条目：{}；链头：{}", found.entries, head)
                          : fmt::format("Entries: {}; head of the chain: {}", found.entries, head)};
    report.machine.head = head_of(call, "slipway.db-verify/1");
    report.machine.head["store"] = path.generic_string();
    report.machine.head["entries"] = found.entries;
    report.machine.head["head"] = found.head.empty() ? Json{} : Json(found.head);
    report.machine.rows_name = "faults";
    report.machine.columns = {"entry", "code", "message"};
    Bullets bullets;
    for (const auto& fault : found.faults) {
        report.machine.rows.push_back(
            {{"entry", fault.entry ? Json(*fault.entry) : Json{}}, {"code", fault.code}, {"message", fault.message}});
        bullets.points.push_back({fmt::format("{} [{}]", fault.message, fault.code), {}});
    }
    if (!bullets.points.empty()) { report.sections.push_back({{}, {std::move(bullets)}}); }
    return report;
}

Exit verify(const Call& call) {
    const auto path = chosen_store(call);
    const auto store = existing_store(path);
    const auto found = store.verify(call.options.head.empty() ? std::nullopt : std::optional{call.options.head});
    print(call, verification_report(call, path, found), language_of(call));
    return found.faults.empty() ? Exit::done : Exit::threshold;
}

Exit dump(const Call& call) {
    const auto store = existing_store(chosen_store(call));
    store.dump(call.surroundings.out);
    return Exit::done;
}

/// What `load` and `backup` did, in one line.
Report done_report(const Call& call, std::string_view schema, std::string title, const Verification& found) {
    Report report;
    report.title = std::move(title);
    report.machine.head = head_of(call, schema);
    report.machine.head["entries"] = found.entries;
    report.machine.head["head"] = found.head.empty() ? Json{} : Json(found.head);
    report.machine.rows_name = "faults";
    report.machine.columns = {"entry", "code", "message"};
    return report;
}

Exit load(const Call& call) {
    const bool is_stdin = call.options.file == "-";
    const fs::path file = is_stdin ? "/dev/stdin" : call.options.file;
    std::ifstream in{file, std::ios::binary};
    if (!in || fs::is_directory(file)) {
        throw Error(fmt::format("cannot read {}: see whether it exists, and whether you may", call.options.file));
    }
    const auto path = chosen_store(call);
    auto store = Store::open_for_writing(path);
    Sources sources;
    const auto problems = store.load(in, call.options.file, sources);
    if (!problems.empty()) {
        print(call, problems, sources);
        call.surroundings.err << "slipway: nothing was stored\n";
        return Exit::input;
    }
    const auto found = store.verify();
    const auto title = language_of(call) == Language::zh ? fmt::format("已装入 {}，共 {} 个条目", path.generic_string(), found.entries)
                                                         : fmt::format("Loaded into {}; entries: {}", path.generic_string(), found.entries);
    print(call, done_report(call, "slipway.db-load/1", title, found), language_of(call));
    return Exit::done;
}

Exit backup(const Call& call) {
    const auto path = chosen_store(call);
    const auto store = existing_store(path);
    store.backup(call.options.file);
    const auto copy = Store::open_for_reading(call.options.file);
    const auto found = copy ? copy->verify() : Verification{};
    const auto to = fs::path{call.options.file}.generic_string();
    const auto title = language_of(call) == Language::zh ? fmt::format("已备份到 {}，共 {} 个条目", to, found.entries)
                                                         : fmt::format("Copied to {}; entries: {}", to, found.entries);
    print(call, done_report(call, "slipway.db-backup/1", title, found), language_of(call));
    if (found.faults.empty()) { return Exit::done; }
    call.surroundings.err << fmt::format("slipway: the store has {}, and so has its copy; see slipway db verify\n",
                                         counted(found.faults.size(), "fault"));
    return Exit::threshold;
}

Exit wrong_words(const Call& call, std::string_view what) {
    call.surroundings.err << fmt::format("slipway: {}\n  see slipway help db\n", what);
    return Exit::usage;
}

} // namespace

Exit run_db(const Call& call) {
    const auto& word = call.options.topic;
    const bool takes_file = word == "load" || word == "backup";
    if (takes_file && call.options.file.empty()) { return wrong_words(call, fmt::format("db {} wants a file", word)); }
    if (!takes_file && !call.options.file.empty()) { return wrong_words(call, fmt::format("db {} takes no file", word)); }
    if (word != "verify" && !call.options.head.empty()) { return wrong_words(call, "--head is for db verify"); }
    if (word == "verify") { return verify(call); }
    if (word == "dump") { return dump(call); }
    return word == "load" ? load(call) : backup(call);
}

} // namespace slipway
