import Operations
import Programme

/// The sign-in form.
struct SignInPage: Page {
    static let template = "sign-in/sign-in"

    let title: String
    let area = Area.none
    let next: String
    let name: String
    let regions: [Choice]
    let fault: String?
    let kept: [HiddenField]
    let hasFiles: Bool
    /// Whether a sample is there to be tried, with the password of its people.
    let sample: String?

    /// The form, empty or after a refusal.
    init(
        _ visit: Visit, next: String, input: SignInInput? = nil, problem: Problem? = nil,
        title: String = "sign-in.title"
    ) async throws {
        let all = try await ReadRegister(visit.site.anyOffice).regions()
        let words = try visit.words
        self.title = words(title)
        self.next = SafePath.checked(next)
        name = input?.name ?? ""
        regions =
            all.count < 2
            ? []
            : all.map {
                Choice(
                    value: $0.code.rawValue, words: $0.name, isChosen: $0.code.rawValue == input?.region)
            }
        fault = problem.map { words.text($0.message) }
        kept = input.map { HiddenField.kept(of: $0.kept, prefix: SignInInput.keptPrefix) } ?? []
        hasFiles = input?.hasFiles ?? false
        sample = all.contains(where: \.isSample) ? words("sign-in.sample") : nil
    }

    /// The form with another one inside, which was sent after its session had ended.
    init(keeping fields: FormFields, path: String, hasFiles: Bool, _ visit: Visit) async throws {
        let input = SignInInput(keeping: fields, path: path, hasFiles: hasFiles)
        try await self.init(visit, next: path, input: input, title: "sign-in.title-again")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "next": next
        case "name": self.name
        case "regions": regions
        case "hasRegions": !regions.isEmpty
        case "fault": maybe(fault)
        case "kept": kept
        case "hasKept": !kept.isEmpty
        case "hasFiles": hasFiles
        case "sample": maybe(sample)
        default: nil
        }
    }
}
