import Foundation
import Operations
import Programme

extension District {
    /// A picture of `Tests/Fixtures/media`, full of what must not be kept.
    public static func picture(_ name: String = "photo.jpg") throws -> Data {
        try Data(contentsOf: SourceTree.root.appending(path: "Tests/Fixtures/media/\(name)"))
    }

    /// The same photograph as another program would hand it over: other metadata, another hash.
    public static func sameExposure(_ note: String) throws -> Data {
        let photo = try picture()
        let text = Data(note.utf8)
        let length = text.count + 2
        return photo.prefix(2) + Data([0xFF, 0xFE, UInt8(length >> 8), UInt8(length & 0xFF)]) + text
            + photo.dropFirst(2)
    }

    /// A file comes in for a report, as from a browser.
    @discardableResult
    public func bring(
        _ data: Data, name: String = "现场.jpg", unit: String = Cast.unit, action: Int = 1,
        quarter: Quarter = Fixed.quarter, by person: Person? = nil, on day: Day? = nil
    ) async throws -> EvidenceFile {
        let file = folder.appending(path: "upload-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await KeepEvidence(day.map { office(on: $0) } ?? office)(
            file, fileName: name, quarter: quarter, unit: unit, action: action,
            by: person ?? cast.reporter(of: unit))
    }

    /// A report is saved with these files.
    @discardableResult
    public func save(
        with files: [EvidenceFile], unit: String = Cast.unit, action: Int = 1,
        quarter: Quarter = Fixed.quarter, text: String = "按计划推进"
    ) async throws -> ReportRecord? {
        try await SaveReport(office)(
            try await content(unit, action, text: text).with(files: files.map(\.reference)),
            quarter: quarter, unit: unit, action: action, by: cast.reporter(of: unit))
    }
}
