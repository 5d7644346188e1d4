import Foundation
import Logging
import Programme

/// The server's log on standard error, one line for each event: time in UTC, level, what stands around it, message.
///
/// A line is put together only when it is written, and written at once: every request has one.
struct LineLog: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    private let label: String
    /// Where lines go: a file descriptor.
    private let descriptor: Int32

    init(label: String, descriptor: Int32 = STDERR_FILENO) {
        self.label = label
        self.descriptor = descriptor
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = Instant(seconds: Int(time(nil))).description
        line += " \(event.level.rawValue) \(label):"
        var around = metadata
        for more in [metadataProvider?.get(), event.metadata] {
            if let more { around.merge(more) { _, later in later } }
        }
        for (key, value) in around.count > 1 ? around.sorted(by: { $0.key < $1.key }) : Array(around) {
            line += " \(key)=\(value)"
        }
        // An error's own words may hold what was typed or stored: only its kind is told.
        if let error = event.error { line += " error=\(type(of: error))" }
        line += " \(event.message)"
        // One event, one line, whatever is in it.
        var bytes = line.utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }
        bytes.append(UInt8(ascii: "\n"))
        bytes.withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
    }
}
