/// What a report form is, hidden in its file so that it can come back: which plan, unit, quarter and issue.
public struct FormIdentity: Hashable, Sendable {
    /// The layout that this program writes and reads.
    ///
    /// Version 1 had no rows for what ledgers count; it is read still.
    public static let currentVersion = 2

    /// The layout's version.
    public var version: Int
    /// This issue of the form: two files with the same one are copies of one another.
    public var formID: String
    /// The plan.
    public var plan: ID<Plan>
    /// The unit that fills it in.
    public var unit: ID<Unit>
    /// The quarter reported.
    public var quarter: Quarter
    /// The region.
    public var jurisdiction: JurisdictionCode
    /// When it was written.
    public var issuedOn: Day
    /// The revision of each action's report that the form was filled from; 0 when there was none.
    public var baseRevisions: [ID<Action>: Int]
    /// The commitments that have a row for what their ledger counts, with what it said when the form went out; empty
    /// for nothing.
    public var counted: [ID<Commitment>: String]
    /// A short hash of all fixed texts and keys, which tells a form made before an amendment.
    public var layout: String

    /// An identity.
    public init(
        version: Int = FormIdentity.currentVersion, formID: String, plan: ID<Plan>, unit: ID<Unit>,
        quarter: Quarter, jurisdiction: JurisdictionCode, issuedOn: Day, baseRevisions: [ID<Action>: Int],
        counted: [ID<Commitment>: String] = [:], layout: String
    ) {
        self.version = version
        self.formID = formID
        self.plan = plan
        self.unit = unit
        self.quarter = quarter
        self.jurisdiction = jurisdiction
        self.issuedOn = issuedOn
        self.baseRevisions = baseRevisions
        self.counted = counted
        self.layout = layout
    }
}

extension FormIdentity {
    /// What the names of all properties begin with.
    public static let prefix = "banshi-"
    /// Stands where a ledger said nothing.
    private static let nothing = "-"

    /// The identity as names and values, in the order in which they are written into a file.
    ///
    /// A base revision each, since a workbook's properties hold 255 characters.
    public var properties: [(name: String, value: String)] {
        let fixed = [
            ("format", String(version)), ("form", formID), ("plan", plan.rawValue), ("unit", unit.rawValue),
            ("quarter", quarter.description), ("jurisdiction", jurisdiction.rawValue),
            ("issued", issuedOn.description), ("layout", layout),
        ]
        let bases = baseRevisions.sorted { $0.key < $1.key }.map { ("base-\($0.key)", String($0.value)) }
        // An empty cell or property would not come back.
        let countings = counted.sorted { $0.key < $1.key }.map {
            ("counted-\($0.key)", $0.value.isEmpty ? FormIdentity.nothing : $0.value)
        }
        let all = (fixed + bases + countings).map { (name: FormIdentity.prefix + $0.0, value: $0.1) }
        return all + [(FormIdentity.prefix + "check", FormIdentity.check(all))]
    }

    /// Reads what `properties` wrote; other properties do not matter.
    ///
    /// Throws `form.not-a-form` when none of them is there, `form.newer-version` for a form of a later program,
    /// `form.identity-damaged` when one is missing or was changed.
    public init(properties: [String: String]) throws(Problem) {
        let own = properties.filter { $0.key.hasPrefix(FormIdentity.prefix) }
        guard !own.isEmpty else { throw Problem(.invalid, "form.not-a-form") }
        func damaged(_ name: String) -> Problem {
            Problem(.invalid, "form.identity-damaged", ["property": name])
        }
        func value(_ name: String) throws(Problem) -> String {
            guard let value = own[FormIdentity.prefix + name] else { throw damaged(name) }
            return value
        }
        guard let version = Int(try value("format")), version > 0 else { throw damaged("format") }
        // A later version may have other properties, and another check.
        guard version <= FormIdentity.currentVersion else {
            throw Problem(
                .invalid, "form.newer-version",
                ["found": String(version), "known": String(FormIdentity.currentVersion)])
        }
        let check = try value("check")
        let rest = own.filter { $0.key != FormIdentity.prefix + "check" }.map {
            (name: $0.key, value: $0.value)
        }
        guard let quarter = Quarter(try value("quarter")) else { throw damaged("quarter") }
        guard let issuedOn = Day(try value("issued")) else { throw damaged("issued") }
        guard let jurisdiction = try? JurisdictionCode(try value("jurisdiction")) else {
            throw damaged("jurisdiction")
        }
        var bases: [ID<Action>: Int] = [:]
        let basePrefix = FormIdentity.prefix + "base-"
        for (name, value) in rest where name.hasPrefix(basePrefix) {
            guard let revision = Int(value), revision >= 0 else { throw damaged("base") }
            bases[ID(String(name.dropFirst(basePrefix.count)))] = revision
        }
        var counted: [ID<Commitment>: String] = [:]
        let countedPrefix = FormIdentity.prefix + "counted-"
        for (name, value) in rest where name.hasPrefix(countedPrefix) {
            counted[ID(String(name.dropFirst(countedPrefix.count)))] =
                value == FormIdentity.nothing ? "" : value
        }
        self.init(
            version: version, formID: try value("form"), plan: ID(try value("plan")),
            unit: ID(try value("unit")), quarter: quarter, jurisdiction: jurisdiction, issuedOn: issuedOn,
            baseRevisions: bases, counted: counted, layout: try value("layout"))
        guard check == FormIdentity.check(rest) else { throw damaged("check") }
    }

    /// Finds accidents, such as one copied property; whoever wants to can compute it, so it proves nothing.
    private static func check(_ all: [(name: String, value: String)]) -> String {
        stableHash(all.map { "\($0.name)=\($0.value)" }.sorted())
    }

    /// FNV-1a, 64 bits, in hexadecimal: the same in every run and on every machine. No security measure.
    static func stableHash(_ texts: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for text in texts {
            // The separator keeps ["ab", "c"] and ["a", "bc"] apart.
            for byte in Array(text.utf8) + [0x1F] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
