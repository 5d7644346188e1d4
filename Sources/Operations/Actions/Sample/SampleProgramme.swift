import Foundation
import Programme

/// The facts of the sample programme: Boshan's plan of 2023 with invented reports that say so.
public struct SampleProgramme: Sendable, Decodable {
    /// Somebody of the cast.
    struct Member: Sendable, Decodable {
        var name: String
        var role: Role
        var unit: String?
    }

    /// What the units of a group are.
    struct Group: Sendable, Decodable {
        var action: Int
        var name: String
        var units: [String]
    }

    /// What is reported on the commitment of an action whose words contain `match`, one value a quarter.
    struct Series: Sendable, Decodable {
        var action: Int
        var match: String
        var values: [String: Value]
    }

    /// A value: a number, both parts of a rate, steps reached, or why it does not apply.
    struct Value: Sendable, Decodable {
        var amount: Amount?
        var numerator: Amount?
        var denominator: Amount?
        var milestones: [Int]?
        var notApplicable: String?
    }

    /// What a ledger counts where the unit reports another number, and the unit's reason.
    struct Difference: Sendable, Decodable {
        var action: Int
        var match: String
        var quarter: Quarter
        var counted: Amount
        var reason: String
    }

    /// Something out of the ordinary about one report.
    struct Incident: Sendable, Decodable {
        enum Kind: String, Sendable, Decodable {
            /// Handed in some working days late.
            case late
            /// Returned with a reason, then accepted.
            case returned
            /// Returned with a reason, and still with the unit.
            case open
            /// Submitted and not reviewed.
            case waiting
            /// A draft.
            case draft
            /// Nothing was saved.
            case missing
        }

        var kind: Kind
        var quarter: Quarter
        var action: Int
        var unit: String
        var days: Int?
        var reason: String?
    }

    /// What lies behind a commitment that lags.
    struct Remark: Sendable, Decodable {
        var quarter: Quarter
        var action: Int
        var unit: String
        var problems: String
        var nextSteps: String
    }

    /// The region.
    public let jurisdiction: JurisdictionCode
    /// 博山区.
    public let name: String
    let units: [String]
    let people: [Member]
    let groups: [Group]
    let series: [Series]
    /// Rows of promises on which units report in words alone.
    let extras: [Series]
    let differences: [Difference]
    let residents: Amount
    let incidents: [Incident]
    let remarks: [Remark]
    let lockedQuarters: [Quarter]

    /// What the rows of a quarter add up to: what is reported, but for the differences.
    func counted(_ commitment: Commitment, of action: Int, in quarter: Quarter) -> Value? {
        var value = (series + extras).first {
            $0.action == action && commitment.text.contains($0.match)
        }?.values[quarter.description]
        if let difference = difference(commitment, of: action, in: quarter) {
            value?.amount = difference.counted
        }
        return value
    }

    /// Where a ledger says something else.
    func difference(_ commitment: Commitment, of action: Int, in quarter: Quarter) -> Difference? {
        differences.first {
            $0.action == action && $0.quarter == quarter && commitment.text.contains($0.match)
        }
    }

    /// Reads the facts that the program ships.
    public static func load() throws -> SampleProgramme {
        try JSONDecoder().decode(
            SampleProgramme.self, from: Data(contentsOf: folder.appendingPathComponent("boshan-2023.json")))
    }

    /// The sample's notice, in words of our own.
    static func notice() throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(noticeName))
    }

    static let noticeName = "boshan-2023-notice.txt"

    private static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Sample", isDirectory: true)
    }
}
