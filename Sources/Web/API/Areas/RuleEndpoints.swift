import HTTPTypes
import Operations
import Programme

extension SupervisedEndpoints {
    private static let rulesPath = "/supervision/rules"

    private static let levels = Set(EscalationRules.Condition.allCases.map(EscalationRules.name))

    /// By the names under which they are stored.
    private static let shape = Schema.named(
        "EscalationRules",
        .object(
            EscalationRules.names.map { name in
                levels.contains(name)
                    ? .init(
                        name, .code([EscalationRules.off] + OrderLevel.allCases.map(\.rawValue)),
                        "The level to start at.")
                    : .init(name, .int(1...60), "Working days.")
            }))

    private static func of(_ rules: EscalationRules) -> JSON {
        let values = rules.values
        return .object(
            EscalationRules.names.map { name in
                let text = values[name] ?? EscalationRules.off
                return .init(name: name, value: levels.contains(name) ? .text(text) : .number(text))
            })
    }

    static let rules: [Endpoint] = [
        .get(
            rulesPath, "readEscalationRules", .supervision,
            "When orders are suggested, and how long units have to reply.", .supervisionRead, .readers, [],
            shape
        ) { call in
            .json(of(try await ReadSupervision(call.office, call.site.books).rules(by: call.person)))
        },
        .send(
            .put, rulesPath, "changeEscalationRules", .supervision, "Changes these rules.", .supervisionWrite,
            .office, body: .json(shape), RemarkShapes.done
        ) { call in
            let typed = EscalationRules.names.map { name -> (String, String) in
                let value = call.body[name]
                return (name, value?.text ?? value?.int.map(String.init) ?? "")
            }
            return try await call.write { office in
                try await ChangeEscalationRules(office)(
                    Dictionary(uniqueKeysWithValues: typed), by: call.person)
            } answer: { (_: Void) in
                RemarkShapes.isDone
            }
        },
    ]
}
