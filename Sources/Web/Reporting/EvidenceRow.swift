import Foundation
import Mustache
import Operations
import Programme

/// A file on a report's page.
struct EvidenceRow: MustacheParent, Hashable, Sendable, Encodable {
    let id: String
    let name: String
    let path: String
    let kind: String
    let size: String
    let isPicture: Bool
    /// Whether the report keeps it.
    let isKept: Bool
    /// Where else it serves, a sentence each.
    let twins: [String]

    init(
        _ file: EvidenceReference, isKept: Bool, _ twins: [EvidenceTwin], _ reading: ReportReading,
        _ words: Localizer
    ) {
        id = file.id.rawValue
        name = file.name
        path = ReportAddress(reading).path(of: file.id)
        kind = file.kind
        size = FigureWords.size(file.size)
        isPicture = file.isPicture
        self.isKept = isKept
        self.twins = twins.filter { $0.file == file.id }.map { EvidenceRow.sentence($0, reading, words) }
    }

    /// What the other use is, in words that name the report.
    private static func sentence(_ twin: EvidenceTwin, _ reading: ReportReading, _ words: Localizer) -> String
    {
        let isOwn =
            twin.quarter == reading.period.quarter && twin.action == reading.action.id
            && twin.unit == reading.unit.id
        let place = reading.place(of: twin)
        let details = [
            "quarter": twin.quarter.description, "action": String(place.action), "unit": place.unit,
            "name": twin.other.name,
        ]
        switch (isOwn, twin.isSameFile) {
        case (true, true): return words("report-page.twin-own-file", details)
        case (true, false): return words("report-page.twin-own-picture", details)
        case (false, true): return words("report-page.twin-file", details)
        case (false, false): return words("report-page.twin-picture", details)
        }
    }

    /// The files of a report: those that it keeps, in its order, then those that were taken out.
    static func rows(_ reading: ReportReading, keeping files: [ID<Evidence>], _ words: Localizer)
        -> [EvidenceRow]
    {
        let kept = files.compactMap { id in reading.files.first { $0.reference.id == id } }
        let others = reading.files.filter { !files.contains($0.reference.id) }
        // A file that was taken out is no second use of one that is kept.
        let twins = reading.twins.filter { twin in
            files.contains(twin.file)
                && (files.contains(twin.other.id)
                    || !reading.files.contains { $0.reference.id == twin.other.id })
        }
        return kept.map { EvidenceRow($0.reference, isKept: true, twins, reading, words) }
            + others.map { EvidenceRow($0.reference, isKept: false, [], reading, words) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "fileID": id
        case "fileName": self.name
        case "filePath": path
        case "fileKind": kind
        case "fileSize": size
        case "isPicture": isPicture
        case "isKept": isKept
        case "twins": twins
        case "hasTwins": !twins.isEmpty
        default: nil
        }
    }
}
