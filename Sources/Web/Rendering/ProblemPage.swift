import HTTPTypes
import Programme

/// What went wrong, in the reader's words, and what to do now.
struct ProblemPage: Page {
    static let template = "frame/problem"

    let title: String
    let area = Area.none
    let problems: [String]
    let advice: String
    let isSignedIn: Bool

    /// The statuses that have words of their own; others are told as 500.
    static let statuses = ["403", "404", "405", "409", "413", "422", "500", "503"]

    init(_ problems: [Problem], status: HTTPResponse.Status, _ visit: Visit) throws {
        let words = try visit.words
        let code = ProblemPage.statuses.contains(String(status.code)) ? String(status.code) : "500"
        title = words("problem.title-\(code)")
        advice = words("problem.advice-\(code)")
        self.problems = problems.map { problem in
            [problem.position, words.text(problem.message)].compactMap { $0 }.joined(separator: "：")
        }
        isSignedIn = visit.context.signedIn != nil
    }

    func child(named name: String) -> Any? {
        switch name {
        case "problems": problems
        case "advice": advice
        case "isSignedIn": isSignedIn
        default: nil
        }
    }
}
