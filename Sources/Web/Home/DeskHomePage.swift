import Operations
import Programme

/// The start page of those who have no reports of their own: where what they need stands.
struct DeskHomePage: Page {
    static let template = "home/desk"

    /// A door to a part of the program.
    struct Door: MustacheParent, Sendable {
        let words: String
        let what: String
        let path: String

        func child(named name: String) -> Any? {
            switch name {
            case "words": words
            case "what": what
            case "path": path
            default: nil
            }
        }
    }

    let title: String
    let area = Area.home
    let doors: [Door]

    init(_ view: PlanView, _ person: Person, _ words: PlanWords) {
        let path = PlanPath(quarter: view.quarter)
        func door(_ key: String, _ path: String) -> Door {
            Door(words: words("home.door-\(key)"), what: words("home.door-\(key)-what"), path: path)
        }
        let reading = [door("plan", path.plan), door("units", path.units)]
        if person.role == .administrator {
            title = words("home.administrator-title")
            doors = [door("administration", "/administration")] + reading
        } else {
            title = words("home.auditor-title")
            doors =
                [
                    door("audit", "/administration/audit"), door("review", "/review?quarter=\(view.quarter)"),
                    door("documents", "/documents"),
                ] + reading
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "doors": doors
        default: nil
        }
    }
}
