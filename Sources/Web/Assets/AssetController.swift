import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Programme

/// Serves `/assets/VERSION/PATH` from memory.
struct AssetMiddleware: RouterMiddleware {
    typealias Context = WebContext

    let assets: AssetLibrary

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard path.hasPrefix("/assets/"), request.method == .get || request.method == .head else {
            return try await next(request, context)
        }
        let parts = path.split(separator: "/", maxSplits: 2)
        guard parts.count == 3, let asset = assets.asset(String(parts[2])) else {
            throw HTTPError(.notFound)
        }
        // The address changes with the content, so it may be kept; what it holds is no secret.
        let headers: HTTPFields = [
            .contentType: asset.mediaType, .cacheControl: "public, max-age=31536000, immutable",
        ]
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: asset.data)))
    }
}
