import Foundation
import Hummingbird
import Logging
import NIOCore
import Operations

/// What is known of one request: who asks, in which language, from where.
public struct WebContext: RequestContext {
    /// Hummingbird's own part.
    public var coreContext: CoreRequestContextStorage
    /// The other end's address, for the throttle of sign-ins; `unknown` where there is no connection (tests).
    var address: String
    /// Whoever signed in; nil for a stranger.
    var signedIn: SignedIn?
    /// What the token of forms is derived from: the session's token, else the pre-session cookie; nil when neither is
    /// there yet.
    var seed: String?
    /// Language, colours and size as the reader chose them.
    var view: ViewPreferences
    /// The cookie with a line to be shown once, unread.
    var flash: String?

    /// Made by the server for every request.
    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "unknown"
        view = ViewPreferences(language: .chinese)
    }

    /// The request's number in the log and on error pages.
    var requestID: String { logger[metadataKey: "hb.request.id"].map { "\($0)" } ?? "-" }
}
