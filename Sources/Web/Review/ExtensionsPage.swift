import Operations
import Programme

/// The requests for more time: a unit's own with the form to ask, or all of them with the forms to answer.
struct ExtensionsPage: Page {
    static let template = "review/extensions"

    let title: String
    let area: Area
    private let content: Part

    init(_ list: ExtensionList, _ input: ExtensionInput?, _ problems: [Problem], _ visit: Visit) throws {
        let words = try visit.words
        let person = try visit.person
        let isOffice = person.role == .reviewer
        let own = input?.request.isEmpty == true ? input : nil
        title = words("extensions.title")
        area = person.unit == nil ? .review : .reports
        let waiting = list.requests.filter { $0.answer == nil }
        let answered = list.requests.filter { $0.answer != nil }
        content = Part([
            "isUnit": person.unit != nil, "isOffice": isOffice, "canAsk": !list.askable.isEmpty,
            "quarters": list.askable.map { quarter in
                Choice(
                    value: quarter.description,
                    words: words(
                        "extensions.quarter",
                        [
                            "quarter": quarter.words(words),
                            "due": list.dueDays[quarter]?.description ?? "",
                        ]),
                    isChosen: quarter == own?.quarter)
            },
            "until": own?.until ?? "", "reason": own?.reason ?? "", "limit": ExtensionRequest.limit,
            "waiting": waiting.map { RequestPart.make($0, list, input, isOffice: isOffice, words) },
            "hasWaiting": !waiting.isEmpty,
            "answered": answered.map { RequestPart.make($0, list, nil, isOffice: false, words) },
            "hasAnswered": !answered.isEmpty,
            "faults": problems.map {
                FieldFault(field: input?.field($0.position), words: words.text($0.message))
            },
            "hasFaults": !problems.isEmpty,
        ])
    }

    func child(named name: String) -> Any? { content.child(named: name) }
}

/// A request and its answer.
enum RequestPart {
    static func make(
        _ request: ExtensionRequest, _ list: ExtensionList, _ input: ExtensionInput?, isOffice: Bool,
        _ words: Localizer
    ) -> Part {
        let refused = input?.request == request.id.rawValue ? input : nil
        let due = list.periods.first { $0.quarter == request.quarter }?.dueOn
        return Part([
            "id": request.id.rawValue, "unit": list.units[request.unit]?.name.rawValue ?? "",
            "quarter": request.quarter.words(words), "due": due?.description ?? "",
            "wanted": request.wanted.description, "reason": request.reason,
            "asked": words(
                "extensions.by", ["name": list.people[request.by]?.name ?? "", "at": request.at.local]),
            "canAnswer": isOffice, "until": refused?.until ?? request.wanted.description,
            "why": refused?.reason ?? "", "isRefused": refused != nil,
            "answer": request.answer.map { answer in
                answer.dueOn.map { words("extensions.was-granted", ["until": $0.description]) }
                    ?? words("extensions.was-declined", ["reason": answer.reason])
            },
            "isGranted": request.answer?.dueOn != nil,
            "answeredBy": request.answer.map { answer in
                words(
                    "extensions.by", ["name": list.people[answer.by]?.name ?? "", "at": answer.at.local])
            },
        ])
    }
}
