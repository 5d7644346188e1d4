import ArgumentParser
import Foundation
import Logging
import Operations
import Programme
import Web

/// What `serve` is told besides the shared options.
struct WebOptions: ParsableArguments {
    @Option(
        help: .init(
            say("监听地址（BANSHI_ADDRESS，默认 127.0.0.1:8080）", "Where to listen (BANSHI_ADDRESS, 127.0.0.1:8080)"),
            valueName: "host:port"))
    var address: String?

    @Option(
        help: .init(
            say(
                "浏览器访问的网址，用于反向代理之后（BANSHI_PUBLIC_URL）",
                "The address that browsers use, when behind a proxy (BANSHI_PUBLIC_URL)"), valueName: "url"))
    var publicURL: String?

    @Option(
        help: .init(
            say("证书文件，PEM（BANSHI_TLS_CERTIFICATE）", "Certificate chain, PEM (BANSHI_TLS_CERTIFICATE)"),
            valueName: "file"))
    var tlsCertificate: String?

    @Option(
        help: .init(say("私钥文件，PEM（BANSHI_TLS_KEY）", "Private key, PEM (BANSHI_TLS_KEY)"), valueName: "file"))
    var tlsKey: String?

    @Option(
        help: .init(
            say(
                "日志级别，如 info、warning（BANSHI_LOG_LEVEL）",
                "Log level, such as info or warning (BANSHI_LOG_LEVEL)"),
            valueName: "level"))
    var logLevel: String?

    /// What was given, by the settings' keys.
    var flags: [String: String?] {
        [
            "banshi.address": address, "banshi.public.url": publicURL,
            "banshi.tls.certificate": tlsCertificate, "banshi.tls.key": tlsKey, "banshi.log.level": logLevel,
        ]
    }
}

/// The settings of `serve`, read once: flags first, then the environment, then defaults.
struct ServeSettings: Sendable {
    let web: WebSettings
    let logger: Logger

    /// Throws `Problems` that name every mistake at once.
    init(_ settings: Settings) throws {
        let source = settings.source
        var mistakes: [Problem] = []
        let address = source("banshi.address") ?? "127.0.0.1:8080"
        let listen = ServeSettings.split(address)
        if listen == nil { mistakes.append(Problem(.invalid, "settings.address", ["value": address])) }
        var publicURL: URL?
        if let text = source("banshi.public.url") {
            publicURL = URL(string: text)
            let isUsable =
                publicURL.map { ["http", "https"].contains($0.scheme ?? "") && $0.host?.isEmpty == false }
                ?? false
            if !isUsable { mistakes.append(Problem(.invalid, "settings.public-url", ["value": text])) }
        }
        let certificate = source("banshi.tls.certificate")
        let key = source("banshi.tls.key")
        if (certificate == nil) != (key == nil) { mistakes.append(Problem(.invalid, "settings.tls-pair")) }
        let level = source("banshi.log.level") ?? "info"
        if Logger.Level(rawValue: level) == nil {
            mistakes.append(
                Problem(
                    .invalid, "settings.log-level",
                    ["value": level, "known": Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")]))
        }
        var deliveries = DeliverySettings()
        do { deliveries = try DeliverySettings(source) } catch let problems as Problems {
            mistakes += problems.all
        }
        guard mistakes.isEmpty, let listen else { throw Problems(mistakes) }
        web = WebSettings(
            host: listen.host, port: listen.port, publicURL: publicURL,
            tls: certificate.flatMap { certificate in key.map { (certificate, $0) } },
            data: URL(fileURLWithPath: settings.data, isDirectory: true), language: settings.language,
            deliveries: deliveries)
        var logger = Logger(label: "banshi") { LineLog(label: $0) }
        logger.logLevel = Logger.Level(rawValue: level) ?? .info
        self.logger = logger
    }

    /// `host:port`, also `[::1]:8080`; nil for anything else.
    static func split(_ text: String) -> (host: String, port: Int)? {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        return host.isEmpty ? nil : (host, port)
    }

    /// Where browsers find the server, for the line that says so.
    func address(port: Int) -> String {
        if let publicURL = web.publicURL { return publicURL.absoluteString }
        let host = web.host.contains(":") ? "[\(web.host)]" : web.host
        return "\(web.tls == nil ? "http" : "https")://\(host):\(port)"
    }
}
