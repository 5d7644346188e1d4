import Operations
import Programme

/// One's tokens, and the form for a new one.
struct TokensPage: Page {
    static let template = "account/tokens"

    let title: String
    let area = Area.account
    let trail: [Link]
    let tokens: [TokenRow]
    let scopes: [ScopeChoice]
    let fields: FormFields
    let until: Day
    let faults: Faults

    init(_ visit: Visit, _ tokens: [AccessToken], until: Day, _ problems: [Problem]) throws {
        let words = try visit.words
        title = words("account.tokens")
        trail = [Link(words: words("account.title"), path: "/account")]
        self.tokens = tokens.map { TokenRow($0, words) }
        let chosen = Set(visit.fields.values("scopes"))
        scopes = TokenScope.allCases.map {
            ScopeChoice(
                value: $0.rawValue, words: words("scope.\($0.word)"), isChosen: chosen.contains($0.rawValue))
        }
        (fields, self.until) = (visit.fields, until)
        faults = Faults(problems, words)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "tokens": tokens
        case "hasTokens": !tokens.isEmpty
        case "scopes": scopes
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "name": faults.field("name", fields["name"])
        case "expires": faults.field("expires", fields["expires"] ?? until.description)
        case "chosen": faults.field("scopes", nil)
        default: nil
        }
    }
}

/// A token in the list.
struct TokenRow: MustacheParent, Hashable, Sendable {
    let id: String
    let name: String
    let scopes: String
    let until: String
    let used: String

    init(_ token: AccessToken, _ words: Localizer) {
        id = token.id.rawValue
        name = token.name
        scopes = TokenScope.allCases.filter(token.scopes.contains).map { words("scope.\($0.word)") }
            .joined(separator: words("ledger.and"))
        until = token.expiresOn.description
        used = token.lastUsedOn?.description ?? words("account.token-unused")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "id": id
        case "name": self.name
        case "scopes": scopes
        case "until": until
        case "used": used
        default: nil
        }
    }
}

/// A scope that can be ticked.
struct ScopeChoice: MustacheParent, Hashable, Sendable {
    let value: String
    let words: String
    let isChosen: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "value": value
        case "words": words
        case "isChosen": isChosen
        default: nil
        }
    }
}

/// A token's secret, shown once.
struct OnceTokenPage: Page {
    static let template = "account/token-once"

    let title: String
    let area = Area.account
    let trail: [Link]
    let name: String
    let secret: String

    init(_ visit: Visit, _ made: NewToken) throws {
        let words = try visit.words
        title = words("account.token-made")
        trail = [
            Link(words: words("account.title"), path: "/account"),
            Link(words: words("account.tokens"), path: "/account/tokens"),
        ]
        (name, secret) = (made.token.name, made.secret)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "name": self.name
        case "secret": secret
        default: nil
        }
    }
}

extension TokenScope {
    /// The scope as part of a key of words: `plan-read`.
    var word: String { rawValue.replacing(":", with: "-") }
}
