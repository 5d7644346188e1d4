import Programme
import Testing

@Suite("Words, reminders and quarters of the office's desk")
struct ReviewWordsTests {
    @Test("words lose what nobody sees, and nothing else")
    func plain() throws {
        let raw = "  第一行\r\n第二行\u{2028}第三行\u{0}\u{202E}\t完\u{B}  "
        #expect(try PlainWords(raw, limit: 100, at: "x").text == "第一行\n第二行\n第三行 完")
        #expect(try PlainWords("👨‍👩‍👧𠮷", limit: 9, at: "x").text == "👨‍👩‍👧𠮷")
        do {
            _ = try PlainWords("超过", limit: 1, at: "x")
            Issue.record("accepted")
        } catch let problem as Problem {
            #expect(problem.code == "words.too-long" && problem.position == "x")
        }
    }

    @Test("a cause for what is with the unit, none for what is with the office")
    func causes() {
        let kinds = ReportState.allCases.map { ReminderCause.Kind($0, isComplete: true) }
        #expect(kinds == [.missing, .unsigned, .unsubmitted, nil, .returned, nil, nil])
        #expect(ReminderCause.Kind(.draft, isComplete: false) == .missing)
    }

    @Test("the quarter that presses most")
    func pressing() throws {
        let calendar = try WorkingCalendar.shipped()
        var periods = Quarter.all(of: 2023).map { Period($0, calendar: calendar) }
        periods[0].isLocked = true
        func pressing(_ day: String, waiting: [Int] = []) -> Int? {
            Period.mostPressing(
                of: periods, waiting: Set(waiting.map { PlanSamples.quarter($0) }), on: PlanSamples.day(day)
            )?.number
        }
        #expect(pressing("2023-02-01") == 1)
        #expect(pressing("2023-07-03") == 2)
        #expect(pressing("2023-09-15") == 3)
        #expect(pressing("2023-09-15", waiting: [2, 3]) == 2)
        #expect(pressing("2023-09-15", waiting: [1]) == 3)
        #expect(pressing("2026-01-01") == 4)
        #expect(Period.mostPressing(of: [], waiting: [], on: PlanSamples.day("2023-01-01")) == nil)
    }
}
