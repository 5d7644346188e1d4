import Foundation
import Programme
import Testing

@Suite("Quarters")
struct QuarterTests {
    @Test("tile the years without gap or overlap", arguments: [1900, 1999, 2000, 2023, 2024, 2100, 2999])
    func tiling(year: Int) throws {
        let quarters = Quarter.all(of: year)
        #expect(quarters.map(\.number) == [1, 2, 3, 4])
        #expect(quarters.first?.firstDay.description == "\(year)-01-01")
        #expect(quarters.last?.lastDay.description == "\(year)-12-31")
        for (earlier, later) in zip(quarters, quarters.dropFirst()) {
            #expect(earlier.lastDay.adding(days: 1) == later.firstDay)
            #expect(later.previous == earlier)
            #expect(earlier < later)
        }
        for quarter in quarters {
            for day in [quarter.firstDay, quarter.lastDay] { #expect(Quarter(containing: day) == quarter) }
        }
    }

    @Test("end on the day that ends their last month")
    func lastDays() {
        #expect(
            Quarter.all(of: 2023).map(\.lastDay.description) == [
                "2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31",
            ])
    }

    @Test("follow each other over the turn of the year")
    func turn() throws {
        #expect(try #require(Quarter("2023Q1")).previous == Quarter("2022Q4"))
        #expect(try #require(Quarter("2022Q4")) < #require(Quarter("2023Q1")))
    }

    @Test("are read in either case", arguments: ["2023Q2", "2023q2"])
    func read(text: String) throws {
        let quarter = try #require(Quarter(text))
        #expect(quarter.description == "2023Q2")
        #expect(quarter.official == "2023年第二季度")
    }

    @Test(
        "read nothing else",
        arguments: [
            "", "2023", "2023Q", "2023Q0", "2023Q5", "2023Q-1", "2023Q+1", "2023Q10", "23Q1", "02023Q1",
            "1899Q4",
            "3000Q1", "2023Q1 ", " 2023Q1", "2023-Q1", "2023QQ1", "2023Q1Q", "２０２３Q1", "2023Q１", "2023Ｑ1",
            "+202Q1",
            "2023Q1\n", "2023Q1\u{0}", "2023年第二季度", "2023Q²",
        ])
    func refused(text: String) {
        #expect(Quarter(text) == nil)
    }

    @Test("refuse years and numbers that no programme has")
    func bounds() {
        #expect(Quarter(year: 1899, number: 4) == nil)
        #expect(Quarter(year: 3000, number: 1) == nil)
        #expect(Quarter(year: 2023, number: 0) == nil)
        #expect(Quarter(year: 2023, number: 5) == nil)
    }

    @Test("have days even at the end of the calendar")
    func lastYear() throws {
        let quarter = Quarter(containing: try #require(Day("9999-11-11")))
        #expect(quarter.firstDay.description == "9999-10-01")
        #expect(quarter.lastDay.description == "9999-12-31")
    }

    @Test("are their text in JSON")
    func codable() throws {
        let quarter = try #require(Quarter("2023Q2"))
        #expect(String(decoding: try JSONEncoder().encode([quarter]), as: UTF8.self) == #"["2023Q2"]"#)
        #expect(try JSONDecoder().decode([Quarter].self, from: Data(#"["2023Q2"]"#.utf8)) == [quarter])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Quarter].self, from: Data(#"["2023Q9"]"#.utf8))
        }
    }
}
