import Foundation

/// A word or sign of an expression.
struct ExpressionToken {
    enum Kind: Equatable {
        case text(String)
        case number(Decimal)
        case field(String)
        case name(String)
        case sign(String)
        case end
    }

    var kind: Kind
    /// The first character, counted from 1.
    var position: Int
    /// As written.
    var source: String

    /// How the field that is meant would be written.
    private var exampleName: String {
        if case .name(let name) = kind { String(name.prefix(40)) } else { "age" }
    }

    /// A refusal that names the place.
    func problem(_ code: String, _ details: [String: String] = [:]) -> Problem {
        Problem(
            .invalid, code,
            details.merging(["at": String(position), "found": String(source.prefix(40))]) { first, _ in first
            },
            at: String(position))
    }
}

/// Cuts an expression into tokens.
struct ExpressionLexer {
    private let characters: [Character]
    private var index = 0

    /// Throws `expression.empty` and `expression.too-long`.
    init(_ source: String) throws {
        guard source.utf8.count <= Expression.lengthLimit * 4, source.count <= Expression.lengthLimit else {
            throw Problem(.invalid, "expression.too-long", ["limit": String(Expression.lengthLimit)], at: "1")
        }
        characters = Array(source)
        guard !characters.allSatisfy(\.isWhitespace) else {
            throw Problem(.invalid, "expression.empty", at: "1")
        }
    }

    /// All of them, the end last.
    mutating func tokens() throws -> [ExpressionToken] {
        var tokens: [ExpressionToken] = []
        repeat { tokens.append(try next()) } while tokens.last?.kind != .end
        return tokens
    }

    private mutating func next() throws -> ExpressionToken {
        while let character = peek(), character.isWhitespace { index += 1 }
        guard let character = peek() else { return token(.end, from: index) }
        let start = index
        switch character {
        case "'", "\"":
            return try text(character)
        case "$":
            return try field()
        case "0"..."9":
            return try number()
        case ".":
            if let following = peek(1), isDigit(following) { return try number() }
            index += peek(1) == "." ? 2 : 1
            return token(.sign(index - start == 2 ? ".." : "."), from: start)
        case "!", "<", ">":
            index += peek(1) == "=" ? 2 : 1
            return token(.sign(String(characters[start..<index])), from: start)
        case "=", "+", "-", "*", "(", ")", ",", "/", "[", "]", "@", "|", ":":
            index += 1
            return token(.sign(String(character)), from: start)
        default:
            guard isNameStart(character) else {
                index += 1
                throw token(.end, from: start).problem("expression.unexpected")
            }
            return name()
        }
    }

    private func peek(_ ahead: Int = 0) -> Character? {
        index + ahead < characters.count ? characters[index + ahead] : nil
    }

    private func token(_ kind: ExpressionToken.Kind, from start: Int) -> ExpressionToken {
        ExpressionToken(kind: kind, position: start + 1, source: String(characters[start..<index]))
    }

    private mutating func text(_ quote: Character) throws -> ExpressionToken {
        let start = index
        index += 1
        guard let end = characters[index...].firstIndex(of: quote) else {
            throw token(.end, from: start).problem("expression.unclosed-text")
        }
        let content = String(characters[index..<end])
        index = end + 1
        return token(.text(content), from: start)
    }

    private mutating func field() throws -> ExpressionToken {
        let start = index
        guard peek(1) == "{", let end = characters[index...].firstIndex(of: "}") else {
            index += 1
            throw token(.end, from: start).problem("expression.unexpected")
        }
        let name = String(characters[(start + 2)..<end]).trimmingCharacters(in: .whitespaces)
        index = end + 1
        let token = token(.field(name), from: start)
        guard let first = name.first, isNameStart(first), name.allSatisfy(isNamePart) else {
            throw token.problem("expression.bad-name")
        }
        return token
    }

    private mutating func number() throws -> ExpressionToken {
        let start = index
        while let character = peek(), isDigit(character) { index += 1 }
        if peek() == "." {
            index += 1
            while let character = peek(), isDigit(character) { index += 1 }
        }
        let written = String(characters[start..<index])
        let plain = (written.hasPrefix(".") ? "0" : "") + (written.hasSuffix(".") ? written + "0" : written)
        let token = token(.end, from: start)
        guard written.count <= 30, let value = Decimal(plain: plain) else {
            throw token.problem("expression.number-too-long")
        }
        return ExpressionToken(kind: .number(value), position: token.position, source: written)
    }

    private mutating func name() -> ExpressionToken {
        let start = index
        // A hyphen is part of a name as in XPath; so is a point, except at its end.
        while let character = peek(), isNamePart(character) { index += 1 }
        if peek() == ":", let following = peek(1), isNameStart(following) {
            index += 1
            while let character = peek(), isNamePart(character) { index += 1 }
        }
        return token(.name(String(characters[start..<index])), from: start)
    }

    private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    private func isNameStart(_ character: Character) -> Bool { character.isLetter || character == "_" }

    private func isNamePart(_ character: Character) -> Bool {
        isNameStart(character) || isDigit(character) || character == "-" || character == "."
    }
}
