import HTTPTypes
import Hummingbird
import Operations
import Programme

/// The first start: whoever can read the console makes the first administrator, with the code printed there.
struct SetUpController {
    @Sendable func show(_ visit: Visit) async throws -> Response {
        guard try await isNeeded(visit) != nil else { return visit.redirect(to: "/sign-in") }
        return try visit.page(SetUpPage(visit))
    }

    @Sendable func complete(_ visit: Visit) async throws -> Response {
        guard let region = try await isNeeded(visit) else { return visit.redirect(to: "/sign-in") }
        let fields = visit.fields
        do {
            guard fields["password"] == fields["again"] else {
                throw Problem(.invalid, "password.again", at: "again")
            }
            try await CompleteSetUp(visit.site.office(of: region))(
                code: fields.text("code") ?? "", name: fields.text("name") ?? "",
                password: fields["password"] ?? "")
        } catch let problem as Problem {
            return try visit.page(SetUpPage(visit, [problem]), status: .unprocessableContent)
        } catch let problems as Problems {
            return try visit.page(SetUpPage(visit, problems.all), status: .unprocessableContent)
        }
        return visit.redirect(to: "/sign-in", Flash("set-up.done"))
    }

    /// The region that has nobody who can sign in; nil when every region has somebody.
    private func isNeeded(_ visit: Visit) async throws -> JurisdictionCode? {
        let regions = try await ReadRegister(visit.site.anyOffice).regions()
        for region in regions where try await SetUpNeeded(visit.site.office(of: region.code))() {
            return region.code
        }
        return nil
    }
}

/// The form of the first start.
struct SetUpPage: Page {
    static let template = "sign-in/set-up"

    let title: String
    let area = Area.none
    let name: String
    let faults: [FieldFault]

    init(_ visit: Visit, _ problems: [Problem] = []) throws {
        let words = try visit.words
        title = words("set-up.title")
        name = visit.fields.text("name") ?? ""
        faults = problems.map { FieldFault(field: $0.position, words: words.text($0.message)) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "name": self.name
        case "faults": faults
        case "hasFaults": !faults.isEmpty
        default: nil
        }
    }
}
