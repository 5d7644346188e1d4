import Foundation

extension ParsedNotice {
    /// The notice as the JSON of the command line, keys in the contract's order, absent values as `null`.
    ///
    /// - Parameter describe: gives the words of a diagnostic; they live in the locale files.
    public func json(describe: (Message) -> String) -> Data {
        var writer = JSONWriter()
        writer.object {
            $0.field("documentNumber", documentNumber)
            $0.field("title", title)
            $0.field("issuer", issuer)
            $0.field("issuedOn", issuedOn?.description)
            $0.field("recipients", recipients)
            $0.field("disclosure", disclosure)
            $0.field("interpretedBy", interpretedBy)
            $0.field("attachments", attachments)
            $0.list("actions", actions) { $0.action($1) }
            $0.list("diagnostics", diagnostics) { writer, diagnostic in
                writer.field("severity", diagnostic.severity.rawValue)
                writer.field("code", diagnostic.code)
                writer.field("message", describe(diagnostic.message))
                writer.span("source", diagnostic.source)
            }
        }
        return Data((writer.text + "\n").utf8)
    }
}

extension JSONWriter {
    fileprivate mutating func action(_ action: ParsedAction) {
        field("ordinal", number: "\(action.ordinal)")
        field("title", action.title)
        list("units", action.units) {
            $0.field("name", $1.name)
            $0.field("role", $1.role.rawValue)
        }
        field("dueOn", action.dueOn?.description)
        list("commitments", action.commitments) { $0.commitment($1) }
        span("source", action.source)
    }

    fileprivate mutating func commitment(_ commitment: ParsedCommitment) {
        field("subject", commitment.subject)
        field("kind", commitment.kind.rawValue)
        if let target = commitment.target {
            object("target") {
                $0.field("comparator", target.comparator.rawValue)
                $0.field("value", number: target.value.description)
                $0.field("unit", target.unit)
                $0.field("per", target.per)
                $0.field("text", target.text)
            }
        } else {
            field("target", nil as String?)
        }
        field("dueOn", commitment.dueOn?.description)
        field("text", commitment.text)
        span("source", commitment.source)
    }

    fileprivate mutating func span(_ name: String, _ span: TextSpan) {
        object(name) {
            $0.field("start", number: "\(span.start)")
            $0.field("end", number: "\(span.end)")
        }
    }
}
