/// The start page.
struct HomePage: Page {
    static let template = "home/home"

    let title: String
    let area = Area.home
    let person: String

    func child(named name: String) -> Any? {
        switch name {
        case "person": person
        default: nil
        }
    }
}
