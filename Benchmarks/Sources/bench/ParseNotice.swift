import Documents
import Foundation
import Programme

/// `parse FILE RUNS`: a notice's text to actions, units and promises; reading the file is not counted.
func parseNotice(_ arguments: [String]) throws {
    guard arguments.count == 2, let runs = Int(arguments[1]) else {
        throw DocumentError("bench.usage", ["usage": "parse FILE RUNS"])
    }
    let text = try String(contentsOfFile: arguments[0], encoding: .utf8)
    try time(runs, count: "actions") {
        try NoticeParser().parse(text)
    } size: {
        $0.actions.count
    }
}
