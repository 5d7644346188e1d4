import Operations
import Programme

/// An action of a draft: its heading, its date, and the units that answer for it.
struct ActionEditPage: Page {
    static let template = "drafting/action"

    let title: String
    let area = Area.notices
    let trail: [Link]
    let faults: Faults
    let heading: String
    let due: String
    let units: [Part]
    let known: [String]
    let newUnit: String
    let roles: [Choice]
    let unitsText: String
    let seen: String
    let path: String
    let draft: String

    init(_ visit: Visit, _ review: DraftReview, _ problems: [Problem] = []) throws {
        let words = DraftWords(try visit.words)
        let path = DraftPath(year: review.plan.year)
        let id = ID<Action>(try visit.parameter("action"))
        guard let action = review.plan.actions.first(where: { $0.id == id }) else {
            throw Problem(.notFound, "draft.action-gone")
        }
        title = words(
            "draft.action-label", ["action": String(action.ordinal), "title": words.plain(action.title)])
        trail = DraftTrail.links(path, words)
        let faults = Faults(problems, words.words.words)
        self.faults = faults
        heading = visit.fields["title"] ?? action.title
        due = visit.fields.has("title") ? visit.fields["due"] ?? "" : action.dueOn?.description ?? ""
        newUnit = visit.fields["unit"] ?? ""
        seen = action.fingerprint
        self.path = path.action(id)
        draft = "\(path.draft)#\(DraftPath.anchor(action: action.ordinal))"
        unitsText = words("draft.units-printed", ["units": words.plain(action.unitsText)])
        roles = ActionEditPage.roles(.responsible, words)
        known = review.units.map(\.name.rawValue)
        let suggestions = Dictionary(
            review.points.compactMap { point -> (ID<Responsibility>, GroupSuggestion)? in
                guard case .group(let id, _, let suggestion) = point.matter else { return nil }
                return (id, suggestion)
            }, uniquingKeysWith: { first, _ in first })
        units = action.responsibilities.map { responsibility in
            let path = path.unit(responsibility.id, of: id)
            return Part([
                "anchor": "u-\(responsibility.id)", "unitName": words.plain(responsibility.name),
                "roles": ActionEditPage.roles(responsibility.role, words), "unitPath": path,
                "group": responsibility.isGroup
                    ? ActionEditPage.group(
                        responsibility, suggestions[responsibility.id], review, visit, faults, words) : nil,
            ])
        }
    }

    private static func roles(_ chosen: ResponsibilityRole, _ words: DraftWords) -> [Choice] {
        ResponsibilityRole.allCases.map {
            Choice(value: $0.rawValue, words: words.role($0), isChosen: $0 == chosen)
        }
    }

    /// The members of a group to tick: those it has, else those that are suggested; then the others of its kind.
    private static func group(
        _ group: Responsibility, _ suggestion: GroupSuggestion?, _ review: DraftReview, _ visit: Visit,
        _ faults: Faults, _ words: DraftWords
    ) -> Part {
        let field = "members-\(group.id)"
        let isTyped = (try? visit.parameter("unit")) == group.id.rawValue && visit.fields.has("seen")
        let ticked =
            isTyped
            ? Set(visit.fields.values("member"))
            : Set(
                (group.units.isEmpty ? suggestion?.members ?? [] : group.units).compactMap { id in
                    review.units.first { $0.id == id }?.name.rawValue
                })
        let offered = GroupSuggester.suggest(
            for: group.name, among: review.units.map { ($0.id, $0.name.rawValue) }, named: []
        ).members
        let names = review.units.filter { offered.contains($0.id) || ticked.contains($0.name.rawValue) }
            .map(\.name.rawValue)
        return Part([
            "field": field, "note": suggestion.map { words.text($0.reason) },
            "isOpen": group.units.isEmpty, "fault": faults.field(field, nil).fault,
            "members": names.enumerated().map { index, name in
                Part([
                    "memberName": name, "memberField": "\(field)-\(index + 1)",
                    "isTicked": ticked.contains(name),
                ])
            },
            "hasMembers": !names.isEmpty, "others": isTyped ? visit.fields["others"] ?? "" : "",
        ])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "faults": faults.all
        case "hasFaults": !faults.all.isEmpty
        case "titleField": faults.field("title", heading)
        case "dueField": faults.field("due", due)
        case "unitField": faults.field("unit", newUnit)
        case "unitsFault": maybe(faults.field("units", nil).fault)
        case "units": units
        case "hasUnits": !units.isEmpty
        case "known": known
        case "roles": roles
        case "unitsText": unitsText
        case "seen": seen
        case "path": path
        case "draft": draft
        default: nil
        }
    }
}
