import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import Operations
import Programme

/// The web application: built once, for the server and for tests alike.
public struct WebApp: Sendable {
    /// What every request shares.
    public let site: Site
    /// Every route with who may come in, for the tests that go through all of them.
    public let entries: [RouteEntry]
    private let responder: RouterResponder<WebContext>

    /// Reads words, templates and assets, and lays out the routes.
    ///
    /// - Parameter office: any region's; its database holds all regions.
    public init(_ office: Office, settings: WebSettings) throws {
        site = try Site(office, settings: settings)
        // Filled as the routes are added, after the pages of problems, which need to know them.
        let map = RouteMap()
        let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
        // From the outside in. Headers stand outside the pages of problems, so that those carry them too. Pages of
        // problems stand twice: within the session they know the reader, outside it they know what ails the session.
        router.add(middleware: RequestLog())
        router.add(middleware: SecurityHeaders(isSecure: settings.isSecure))
        router.add(middleware: ProblemPages(site: site, map: map))
        router.add(middleware: AssetMiddleware(assets: site.assets))
        router.add(middleware: SessionMiddleware(site: site))
        router.add(middleware: ProblemPages(site: site, map: map))
        router.add(middleware: CrossSiteGuard(publicURL: settings.publicURL))
        Routes.add(to: Pages(router, site, map))
        Endpoints.add(to: router, site)
        entries = map.entries
        responder = router.buildResponder()
    }

    /// The server.
    ///
    /// - Parameters:
    ///   - logger: where one line for each request goes.
    ///   - ready: told the port once connections are taken.
    public func application(
        logger: Logger, ready: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        let settings = site.settings
        let plain = HTTPServerBuilder {
            LoopChannel(
                base: HTTP1Channel(responder: $0, configuration: .init(idleTimeout: LoopChannel.idle)))
        }
        let server: HTTPServerBuilder =
            try settings.tls.map { try .tls(plain, tlsConfiguration: WebApp.tls($0.certificate, $0.key)) }
            ?? plain
        return Application(
            responder: responder, server: server,
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? settings.port) },
            logger: logger)
    }

    private static func tls(_ certificate: String, _ key: String) throws -> TLSConfiguration {
        do {
            return TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        } catch { throw Problem(.invalid, "settings.tls", ["certificate": certificate, "key": key]) }
    }
}
