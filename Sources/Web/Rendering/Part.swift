/// A part of a page by the names of its values, for rows with many columns. A value that is nil is known and empty.
struct Part: MustacheParent, Sendable {
    private let values: [String: (any Sendable)?]

    init(_ values: KeyValuePairs<String, (any Sendable)?>) {
        self.values = Dictionary(values.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    }

    func child(named name: String) -> Any? {
        guard let value = values[name] else { return nil }
        return maybe(value)
    }
}
