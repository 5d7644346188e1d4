import Foundation
import Programme

/// Sees to it that one process at a time sends what leaves the program: two would send everything twice.
///
/// A lock on a file of the data folder. The system lets go of it when its process ends, however it ends, so nothing waits
/// for a lease to run out after a crash.
public final class DeliveryLock: Sendable {
    private let descriptor: Int32

    /// Nil while another process has it, or where no file can be made.
    public init?(data folder: URL) {
        let path = folder.appendingPathComponent("deliveries.lock", isDirectory: false).path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }
}
