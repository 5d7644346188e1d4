import Operations
import Programme

/// What to do before a plan is in force, by role.
struct NextStepsPage: Page {
    static let template = "home/next-steps"

    let title: String
    let area: Area
    let sentence: String
    let steps: [Link]

    init(
        _ programme: ProgrammeView, _ person: Person, title: String, area: Area, _ words: PlanWords
    ) {
        self.title = title
        self.area = area
        let draft = programme.years.first { !$0.isConfirmed }
        let year = ["year": draft.map { String($0.year) } ?? ""]
        switch (person.role, draft) {
        case (.reviewer, nil):
            sentence = words("home.no-notice")
            steps = [Link(words: words("home.import-notice"), path: "/notices/new")]
        case (.reviewer, let draft?):
            sentence = words("home.draft-waits", year)
            steps = [
                Link(words: words("home.confirm-draft", year), path: "/plans/\(draft.year)/draft")
            ]
        case (.administrator, _):
            sentence = words("home.administrator-waits")
            steps = [Link(words: words("home.to-administration"), path: "/administration")]
        case (.auditor, _):
            sentence = words("home.others-wait")
            steps = [Link(words: words("home.to-audit"), path: "/administration/audit")]
        default:
            sentence = words(draft == nil ? "home.others-wait" : "home.others-wait-draft", year)
            steps = []
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "sentence": sentence
        case "steps": steps
        default: nil
        }
    }
}
