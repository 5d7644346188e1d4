import Foundation
import Programme
import Testing

@Suite("Amounts")
struct AmountTests {
    @Test(
        "are read as people type them",
        arguments: [
            ("20", "20"), ("0", "0"), ("-0", "0"), ("007", "7"), ("3.8", "3.8"), ("3.80", "3.8"),
            (" 3.8 ", "3.8"),
            ("\t20\n", "20"), ("　20　", "20"), ("２０", "20"), ("１９０００", "19000"), ("３．８", "3.8"),
            ("１，２００", "1200"), ("1,200", "1200"), ("1,200,000.25", "1200000.25"), ("12,345", "12345"),
            ("0.0001", "0.0001"), ("999999999999999.9999", "999999999999999.9999"), ("1.50000", "1.5"),
        ])
    func read(text: String, expected: String) throws {
        let amount = try Amount(reading: text)
        #expect(amount.description == expected)
        #expect(Decimal(plain: expected) == amount.value)
    }

    @Test(
        "refuse what is no number",
        arguments: [
            "", " ", "　", "-", ".", "1.", "5.", ".5", "1..2", "1.2.3", "1,2", ",200", "1,20", "1,2000",
            "1200,000", "1,,200",
            "1.2,000", "约20", "20余", "20场", "二十", "85%", "1e3", "1E3", "0x10", "+5", "＋5", "1 200", "1'200",
            "=1+1",
            "--3", "3-", "1-2", "NaN", "inf", "٣", "२", "²", "½", "①", "1\u{0}", "\u{0}", "\u{200F}20",
            "2\u{200E}0",
            "20\u{202C}", "2\u{301}0", "1\n2", "1。5", "1/2", "无",
        ])
    func notANumber(text: String) {
        #expect(throws: Amount.Refusal.notANumber) { try Amount(reading: text) }
    }

    @Test("refuse what is less than nothing", arguments: ["-3", "－3", "−3", "-0.0001", "-1,200"])
    func negative(text: String) {
        #expect(throws: Amount.Refusal.negative) { try Amount(reading: text) }
    }

    @Test(
        "refuse more than fifteen digits or four decimals instead of rounding",
        arguments: [
            "0.00001", "3.14159", "1000000000000000", "12345678901234567890",
            "99999999999999999999999999999999",
            "111111111111111111111111111111111111111111111111",
            "0.000000000000000000000000000000000000000000001",
        ])
    func tooPrecise(text: String) {
        #expect(throws: Amount.Refusal.tooPrecise) { try Amount(reading: text) }
    }

    @Test("refuse computed nonsense")
    func computed() {
        #expect(throws: Amount.Refusal.notANumber) { try Amount(Decimal.nan) }
        #expect(throws: Amount.Refusal.negative) { try Amount(-1) }
        #expect(throws: Amount.Refusal.tooPrecise) { try Amount(Decimal(1) / 3) }
    }

    @Test("come back from text and JSON, and add as numbers do", arguments: Seeded.seeds(200))
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        func any() throws -> (Amount, Int) {
            let units = random.int(0...1_000_000_000)
            return (try Amount(Decimal(units) / 10_000), units)
        }
        let ((left, leftUnits), (right, rightUnits)) = (try any(), try any())
        #expect(try Amount(reading: left.description) == left)
        #expect(
            try JSONDecoder().decode([Amount].self, from: JSONEncoder().encode([left, right])) == [
                left, right,
            ])
        #expect((left + right).value * 10_000 == Decimal(leftUnits + rightUnits))
        #expect((left < right) == (leftUnits < rightUnits))
        #expect(left.isWhole == (leftUnits % 10_000 == 0))
        #expect(abs(left.double - Double(leftUnits) / 10_000) < 0.000_000_1)
    }

    @Test("stop at the largest instead of overflowing, and never shrink by adding")
    func largest() throws {
        let near = try Amount(reading: "999999999999999.5")
        #expect(near + .one == .largest)
        #expect(.largest + .largest == Amount.largest)
        #expect(Amount.largest.description == "999999999999999.9999")
        #expect(near + .one > near)
    }

    @Test("are equal, and hash alike, however they were written")
    func equality() throws {
        let written = try ["3.8", "3.80", "03.8", "３.８"].map { try Amount(reading: $0) }
        #expect(Set(written).count == 1)
        #expect(try Set([Amount(Decimal(38) / 10), Amount(reading: "3.8")]).count == 1)
    }

    @Test("are text in JSON, so that 3.8 stays 3.8")
    func json() throws {
        let text = String(decoding: try JSONEncoder().encode([Amount(reading: "3.8")]), as: UTF8.self)
        #expect(text == #"["3.8"]"#)
    }

    @Test(
        "refuse other JSON",
        arguments: [
            "[3.8]", #"["-1"]"#, #"["1-2"]"#, #"["3.8.9"]"#, #"["1,200"]"#, #"[""]"#, #"["."]"#, #"["１"]"#,
            #"["0.00001"]"#,
            #"[" 1"]"#, #"["1."]"#, #"["1e3"]"#, "[null]",
        ])
    func refusedJSON(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Amount].self, from: Data(json.utf8)) }
    }

    @Test(
        "round half away from zero",
        arguments: [
            ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("0.00005", 4, "0.0001"), ("66.66666", 4, "66.6667"),
            ("3.8", 4, "3.8"),
        ])
    func rounding(text: String, scale: Int, expected: String) throws {
        #expect(try #require(Decimal(plain: text)).rounded(scale: scale).plain == expected)
    }
}
