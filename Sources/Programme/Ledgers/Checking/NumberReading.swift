import Foundation

/// Numbers, as `Amount` reads them.
enum NumberReading {
    static func whole(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        if isCanonical(text, decimals: false) { return .value(text) }
        return amount(text, reader) { $0.isWhole ? nil : "field.not-whole" }
    }

    static func decimal(_ text: String, _ reader: FieldReader) -> FieldReader.Reading {
        if isCanonical(text, decimals: true) { return .value(text) }
        return amount(text, reader) { _ in nil }
    }

    /// `12`, `0`, and with decimals `3.8`: as `Amount` prints it.
    private static func isCanonical(_ text: String, decimals: Bool) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= 15, let first = bytes.first, CellText.isDigit(first) else { return false }
        var point: Int?
        var index = 0
        var last = first
        for byte in bytes {
            if byte == 46, decimals, point == nil, index > 0 {
                point = index
            } else if !CellText.isDigit(byte) {
                return false
            }
            last = byte
            index += 1
        }
        let wholeDigits = point ?? index
        guard first != 48 || wholeDigits == 1 else { return false }
        guard let point else { return true }
        return (1...4).contains(index - point - 1) && last != 48
    }

    private static func amount(
        _ text: String, _ reader: FieldReader, _ objection: (Amount) -> String?
    ) -> FieldReader.Reading {
        do {
            let amount = try Amount(reading: text)
            if let code = objection(amount) { return reader.fault(code, quoting: text) }
            return .value(amount.description)
        } catch {
            return reader.fault(error.rawValue, quoting: text)
        }
    }
}
