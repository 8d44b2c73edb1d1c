#include "bench/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

namespace slipway::bench {
namespace {

/// Where the standard output of the next program goes.
class Outputs {
public:
    explicit Outputs(const std::filesystem::path& printed) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, printed.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    }
    Outputs(const Outputs&) = delete;
    Outputs& operator=(const Outputs&) = delete;
    Outputs(Outputs&&) = delete;
    Outputs& operator=(Outputs&&) = delete;
    ~Outputs() { ::posix_spawn_file_actions_destroy(&actions_); }

    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

} // namespace

ProcessRun run_process(const std::vector<std::string>& words, const std::filesystem::path& printed) {
    auto owned = words;
    std::vector<char*> arguments;
    for (auto& word : owned) { arguments.push_back(word.data()); }
    arguments.push_back(nullptr);
    const Outputs outputs{printed};
    const Stopwatch watch;
    pid_t process = 0;
    if (::posix_spawnp(&process, arguments.front(), outputs.get(), nullptr, arguments.data(), environ) != 0) {
        throw std::runtime_error("cannot start " + words.front());
    }
    int status = 0;
    if (::waitpid(process, &status, 0) != process) { throw std::runtime_error("cannot wait for " + words.front()); }
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, watch.elapsed()};
}

} // namespace slipway::bench
