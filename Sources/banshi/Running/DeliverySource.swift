import Foundation
import Operations
import Programme

extension DeliverySettings {
    /// From flags, environment and files: `BANSHI_SMTP_HOST`, `BANSHI_SMTP_PORT`, `BANSHI_SMTP_FROM`, `BANSHI_SMTP_TLS`,
    /// `BANSHI_SMTP_USER`, `BANSHI_SMTP_PASSWORD_FILE`, `BANSHI_WEBHOOKS_PRIVATE_NETWORKS`.
    ///
    /// - Throws: `Problems` that name every mistake at once.
    init(_ source: SettingSource) throws {
        var mistakes: [Problem] = []
        var publicURL = source("banshi.public.url")
        if let text = publicURL, URL(string: text)?.host?.isEmpty != false { publicURL = nil }
        let closed = source("banshi.webhooks.private.networks") ?? "false"
        if closed != "true", closed != "false" {
            mistakes.append(
                Problem(
                    .invalid, "settings.boolean",
                    ["name": "BANSHI_WEBHOOKS_PRIVATE_NETWORKS", "value": closed]))
        }
        let mail = DeliverySettings.mail(source, &mistakes)
        guard mistakes.isEmpty else { throw Problems(mistakes) }
        self.init(mail: mail, allowsPrivateNetworks: closed == "true", publicURL: publicURL)
    }

    private static func mail(_ source: SettingSource, _ mistakes: inout [Problem]) -> Mail? {
        guard let host = source("banshi.smtp.host") else { return nil }
        func mistake(_ name: String, _ value: String) {
            mistakes.append(Problem(.invalid, "settings.smtp", ["name": name, "value": value]))
        }
        let isHost = host.utf8.allSatisfy { byte in
            byte < 128
                && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
                    || ".-:".utf8.contains(byte))
        }
        if !isHost { mistake("BANSHI_SMTP_HOST", host) }
        let tls = source("banshi.smtp.tls") ?? Mail.Security.starttls.rawValue
        let security = Mail.Security(rawValue: tls)
        if security == nil { mistake("BANSHI_SMTP_TLS", tls) }
        let ports: [Mail.Security: Int] = [.tls: 465, .starttls: 587, .none: 25]
        let port = source("banshi.smtp.port").map { Int($0) ?? 0 } ?? ports[security ?? .starttls] ?? 0
        if !(1...65_535).contains(port) { mistake("BANSHI_SMTP_PORT", String(port)) }
        var from: MailAddress?
        if let text = source("banshi.smtp.from") {
            from = try? MailAddress(text)
            if from == nil { mistake("BANSHI_SMTP_FROM", text) }
        } else {
            mistakes.append(Problem(.invalid, "settings.smtp-from"))
        }
        let account = account(source, &mistakes)
        guard let from, let security else { return nil }
        return Mail(host: host, port: port, from: from, account: account, security: security)
    }

    /// A password stands in a file, so that it is in no environment and no list of processes.
    private static func account(
        _ source: SettingSource, _ mistakes: inout [Problem]
    ) -> (user: String, password: String)? {
        let (user, path) = (source("banshi.smtp.user"), source("banshi.smtp.password.file"))
        if user == nil, path == nil { return nil }
        guard let user, let path, !user.contains(":"),
            let text = try? String(contentsOfFile: path, encoding: .utf8)
        else {
            mistakes.append(Problem(.invalid, "settings.smtp-password", ["path": path ?? ""]))
            return nil
        }
        return (user, text.trimmingCharacters(in: .newlines))
    }
}
