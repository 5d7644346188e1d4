import Foundation
import Programme
import Testing

/// An action on one line: ordinal, title | units (* leads, + cooperates) | numbers | date.
func outlined(_ action: ParsedAction) -> String {
    let units = action.units.map { unit in
        unit.name + (unit.role == .lead ? "*" : unit.role == .cooperating ? "+" : "")
    }
    let due = action.dueOn?.description ?? ""
    let targets = action.commitments.compactMap(\.target).map(outlined)
    return "\(action.ordinal) \(action.title) | \(units.joined(separator: " ")) | "
        + "\(targets.joined(separator: " ")) | \(due)"
}

/// A target in short: `>=3.8个(1000 residents)`.
func outlined(_ target: Target) -> String {
    let sign = target.comparator == .approximately ? "≈" : target.comparator.rawValue
    return "\(sign)\(target.value)\(target.unit)" + (target.per.map { "(\($0))" } ?? "")
}

/// The numbers of one action whose body is the given text.
func targets(of body: String) throws -> [String] {
    let notice = try NoticeParser().parse("2023年为妇女儿童办实事\n一、实施关爱行动。\(body)")
    return notice.actions.flatMap(\.commitments).compactMap(\.target).map(outlined)
}

/// The reasons for which numbers of such an action were left out, with the numbers.
func leftOut(of body: String) throws -> [String] {
    let notice = try NoticeParser().parse("2023年为妇女儿童办实事\n一、实施关爱行动。\(body)")
    return notice.diagnostics.filter { $0.code == "number.left-out" }.map {
        "\($0.message.details["number"] ?? "") \($0.message.details["reason"] ?? "")"
    }
}

/// Every span lies in the text, and every promise's words are the text's own.
func expectFaithfulSpans(_ notice: ParsedNotice, in text: String) throws {
    let scalars = Array(text.unicodeScalars)
    for action in notice.actions {
        #expect(action.source.start >= 0 && action.source.start < action.source.end)
        #expect(action.source.end <= scalars.count)
        for commitment in action.commitments {
            let span = commitment.source
            try #require(span.start >= 0 && span.start < span.end && span.end <= scalars.count)
            var words = String.UnicodeScalarView()
            words.append(contentsOf: scalars[span.start..<span.end])
            #expect(String(words) == commitment.text)
        }
    }
    for diagnostic in notice.diagnostics {
        #expect(diagnostic.source.start >= 0 && diagnostic.source.end <= scalars.count)
    }
}

/// Real notices that stand beside the package where it is developed; nil where they do not.
func neighbouringNotices() -> URL? {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    for candidate in [folder, folder.deletingLastPathComponent()] {
        let notices = candidate.appendingPathComponent("shared/notices")
        if FileManager.default.fileExists(atPath: notices.path) { return notices }
    }
    print("skipped: no notices beside the package")
    return nil
}
