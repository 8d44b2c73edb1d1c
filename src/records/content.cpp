#include "records/content.hpp"

#include "records/document.hpp"
#include "records/raw_fields.hpp"

namespace slipway::records {
namespace {

/// Packs the projects of a file one after the other.
class ProjectPacker {
public:
    explicit ProjectPacker(std::uint32_t file) : one_{file}, all_{file} {}

    void add(const RawProject& project) {
        one_.clear();
        one_(project);
        const auto base = project.template_key ? std::string_view{project.template_key->text} : std::string_view{};
        std::size_t relations = project.relations.size();
        for (const auto& activity : project.activities) { relations += activity.after ? activity.after->size() : 0; }
        all_(project.key, base, static_cast<std::uint32_t>(project.activities.size()), static_cast<std::uint32_t>(relations), one_.bytes());
        ++count_;
    }
    void finish(Packer& file) const {
        file(count_);
        file.raw(all_.bytes().data(), all_.size());
    }

private:
    Packer one_;
    Packer all_;
    std::uint32_t count_ = 0;
};

/// Reads the records of a text, each project straight into bytes.
void read_records(std::string_view text, const Reading& reading, Problems& problems, FileContent& content, ProjectPacker& projects) {
    const auto document = parse_document(text, reading.number, problems);
    if (!document) {
        content.unread.add_from(text);
        return;
    }
    if (reading.overlay > 0) { content.records.overlay = reading.first_of_overlay; }
    read_file(*document, reading.kind, problems, content.records, [&](const RawProject& project) { projects.add(project); });
    content.digests = digests_of(*document, reading.overlay);
}

} // namespace

std::string packed_content(const Reading& reading, const Sources& sources) {
    Problems problems{sources};
    FileContent content;
    ProjectPacker projects{reading.number};
    {
        const auto read = read_text(reading.file, reading.number, problems);
        content.fingerprint = read.fingerprint;
        content.unread.unbounded = !read.is_text;
        if (read.is_text) { read_records(read.text, reading, problems, content, projects); }
    }
    std::vector<std::string> unread{content.unread.keys.begin(), content.unread.keys.end()};
    Packer packer{reading.number};
    packer(content.fingerprint, problems.take(), unread, content.unread.unbounded, content.digests, content.records);
    projects.finish(packer);
    return std::move(packer).taken();
}

FileContent content_of(std::string_view bytes, std::uint32_t number) {
    FileContent content;
    std::vector<std::string> unread;
    Unpacker unpacker{bytes, number};
    std::uint32_t projects = 0;
    unpacker(content.fingerprint, content.diagnostics, unread, content.unread.unbounded, content.digests, content.records, projects);
    content.unread.keys.insert(unread.begin(), unread.end());
    content.records.projects.reserve(std::min<std::size_t>(projects, bytes.size()));
    for (; projects > 0; --projects) {
        auto& project = content.records.projects.emplace_back();
        unpacker(project.key, project.base, project.activities, project.relations, project.bytes);
    }
    return content;
}

RawProject raw_project(const PackedProject& project) {
    if (project.laid_over) { return *project.laid_over; }
    RawProject raw;
    Unpacker{project.bytes, project.key.span.file}(raw);
    return raw;
}

} // namespace slipway::records
