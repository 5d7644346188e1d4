/// A resident identity number (GB 11643-1999): 6 digits of a region, the day of birth, 3 of a sequence, and a check
/// character (ISO 7064 MOD 11-2). The residence permits of people from Hong Kong, Macau and Taiwan (81, 82, 83) and the
/// permanent residence permits of foreigners (9) are built alike.
public struct IdentityNumber: Hashable, Sendable, CustomStringConvertible {
    /// 18 characters, the last a digit or X.
    public let description: String
    /// The day of birth that it tells.
    public let birth: Day
    /// Whether the sequence is even, which women's are.
    public let isFemale: Bool

    /// Why a number was refused. Numbers that a spreadsheet has damaged are told apart, since retyping helps nobody.
    public enum Refusal: String, Error, Sendable {
        /// Not 18 characters, or others than digits and a final X.
        case length = "identity.length"
        /// The check character does not fit: a digit was mistyped.
        case checkDigit = "identity.check-digit"
        /// The day of birth does not exist, is to come, or lies more than 130 years back.
        case birthDate = "identity.birth-date"
        /// No region's number begins so.
        case region = "identity.region"
        /// 15 digits and 000: a spreadsheet kept the number as a number, and the last three digits are lost.
        case fifteenAndZeros = "identity.fifteen-and-zeros"
        /// 3.70304E+17: as before, and most digits are lost.
        case scientific = "identity.scientific"
        /// 15 digits that are either a number of the first generation or the rest of a longer one.
        case fifteenDigits = "identity.fifteen-digits"
    }

    /// Reads 18 characters, or 15 of the first generation, which become 18. Takes `x` for `X`; spaces and full-width digits
    /// are the caller's to remove. `today` is the latest day of birth.
    public init(_ text: String, today: Day) throws(Refusal) {
        var text = text
        let refusal = text.withUTF8 { IdentityNumber.refusal(of: $0, today: today) }
        if let refusal {
            guard refusal == .fifteenDigits, let longer = IdentityNumber.lengthened(text) else {
                throw refusal
            }
            text = longer
            if let refusal = text.withUTF8({ IdentityNumber.refusal(of: $0, today: today) }) { throw refusal }
        }
        if text.hasSuffix("x") { text = text.dropLast() + "X" }
        let bytes = Array(text.utf8)
        guard let birth = IdentityNumber.birth(in: bytes) else { throw .birthDate }
        (description, self.birth, isFemale) = (text, birth, bytes[16] % 2 == 0)
    }

    /// The refusal of a number in its 18 characters; nil for a good one, whose last may be `x`. Fast: for each row of an
    /// import.
    static func refusal(of bytes: UnsafeBufferPointer<UInt8>, today: Day) -> Refusal? {
        guard bytes.count == 18 else { return damage(bytes) }
        var sum = 0
        // The weights are the powers of two modulo 11, so that they need no table: Horner's scheme.
        for index in 0..<17 {
            let digit = Int(bytes[index]) - 48
            guard (0...9).contains(digit) else { return damage(bytes) }
            sum = sum * 2 + digit
        }
        let last = bytes[17]
        guard (48...57).contains(last) || last == 88 || last == 120 else { return damage(bytes) }
        let expected = (12 - sum * 2 % 11) % 11
        let isZeroed = bytes[15] == 48 && bytes[16] == 48 && last == 48
        guard expected == (last >= 88 ? 10 : Int(last) - 48) else {
            return isZeroed ? .fifteenAndZeros : .checkDigit
        }
        // Sequences begin at 001.
        if isZeroed, bytes[14] == 48 { return .fifteenAndZeros }
        guard isRegion(bytes) else { return .region }
        guard let birth = birth(in: bytes), birth <= today, birth.year >= today.year - 130 else {
            return .birthDate
        }
        return nil
    }

    private static func damage(_ bytes: UnsafeBufferPointer<UInt8>) -> Refusal {
        let isAllDigits = bytes.allSatisfy { (48...57).contains($0) }
        if bytes.count == 15, isAllDigits { return .fifteenDigits }
        // 3.70304E+17
        if bytes.count >= 4, (48...57).contains(bytes[0]), bytes.contains(where: { $0 | 32 == 101 }),
            bytes.allSatisfy({ (48...57).contains($0) || $0 | 32 == 101 || $0 == 43 || $0 == 46 })
        {
            return .scientific
        }
        return .length
    }

    /// GB/T 2260's first two digits; 81, 82, 83 and 9… are permits.
    private static func isRegion(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch (bytes[0] - 48) * 10 + bytes[1] - 48 {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83, 90...99: true
        default: false
        }
    }

    private static func birth(in bytes: some RandomAccessCollection<UInt8>) -> Day? {
        func digit(_ at: Int) -> Int { Int(bytes[bytes.index(bytes.startIndex, offsetBy: at)]) - 48 }
        return Day(
            year: digit(6) * 1_000 + digit(7) * 100 + digit(8) * 10 + digit(9),
            month: digit(10) * 10 + digit(11), day: digit(12) * 10 + digit(13))
    }

    /// A number of the first generation with its century and check character; nil where it may as well be the rest of a
    /// longer number: one that begins with a year of 1900 to 2099 reads as born in 1919 or 1920.
    private static func lengthened(_ text: String) -> String? {
        guard !["19", "20"].contains(text.dropFirst(6).prefix(2)) else { return nil }
        let body = text.prefix(6) + "19" + text.dropFirst(6)
        let sum = body.utf8.reduce(0) { ($0 * 2 + Int($1) - 48) % 11 }
        let check = (12 - sum * 2 % 11) % 11
        return body + (check == 10 ? "X" : String(check))
    }
}
