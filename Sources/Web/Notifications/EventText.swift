import Operations
import Programme

/// Events in the words of a reader, for pages, letters and messages.
struct EventText: Sendable {
    let words: Localizer

    /// One line.
    ///
    /// - Parameter reader: who reads it; nil for a group.
    func line(_ event: OutboxEvent, _ units: [ID<Programme.Unit>: Programme.Unit]) -> String {
        let facts = event.facts
        let quarter = facts["quarter"].flatMap { Quarter($0) }
        return words(
            "outbox-event.\(event.kind.rawValue)",
            [
                "unit": event.unit.flatMap { units[$0]?.name.rawValue } ?? words("outbox.no-unit"),
                "quarter": quarter?.words(words) ?? "", "action": facts["action"] ?? "",
                "number": facts["number"] ?? "", "due": facts["due"] ?? "", "count": facts["count"] ?? "",
                "year": facts["year"] ?? "",
            ])
    }

    /// Where one reads more.
    func path(_ event: OutboxEvent, for reader: Person?) -> String {
        let quarter = event.facts["quarter"].flatMap { Quarter($0) }
        switch event.kind.place {
        case .report:
            guard let quarter, let unit = event.unit, let action = event.facts["action"].flatMap({ Int($0) })
            else { return "/" }
            if let reader { return PlanPath.report(quarter, action: action, unit: unit, for: reader) }
            return ReviewPaths.report(quarter, action, unit)
        case .reports:
            // A unit's people read what they owe; the others what the office has.
            guard let quarter else { return "/" }
            return reader?.unit == nil
                ? "/review/reminders?quarter=\(quarter)" : "/reports?quarter=\(quarter)"
        case .extensions: return "/extensions"
        case .plan:
            guard let action = event.facts["action"].flatMap({ Int($0) }) else { return "/plan" }
            return "/plan/actions/\(action)"
        case .subject:
            return "/"
                + event.subject.split(separator: "/").map { SafePath.part(String($0)) }.joined(separator: "/")
        }
    }
}

extension EventTelling {
    /// Tells events in both languages.
    ///
    /// - Throws: `words.unreadable`.
    public static func shipped() throws -> EventTelling {
        let (chinese, english) = (try Localizer(.chinese), try Localizer(.english))
        let choose: @Sendable (String?) -> Localizer = { $0 == Language.english.rawValue ? english : chinese }
        return EventTelling { event, units, reader, language in
            let text = EventText(words: choose(language))
            return EventWords(line: text.line(event, units), path: text.path(event, for: reader))
        } letter: { said, link, region, language in
            let words = choose(language)
            let site = words("frame.site", ["region": region.name])
            let lines = [said.line] + (link.map { ["", $0] } ?? []) + ["", words("mail.why"), site]
            return MailText(
                subject: words("mail.subject", ["site": site, "line": said.line]),
                text: lines.joined(separator: "\n") + "\n")
        }
    }
}
