/// Reads the promises of one action.
struct CommitmentReader {
    private let original: [Unicode.Scalar]
    private let planYear: Int?
    private(set) var commitments: [ParsedCommitment] = []
    private(set) var diagnostics: [NoticeDiagnostic] = []

    init(_ draft: Draft, original: [Unicode.Scalar], planYear: Int?) {
        (self.original, self.planYear) = (original, planYear)
        if let heading = draft.heading {
            readHeading(heading, isAlone: draft.paragraphs.isEmpty && draft.plan.isEmpty)
        }
        for paragraph in draft.paragraphs { read(paragraph.compacted()) }
        // Steps on the way repeat the numbers of the target they lead to.
        let hasTargets = commitments.contains { $0.target != nil }
        for step in draft.plan {
            for part in Self.steps(step) { read(part.compacted(), isStep: hasTargets) }
        }
        tellApart()
        for cell in draft.money { leaveOut(cell.compacted()) }
    }

    /// A heading promises by itself only when it stands alone or says a number.
    private mutating func readHeading(_ heading: Passage, isAlone: Bool) {
        let before = commitments.count
        read(heading)
        if !isAlone {
            commitments = commitments[..<before] + commitments[before...].filter { $0.target != nil }
        }
    }

    /// The numbered steps of a cell: 1.4月底前… 2.8月底前…
    private static func steps(_ cell: Passage) -> [Passage] {
        var parts: [Passage] = []
        var start = 0
        for i in 0...cell.count {
            guard i == cell.count || i == 0 || " 。;".unicodeScalars.contains(cell.scalars[i - 1]) else {
                continue
            }
            if i < cell.count, Markers.marker(cell, at: i) == nil { continue }
            if i > start { parts.append(cell[start..<i]) }
            start = i < cell.count ? i + (Markers.marker(cell, at: i)?.length ?? 0) : i
        }
        return parts
    }

    private mutating func read(_ text: Passage, isStep: Bool = false) {
        let enclosures = Enclosures(text.scalars)
        var sentenceDue: Day?
        for clause in Clauses.read(text, enclosures, planYear: planYear) {
            if clause.isFirst { sentenceDue = nil }
            let scanner = QuantityScanner(text, enclosures, clause: clause.range, planYear: planYear)
            let isPast = clause.role == .past
            for number in scanner.leftOut { remark(text, number.range, number.reason) }
            let targets = isPast || isStep ? [] : scanner.quantities.prefix(Self.most(clause.range))
            for quantity in scanner.quantities.dropFirst(targets.count) where !isPast && !isStep {
                remark(text, quantity.number, .crowded)
            }
            for quantity in scanner.quantities where isPast || isStep {
                remark(text, quantity.number, isPast ? .past : .step)
            }
            let due = DueDates.inClause(text.scalars, clause.range, year: planYear)?.day
            if isStep, let due { sentenceDue = due }
            if !targets.isEmpty {
                add(Array(targets), of: clause.range, text, enclosures, due: due)
            } else if scanner.isPast, !Self.goesOn(text, clause.range) {
                continue
            } else if clause.role == .promise, clause.range.count >= 4, Self.hasWords(text, clause.range) {
                let day = due ?? (isStep ? sentenceDue : nil)
                commitments.append(
                    ParsedCommitment(
                        subject: Subjects.of(text, clause.range),
                        kind: isStep ? .milestone : Kinds.of(text.scalars, clause.range, hasDue: day != nil),
                        target: nil, dueOn: day, text: words(text.span(clause.range)),
                        source: text.span(clause.range)))
            } else if clause.role == .purpose {
                diagnostics.append(
                    NoticeDiagnostic(.information, "clause.purpose", at: text.span(clause.range)))
            }
        }
    }

    /// How many promises one clause may make: each repeats its words, and a text made of nothing but numbers must
    /// not exhaust the machine. No sentence comes near it.
    private static func most(_ clause: Range<Int>) -> Int { 40_000 / max(clause.count, 1) }

    /// One promise for every number; a clause that enumerates is cut at its enumeration commas.
    private mutating func add(
        _ targets: [Quantity], of clause: Range<Int>, _ text: Passage, _ enclosures: Enclosures, due: Day?
    ) {
        var start = clause.lowerBound
        for (i, quantity) in targets.enumerated() {
            var end = clause.upperBound
            if i + 1 < targets.count {
                let gap = quantity.range.upperBound..<targets[i + 1].range.lowerBound
                if let comma = gap.last(where: { text.scalars[$0] == "、" }) { end = comma }
            }
            let range = start..<max(end, quantity.range.upperBound)
            commitments.append(
                ParsedCommitment(
                    subject: subject(
                        text, range, quantity, isQuoted: enclosures.isQuoted(quantity.number.lowerBound)),
                    kind: Kinds.of(text.scalars, range, quantity),
                    target: Target(
                        comparator: quantity.comparator, value: quantity.value, unit: quantity.unit,
                        per: quantity.per, text: text[quantity.range].string),
                    dueOn: due, text: words(text.span(range)), source: text.span(range)))
            if end < clause.upperBound { start = end + 1 }
        }
    }

    /// What a number counts; one whose clause is a verb alone goes on with the thing before it.
    private func subject(
        _ text: Passage, _ range: Range<Int>, _ quantity: Quantity, isQuoted: Bool
    ) -> String {
        let own = Subjects.of(text, range, around: quantity, isQuoted: isQuoted)
        if own.unicodeScalars.count >= 2, !Subjects.isVerb(own) { return own }
        let verb = Subjects.verb(text, range, around: quantity)
        if verb.unicodeScalars.count >= 2, SubjectWords.heads.ends(Array(quantity.unit.unicodeScalars)) {
            return verb + "人数"
        }
        // A sum spent on a thing is not what is counted next.
        guard let topic = commitments.last(where: { !$0.isOfMoney })?.topic else {
            return verb.isEmpty ? words(text.span(range)) : verb
        }
        return verb.unicodeScalars.count >= 2 ? "\(topic)（\(verb)）" : topic
    }

    /// Two promises of one action must be told apart by what they are called.
    private mutating func tellApart() {
        var known: Set<String> = []
        for i in commitments.indices where !known.insert(commitments[i].subject).inserted {
            let more = commitments[i].target?.text ?? commitments[i].text
            commitments[i].subject += "（\(more)）"
            known.insert(commitments[i].subject)
        }
    }

    private mutating func leaveOut(_ cell: Passage) {
        let scanner = QuantityScanner(
            cell, Enclosures(cell.scalars), clause: 0..<cell.count, planYear: planYear)
        for number in scanner.quantities.map(\.number) + scanner.leftOut.map(\.range) {
            remark(cell, number, .moneyColumn)
        }
    }

    private mutating func remark(_ text: Passage, _ range: Range<Int>, _ reason: LeftOutReason) {
        guard !range.isEmpty else { return }
        let number = text[range.lowerBound..<min(range.upperBound, range.lowerBound + 24)].string
        diagnostics.append(
            NoticeDiagnostic(
                .information, "number.left-out", ["number": number, "reason": reason.rawValue],
                at: text.span(range)))
    }

    /// 对去年…开展: the past is only what the promise is about.
    private static func goesOn(_ text: Passage, _ range: Range<Int>) -> Bool {
        ["对", "为", "将", "把", "在"].contains(text.scalars[range.lowerBound])
    }

    private static func hasWords(_ text: Passage, _ range: Range<Int>) -> Bool {
        text.scalars[range].lazy.filter(\.isHan).prefix(3).count == 3
    }

    /// The original words of a span.
    private func words(_ span: TextSpan) -> String { Passage.text(original[span.start..<span.end]) }
}

extension ParsedCommitment {
    /// Its subject without what was put behind it in brackets of ours.
    fileprivate var topic: String {
        guard subject.hasSuffix("）"), let open = subject.lastIndex(of: "（"), open > subject.startIndex else {
            return subject
        }
        return String(subject[..<open])
    }

    fileprivate var isOfMoney: Bool { target?.unit.hasSuffix("元") ?? false }
}
