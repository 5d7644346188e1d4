import Documents
import Foundation
import Programme

/// Places in a GeoJSON file (RFC 7946), as rows of a list: each feature a row, its properties the columns, its point the
/// column of the ledger's location. What the ledger's export writes is read back as the same.
struct PointsFile {
    /// A map of tens of thousands of places; it is read as a whole.
    static let byteLimit = 16 << 20

    let heads: [String]
    let rows: [ListRow]

    /// Whether a file begins as JSON does.
    static func isOne(_ start: Data) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = start.starts(with: mark) ? start.dropFirst(3) : start[...]
        return text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    }

    /// - Throws: `document.too-large`; `import.no-geojson` for other JSON, `import.no-point` for a feature that is no
    ///   point, with its number; `import.no-location` when the ledger has no place on a map.
    init(_ file: URL, for ledger: Ledger) throws {
        guard let location = ledger.locationField?.name else { throw Problem(.invalid, "import.no-location") }
        let size = (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? 0
        guard size <= PointsFile.byteLimit else {
            throw DocumentError("document.too-large", ["megabytes": String(PointsFile.byteLimit >> 20)])
        }
        guard let data = try? Data(contentsOf: file),
            let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            root["type"] as? String == "FeatureCollection", let features = root["features"] as? [Any]
        else { throw Problem(.invalid, "import.no-geojson") }
        var parsed: [[String: String]] = []
        var names: Set<String> = []
        for (place, feature) in features.enumerated() {
            guard let feature = feature as? [String: Any], feature["type"] as? String == "Feature" else {
                throw Problem(.invalid, "import.no-geojson")
            }
            var row = (feature["properties"] as? [String: Any] ?? [:]).mapValues(PointsFile.text)
            row[location] = try PointsFile.point(feature["geometry"], number: place + 1)
            names.formUnion(row.keys)
            parsed.append(row)
        }
        let known = ledger.fields.map(\.name).filter(names.contains)
        let heads = known + names.subtracting(known).sorted()
        self.heads = heads
        rows = parsed.enumerated().map { place, row in
            ListRow(number: place + 1, cells: heads.map { row[$0] ?? "" })
        }
    }

    /// `36.49 117.85`: latitude first, as the ledger has it; longitude comes first in the file (RFC 7946, 3.1.1).
    private static func point(_ geometry: Any?, number: Int) throws -> String {
        guard let geometry, !(geometry is NSNull) else { return "" }
        guard let geometry = geometry as? [String: Any], geometry["type"] as? String == "Point",
            let numbers = geometry["coordinates"] as? [NSNumber], (2...3).contains(numbers.count)
        else { throw Problem(.invalid, "import.no-point", ["row": String(number)]) }
        return String(format: "%.6f %.6f", numbers[1].doubleValue, numbers[0].doubleValue)
    }

    /// A value as a cell; what is a list or an object is shown as it stands, and refused by the field that it goes to.
    private static func text(_ value: Any) -> String {
        switch value {
        case let text as String: return text
        case is NSNull: return ""
        // Foundation reads true and false as numbers of their own kind.
        case let number as NSNumber:
            if let flag = value as? Bool, "\(type(of: value))".contains("Bool") { return flag ? "yes" : "no" }
            return number.stringValue
        default:
            let data = try? JSONSerialization.data(
                withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
            return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }
}
