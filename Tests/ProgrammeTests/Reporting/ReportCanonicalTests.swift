import Foundation
import Programme
import Testing

/// A receipt's hash seals this text, so no two contents may share it.
@Suite("A report's canonical text")
struct ReportCanonicalTests {
    /// Pieces that look like the format itself: what somebody would write to forge another content.
    private static let pieces = [
        "", "\n", ":", "0:", "\nproblems:0:\n", "narrative:3:", "value:11:notReported\n", "commitment:2:c1\n",
        "#1 ", "x", "xx",
        "已完成", " ", "amount 1", "definition:1:1\n", "ratio 1/2",
    ]

    private static let ids = ["c1", "c", "c1#1", "c1#1 notApplicable x", "c1\nvalue:0:", "1", ""]

    private func content(_ random: inout Seeded) throws -> ReportContent {
        func text(_ random: inout Seeded) -> String {
            (0..<random.int(0...3)).map { _ in random.pick(Self.pieces) }.joined()
        }
        var content = ReportContent(
            narrative: text(&random), problems: text(&random), nextSteps: text(&random),
            evidence: text(&random))
        for _ in 0..<random.int(0...2) {
            let (one, two) = (
                try PlanSamples.amount(random.int(0...2)), try PlanSamples.amount(random.int(0...2))
            )
            let value: EntryValue =
                switch random.int(0...5) {
                case 0: .notReported
                case 1: .notApplicable(reason: text(&random))
                case 2: .amount(one)
                case 3: .ratio(numerator: one, denominator: two)
                case 4: .milestones([1, 2, 12].filter { _ in random.bool() })
                default: .narrated
                }
            content.entries.append(
                ReportEntry(
                    commitment: ID(random.pick(Self.ids)), definition: random.int(0...12), value: value))
        }
        for _ in 0..<random.int(0...2) {
            content.files.append(
                EvidenceReference(
                    id: ID(random.pick(Self.ids)), sha256: random.pick(Self.pieces), name: text(&random),
                    mediaType: random.pick(Self.pieces), size: random.int(0...12)))
        }
        return content
    }

    @Test("differs wherever contents differ", arguments: Seeded.seeds(40))
    func injective(seed: UInt64) throws {
        var random = Seeded(seed)
        var seen: [String: ReportContent] = [:]
        for _ in 0..<200 {
            let content = try content(&random)
            let canonical = content.canonical
            if let other = seen[canonical] { #expect(other == content, "\(canonical)") }
            seen[canonical] = content
        }
    }

    @Test("differs when text moves from one field to the next")
    func fields() {
        let texts = ["甲\n", "甲\nproblems:0:\n", "甲"]
        let contents = texts.flatMap { text in
            [
                ReportContent(narrative: text), ReportContent(problems: text), ReportContent(nextSteps: text),
                ReportContent(evidence: text),
            ]
        }
        #expect(Set(contents.map(\.canonical)).count == contents.count)
    }

    @Test("differs between a reason and an identifier that together read the same")
    func entries() {
        func content(_ id: String, _ definition: Int, _ value: EntryValue) -> String {
            ReportContent(entries: [ReportEntry(commitment: ID(id), definition: definition, value: value)])
                .canonical
        }
        #expect(
            content("c#1 notApplicable x", 2, .notReported)
                != content("c", 1, .notApplicable(reason: "x#2 notReported")))
        #expect(content("c", 11, .narrated) != content("c", 1, .narrated))
        #expect(content("c", 1, .notApplicable(reason: "")) != content("c", 1, .notReported))
    }

    @Test("differs between two entries and one whose identifier imitates them")
    func imitation() throws {
        func entry(_ id: String) -> ReportEntry {
            ReportEntry(commitment: ID(id), definition: 1, value: .narrated)
        }
        let two = ReportContent(entries: [entry("甲"), entry("乙")]).canonical
        let first = try #require(two.range(of: "甲")), second = try #require(two.range(of: "乙"))
        // Everything between the two names, as it stands and without what announces the second name.
        let between = String(two[first.upperBound..<second.lowerBound])
        let entryOnly = between.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "\n")
        for part in [between, entryOnly, entryOnly + "\n"] {
            #expect(ReportContent(entries: [entry("甲\(part)乙")]).canonical != two)
        }
    }

    @Test("differs between entries in another order, but not between milestones in another order")
    func order() {
        func content(_ values: [EntryValue]) -> String {
            ReportContent(entries: values.map { ReportEntry(commitment: ID("c"), definition: 1, value: $0) })
                .canonical
        }
        #expect(content([.narrated, .notReported]) != content([.notReported, .narrated]))
        #expect(content([.milestones([2, 1])]) == content([.milestones([1, 2])]))
        #expect(content([.milestones([12])]) != content([.milestones([1, 2])]))
    }

    @Test("tells a missing value from zero, and equal amounts are equal text")
    func amounts() throws {
        func content(_ value: EntryValue) -> String {
            ReportContent(entries: [ReportEntry(commitment: ID("c"), definition: 1, value: value)]).canonical
        }
        #expect(content(.notReported) != content(.amount(.zero)))
        #expect(try content(.amount(Amount(reading: "3.80"))) == content(.amount(Amount(reading: "3.8"))))
    }

    @Test("without files it is what it was before there were files, to the letter")
    func older() throws {
        let content = ReportContent(
            narrative: "甲", entries: [ReportEntry(commitment: ID("c"), definition: 1, value: .amount(.one))])
        #expect(
            content.canonical == """
                banshi-report/1
                narrative:3:甲
                problems:0:
                nextSteps:0:
                evidence:0:
                commitment:1:c
                definition:1:1
                value:8:amount 1

                """)
        let file = EvidenceReference(
            id: ID("f"), sha256: "00", name: "a.jpg", mediaType: "image/jpeg", size: 9)
        #expect(
            content.with(files: [file]).canonical
                == content.canonical.replacing("banshi-report/1", with: "banshi-report/2")
                + "file:1:f\nsha256:2:00\nname:5:a.jpg\ntype:10:image/jpeg\nsize:1:9\n")
    }
}
