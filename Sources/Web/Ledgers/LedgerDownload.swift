import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Programme

/// Files of ledgers on their way out, as large as they may be: streamed piece by piece.
enum LedgerDownload {
    private static let piece = 256 * 1024

    /// - Parameter isFleeting: whether the file was made for this answer alone: it loses its name at once, so that nothing
    ///   of it stays, whatever becomes of the connection.
    static func response(_ url: URL, name: String, mediaType: String, isFleeting: Bool) throws -> Response {
        let handle: FileHandle
        let size: UInt64
        do {
            handle = try FileHandle(forReadingFrom: url)
            size = try handle.seekToEnd()
            try handle.seek(toOffset: 0)
        } catch { throw Problem(.unavailable, "form-body.cannot-store") }
        if isFleeting { try? FileManager.default.removeItem(at: url) }
        let body = ResponseBody(contentLength: Int(size)) { writer in
            defer { try? handle.close() }
            while let data = try handle.read(upToCount: LedgerDownload.piece), !data.isEmpty {
                try await writer.write(ByteBuffer(bytes: data))
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: FileHeaders.make(name: name, mediaType: mediaType, inline: false),
            body: body)
    }
}
