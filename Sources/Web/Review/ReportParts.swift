import Operations
import Programme

/// A commitment's row: target, the quarter before, this one, and what accepting would change.
enum LinePart {
    static func make(
        _ line: ReviewLine, _ report: ReviewedReport, _ reader: Person, _ values: ValueWords
    ) -> Part {
        let words = values.words
        let commitment = line.commitment
        let (now, then) = (line.now.progress, line.ifAccepted.progress)
        return Part([
            "id": commitment.id.rawValue, "subject": commitment.subject,
            "kind": words("kind.\(commitment.kind.rawValue)"), "target": values.target(of: commitment),
            "before": values.value(line.before?.value, of: commitment),
            "beforeQuarter": line.before.map { $0.quarter.words(words) },
            "value": values.value(line.value, of: commitment), "isMissing": line.value == .notReported,
            "figure": values.figure(line.ifAccepted.figure, of: commitment),
            "actual": values.share(then.actual), "time": values.share(then.time),
            "light": values.light(then.light), "lightNow": values.light(now.light),
            "isChanged": now.light != then.light,
            "counting": report.countings[commitment.id].map {
                CountingPart(
                    $0, of: commitment, value: line.value,
                    difference: report.content?.entry(of: commitment.id)?.difference,
                    in: report.period.quarter, unit: report.status.unit.id, reader: reader, words)
            },
        ])
    }
}

/// What changed since the revision that the office had before.
enum DifferencePart {
    static func make(_ difference: RevisionDifference, _ report: ReviewedReport, _ values: ValueWords) -> Part
    {
        let words = values.words
        let commitments = report.plan.actions.flatMap(\.commitments)
        return Part([
            "since": report.record?.submissions.dropLast().last.map {
                words("review.changed-since", ["at": $0.at.local])
            },
            "reason": report.record?.lastReturn?.reason, "isEmpty": difference.isEmpty,
            "values": difference.values.compactMap { change in
                commitments.first { $0.id == change.commitment }.map { commitment in
                    Part([
                        "subject": commitment.subject, "old": values.value(change.old, of: commitment),
                        "new": values.value(change.new, of: commitment),
                    ])
                }
            },
            "reasons": difference.reasons.compactMap { reason in
                commitments.first { $0.id == reason.commitment }.map {
                    ReasonPart.make(reason, of: $0, words)
                }
            },
            "hasReasons": !difference.reasons.isEmpty, "hasValues": !difference.values.isEmpty,
            "addedFiles": difference.added.map(\.name),
            "removedFiles": difference.removed.map(\.name),
            "texts": difference.texts.map { text in
                Part([
                    "name": words("report-passage.\(text.field.rawValue)"),
                    "pieces": text.pieces.map { piece in
                        Part([
                            "text": values.plain(piece.text), "isSame": piece.kind == .same,
                            "isRemoved": piece.kind == .removed, "isAdded": piece.kind == .added,
                        ])
                    },
                ])
            },
        ])
    }
}

/// The report's texts, each with its heading; an empty one says so.
enum TextsPart {
    static func make(_ content: ReportContent, _ words: Localizer) -> [Part] {
        ReportPassage.allCases.map { field in
            let text = content[field]
            return Part([
                "name": words("report-passage.\(field.rawValue)"),
                "text": text.isEmpty ? nil : PlanWords(words: words).plain(text),
            ])
        }
    }
}

/// Who did what when.
enum HistoryPart {
    static func make(_ report: ReviewedReport, _ words: Localizer) -> [Part] {
        // The unit's own saves between two submissions are no business of the office's.
        (report.record?.moves ?? []).filter { $0.move != .save }.reversed().map { move in
            Part([
                "move": words("review.move-\(move.move.rawValue)"), "at": move.at.local,
                "name": report.thread.people[move.by]?.name ?? "", "revision": move.revision,
                "reason": move.reason,
            ])
        }
    }
}
