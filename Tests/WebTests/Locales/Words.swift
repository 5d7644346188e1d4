import Foundation
import Operations
import TestSupport

@testable import Programme
@testable import Web

/// What the sources can say, found by looking at them, so that a new code without words fails a test.
enum Words {
    /// Codes that are put together at run time: what they begin with, and how they can go on.
    static let families: [String: [String]] = [
        "report.cannot-": ReportMove.allCases.map(\.rawValue),
        "cli.moved.": ReportMove.allCases.filter { $0 != .save && $0 != .lock }.map(\.rawValue),
        "cli.form.": ["imported", "unchanged", "wouldImport"],
        "cli.plan-title.": ["draft", "confirmed"],
        "cli.ledger-import.": ImportResult.Outcome.allCases.map(\.rawValue),
        "import.ignored-": ["total", "signature"],
        "check.": (try? rules()) ?? [],
        "outbox-event.": OutboxKind.allCases.map(\.rawValue),
        "outbox-kind.": OutboxKind.allCases.map(\.rawValue),
        "webhook-form.": Webhook.Form.allCases.map(\.rawValue),
        "delivery-channel.": DeliveryChannel.allCases.map(\.rawValue),
        "order.level-": OrderLevel.allCases.map(\.rawValue),
        "order.state-": OrderState.allCases.filter { $0 != .none }.map(\.rawValue),
        "order.move-": OrderMove.allCases.map(\.rawValue),
        "order.cannot-": OrderMove.allCases.map(\.rawValue),
        "supervision.condition-": EscalationRules.Condition.allCases.map(\.rawValue),
        "proposals.state-": ProposalState.allCases.map(\.rawValue),
        "proposals.criterion-": Criterion.allCases.map(\.rawValue),
        "supervision.filter-": ["open", "all"],
        "year-end.": ["asked", "answered", "satisfied"],
        "year-end.count-": [
            "commitments", "met", "unmet", "unmeasured", "closed", "checks", "passed", "lowered",
        ],
        "closure.state-": ClosureState.allCases.map(\.rawValue),
        "closure.move-": ClosureMove.allCases.map(\.rawValue),
        "closure.cannot-": ClosureMove.allCases.map(\.rawValue),
        "closure.item-": ClosureChecklist.Item.allCases.map(\.rawValue),
        "closure.missing-": ClosureChecklist.Item.allCases.map(\.rawValue),
        "closure.mark-": ["met", "missing", "unneeded"],
        "spot-check.method-": SpotCheck.Method.allCases.map(\.rawValue),
        "light.": Light.allCases.map(\.rawValue),
        "flag.": ReviewFlag.Kind.allCases.map(\.rawValue),
        "flag-detail.": ReviewFlag.Kind.allCases.map(\.rawValue),
        "review.move-": ReportMove.allCases.map(\.rawValue),
        "review.done-": ["review", "return", "accept", "reopen"],
        "issue.document-": IssuedDocument.allCases.map(\.rawValue),
        "reference.": ReferenceName.allCases.map(\.rawValue),
        "issue.about-": IssuedDocument.allCases.map(\.rawValue),
        "reminder-cause.": ReminderCause.Kind.allCases.map(\.rawValue),
        "lateness.": ["inTime", "late", "yellow", "red"],
        "kind.": CommitmentKind.allCases.map(\.rawValue),
        "role.": Role.allCases.map(\.rawValue),
        "report-state.": ReportState.allCases.map(\.rawValue),
        "report-passage.": ReportPassage.allCases.map(\.rawValue),
        "severity.": ["error", "warning", "information"],
        "column.": (try? columns()) ?? [],
        "number-reason.": LeftOutReason.allCases.map(\.rawValue) + NumberReason.allCases.map(\.rawValue),
        "notice-measure.": ["characters", "actions", "commitments", "remarks"],
        "draft-edit.": DraftChange.Kind.allCases.map(\.rawValue),
        "draft-kind.": DraftChange.Kind.allCases.map(\.rawValue),
        "draft.bound-": Programme.Comparator.allCases.flatMap {
            [DraftWords.code(of: $0), "name-\(DraftWords.code(of: $0))"]
        },
        "draft.per-": DraftWords.bases.map { $0.replacing(" ", with: "-") },
        "nav.": Area.allCases.filter { $0 != .account && $0 != .none }.map(\.rawValue),
        "browse.light-": Light.allCases.map(\.rawValue),
        "browse.light-meaning-": Light.allCases.map(\.rawValue),
        "browse.state-": ReportState.allCases.map(\.rawValue),
        "browse.moved-": ReportMove.allCases.map(\.rawValue),
        "browse.kind-": CommitmentKind.allCases.map(\.rawValue),
        "browse.counting-": CountingUnit.allCases.map(\.rawValue),
        "browse.responsibility-": ResponsibilityRole.allCases.map(\.rawValue),
        "browse.field-": [
            "accountable", "baseline", "counting", "dueOn", "kind", "milestones", "subject", "target",
            "weight",
        ],
        "home.door-": ["administration", "audit", "documents", "plan", "review", "units"].flatMap {
            [$0, "\($0)-what"]
        },
        "problem.title-": statuses, "problem.advice-": statuses,
        "api.title-": ProblemAnswer.statuses.map(String.init), "scope.": TokenScope.allCases.map(\.word),
        "json.fault-": JSONParser.Fault.Reason.allCases.map(\.rawValue),
        "admin.state-": PeopleFilter.states, "admin.password-": Account.Password.allCases.map(\.rawValue),
        "admin.period-": ["locked", "coming", "open", "past"],
        "admin.": OverviewPage.parts.map(\.name),
        "admin.help-": OverviewPage.parts.map(\.name),
        "admin.audit-": ["time", "person", "event", "subject", "details", "number", "hash"],
        "event.": ((try? events()) ?? []) + ReportMove.allCases.map { "report.\($0.rawValue)" },
        "subject-kind.": AuditWords.kinds, "audit-field.": AuditWords.fields,
        "expression.unsupported-": ["lists", "repeats", "shapes", "state"],
        "ledger-kind.": FieldKind.allCases.map(\.rawValue),
        "ledger-hint.": ["integer", "decimal", "time", "location", "identityNumber", "phone"],
        "ledger-sensitivity.": Sensitivity.allCases.map(\.rawValue),
        "ledger-group.": LedgerGroup.allCases.map(\.rawValue),
        "ledger-statistic.": ["flow", "level"], "ledger-part.": ["numerator", "denominator"],
        "ledger-definition.": ["name", "version", "day", "unique", "place", "subject"],
        "record-page.count-": ["all", "found", "deleted"].flatMap { [$0, "\($0)-capped"] },
        "record-kind.": [
            "entry", "edit", "import", "bulk", "delete", "restore", "merge", "api", "sample",
        ],
        "ledger-import.state-": ["receiving", "received", "checked", "imported", "failed"],
        "ledger-import.origin-": ["template", "remembered", "matched"],
        "ledger-import.step-": ["upload", "mapping", "check", "done"],
        "ledger-import.outcome-": ["wouldImport", "imported", "unchanged", "refused"],
        "ledger-import.count-": ["new", "changed", "same", "refused", "ignored"],
        "ledger-define.check-": ["new", "next", "same"],
        "ledger-export.format-": ["xlsx", "csv", "geojson"],
        "ledger-export.help-": ["xlsx", "csv", "geojson"],
        "notice-reason.": ["binary", "empty", "no-actions"],
        "notice-element.": ["document-number", "issued-on", "issuer", "title"],
    ]

    /// The statuses that a page of problems can have.
    private static let statuses = ProblemPage.statuses

    /// Every code of `families`.
    static var built: Set<String> {
        Set(families.flatMap { prefix, endings in endings.map { prefix + $0 } })
    }

    /// Every text of the sources that has the form of a code, but for the names of audit entries and checks.
    static func written() throws -> Set<String> {
        // The first part of every code: whatever else looks like one, a file's name for instance, is none.
        let areas = Set(try Localizer(.chinese).all.keys.map(area)).union(["document"])
        var found: Set<String> = []
        var events: Set<String> = []
        var refused: Set<String> = []
        for file in SourceTree.files(below: "Sources", endingIn: ".swift") {
            let code = try SourceTree.text(file).split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
            for match in code.matches(of: /"([a-z][a-z-]*(?:\.[a-z](?:[A-Za-z-]*[A-Za-z])?)+)"/) {
                let key = String(match.output.1)
                if areas.contains(area(key)) { found.insert(key) }
            }
            // A check's name is for scripts; what it found has words of its own.
            for match in code.matches(of: /check: "([a-z.-]+)"/) { events.insert(String(match.output.1)) }
            for match in code.matches(of: event) { events.insert(String(match.output.1)) }
            // Something may happen, and be refused because it has happened, under one name.
            for match in code.matches(of: /Problem\(\s*\.[a-z]+[A-Za-z]*, "([a-z.-]+)"/) {
                refused.insert(String(match.output.1))
            }
        }
        for file in SourceTree.files(below: "Sources/Web/Resources/Templates", endingIn: ".mustache") {
            for match in try SourceTree.text(file).matches(of: /\{\{t\.([^}]+)\}\}/) {
                found.insert(String(match.output.1))
            }
        }
        return found.subtracting(events.subtracting(refused))
    }

    /// What the audit log can say: every event that an action writes.
    static func events() throws -> [String] {
        try SourceTree.files(below: "Sources/Operations", endingIn: ".swift").flatMap { file in
            try SourceTree.text(file).matches(of: event).map { String($0.output.1) }
        }
    }

    /// Where an action names what it tells the audit log.
    private static var event: Regex<(Substring, Substring)> {
        /(?:AuditEvent|LedgerDesk\.event)\(\s*"([a-z.-]+)"/
    }

    private static func area(_ key: String) -> String { String(key.prefix { $0 != "." }) }

    private static func rules() throws -> [String] {
        try SourceTree.files(below: "Sources/Operations/Actions/Trust", endingIn: ".swift").flatMap { file in
            try SourceTree.text(file).matches(of: /IntegrityCheck\(name: "([a-z-]+)"/).map {
                String($0.output.1)
            }
        }
    }

    /// The names in the lists of columns that the commands print.
    private static func columns() throws -> [String] {
        try SourceTree.files(below: "Sources/banshi/Commands", endingIn: ".swift").flatMap {
            file -> [String] in
            let text = try SourceTree.text(file)
            let lists =
                text.matches(of: /columns\(\s*\[([^\]]*)\]/).map(\.output.1)
                + text.matches(of: /\[([^\]]*)\]\.map \{ console\.words\("column/).map(\.output.1)
            return lists.flatMap { $0.matches(of: /"([a-z-]+)"/).map { String($0.output.1) } }
        }
    }
}
