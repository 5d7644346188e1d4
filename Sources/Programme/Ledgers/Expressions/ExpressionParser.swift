/// Reads an expression by descent, each level of XPath's precedence one function.
struct ExpressionParser {
    /// How deep it may be nested, chains of `+` counted too.
    static let depth = 60

    private let tokens: [ExpressionToken]
    private var index = 0
    private var level = 0

    /// Throws what the words and signs are refused with.
    init(_ source: String) throws {
        var lexer = try ExpressionLexer(source)
        tokens = try lexer.tokens()
    }

    /// The whole of it.
    mutating func expression() throws -> ExpressionNode {
        let node = try disjunction()
        guard current.kind == .end else { throw unexpected() }
        return node
    }

    private var current: ExpressionToken { tokens[min(index, tokens.count - 1)] }

    private func unexpected() -> Problem {
        switch current.kind {
        case .end: current.problem("expression.unexpected-end")
        case .sign("/"), .sign(".."), .sign("["), .sign("@"), .sign("|"): current.problem("expression.path")
        default: current.problem("expression.unexpected")
        }
    }

    private mutating func take(_ sign: String) -> Bool {
        guard current.kind == .sign(sign) else { return false }
        index += 1
        return true
    }

    /// An operator that is written as a word is one only where an operator can stand.
    private mutating func takeWord(_ word: String) -> Bool {
        guard current.kind == .name(word) else { return false }
        index += 1
        return true
    }

    private mutating func deeper<T>(_ body: (inout ExpressionParser) throws -> T) throws -> T {
        level += 1
        defer { level -= 1 }
        guard level <= Self.depth else {
            throw current.problem("expression.too-deep", ["limit": String(Self.depth)])
        }
        return try body(&self)
    }

    private mutating func disjunction() throws -> ExpressionNode {
        try deeper { parser in
            var nodes = [try parser.conjunction()]
            while parser.takeWord("or") { nodes.append(try parser.conjunction()) }
            return nodes.count == 1 ? nodes[0] : .any(nodes)
        }
    }

    private mutating func conjunction() throws -> ExpressionNode {
        var nodes = [try equality()]
        while takeWord("and") { nodes.append(try equality()) }
        return nodes.count == 1 ? nodes[0] : .all(nodes)
    }

    private mutating func equality() throws -> ExpressionNode {
        try chain([("=", .equal), ("!=", .unequal)], { try $0.order() }) { .compare($0, $1, $2) }
    }

    private mutating func order() throws -> ExpressionNode {
        try chain(
            [("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<", .less), (">", .greater)],
            { try $0.sum() }
        ) { .compare($0, $1, $2) }
    }

    private mutating func sum() throws -> ExpressionNode {
        try chain([("+", .plus), ("-", .minus)], { try $0.product() }) { .arithmetic($0, $1, $2) }
    }

    private mutating func product() throws -> ExpressionNode {
        try chain([("*", .times), ("div", .divided), ("mod", .modulo)], { try $0.signed() }) {
            .arithmetic($0, $1, $2)
        }
    }

    /// Operands of one level from left to right; every operator makes the tree one deeper.
    private mutating func chain<Operator>(
        _ operators: [(sign: String, meaning: Operator)],
        _ operand: (inout ExpressionParser) throws -> ExpressionNode,
        _ make: (Operator, ExpressionNode, ExpressionNode) -> ExpressionNode
    ) throws -> ExpressionNode {
        var node = try operand(&self)
        var count = 0
        while let found = operators.first(where: { take($0.sign) || takeWord($0.sign) }) {
            count += 1
            guard count <= Self.depth else {
                throw current.problem("expression.too-deep", ["limit": String(Self.depth)])
            }
            node = make(found.meaning, node, try operand(&self))
        }
        return node
    }

    private mutating func signed() throws -> ExpressionNode {
        guard take("-") else { return try operand() }
        return try deeper { .negative(try $0.signed()) }
    }

    private mutating func operand() throws -> ExpressionNode {
        let token = current
        switch token.kind {
        case .text(let text):
            index += 1
            return .literal(.text(text))
        case .number(let number):
            index += 1
            return .literal(.number(number))
        case .field(let name):
            index += 1
            if current.kind == .sign("/") || current.kind == .sign("[") { throw unexpected() }
            return .field(name)
        case .sign("."):
            index += 1
            if current.kind == .sign("/") || current.kind == .sign("[") { throw unexpected() }
            return .field(".")
        case .sign("("):
            index += 1
            let node = try disjunction()
            guard take(")") else { throw unexpected() }
            return node
        case .name(let name):
            index += 1
            guard take("(") else { throw token.problem("expression.bare-name", ["name": name]) }
            return try call(name, token)
        default:
            throw unexpected()
        }
    }

    private mutating func call(_ name: String, _ token: ExpressionToken) throws -> ExpressionNode {
        let function = try ExpressionFunction.named(name, token)
        var arguments: [ExpressionNode] = []
        if !take(")") {
            repeat { arguments.append(try disjunction()) } while take(",")
            guard take(")") else { throw unexpected() }
        }
        guard function.arity.contains(arguments.count) else {
            throw token.problem("expression.arguments", ["name": name, "count": String(arguments.count)])
        }
        guard function == .regex else { return .call(function, arguments) }
        guard case .literal(.text(let pattern)) = arguments[1] else {
            throw token.problem("expression.pattern-not-text", ["name": name])
        }
        do {
            return .matches(arguments[0], try TextPattern(pattern))
        } catch {
            throw token.problem(
                "expression.pattern", ["pattern": String(pattern.prefix(80)), "part": error.part])
        }
    }
}
