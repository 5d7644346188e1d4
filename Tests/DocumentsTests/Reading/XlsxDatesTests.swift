import Testing

@testable import Documents

struct XlsxDatesTests {
    @Test(arguments: [
        (1, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"), (36_525, "1999-12-31"),
        (45_351, "2024-02-29"), (2_958_465, "9999-12-31"), (0.5, "12:00:00"), (0, "00:00:00"),
        (45_352.999_999, "2024-03-02"), (45_352.354_166_666_664, "2024-03-01T08:30:00"),
    ])
    func countsDaysAsSpreadsheetsDo(serial: Double, date: String) {
        #expect(XlsxDates.iso(serial, is1904: false) == date)
    }

    @Test func knowsWhatIsNoDate() {
        #expect(XlsxDates.iso(-1, is1904: false) == nil)
        #expect(XlsxDates.iso(2_958_466, is1904: false) == nil)
        #expect(XlsxDates.iso(2_958_465, is1904: true) == nil)
    }

    @Test(arguments: [
        ("yyyy/m/d", true), ("m\"月\"d\"日\"", true), ("[$-804]aaaa;@", true), ("[$-F800]dddd", true),
        ("h:mm", true),
        ("mm:ss.0", true), ("[h]:mm:ss", false), ("[mm]", false), ("General", false), ("0.00E+00", false),
        ("[Red]0", false), ("\"days\"0", false), ("0\\d", false), ("0;yyyy", false), ("@", false),
        ("#,##0_d", false),
        ("G/通用格式", false), ("[DBNum1]yyyy", true), ("", false),
    ])
    func tellsDateFormatsFromOthers(code: String, isDate: Bool) {
        #expect(XlsxFormats.isDate(code) == isDate)
    }

    @Test(arguments: [
        ("0", 0), ("-12.50", -12.5), ("123456789012345", 123_456_789_012_345), ("0.1", 0.1), ("1E-3", 0.001),
        ("1.7976931348623157E+308", 1.797_693_134_862_315_7e308),
        ("0.30000000000000004", 0.300_000_000_000_000_04),
        ("12.", 12), (".5", 0.5),
    ])
    func readsNumbers(text: String, value: Double) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { XlsxNumbers.parse($0) } == value)
    }

    @Test(arguments: ["", "-", ".", "1-", "--1", "1.2.3", "inf", "nan", "0x10", "1e999", " 1", "1,000", "１"])
    func refusesWhatIsNoNumber(text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { XlsxNumbers.parse($0) } == nil)
    }
}
