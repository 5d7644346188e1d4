import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// One line for each request: what was asked, how it ended, how long it took. No query, no form, no name.
struct RequestLog: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request, context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let taken = start.duration(to: .now)
        // The route, not the path: a path may hold what a person typed.
        context.logger.info(
            "\(request.method) \(context.endpointPath ?? "-") \(response.status.code) \(taken.milliseconds) ms"
        )
        return response
    }
}

extension Duration {
    /// In milliseconds, rounded down.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
