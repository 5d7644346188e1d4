import Programme

/// What the address of a reading page asks for.
struct PlanInput: Sendable {
    let year: Int?
    let quarter: Quarter?
    let light: Light?
    let unit: ID<Programme.Unit>?

    /// Throws 404 for a year, a quarter or a light that cannot be: a link that was cut short must not show other figures.
    init(_ visit: Visit) throws {
        func value<Value>(_ name: String, _ read: (String) -> Value?) throws -> Value? {
            guard let text = visit.query(name) else { return nil }
            guard let value = read(text) else { throw Problem(.notFound, "page.not-found") }
            return value
        }
        year = try value("year") { Int($0) }
        quarter = try value("quarter") { Quarter($0) }
        light = try value("light") { Light(rawValue: $0) }
        unit = visit.query("unit").map { ID($0) }
    }
}
