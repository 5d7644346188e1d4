/// The rules of a ledger's fields that look at more than one cell: relevance, calculation, constraint, requirement.
final class FieldRules: Sendable {
    private struct Rule: Sendable {
        var index: Int
        var expression: Expression
        /// Which fields it reads: where one of them is at fault, it says nothing.
        var reads: [Int]
        var quick: QuickComparison?
    }

    private let fields: [Field]
    private let indices: [String: Int]
    private let today: String
    private let relevance: [Rule]
    private let calculations: [Rule]
    private let constraints: [Rule]
    private let calculated: [Bool]
    private let required: [Int]

    init(_ ledger: Ledger, today: Day) {
        fields = ledger.fields
        self.today = today.description
        let indices = Dictionary(
            ledger.fields.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        self.indices = indices
        func rules(_ expression: (Field) -> Expression?) -> [Rule] {
            ledger.fields.enumerated().compactMap { index, field in
                expression(field).map { expression in
                    Rule(
                        index: index, expression: expression,
                        reads: expression.fields.compactMap { $0 == "." ? index : indices[$0] },
                        quick: QuickComparison(expression))
                }
            }
        }
        relevance = rules(\.relevant)
        calculations = rules(\.calculation)
        constraints = rules(\.constraint)
        calculated = ledger.fields.map { $0.calculation != nil }
        required = ledger.fields.indices.filter {
            ledger.fields[$0].isRequired && ledger.fields[$0].calculation == nil
        }
    }

    func isCalculated(_ index: Int) -> Bool { calculated[index] }

    /// Works out what is worked out, refuses what is not asked for and what breaks a constraint. Whatever is not relevant
    /// is empty for the fields after it.
    func apply(to state: inout RowState, _ readers: [FieldReader]) {
        if !relevance.isEmpty || !calculations.isEmpty {
            for index in fields.indices { relateAndCalculate(index, &state, readers) }
        }
        for rule in constraints {
            guard state.values[rule.index] != nil, canSay(rule, state), !holds(rule, state) else { continue }
            let field = fields[rule.index]
            if let message = field.constraintMessage {
                state.refuse(rule.index, field, "field.constraint-message", message.details("message"))
            } else {
                state.refuse(
                    rule.index, field, "field.constraint",
                    ["rule": String(rule.expression.source.prefix(200))])
            }
        }
    }

    private func relateAndCalculate(_ index: Int, _ state: inout RowState, _ readers: [FieldReader]) {
        if let rule = relevance.first(where: { $0.index == index }), canSay(rule, state), !holds(rule, state)
        {
            if state.values[index] != nil {
                state.refuse(index, fields[index], "field.not-relevant")
                state.values[index] = nil
            }
            return
        }
        guard let rule = calculations.first(where: { $0.index == index }), canSay(rule, state) else { return }
        let text = rule.expression.text { lookup($0, rule.index, state) }
        switch readers[index].read(fitting(text, fields[index])) {
        case .value(let value): state.values[index] = value
        case .empty: state.values[index] = nil
        case .fault(let fault): state.refuse(index, fields[index], fault.code, fault.details)
        }
    }

    /// A quotient has more decimals than a field keeps.
    private func fitting(_ text: String, _ field: Field) -> String {
        guard field.kind == .decimal, let value = ExpressionValue.number(text) else { return text }
        return value.rounded(scale: 4).plain
    }

    /// Refuses what is missing. `known` is a field whose value is known from another.
    func require(_ state: inout RowState, known: Int?) {
        for index in required where state.values[index] == nil && index != known && !state.isFaulty(index) {
            if let rule = relevance.first(where: { $0.index == index }) {
                guard canSay(rule, state), holds(rule, state) else { continue }
            }
            state.refuse(index, fields[index], "field.required")
        }
    }

    private func canSay(_ rule: Rule, _ state: RowState) -> Bool {
        state.faults.isEmpty || !rule.reads.contains(where: state.isFaulty)
    }

    private func holds(_ rule: Rule, _ state: RowState) -> Bool {
        if let quick = rule.quick, let value = state.values[rule.index], let holds = quick.holds(value) {
            return holds
        }
        return rule.expression.isTrue { lookup($0, rule.index, state) }
    }

    private func lookup(_ name: String, _ own: Int, _ state: RowState) -> String? {
        if name == "." { return state.values[own] }
        if let index = indices[name] { return state.values[index] }
        return name == "today()" ? today : nil
    }
}
