/// One stretch of a notice and what became of it; nothing in it belongs to something that the rest does not.
public struct NoticePiece: Hashable, Sendable {
    /// What part of an action it is.
    public enum Part: Hashable, Sendable {
        /// The action's heading.
        case heading
        /// The name of a unit that answers for it.
        case unit(ID<Responsibility>)
        /// Anything else.
        case text
    }

    /// Where it stands.
    public var span: TextSpan
    /// Its words, to the letter.
    public var text: String
    /// The number of the action that it belongs to; nil outside of them.
    public var action: Int?
    /// What part of the action.
    public var part: Part
    /// The commitments whose words it is among, in the plan's order; two may share a clause.
    public var commitments: [ID<Commitment>]
    /// The number that it is, or is part of.
    public var number: NumberFate?
    /// The commitment that the office took out here.
    public var removal: Removal?
}

/// A notice beside its plan: every character once, in order, with what became of it.
public struct NoticeMap: Sendable {
    /// The pieces; joined they are the notice.
    public let pieces: [NoticePiece]
    /// Every number of the notice, in order.
    public let numbers: [NumberFate]

    /// Lays a plan over its notice.
    ///
    /// - Parameters:
    ///   - remarks: what the importer said of the notice.
    ///   - history: what the office changed since.
    public init(
        of plan: Plan, in text: NoticeText, remarks: [NoticeDiagnostic],
        history: DraftHistory = DraftHistory()
    ) {
        let places = PlanPlaces(plan, in: text, printedTitles: history.printedTitles)
        let fates = NumberFates(places, remarks: remarks, history: history)
        var numbers: [NumberFate] = []
        for fate in NoticeNumbers.all(in: text).compactMap(fates.fate)
        where fate.target != nil || fate.span != numbers.last?.span {
            numbers.append(fate)
        }
        self.numbers = numbers
        let leftOut = numbers.filter { $0.target == nil }
        let targets = places.targets.map { id, span in
            NumberFate(
                span: span, target: id, reason: nil,
                action: plan.actions.first { $0.commitments.contains { $0.id == id } }?.ordinal)
        }
        pieces = NoticeSweep(text, marks: NoticeMap.marks(places, history, leftOut + targets)).pieces
    }

    /// The numbers that became no target, in the notice's order.
    public var leftOut: [NumberFate] { numbers.filter { $0.target == nil } }

    private static func marks(
        _ places: PlanPlaces, _ history: DraftHistory, _ numbers: [NumberFate]
    ) -> [NoticeSweep.Mark] {
        var marks: [NoticeSweep.Mark] = []
        for action in places.plan.actions {
            marks.append(.init(action.source, .action(action.ordinal)))
            if let heading = places.headings[action.ordinal] { marks.append(.init(heading, .heading)) }
            for commitment in action.commitments {
                marks.append(.init(commitment.source, .commitment(commitment.id)))
            }
        }
        marks += places.units.map { .init($0.span, .unit($0.responsibility)) }
        marks += history.removals.map { .init($0.span, .removal($0)) }
        marks += numbers.map { .init($0.span, .number($0)) }
        return marks
    }
}

/// Cuts a text at the ends of marks, so that each piece has the same marks from its first to its last character.
struct NoticeSweep {
    /// A stretch that means something.
    struct Mark {
        enum Meaning {
            case action(Int)
            case heading
            case unit(ID<Responsibility>)
            case commitment(ID<Commitment>)
            case removal(Removal)
            case number(NumberFate)
        }

        var span: TextSpan
        var meaning: Meaning

        init(_ span: TextSpan, _ meaning: Meaning) { (self.span, self.meaning) = (span, meaning) }
    }

    private(set) var pieces: [NoticePiece] = []

    init(_ text: NoticeText, marks: [Mark]) {
        let marks = marks.filter {
            $0.span.start >= 0 && $0.span.length > 0 && $0.span.end <= text.whole.end
        }
        let starting = marks.indices.sorted { marks[$0].span.start < marks[$1].span.start }
        let ends = Set(marks.flatMap { [$0.span.start, $0.span.end] } + [0, text.whole.end]).sorted()
        // Kept in the order given, which is the plan's: few stretches lie over one place.
        var open: [Int] = []
        var next = 0
        for (start, end) in zip(ends, ends.dropFirst()) {
            open.removeAll { marks[$0].span.end <= start }
            while next < starting.count, marks[starting[next]].span.start == start {
                let place = open.partitioned { $0 < starting[next] }
                open.insert(starting[next], at: place)
                next += 1
            }
            let span = TextSpan(start: start, end: end)
            pieces.append(NoticeSweep.piece(span, text, open.lazy.map { marks[$0].meaning }))
        }
    }

    private static func piece(
        _ span: TextSpan, _ text: NoticeText, _ meanings: some Sequence<Mark.Meaning>
    ) -> NoticePiece {
        var piece = NoticePiece(
            span: span, text: text.words(span), action: nil, part: .text, commitments: [], number: nil,
            removal: nil)
        for meaning in meanings {
            switch meaning {
            case .action(let ordinal): piece.action = ordinal
            case .heading: piece.part = .heading
            case .unit(let responsibility): piece.part = .unit(responsibility)
            case .commitment(let id): piece.commitments.append(id)
            case .removal(let removal): piece.removal = removal
            case .number(let fate): piece.number = fate
            }
        }
        return piece
    }
}
