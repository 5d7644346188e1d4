import Foundation
import Operations
import Programme

/// The form of a report as it stands on the page: texts by the names of its fields, whatever they are worth. The page is
/// always drawn from these: from what is stored, from a working copy, or from what was just refused.
struct ReportFields: Hashable, Sendable {
    private(set) var values: [String: [String]]

    /// The state of a commitment's value, as the three choices have it.
    enum State: String, Sendable {
        /// A value was given, 0 included.
        case reported
        /// Nothing was said.
        case none
        /// It does not apply, with a reason.
        case inapplicable
    }

    /// The names of a commitment's fields.
    enum Part: String, Sendable, CaseIterable {
        case state, amount, numerator, denominator, step, reason
        /// Why a number is not the ledger's.
        case difference
    }

    /// The field that names the files to keep, once for each.
    static let file = WorkingCopy.filesField

    static func name(_ part: Part, _ commitment: ID<Commitment>) -> String {
        "\(part.rawValue).\(commitment)"
    }

    /// The ID of a field on the page; a step's box has its ordinal behind it.
    static func id(_ part: Part, _ commitment: ID<Commitment>) -> String { "\(part.rawValue)-\(commitment)" }

    init(_ values: [String: [String]] = [:]) { self.values = values }

    /// What was typed, without what only the page's own working needs.
    init(_ fields: FormFields) {
        let own = Set(Part.allCases.map(\.rawValue))
        let texts = Set(ReportPassage.allCases.map(\.rawValue)).union([ReportFields.file])
        values = [:]
        for field in fields.all {
            let part = field.name.split(separator: ".", maxSplits: 1)
            guard texts.contains(field.name) || part.count == 2 && own.contains(String(part[0])) else {
                continue
            }
            values[field.name, default: []].append(field.value)
        }
    }

    /// What is stored.
    init(_ content: ReportContent, _ commitments: [Commitment]) {
        values = [:]
        for passage in ReportPassage.allCases { values[passage.rawValue] = [content[passage]] }
        values[ReportFields.file] = content.files.map(\.id.rawValue)
        for commitment in commitments {
            let entry = content.entry(of: commitment.id)
            set(entry?.value ?? .notReported, of: commitment.id, difference: entry?.difference)
        }
    }

    /// What a report begins with: what the ledgers say already, for the unit to look at and save.
    init(beginning reading: ReportReading) {
        self.init(reading.record.content, reading.commitments)
        guard reading.record.revision == 0 else { return }
        for line in reading.lines {
            guard let value = line.counting?.counting.value(of: line.commitment) else { continue }
            set(value, of: line.commitment.id)
        }
    }

    /// Puts a value into a commitment's fields.
    mutating func set(_ value: EntryValue, of commitment: ID<Commitment>, difference: String? = nil) {
        func name(_ part: Part) -> String { ReportFields.name(part, commitment) }
        for part in Part.allCases { values[name(part)] = nil }
        var state = State.reported
        switch value {
        case .notReported: state = .none
        case .notApplicable(let reason):
            state = .inapplicable
            values[name(.reason)] = [reason]
        case .amount(let amount): values[name(.amount)] = [amount.description]
        case .ratio(let numerator, let denominator):
            values[name(.numerator)] = [numerator.description]
            values[name(.denominator)] = [denominator.description]
        case .milestones(let reached): values[name(.step)] = reached.map(String.init)
        case .narrated: break
        }
        values[name(.state)] = [state.rawValue]
        if let difference { values[name(.difference)] = [difference] }
    }

    /// Replaces a text.
    mutating func set(_ text: String, of passage: ReportPassage) { values[passage.rawValue] = [text] }

    /// Replaces the files to keep.
    mutating func set(files: [ID<Evidence>]) { values[ReportFields.file] = files.map(\.rawValue) }

    subscript(_ name: String) -> String { values[name]?.first ?? "" }

    func text(_ part: Part, _ commitment: ID<Commitment>) -> String {
        self[ReportFields.name(part, commitment)]
    }

    func state(_ commitment: ID<Commitment>) -> State {
        State(rawValue: text(.state, commitment)) ?? .none
    }

    /// The ordinals of the steps that are ticked.
    func steps(_ commitment: ID<Commitment>) -> Set<Int> {
        Set((values[ReportFields.name(.step, commitment)] ?? []).compactMap { Int($0) })
    }

    /// The files to keep, in their order, each once.
    var files: [ID<Evidence>] {
        var seen: Set<String> = []
        return (values[ReportFields.file] ?? []).filter { !$0.isEmpty && seen.insert($0).inserted }.map {
            ID($0)
        }
    }
}
