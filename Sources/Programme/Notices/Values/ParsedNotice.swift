/// A published notice as the importer understood it; every part points at the characters it was read from.
///
/// It is a proposal for a reviewer, not yet a plan: nothing in it was added that the text does not say.
public struct ParsedNotice: Hashable, Sendable, Codable {
    /// 发文字号 as printed (GB/T 9704-2012, 7.2.5), for instance `博政办字〔2023〕15号`.
    public var documentNumber: String?
    /// 标题, its lines joined; with the issuing organ where the title names it (GB/T 9704-2012, 7.3.1).
    public var title: String?
    /// 发文机关, from the signature where there is one.
    public var issuer: String?
    /// 成文日期.
    public var issuedOn: Day?
    /// 主送机关, one entry for each.
    public var recipients: [String]
    /// 附注 on openness, for instance `此件公开发布`.
    public var disclosure: String?
    /// Who explains the notice (由…负责解释).
    public var interpretedBy: String?
    /// Names of the attachments (附件说明).
    public var attachments: [String]
    /// The actions in the order of the text.
    public var actions: [ParsedAction]
    /// What a reviewer should look at, in the order of the text.
    public var diagnostics: [NoticeDiagnostic]

    /// A parsed notice.
    public init(
        documentNumber: String? = nil, title: String? = nil, issuer: String? = nil, issuedOn: Day? = nil,
        recipients: [String] = [], disclosure: String? = nil, interpretedBy: String? = nil,
        attachments: [String] = [], actions: [ParsedAction] = [], diagnostics: [NoticeDiagnostic] = []
    ) {
        self.documentNumber = documentNumber
        self.title = title
        self.issuer = issuer
        self.issuedOn = issuedOn
        self.recipients = recipients
        self.disclosure = disclosure
        self.interpretedBy = interpretedBy
        self.attachments = attachments
        self.actions = actions
        self.diagnostics = diagnostics
    }
}

/// One 实事 of a notice.
public struct ParsedAction: Hashable, Sendable, Codable {
    /// The number printed before it; a running number where the printed ones repeat.
    public var ordinal: Int
    /// Its heading, or its first clause where it has none.
    public var title: String
    /// Who answers for it, in the order of the text.
    public var units: [ParsedUnit]
    /// The date by which the whole action is due, where the notice gives one.
    public var dueOn: Day?
    /// What it promises, in the order of the text.
    public var commitments: [ParsedCommitment]
    /// Where it stands in the text.
    public var source: TextSpan

    /// A parsed action.
    public init(
        ordinal: Int, title: String, units: [ParsedUnit], dueOn: Day?, commitments: [ParsedCommitment],
        source: TextSpan
    ) {
        self.ordinal = ordinal
        self.title = title
        self.units = units
        self.dueOn = dueOn
        self.commitments = commitments
        self.source = source
    }
}

/// A unit named as answerable, its name as printed.
public struct ParsedUnit: Hashable, Sendable, Codable {
    /// The name as printed; a group (`相关镇人民政府`) stays a group.
    public var name: String
    /// What it answers for.
    public var role: ResponsibilityRole

    /// A named unit with its role.
    public init(name: String, role: ResponsibilityRole) {
        self.name = name
        self.role = role
    }
}

/// One promise of an action, with or without a number.
public struct ParsedCommitment: Hashable, Sendable, Codable {
    /// What it is about: a short noun phrase of the clause.
    public var subject: String
    /// How it will be counted, as far as the words tell.
    public var kind: CommitmentKind
    /// The number promised; nil for a promise without one.
    public var target: Target?
    /// The date the clause gives.
    public var dueOn: Day?
    /// The clause, exactly as the text has it at `source`.
    public var text: String
    /// Where it stands in the text.
    public var source: TextSpan

    /// A parsed promise.
    public init(
        subject: String, kind: CommitmentKind, target: Target?, dueOn: Day?, text: String, source: TextSpan
    ) {
        self.subject = subject
        self.kind = kind
        self.target = target
        self.dueOn = dueOn
        self.text = text
        self.source = source
    }
}
