/// Reads the text of a notice into actions, units and promises, each with its place in the text.
///
/// The stages, each a pure function: fold the signs, cut lines, find the ordinals and tables, choose the
/// actions, read their units and promises, read the head. Nothing is thrown but the refusal of a text that
/// holds no actions; doubts are collected as diagnostics.
public struct NoticeParser: Sendable {
    /// A parser; it keeps nothing between texts.
    public init() {}

    /// Reads one notice.
    ///
    /// - Throws: `Problem(.invalid, "notice.not-a-notice")` when the text is empty, binary or has no actions.
    public func parse(_ text: String) throws -> ParsedNotice {
        let original = Array(text.unicodeScalars)
        guard Self.isText(original) else {
            throw Problem(.invalid, "notice.not-a-notice", ["reason": "binary"])
        }
        let folded = TextFold.fold(original)
        guard folded.scalars.contains(where: \.isHan) else {
            throw Problem(.invalid, "notice.not-a-notice", ["reason": "empty"])
        }
        let outline = OutlineBuilder.build(CellLines.regroup(LooseTables.restore(Lines.read(folded))))
        var selection = ActionSelection(outline)
        let (drafts, repeats) = DraftMerge.settle(selection.drafts())
        guard !drafts.isEmpty else {
            throw Problem(.invalid, "notice.not-a-notice", ["reason": "no-actions"])
        }

        var notice = HeaderReader(outline, firstAction: drafts[0].span.start).notice
        let year = PlanYear.find(notice, in: folded)
        var reader = ActionReader(original: original, planYear: year)
        notice.actions = reader.read(drafts)
        notice.diagnostics = reader.diagnostics
        notice.diagnostics += selection.emptySections.map {
            NoticeDiagnostic(.information, "section.empty", at: $0)
        }
        notice.diagnostics += repeats.map {
            NoticeDiagnostic(.information, "action.repeated", ["title": $0.title], at: $0.span)
        }
        notice.diagnostics += Self.missing(notice)
        notice.diagnostics.sort { ($0.source.start, $0.source.end) < ($1.source.start, $1.source.end) }
        return notice
    }

    /// Whether it is text: control characters and replacement characters are rare in it.
    private static func isText(_ scalars: [Unicode.Scalar]) -> Bool {
        let odd = scalars.lazy.filter {
            $0.value == 0xFFFD || $0.value < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0.value)
        }
        return odd.count * 50 <= scalars.count
    }

    /// A remark for every element of an official document that the head lacks.
    private static func missing(_ notice: ParsedNotice) -> [NoticeDiagnostic] {
        let elements: [(String, Bool)] = [
            ("document-number", notice.documentNumber == nil), ("title", notice.title == nil),
            ("issuer", notice.issuer == nil), ("issued-on", notice.issuedOn == nil),
        ]
        return elements.filter(\.1).map {
            NoticeDiagnostic(
                .information, "header.missing", ["element": $0.0], at: TextSpan(start: 0, end: 0))
        }
    }
}
