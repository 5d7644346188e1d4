/// Schemas as the description of the interface has them.
extension Schema {
    /// As JSON Schema; named ones are put among `components` and pointed at.
    func document(_ components: inout [String: JSON]) -> JSON {
        switch self {
        case .bool: return .of(["type": .text("boolean")])
        case .number: return .of(["type": .text("number")])
        case .int(let range):
            return .of([
                "type": .text("integer"), "minimum": .int(range.lowerBound),
                "maximum": .int(range.upperBound),
            ])
        case .text(let rule):
            return .of([
                "type": .text("string"), "minLength": rule.length.map { .int($0.lowerBound) },
                "maxLength": rule.length.map { .int($0.upperBound) },
                "pattern": rule.pattern.map { .text($0) },
                "format": rule.format.map { .text($0) },
                "enum": rule.values.isEmpty ? nil : .array(rule.values.map { .text($0) }),
            ])
        case .array(let item, let most):
            return .of([
                "type": .text("array"), "items": item.document(&components),
                "maxItems": most.map { .int($0) },
            ])
        case .map(let item, let most):
            return .of([
                "type": .text("object"), "additionalProperties": item.document(&components),
                "maxProperties": most.map { .int($0) },
            ])
        case .object(let properties):
            let required = properties.filter(\.isRequired).map { JSON.text($0.name) }
            let members = properties.map { property in
                JSON.Member(name: property.name, value: property.document(&components))
            }
            return .of([
                "type": .text("object"), "properties": .object(members),
                "required": required.isEmpty ? nil : .array(required), "additionalProperties": .bool(false),
            ])
        case .nullable(let inner):
            let document = inner.document(&components)
            guard case .object(var members) = document, let type = document["type"], document["enum"] == nil
            else {
                return .of(["oneOf": .array([document, .of(["type": .text("null")])])])
            }
            members.removeAll { $0.name == "type" }
            members.insert(.init(name: "type", value: .array([type, .text("null")])), at: 0)
            return .object(members)
        case .named(let name, let inner):
            if components[name] == nil {
                components[name] = .null
                components[name] = inner.document(&components)
            }
            return .of(["$ref": .text("#/components/schemas/\(name)")])
        }
    }

    /// A value that fits.
    var example: JSON {
        switch self {
        case .bool: .bool(true)
        case .number: .int(1)
        case .int(let range): .int(max(range.lowerBound, min(1, range.upperBound)))
        case .text(let rule): .text(rule.example)
        case .array(let item, _): .array([item.example])
        case .map(let item, _): .object([.init(name: "name", value: item.example)])
        case .object(let properties):
            .object(properties.map { .init(name: $0.name, value: $0.schema.example) })
        case .nullable(let inner), .named(_, let inner): inner.example
        }
    }
}

extension Schema.Property {
    fileprivate func document(_ components: inout [String: JSON]) -> JSON {
        let document = schema.document(&components)
        guard let hint, case .object(let members) = document else { return document }
        return .object(members + [.init(name: "description", value: .text(hint))])
    }
}
