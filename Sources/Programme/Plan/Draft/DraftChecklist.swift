/// Something that the office has to decide, or should look at, before a draft plan comes into force.
public struct OpenPoint: Hashable, Sendable {
    /// What it is about.
    public enum Matter: Hashable, Sendable {
        /// A remark of the importer, with its number from 1.
        case remark(Int, NoticeDiagnostic)
        /// A group whose members are not named, with those that are suggested.
        case group(ID<Responsibility>, name: String, GroupSuggestion)
        /// An action for which nobody answers.
        case nobody
        /// A commitment that nobody reports yet, with the unit that is suggested.
        case unassigned(ID<Commitment>, number: Int, subject: String, AccountableSuggestion?)
        /// An action that promises nothing.
        case empty
        /// A number that nobody can explain.
        case number(NumberFate, text: String)
    }

    /// What it is about.
    public var matter: Matter
    /// The number of the action where it is decided; nil when it is about the notice as a whole.
    public var action: Int?
    /// What it is about in the notice; the place in the checklist follows from it.
    public var source: TextSpan
    /// Whether the plan cannot be confirmed while it is open.
    public var blocks: Bool
}

/// Gathers what is open in a draft plan, in the order of the notice.
public enum DraftChecklist {
    /// The codes of remarks that are open only as long as the plan has the gap that they speak of: they are
    /// shown as the gap.
    private static let shownOtherwise: Set<String> = ["unit.group", "unit.none", "action.no-commitment"]

    /// Everything open; empty when nothing is left to decide.
    ///
    /// - Parameters:
    ///   - remarks: what the importer said, in its order.
    ///   - units: every unit of the region, for the groups' suggestions.
    public static func points(
        of plan: Plan, map: NoticeMap, text: NoticeText, remarks: [NoticeDiagnostic], history: DraftHistory,
        units: [(id: ID<Unit>, name: String)]
    ) -> [OpenPoint] {
        let places: [ID<Responsibility>: TextSpan] = Dictionary(
            map.pieces.compactMap { piece -> (ID<Responsibility>, TextSpan)? in
                guard case .unit(let id) = piece.part else { return nil }
                return (id, piece.span)
            }, uniquingKeysWith: { first, _ in first })
        var points = plan.actions.flatMap { gaps(of: $0, units, places) }
        let settled = history.settled
        for (index, remark) in remarks.enumerated()
        where remark.severity != .information && !shownOtherwise.contains(remark.code)
            && !settled.contains(index + 1)
        {
            let action = plan.actions.first {
                $0.source.start <= remark.source.start && remark.source.start < $0.source.end
            }
            if remark.code == "due.unread", action?.dueOn != nil { continue }
            points.append(
                OpenPoint(
                    matter: .remark(index + 1, remark), action: action?.ordinal, source: remark.source,
                    blocks: false))
        }
        points += map.numbers.filter(\.isUnread).map {
            OpenPoint(
                matter: .number($0, text: text.words($0.span)), action: $0.action, source: $0.span,
                blocks: false)
        }
        return points.enumerated()
            .sorted { ($0.element.source.start, $0.offset) < ($1.element.source.start, $1.offset) }
            .map(\.element)
    }

    private static func gaps(
        of action: Action, _ units: [(id: ID<Unit>, name: String)],
        _ places: [ID<Responsibility>: TextSpan]
    ) -> [OpenPoint] {
        let heading = TextSpan(start: action.source.start, end: action.source.start)
        func point(_ matter: OpenPoint.Matter, _ source: TextSpan, blocks: Bool = true) -> OpenPoint {
            OpenPoint(matter: matter, action: action.ordinal, source: source, blocks: blocks)
        }
        var found: [OpenPoint] = []
        let groups = action.responsibilities.filter { $0.units.isEmpty }
        if action.reportingUnits.isEmpty, groups.isEmpty { found.append(point(.nobody, heading)) }
        if action.commitments.isEmpty { found.append(point(.empty, heading, blocks: false)) }
        let named = Set(action.responsibilities.filter { !$0.isGroup }.flatMap(\.units))
        found += groups.map { group in
            let suggestion = GroupSuggester.suggest(for: group.name, among: units, named: named)
            return point(.group(group.id, name: group.name, suggestion), places[group.id] ?? heading)
        }
        found += action.commitments.filter { $0.accountable == nil }.map { commitment in
            point(
                .unassigned(
                    commitment.id, number: commitment.ordinal, subject: commitment.subject,
                    commitment.suggestion),
                commitment.source)
        }
        return found
    }
}
