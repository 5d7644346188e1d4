import Mustache
import Operations
import Programme

/// What is open in a draft, in the order of the notice, each with the place where it is decided.
struct Checklist: MustacheParent, Sendable {
    let rows: [Part]
    let title: String
    let blocking: String?
    /// Whether something is suggested that could be taken at once.
    let canAccept: Bool
    /// What stands before the anchors: nothing on the draft's own page.
    let base: String

    init(
        _ review: DraftReview, _ path: DraftPath, base: String = "", canEdit: Bool, _ words: DraftWords
    ) {
        self.base = base
        let points = review.points
        rows = Checklist.rows(review, path, canEdit: canEdit, words)
        title =
            points.isEmpty
            ? words("draft.points-none") : words("draft.points-title", ["count": String(points.count)])
        let blocks = points.count(where: \.blocks)
        blocking = blocks == 0 ? nil : words("draft.points-blocking", ["count": String(blocks)])
        canAccept =
            canEdit
            && points.contains { point in
                switch point.matter {
                case .group, .unassigned: true
                default: false
                }
            }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "rows": rows
        case "hasRows": !rows.isEmpty
        case "title": title
        case "blocking": maybe(blocking)
        case "canAccept": canAccept
        case "base": base
        default: nil
        }
    }

    /// One row for each point; the commitments of an action that nobody reports yet share one.
    static func rows(
        _ review: DraftReview, _ path: DraftPath, canEdit: Bool, _ words: DraftWords
    ) -> [Part] {
        let unassigned = Dictionary(grouping: review.points.filter { $0.isUnassigned }) { $0.action ?? 0 }
        let places = NoticePlaces(review.map)
        var done: Set<Int> = []
        return review.points.compactMap { point in
            if point.isUnassigned {
                guard done.insert(point.action ?? 0).inserted else { return nil }
                return together(unassigned[point.action ?? 0] ?? [], path, words)
            }
            return row(point, review, places, path, canEdit: canEdit, words)
        }
    }

    private static func number(of action: Int, _ words: DraftWords) -> String {
        words("draft.action-number", ["action": String(action)])
    }

    private static func together(_ points: [OpenPoint], _ path: DraftPath, _ words: DraftWords) -> Part {
        let links = points.compactMap { point -> Part? in
            guard case .unassigned(let id, let number, let subject, _) = point.matter else { return nil }
            return Part([
                "linkPath": "#\(DraftPath.anchor(id))", "linkWords": "\(point.action ?? 0).\(number)",
                "linkTip": words.plain(subject),
            ])
        }
        let suggested = points.count { point in
            if case .unassigned(_, _, _, let suggestion) = point.matter { return suggestion != nil }
            return false
        }
        return Part([
            "action": points.first?.action.map { number(of: $0, words) }, "isBlocking": true,
            "what": words(
                "draft.point-unassigned",
                ["count": String(points.count), "suggested": String(suggested)]),
            "note": nil, "links": links, "place": nil, "decide": nil, "settle": nil,
        ])
    }

    private static func row(
        _ point: OpenPoint, _ review: DraftReview, _ places: NoticePlaces, _ path: DraftPath,
        canEdit: Bool, _ words: DraftWords
    ) -> Part {
        let action = review.plan.actions.first { $0.ordinal == point.action }
        let page = canEdit ? action.map { path.action($0.id) } : nil
        var (what, note, decide, settle): (String, String?, String?, String?) = ("", nil, nil, nil)
        switch point.matter {
        case .remark(let number, let remark):
            what = words.text(remark.message)
            settle = canEdit ? "\(path.draft)/remarks/\(number)" : nil
        case .group(let id, let name, let suggestion):
            what = words("draft.point-group", ["name": words.plain(name)])
            note = words.text(suggestion.reason)
            decide = page.map { "\($0)#u-\(id)" }
        case .nobody:
            what = words("draft.point-nobody")
            decide = page.map { "\($0)#units" }
        case .empty:
            what = words("draft.point-empty")
            decide = canEdit ? "\(path.draft)/added?action=\(point.action ?? 0)" : nil
        case .number(_, let text): what = words("draft.point-number", ["number": words.plain(text)])
        case .unassigned: break
        }
        return Part([
            "action": point.action.map { number(of: $0, words) }, "isBlocking": point.blocks, "what": what, "note": note,
            "links": [Part](), "place": "#\(places.anchor(of: point.source.start))", "decide": decide, "settle": settle,
        ])
    }
}

extension OpenPoint {
    /// Whether it is a commitment that nobody reports yet.
    var isUnassigned: Bool {
        if case .unassigned = matter { return true }
        return false
    }
}
