import Foundation

/// An expression, read.
indirect enum ExpressionNode: Sendable {
    case literal(ExpressionValue)
    case field(String)
    case all([ExpressionNode])
    case any([ExpressionNode])
    case compare(Comparison, ExpressionNode, ExpressionNode)
    case arithmetic(Arithmetic, ExpressionNode, ExpressionNode)
    case negative(ExpressionNode)
    case call(ExpressionFunction, [ExpressionNode])
    case matches(ExpressionNode, TextPattern)

    enum Comparison: String, Sendable {
        case equal = "="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    enum Arithmetic: String, Sendable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "div"
        case modulo = "mod"
    }

    private var children: [ExpressionNode] {
        switch self {
        case .literal, .field: []
        case .all(let nodes), .any(let nodes), .call(_, let nodes): nodes
        case .compare(_, let left, let right), .arithmetic(_, let left, let right): [left, right]
        case .negative(let node), .matches(let node, _): [node]
        }
    }

    /// Hands itself and everything in it over, in the order of the text.
    func visit(_ body: (ExpressionNode) -> Void) {
        body(self)
        for child in children { child.visit(body) }
    }
}

extension ExpressionNode {
    /// What it comes to.
    func value(_ lookup: (String) -> String?) -> ExpressionValue {
        switch self {
        case .literal(let value): value
        case .field(let name): .text(lookup(name) ?? "")
        case .all(let nodes): .flag(nodes.allSatisfy { $0.value(lookup).isTrue })
        case .any(let nodes): .flag(nodes.contains { $0.value(lookup).isTrue })
        case .compare(let comparison, let left, let right):
            .flag(comparison.holds(left.value(lookup), right.value(lookup)))
        case .arithmetic(let arithmetic, let left, let right):
            .number(arithmetic.result(left.value(lookup).number, right.value(lookup).number))
        case .negative(let node): .number(node.value(lookup).number.map { -$0 })
        case .call(let function, let nodes): function.value(nodes, lookup)
        case .matches(let node, let pattern): .flag(pattern.matches(node.value(lookup).text))
        }
    }
}

extension ExpressionNode.Comparison {
    /// XPath 1.0, 3.4: equality as booleans, numbers or texts, whichever comes first among the two; order as numbers.
    func holds(_ left: ExpressionValue, _ right: ExpressionValue) -> Bool {
        switch self {
        case .equal: Self.isEqual(left, right)
        case .unequal: !Self.isEqual(left, right)
        case .less: Self.inOrder(left, right, <)
        case .lessOrEqual: Self.inOrder(left, right, <=)
        case .greater: Self.inOrder(left, right, >)
        case .greaterOrEqual: Self.inOrder(left, right, >=)
        }
    }

    private static func isEqual(_ left: ExpressionValue, _ right: ExpressionValue) -> Bool {
        switch (left, right) {
        case (.flag, _), (_, .flag): left.isTrue == right.isTrue
        case (.number, _), (_, .number): inOrder(left, right, ==)
        case (.text(let left), .text(let right)): left == right
        }
    }

    private static func inOrder(
        _ left: ExpressionValue, _ right: ExpressionValue, _ order: (Decimal, Decimal) -> Bool
    ) -> Bool {
        guard let left = left.number, let right = right.number else { return false }
        return order(left, right)
    }
}

extension ExpressionNode.Arithmetic {
    /// The result; nil where there is none, or none that a decimal can hold.
    func result(_ left: Decimal?, _ right: Decimal?) -> Decimal? {
        guard let left, let right else { return nil }
        let result: Decimal
        switch self {
        case .plus: result = left + right
        case .minus: result = left - right
        case .times: result = left * right
        case .divided:
            guard right != 0 else { return nil }
            result = left / right
        case .modulo:
            guard right != 0 else { return nil }
            // With the sign of the dividend, as in XPath.
            result = left - right * ExpressionValue.whole(left / right)
        }
        return result.isFinite ? result : nil
    }
}

/// What most constraints are: the value itself held against numbers, as in `. >= 0 and . <= 100`. Held against in whole
/// numbers instead of decimals, ten times as fast: an import asks for every row.
struct QuickComparison: Sendable {
    private var bounds: [(comparison: ExpressionNode.Comparison, amount: Int)] = []
    private static let scale = 10_000

    /// Nil for any other expression.
    init?(_ expression: Expression) {
        let parts: [ExpressionNode]
        switch expression.root {
        case .all(let nodes): parts = nodes
        case .some(let node): parts = [node]
        case nil: return nil
        }
        for part in parts {
            guard case .compare(let comparison, .field("."), .literal(.number(let number?))) = part,
                let amount = ExpressionValue.shortNumber(number.plain).flatMap(Self.scaled)
            else { return nil }
            bounds.append((comparison, amount))
        }
    }

    private static func scaled(_ number: (digits: Int, decimals: Int)) -> Int? {
        guard number.decimals <= 4 else { return nil }
        var amount = number.digits
        for _ in number.decimals..<4 {
            let (product, isTooLarge) = amount.multipliedReportingOverflow(by: 10)
            guard !isTooLarge else { return nil }
            amount = product
        }
        return amount
    }

    /// Whether a value fulfils it; nil where that has to be found out the slow way.
    func holds(_ text: String) -> Bool? {
        guard let amount = ExpressionValue.shortNumber(text).flatMap(Self.scaled) else { return nil }
        return bounds.allSatisfy { bound in
            switch bound.comparison {
            case .equal: amount == bound.amount
            case .unequal: amount != bound.amount
            case .less: amount < bound.amount
            case .lessOrEqual: amount <= bound.amount
            case .greater: amount > bound.amount
            case .greaterOrEqual: amount >= bound.amount
            }
        }
    }
}
