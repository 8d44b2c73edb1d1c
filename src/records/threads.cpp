#include "records/threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace slipway::records {
namespace {

constexpr std::size_t most_threads = 8;

/// Pieces of work and the failure with the lowest number.
class Pieces {
public:
    Pieces(std::size_t count, const std::function<void(std::size_t)>& work) : count_{count}, work_{work}, failed_{count} {}

    void run() {
        for (auto piece = next_++; piece < count_; piece = next_++) {
            try {
                work_(piece);
            } catch (...) {
                const std::scoped_lock lock{mutex_};
                if (piece < failed_) {
                    failed_ = piece;
                    failure_ = std::current_exception();
                }
            }
        }
    }
    void finish() const {
        if (failure_) { std::rethrow_exception(failure_); }
    }

private:
    std::size_t count_;
    const std::function<void(std::size_t)>& work_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    std::size_t failed_;
    std::exception_ptr failure_;
};

} // namespace

void for_each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
    Pieces pieces{count, work};
    {
        const auto threads =
            std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, std::min(most_threads, std::max<std::size_t>(count, 1)));
        std::vector<std::jthread> others;
        for (std::size_t more = 1; more < threads; ++more) {
            others.emplace_back([&] { pieces.run(); });
        }
        pieces.run();
    }
    pieces.finish();
}

} // namespace slipway::records
