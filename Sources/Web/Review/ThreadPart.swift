import Operations
import Programme

/// What was said of a report, for the template `review/thread`, on whichever page it stands: put it under `thread`.
enum ThreadPart {
    /// - Parameters:
    ///   - path: the report's address at the office's desk, below which remarks are sent.
    ///   - back: the page to come back to after a remark.
    ///   - person: who reads; decides what they can do.
    ///   - form: a remark that was refused, to be shown again.
    ///   - isWithReport: whether it stands beside the report's form, which then carries the remark: sending it must not
    ///     lose what was typed there.
    static func make(
        _ thread: ReportThread, path: String, back: String, person: Person, form: RemarkForm? = nil,
        isWithReport: Bool = false, _ words: Localizer
    ) -> Part {
        let isOffice = person.role == .reviewer
        let entries = thread.entries.map { entry in
            switch entry {
            case .remark(let remark):
                return self.entry(remark, thread, path: path, isOffice: isOffice, words)
            case .move(let move): return self.entry(move, thread, words)
            }
        }
        let canWrite = thread.isOpen && [.reporter, .leader, .reviewer].contains(person.role)
        return Part([
            "withReport": isWithReport, "entries": entries, "isEmpty": entries.isEmpty, "path": path,
            "back": back, "canWrite": canWrite,
            "commitments": thread.commitments.map {
                Choice(
                    value: $0.id.rawValue, words: $0.subject, isChosen: $0.id.rawValue == form?.commitment)
            },
            "hasCommitments": !thread.commitments.isEmpty, "text": form?.text ?? "", "limit": Remark.limit,
        ])
    }

    private static func entry(
        _ remark: Remark, _ thread: ReportThread, path: String, isOffice: Bool, _ words: Localizer
    ) -> Part {
        let author = thread.people[remark.by]
        let resolver = remark.resolution.map { thread.people[$0.by]?.name ?? "" }
        return Part([
            "id": "remark-\(remark.ordinal)", "name": author?.name ?? "",
            "role": author.map { words("role.\($0.role.rawValue)") }, "at": remark.at.local,
            "isOffice": author?.role == .reviewer, "isMove": false, "kind": nil, "text": remark.text,
            "subject": thread.commitments.first { $0.id == remark.commitment }?.subject,
            "revision": words("remarks.revision", ["revision": String(remark.revision)]),
            "resolved": remark.resolution.map { resolution in
                words("remarks.resolved", ["name": resolver ?? "", "at": resolution.at.local])
            },
            "resolve": isOffice && remark.resolution == nil
                ? "\(path)/remarks/\(SafePath.part(remark.id.rawValue))/resolution" : nil,
            "label": words("remarks.resolve-label", ["number": String(remark.ordinal)]),
        ])
    }

    private static func entry(_ move: ReportMoveRecord, _ thread: ReportThread, _ words: Localizer) -> Part {
        let author = thread.people[move.by]
        return Part([
            "id": "move-\(move.at.seconds)", "name": author?.name ?? "",
            "role": author.map { words("role.\($0.role.rawValue)") }, "at": move.at.local, "isOffice": true,
            "isMove": true, "kind": words("review.move-\(move.move.rawValue)"), "text": move.reason ?? "",
            "subject": nil, "revision": words("remarks.revision", ["revision": String(move.revision)]),
            "resolved": nil, "resolve": nil, "label": nil,
        ])
    }
}

/// A remark as its form says it.
struct RemarkForm: Sendable {
    let text: String
    /// Empty when it is about the whole report.
    let commitment: String
    /// The page to come back to.
    let back: String?

    init(_ fields: FormFields) {
        text = fields["remark"] ?? ""
        commitment = fields.text("commitment") ?? ""
        back = fields["back"].map(SafePath.checked)
    }
}
