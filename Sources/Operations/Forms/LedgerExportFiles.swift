import Documents
import Foundation
import Programme

/// The kinds of files that a ledger's rows go out in.
public enum ExportFormat: String, Sendable, Codable, CaseIterable {
    /// A workbook.
    case xlsx
    /// Delimited text, UTF-8.
    case csv
    /// Places on a map (RFC 7946).
    case geojson
}

/// What an export says of itself.
struct ExportMarks: Sendable {
    /// Who took it out, and when: a watermark that stays with the file.
    var by: String
    var at: String
    /// Whether it holds personal information in clear, or masked.
    var isPersonal: Bool, isMasked: Bool
    var language: String
}

/// A file that a ledger's rows are written into one by one.
protocol LedgerRows {
    func append(_ record: LedgerRecord, unit: String) throws
    func close(count: Int) throws
}

/// A record's values as the texts that people read and the import reads again.
struct ReadableValues {
    private let fields: [Field]
    private let labels: [[String: String]]
    private let words: TemplateWords

    init(_ ledger: Ledger, _ language: String) {
        fields = ledger.fields
        words = TemplateWords(language)
        labels = fields.map { field in
            let labels = field.choices.map { $0.label.words(language) }
            // A label that two choices share, or that is parted when it is read, stays a name.
            return Dictionary(
                field.choices.map { choice in
                    let label = choice.label.words(language)
                    let isPlain =
                        labels.count { $0 == label } == 1
                        && !field.choices.contains { $0.name == label && $0.name != choice.name }
                        && (field.kind == .choice || !label.contains { "、，,；;|/\n ".contains($0) })
                    return (choice.name, isPlain ? label : choice.name)
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The text of the field at a place.
    func text(_ value: String, at place: Int) -> String {
        switch fields[place].kind {
        case .yesNo: value == "yes" ? words.yesNo[0] : value == "no" ? words.yesNo[1] : value
        case .choice: labels[place][value] ?? value
        case .choices:
            value.split(separator: " ").map { labels[place][String($0)] ?? String($0) }.joined(separator: "、")
        default: value
        }
    }
}

/// The rows as delimited text. Where personal information is in clear, the first line says who took it out: a title above the
/// heads, which the import passes over.
struct LedgerCSV: LedgerRows {
    private let writer: CSVWriter
    private let fields: [Field]
    private let values: ReadableValues

    init(_ file: URL, _ ledger: Ledger, _ marks: ExportMarks, hasMark: Bool) throws {
        writer = try CSVWriter(path: file.path, hasMark: hasMark)
        (fields, values) = (ledger.fields, ReadableValues(ledger, marks.language))
        let words = TemplateWords(marks.language)
        if marks.isPersonal {
            try writer.append([words.exported(marks.by, marks.at) + " " + words.personalWarning])
        }
        try writer.append(fields.map { $0.label.words(marks.language) } + [words.unit])
    }

    func append(_ record: LedgerRecord, unit: String) throws {
        try writer.append(
            fields.indices.map { place in
                record.values[fields[place].name].map { values.text($0, at: place) } ?? ""
            } + [unit])
    }

    func close(count: Int) throws { try writer.close() }
}

/// The rows as a workbook, with a sheet, a footer and a property that say who took it out.
struct LedgerXLSX: LedgerRows {
    private let writer: RowWriter
    private let fields: [Field]
    private let values: ReadableValues

    init(_ file: URL, _ ledger: Ledger, _ marks: ExportMarks) throws {
        (fields, values) = (ledger.fields, ReadableValues(ledger, marks.language))
        let words = TemplateWords(marks.language)
        let exported = words.exported(marks.by, marks.at)
        var lines = [ledger.label.words(marks.language), exported]
        if marks.isPersonal { lines.append(words.personalWarning) }
        if marks.isMasked { lines.append(words.maskedWarning) }
        let line = exported.replacing("&", with: "&&")
        writer = try RowWriter(
            path: file.path, sheet: Sheet.safeName(ledger.label.words(marks.language)),
            columns: fields.map { field in
                let kind: RowWriter.Column.Kind =
                    switch field.kind {
                    case .date: .day
                    case .integer, .decimal: .number()
                    default: .text
                    }
                return .init(
                    field.label.words(marks.language), kind, width: field.kind == .identityNumber ? 21 : 16)
            } + [.init(words.unit, .text, width: 24)],
            about: .init(
                sheet: words.sheet, lines: lines,
                header: marks.isPersonal ? "&C" + words.personalWarning.replacing("&", with: "&&") : "",
                footer: String(("&L" + line).prefix(200)) + "&R&P/&N",
                properties: [
                    LedgerTemplate.ledgerProperty: ledger.name,
                    LedgerTemplate.versionProperty: String(ledger.version),
                    "banshi.exported": exported,
                ]))
    }

    func append(_ record: LedgerRecord, unit: String) throws {
        try writer.append(
            fields.indices.map { place in
                record.values[fields[place].name].map { cell($0, place) } ?? .blank
            } + [.text(unit)])
    }

    func close(count: Int) throws { try writer.close() }

    private func cell(_ value: String, _ place: Int) -> CellValue {
        switch fields[place].kind {
        case .date:
            if let day = Day(value) { return .day(year: day.year, month: day.month, day: day.day) }
        case .integer, .decimal:
            // A spreadsheet keeps fifteen digits.
            if value.utf8.count <= 15, let number = Double(value) { return .number(number) }
        default: break
        }
        return .text(values.text(value, at: place))
    }
}

/// The rows as points: what has no location has no geometry. Nothing personal is in it, whoever asks: maps are passed on.
final class LedgerGeoJSON: LedgerRows {
    private let file: URL
    private let fields: [Field]
    private let location: String
    private let handle: FileHandle
    private var text: String
    private var isFirst = true

    init(_ file: URL, _ ledger: Ledger, _ marks: ExportMarks, location: Field) throws {
        (self.file, self.location) = (file, location.name)
        fields = ledger.fields.filter { $0.sensitivity < .personal && $0.name != location.name }
        guard
            FileManager.default.createFile(
                atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = try? FileHandle(forWritingTo: file)
        else { throw DocumentError("document.cannot-write", ["file": file.lastPathComponent, "reason": ""]) }
        self.handle = handle
        text = try "{\"type\":\"FeatureCollection\",\"name\":\(JSONColumn.text(ledger.name)),\"features\":["
    }

    func append(_ record: LedgerRecord, unit: String) throws {
        var properties = record.values.filter { value in fields.contains { $0.name == value.key } }
        properties["unit"] = unit
        // Longitude first (RFC 7946, 3.1.1).
        let parts = (record.values[location] ?? "").split(separator: " ")
        let point =
            parts.count == 2 ? "{\"type\":\"Point\",\"coordinates\":[\(parts[1]),\(parts[0])]}" : "null"
        text += isFirst ? "\n" : ",\n"
        isFirst = false
        text += try
            "{\"type\":\"Feature\",\"id\":\(JSONColumn.text(record.id.rawValue)),\"geometry\":\(point),"
        text += "\"properties\":\(FlatJSON.text(properties))}"
        if text.utf8.count > 1 << 18 { try flush() }
    }

    func close(count: Int) throws {
        text += "\n]}\n"
        try flush()
        try? handle.close()
    }

    private func flush() throws {
        do { try handle.write(contentsOf: Data(text.utf8)) } catch {
            throw DocumentError("document.cannot-write", ["file": file.lastPathComponent, "reason": ""])
        }
        text = ""
    }
}
