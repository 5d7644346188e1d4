import Foundation
import Programme

/// What an archive says of the year's figures: every number with the reports that it comes from.
///
/// Codes and numbers as the database has them; no words that units wrote, so nobody is named.
struct ArchiveFigures: Codable {
    struct Commitment: Codable {
        var action: Int, number: Int
        var id: String
        var actionTitle: String, subject: String, text: String
        var unit: String
        var kind: String
        var target: String?
        var status: String
        var value: String?
        var numerator: String?, denominator: String?
        var milestones: [Int]
        var asOf: String?
        /// What is accepted where a spot check lowered the value.
        var accepted: String?
        var light: String
        var closure: String, closedOn: String?
        var checks: [Check]
        var sources: [Source]
    }

    struct Check: Codable {
        var id: String, day: String, method: String
        var size: Int, sound: Int
        var passed: Bool
        var before: String?, counted: String?
    }

    struct Source: Codable {
        var quarter: String, value: String
        var report: String
        var revision: Int
        var receipt: String
        var ledger: String?, feed: String?, version: Int?
    }

    struct Result: Codable {
        var action: Int?
        var asOf: String
        var asked: Int, answered: Int, satisfied: Int
        var source: String
    }

    var year: Int
    var quarter: String
    var commitments: [Commitment]
    var satisfaction: [Result]

    init(_ end: YearEnd) {
        year = end.plan.year
        quarter = end.quarter.description
        commitments = end.lines.map { Commitment($0, end) }
        satisfaction = end.satisfaction.map { result in
            Result(
                action: end.plan.actions.first { $0.id == result.action }?.ordinal,
                asOf: result.asOf.description, asked: result.asked, answered: result.answered,
                satisfied: result.satisfied, source: result.source)
        }
    }
}

extension ArchiveFigures.Commitment {
    init(_ line: YearEndLine, _ end: YearEnd) {
        let (commitment, figure) = (line.commitment, line.standing.figure)
        action = line.action.ordinal
        number = commitment.ordinal
        id = commitment.id.rawValue
        actionTitle = line.action.title
        subject = commitment.subject
        text = commitment.text
        unit = end.name(of: commitment.accountable)
        kind = commitment.kind.rawValue
        target = commitment.target?.text
        status = figure.status.rawValue
        value = figure.value?.plain
        numerator = figure.numerator?.description
        denominator = figure.denominator?.description
        milestones = figure.milestones
        asOf = figure.asOf?.description
        accepted = figure.lowered?.accepted.plain
        light = line.standing.progress.light.rawValue
        closure = line.closure.state.rawValue
        closedOn = line.closure.closedOn?.description
        checks = line.checks.map {
            ArchiveFigures.Check(
                id: $0.id.rawValue, day: $0.checkedOn.description, method: $0.method.rawValue,
                size: $0.sampleSize, sound: $0.sound, passed: $0.passed, before: $0.before?.plain,
                counted: $0.counted?.plain)
        }
        let known = (end.book.sources[commitment.id] ?? [:]).filter { $0.key <= end.quarter }
        sources = known.sorted { $0.key < $1.key }.map { quarter, report in
            let counting = end.book.counting(of: commitment, in: report)?.counting
            return ArchiveFigures.Source(
                quarter: quarter.description,
                value: report.content.entry(of: commitment.id)?.value.plain ?? "",
                report: report.id.rawValue, revision: report.revision,
                receipt: report.receipt?.contentHash ?? report.contentHash, ledger: counting?.feed.ledger,
                feed: counting?.feed.feed, version: counting?.version)
        }
    }
}

/// A report that counts, as its receipts have it: seals without the words and without the names of files.
struct ArchiveReport: Codable {
    struct Move: Codable {
        var move: String, state: String
        var revision: Int
        var content: String, at: String, by: String
    }

    struct File: Codable {
        var sha256: String
        var size: Int
        var type: String
    }

    var id: String, quarter: String
    var action: Int
    var unit: String
    var revision: Int
    var content: String
    var moves: [Move]
    var files: [File]

    init(_ report: ReportRecord, _ end: YearEnd) {
        id = report.id.rawValue
        quarter = report.quarter.description
        action = end.plan.actions.first { $0.id == report.action }?.ordinal ?? 0
        unit = end.name(of: report.unit)
        revision = report.revision
        content = report.contentHash
        moves = report.moves.map {
            Move(
                move: $0.move.rawValue, state: $0.state.rawValue, revision: $0.revision,
                content: $0.contentHash, at: $0.at.description, by: $0.by.rawValue)
        }
        files = report.content.files.map { File(sha256: $0.sha256, size: $0.size, type: $0.mediaType) }
    }
}
