import Foundation
import Operations
import Programme
import Web

/// What `progress show` prints, as values for scripts and as tables for people.
struct ProgressLines {
    struct Commitment: Encodable {
        var action: Int
        var commitment: String
        @Printed var target: Target?
        @Printed var value: Decimal?
        @Printed var numerator: Amount?
        @Printed var denominator: Amount?
        var status: String
        var quarter: Quarter
        @Printed var actual: Double?
        var time: Double
        var light: String
        var unit: String
    }

    /// Prints an absent value as `null` instead of leaving its key out: scripts find every key on every line.
    @propertyWrapper
    struct Printed<Value: Encodable>: Encodable {
        var wrappedValue: Value?

        init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
        }
    }

    struct Action: Encodable {
        var action: Int
        var title: String
        var light: String
        var commitments: [String: Int]
        var reports: [String: Int]
    }

    struct Unit: Encodable {
        var unit: String
        var light: String
        var due: Int
        var accepted: Int
        var needsReporting: Int
        var lateness: String
    }

    let overview: ProgressOverview

    init(_ overview: ProgressOverview) { self.overview = overview }

    var commitments: [Commitment] {
        overview.lines.map { line in
            Commitment(
                action: line.action.ordinal, commitment: line.commitment.subject,
                target: line.commitment.target,
                value: line.figure.value, numerator: line.figure.numerator,
                denominator: line.figure.denominator,
                status: line.figure.status.rawValue, quarter: overview.quarter,
                actual: line.progress.actual.map(ProgressLines.rounded),
                time: ProgressLines.rounded(line.progress.time),
                light: line.progress.light.rawValue, unit: overview.name(of: line.commitment.accountable))
        }
    }

    var actions: [Action] {
        overview.plan.actions.map { action in
            let lights = overview.lines.filter { $0.action.id == action.id }.map(\.progress.light.rawValue)
            let states = overview.reports.filter { $0.action.id == action.id }.map(\.state.rawValue)
            return Action(
                action: action.ordinal, title: action.title, light: overview.light(of: action).rawValue,
                commitments: Dictionary(lights.map { ($0, 1) }, uniquingKeysWith: +),
                reports: Dictionary(states.map { ($0, 1) }, uniquingKeysWith: +))
        }
    }

    var units: [Unit] {
        overview.plan.reportingUnits.map { id in
            let own = overview.reports.filter { $0.unit.id == id }
            let worst = [Lateness.red, .yellow, .late].first { lateness in
                own.contains { $0.lateness == lateness }
            }
            return Unit(
                unit: overview.name(of: id), light: overview.light(of: id).rawValue, due: own.count,
                accepted: own.count { $0.record?.counts == true },
                needsReporting: own.count { $0.needsReporting }, lateness: (worst ?? .inTime).rawValue)
        }
    }

    func showCommitments(_ console: Console) {
        console.table(
            columns(["action", "commitment", "target", "value", "actual", "time", "light", "unit"], console),
            commitments.map { line in
                [
                    String(line.action), line.commitment, line.target?.text ?? "", line.value?.plain ?? "",
                    line.actual.map(ProgressLines.percent) ?? "", ProgressLines.percent(line.time),
                    console.words("light.\(line.light)"), line.unit,
                ]
            })
    }

    func showActions(_ console: Console) {
        console.table(
            columns(
                ["action", "title", "light", "green", "yellow", "red", "grey", "accepted", "due"], console),
            actions.map { line in
                [String(line.action), line.title, console.words("light.\(line.light)")]
                    + ["green", "yellow", "red", "grey"].map { String(line.commitments[$0] ?? 0) }
                    + [
                        String((line.reports["accepted"] ?? 0) + (line.reports["locked"] ?? 0)),
                        String(line.reports.values.reduce(0, +)),
                    ]
            })
    }

    func showUnits(_ console: Console) {
        console.table(
            columns(["unit", "light", "due", "accepted", "needs-reporting", "lateness"], console),
            units.map { line in
                [
                    line.unit, console.words("light.\(line.light)"), String(line.due), String(line.accepted),
                    String(line.needsReporting), console.words("lateness.\(line.lateness)"),
                ]
            })
    }

    private func columns(_ keys: [String], _ console: Console) -> [String] {
        keys.map { console.words("column.\($0)") }
    }

    private static func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }

    private static func percent(_ share: Double) -> String {
        "\(Decimal((share * 1000).rounded()) / 10)%"
    }
}
