import Foundation

/// A unit's name as the notice prints it, trimmed; never empty, on one line, at most 60 characters.
public struct UnitName: Hashable, Sendable, CustomStringConvertible {
    /// The name.
    public let rawValue: String

    /// Throws `unit.name-invalid` for text that cannot be a name.
    public init(_ text: String) throws {
        let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, name.count <= 60, !name.unicodeScalars.contains(where: \.bendsLine) else {
            throw Problem(.invalid, "unit.name-invalid", ["name": String(text.prefix(60))])
        }
        rawValue = name
    }

    /// The same text.
    public var description: String { rawValue }
}

/// The number of an official document: 博政办字〔2023〕15号 (GB/T 9704-2012, 7.2.5).
public struct DocumentNumber: Hashable, Sendable, CustomStringConvertible {
    /// The issuing office's code (机关代字), the year and the serial number.
    public let office: String, year: Int, serial: Int

    /// Nil for text that does not follow the grammar: hexagonal brackets, four-digit year, no leading zero.
    public init?(_ text: String) {
        guard let open = text.firstIndex(of: "〔"), let close = text.firstIndex(of: "〕"), open < close,
            text.hasSuffix("号")
        else { return nil }
        let office = String(text[..<open])
        let yearText = text[text.index(after: open)..<close]
        let serialText = text[text.index(after: close)...].dropLast()
        guard !office.isEmpty, office.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }),
            yearText.count == 4, let year = Int(yearText), (1900...2999).contains(year),
            // Int would also read a sign.
            !serialText.hasPrefix("0"), serialText.utf8.allSatisfy({ (48...57).contains($0) }),
            let serial = Int(serialText)
        else { return nil }
        (self.office, self.year, self.serial) = (office, year, serial)
    }

    /// As printed on the document.
    public var description: String { "\(office)〔\(year)〕\(serial)号" }
}

/// A region's code after GB/T 2260: six digits, 370304 for Boshan.
public struct JurisdictionCode: Hashable, Sendable, CustomStringConvertible {
    /// The six digits.
    public let rawValue: String

    /// Throws `jurisdiction.code-invalid` for anything but six digits.
    public init(_ text: String) throws {
        guard text.utf8.count == 6, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw Problem(.invalid, "jurisdiction.code-invalid", ["code": String(text.prefix(20))])
        }
        rawValue = text
    }

    /// The same text.
    public var description: String { rawValue }
}

// Names come back from stored JSON through the same door as from a person.

extension UnitName: Codable {
    /// Reads plain text and refuses what the initialiser refuses.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// As plain text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension JurisdictionCode: Codable {
    /// Reads plain text and refuses what the initialiser refuses.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// As plain text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, which no name or one-line field may hold.
    var isControl: Bool { properties.generalCategory == .control }

    /// Whether it breaks a line or turns the direction of what follows: two names could look like one.
    var bendsLine: Bool {
        switch value {
        case 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: isControl
        }
    }
}
