/// Says of every number of a notice what became of it in a plan.
///
/// The rule (issue "Notice to plan"): each is a target or has a reason that the reader can see.
struct NumberFates {
    private let plan: Plan
    private let history: DraftHistory
    private let targets: SpanIndex<ID<Commitment>>
    private let removedTargets: SpanIndex<Removal>
    private let removals: SpanIndex<Removal>
    private let remarks: SpanIndex<NoticeDiagnostic>
    private let actions: SpanIndex<Action>
    private let headings: SpanIndex<Int>
    private let units: SpanIndex<Int>
    private let commitments: SpanIndex<(place: Int, commitment: Commitment)>
    private let located: Set<ID<Commitment>>

    init(_ places: PlanPlaces, remarks: [NoticeDiagnostic], history: DraftHistory) {
        plan = places.plan
        self.history = history
        targets = SpanIndex(places.targets.map { ($1, $0) })
        located = Set(places.targets.keys)
        removedTargets = SpanIndex(
            history.removals.compactMap { removal in removal.target.map { ($0, removal) } })
        removals = SpanIndex(history.removals.map { ($0.span, $0) })
        self.remarks = SpanIndex(remarks.map { ($0.source, $0) })
        actions = SpanIndex(plan.actions.map { ($0.source, $0) })
        headings = SpanIndex(places.headings.map { ($1, $0) })
        units = SpanIndex(places.units.map { ($0.span, $0.action) })
        commitments = SpanIndex(
            plan.actions.flatMap { action in
                action.commitments.map { ($0.source, (action.ordinal, $0)) }
            })
    }

    /// What became of a number; nil for a word that nobody took for one.
    func fate(of number: NoticeNumber) -> NumberFate? {
        let action = actions.first(overlapping: number.span)
        var fate = NumberFate(span: number.span, target: nil, reason: nil, action: action?.ordinal)
        if let target = targets.first(overlapping: number.span) {
            fate.target = target
            return fate
        }
        if let removal = removedTargets.first(overlapping: number.span) {
            fate.reason = Message(NumberReason.removed.key, ["reason": removal.reason])
        } else if let remark = remarks.first(
            overlapping: number.span, where: { $0.code == "number.left-out" }),
            let reason = remark.message.details["reason"]
        {
            // As the importer took it: 0—6岁 is one number of years, not two numbers. Both stretches: in 2.8月底前 the
            // importer left the month out, and the 2 before it counts the line.
            fate.span = TextSpan(
                start: min(number.span.start, remark.source.start),
                end: max(number.span.end, remark.source.end))
            fate.reason = Message("number-reason.\(reason)")
        } else {
            fate.reason = reason(number, in: action)
        }
        return fate.reason == nil ? nil : fate
    }

    private func reason(_ number: NoticeNumber, in action: Action?) -> Message? {
        let span = number.span
        switch number.shape {
        case .word: return nil
        case .ordinal: return Message(NumberReason.listOrdinal.key)
        case .documentNumber: return Message(NumberReason.documentNumber.key)
        case .date: return Message("number-reason.date")
        case .character, .plain: break
        }
        if let (_, commitment) = commitments.first(overlapping: span) {
            return inside(commitment, number.shape)
        }
        if let removal = removals.first(overlapping: span) {
            return Message(NumberReason.removed.key, ["reason": removal.reason])
        }
        // A row of a table begins with its number, in a cell of its own.
        if let action, span.start == action.source.start { return Message(NumberReason.listOrdinal.key) }
        return standing(span, number.shape, isInAction: action != nil)
    }

    /// A number in the words of a commitment which is not its target.
    private func inside(_ commitment: Commitment, _ shape: NoticeNumber.Shape) -> Message {
        if shape == .character { return Message(NumberReason.word.key) }
        guard let target = commitment.target else { return Message(NumberReason.noTarget.key) }
        let reason = located.contains(commitment.id) ? NumberReason.otherTarget : .changed
        return Message(reason.key, ["target": target.text])
    }

    /// A number that no commitment holds.
    private func standing(_ span: TextSpan, _ shape: NoticeNumber.Shape, isInAction: Bool) -> Message {
        let reason: NumberReason
        if headings.first(overlapping: span) != nil {
            reason = .heading
        } else if units.first(overlapping: span) != nil {
            reason = .unit
        } else if remarks.first(overlapping: span, where: { $0.code == "action.repeated" }) != nil {
            reason = .repeated
        } else if !isInAction {
            reason = .outside
        } else if remarks.first(overlapping: span, where: { $0.code == "clause.purpose" }) != nil {
            reason = .purpose
        } else if shape == .character {
            reason = .word
        } else {
            reason = .unread
        }
        return Message(reason.key)
    }
}
