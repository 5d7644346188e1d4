import Foundation
import Operations

/// What the server is told about its surroundings, once, when it starts.
public struct WebSettings: Sendable {
    /// The name or number of the interface to listen on.
    public var host: String
    /// The port to listen on; 0 lets the system choose.
    public var port: Int
    /// The address under which browsers reach the server, without a path; nil when it is the one listened on.
    ///
    /// Behind a proxy this is the proxy's. With `https` cookies are marked Secure.
    public var publicURL: URL?
    /// Certificate chain and key as PEM files, when the server itself speaks TLS.
    public var tls: (certificate: String, key: String)?
    /// The folder for evidence and uploads in progress.
    public var data: URL
    /// The language of somebody who chose none.
    public var language: Language
    /// How things leave the program.
    public var deliveries: DeliverySettings

    /// Settings.
    public init(
        host: String = "127.0.0.1", port: Int = 8080, publicURL: URL? = nil,
        tls: (certificate: String, key: String)? = nil, data: URL, language: Language = .chinese,
        deliveries: DeliverySettings = DeliverySettings()
    ) {
        self.host = host
        self.port = port
        self.publicURL = publicURL
        self.tls = tls
        self.data = data
        self.language = language
        self.deliveries = deliveries
    }

    /// Whether browsers talk to the server through TLS, so that cookies may be marked Secure.
    public var isSecure: Bool { tls != nil || publicURL?.scheme == "https" }
}
