import HummingbirdCore
import Logging
import NIOCore

/// Serves a connection on the event loop that reads and writes it.
///
/// A page then goes from its request to its answer without changing threads. With Swift's own pool each page changes
/// back and forth several times, which costs more than making it.
struct LoopChannel: ServerChildChannel {
    let base: HTTP1Channel

    /// How long a connection may stand open without a request: browsers come back within a page's reading or not at all.
    static let idle = TimeAmount.seconds(90)

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        // A connection keeps the buffers that it once read with. As they come, one upload leaves a quarter of a megabyte
        // with each connection for as long as it stands open.
        channel.setOption(.maxMessagesPerRead, value: 1).flatMap {
            channel.setOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 2048, maximum: 32_768))
        }.flatMap {
            base.setup(channel: channel, logger: logger)
        }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(loop: value.channel.eventLoop)) {
            await base.handle(value: value, logger: logger)
        }
    }
}

/// Runs tasks on an event loop.
private final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
