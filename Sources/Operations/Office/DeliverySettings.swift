import Programme

/// How things leave the program; told once, when it starts. Without any of it people are told in the program alone.
public struct DeliverySettings: Sendable {
    /// The server that takes letters.
    public struct Mail: Sendable {
        /// How it is spoken to.
        public enum Security: String, Sendable, CaseIterable {
            /// TLS from the first byte.
            case tls
            /// TLS after a greeting; without it nothing is sent.
            case starttls
            /// No TLS: for a server on the same machine.
            case none
        }

        /// Its name.
        public var host: String
        /// Its port.
        public var port: Int
        /// Who sends.
        public var from: MailAddress
        /// Whom it knows; nil when it asks for nobody.
        public var account: (user: String, password: String)?
        /// How it is spoken to.
        public var security: Security

        /// A server.
        public init(
            host: String, port: Int, from: MailAddress, account: (user: String, password: String)? = nil,
            security: Security
        ) {
            self.host = host
            self.port = port
            self.from = from
            self.account = account
            self.security = security
        }

        /// As `curl` takes it.
        var address: String {
            let name = host.contains(":") ? "[\(host)]" : host
            return "\(security == .tls ? "smtps" : "smtp")://\(name):\(port)"
        }
    }

    /// Nil: no letters.
    public var mail: Mail?
    /// Whether webhooks may lead into a closed network, and without TLS.
    public var allowsPrivateNetworks: Bool
    /// The address under which people reach the program, without a path; nil when nobody has said it.
    public var publicURL: String?

    /// Settings.
    public init(mail: Mail? = nil, allowsPrivateNetworks: Bool = false, publicURL: String? = nil) {
        self.mail = mail
        self.allowsPrivateNetworks = allowsPrivateNetworks
        self.publicURL = publicURL
    }

    /// A path as a link; nil where nobody has said where the program is.
    public func link(_ path: String) -> String? {
        publicURL.map { ($0.hasSuffix("/") ? String($0.dropLast()) : $0) + path }
    }
}

/// What an event is called for somebody: one line, and the path of the page that says more.
public struct EventWords: Hashable, Sendable {
    /// `区卫生健康局报送了2023年第二季度第1项的进展情况`.
    public var line: String
    /// A path of this site.
    public var path: String

    /// Words.
    public init(line: String, path: String) { (self.line, self.path) = (line, path) }
}

/// Puts events into words, which this module has none of.
public struct EventTelling: Sendable {
    /// An event in the words of a language (nil: the first one) for a reader; nil for a group of people.
    public var words: @Sendable (OutboxEvent, [ID<Unit>: Unit], Person?, String?) throws -> EventWords
    /// The text of a letter around the line: greeting, line, link, why one gets it.
    public var letter: @Sendable (EventWords, String?, Jurisdiction, String?) throws -> MailText

    /// Subject and text of a letter.
    public struct MailText: Hashable, Sendable {
        /// On one line.
        public var subject: String
        /// Lines.
        public var text: String

        /// A letter's texts.
        public init(subject: String, text: String) { (self.subject, self.text) = (subject, text) }
    }

    /// From two functions.
    public init(
        words: @escaping @Sendable (OutboxEvent, [ID<Unit>: Unit], Person?, String?) throws -> EventWords,
        letter: @escaping @Sendable (EventWords, String?, Jurisdiction, String?) throws -> MailText
    ) {
        self.words = words
        self.letter = letter
    }
}
