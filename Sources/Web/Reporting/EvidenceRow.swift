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

    init(_ file: EvidenceReference, isKept: Bool, _ twins: [EvidenceTwin], _ telling: Telling) {
        id = file.id.rawValue
        name = file.name
        path = telling.place.path(of: file.id)
        kind = file.kind
        size = EvidenceRow.size(file.size)
        isPicture = file.isPicture
        self.isKept = isKept
        self.twins = twins.filter { $0.file == file.id }.map(telling.sentence)
    }

    /// What is needed to tell of a report's files: which report it is, and the units that others may belong to.
    struct Telling {
        let place: ReportPlace
        let units: [ID<Programme.Unit>: Programme.Unit]
        let words: Localizer

        /// What another use is, in words that name the report.
        func sentence(_ twin: EvidenceTwin) -> String {
            let isOwn =
                twin.quarter == place.quarter && twin.actionOrdinal == place.action && twin.unit == place.unit
            let details = [
                "quarter": twin.quarter.words(words), "action": String(twin.actionOrdinal),
                "unit": units[twin.unit]?.name.rawValue ?? "", "name": twin.other.name,
            ]
            switch (isOwn, twin.isSameFile) {
            case (true, true): return words("report-page.twin-own-file", details)
            case (true, false): return words("report-page.twin-own-picture", details)
            case (false, true): return words("report-page.twin-file", details)
            case (false, false): return words("report-page.twin-picture", details)
            }
        }
    }

    /// The files of a report: those that it keeps, in its order, then those that were taken out.
    static func rows(_ reading: ReportReading, keeping files: [ID<Evidence>], _ words: Localizer)
        -> [EvidenceRow]
    {
        let telling = Telling(place: ReportPlace(reading), units: reading.units, words: words)
        let kept = files.compactMap { id in reading.files.first { $0.reference.id == id } }
        let others = reading.files.filter { !files.contains($0.reference.id) }
        // A file that was taken out is no second use of one that is kept.
        let twins = reading.twins.filter { twin in
            files.contains(twin.file)
                && (files.contains(twin.other.id)
                    || !reading.files.contains { $0.reference.id == twin.other.id })
        }
        return kept.map { EvidenceRow($0.reference, isKept: true, twins, telling) }
            + others.map { EvidenceRow($0.reference, isKept: false, [], telling) }
    }

    /// The files that were handed in, for the office.
    static func rows(_ report: ReviewedReport, _ place: ReportPlace, _ words: Localizer) -> [EvidenceRow] {
        let telling = Telling(place: place, units: report.units, words: words)
        return (report.content?.files ?? []).map { EvidenceRow($0, isKept: true, report.twins, telling) }
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

    /// `1.2 MB`, `35 KB`.
    static func size(_ bytes: Int) -> String {
        guard bytes >= 1 << 20 else { return "\(max(1, (bytes + 512) / 1024)) KB" }
        let tenths = bytes * 10 / (1 << 20)
        return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
    }
}
