/// The functions that an expression may call.
enum ExpressionFunction: String, Sendable, CaseIterable {
    case absolute = "abs"
    case boolean
    case ceiling
    case coalesce
    case concat
    case contains
    case countSelected = "count-selected"
    case date
    case dateTime = "date-time"
    case decimalDate = "decimal-date-time"
    case endsWith = "ends-with"
    case no = "false"
    case floor
    case formatDate = "format-date"
    case choose = "if"
    case int
    case join
    case maximum = "max"
    case minimum = "min"
    case normalizeSpace = "normalize-space"
    case not
    case number
    case regex
    case round
    case selected
    case selectedAt = "selected-at"
    case startsWith = "starts-with"
    case string
    case stringLength = "string-length"
    case substr
    case substringAfter = "substring-after"
    case substringBefore = "substring-before"
    case today
    case translate
    case yes = "true"

    /// What XLSForm knows besides, and why it is not supported here: the last part of `expression.unsupported-…`.
    static let unsupported: [String: String] = [
        "count": "repeats", "count-non-empty": "repeats", "sum": "repeats", "position": "repeats",
        "indexed-repeat": "repeats", "max-repeat": "repeats", "last": "repeats", "once": "state",
        "random": "state", "randomize": "state", "uuid": "state", "now": "state", "instance": "lists",
        "pulldata": "lists", "jr:choice-name": "lists", "jr:itext": "lists", "current": "lists",
        "area": "shapes",
        "distance": "shapes", "geofence": "shapes", "enclosed-area": "shapes", "name": "lists",
        "intersects": "shapes",
    ]

    /// The function of a name; throws `expression.unsupported-…` or `expression.unknown-function`.
    static func named(_ name: String, _ token: ExpressionToken) throws -> ExpressionFunction {
        if let function = ExpressionFunction(rawValue: name) { return function }
        if let reason = unsupported[name] {
            throw token.problem("expression.unsupported-\(reason)", ["name": name])
        }
        throw token.problem("expression.unknown-function", ["name": name])
    }

    /// With how many arguments it is called.
    var arity: ClosedRange<Int> {
        switch self {
        case .today, .yes, .no: 0...0
        case .absolute, .boolean, .ceiling, .countSelected, .date, .dateTime, .decimalDate, .floor, .int,
            .normalizeSpace, .not, .number, .string, .stringLength:
            1...1
        case .round: 1...2
        case .contains, .endsWith, .formatDate, .regex, .selected, .selectedAt, .startsWith, .substringAfter,
            .substringBefore:
            2...2
        case .substr: 2...3
        case .choose, .translate: 3...3
        case .coalesce, .concat, .maximum, .minimum: 1...50
        case .join: 2...50
        }
    }
}
