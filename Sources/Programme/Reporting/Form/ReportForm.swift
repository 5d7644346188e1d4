/// The form that a unit fills in for one quarter: a grid of cells, whatever file it is written to.
public struct ReportForm: Hashable, Sendable {
    /// What the file carries so that it can come back.
    public var identity: FormIdentity
    /// What it was made from: the reader needs the commitments.
    public var context: ReportFormContext
    /// The head, then one block for each action; a table each in a docx, one below the other in a sheet.
    public var blocks: [FormBlock]

    /// The name of the sheet in a workbook.
    public static let sheetName = "填报表"
    /// How many columns every block has.
    public static let columnCount = 9
    /// The columns' widths in characters of a sheet's standard type.
    public static let columnWidths: [Double] = [6, 26, 18, 20, 18, 14, 12, 12, 24]

    /// The form's title, on its first row and in the file's properties.
    public var title: String { ReportFormWords.title(context) }
}

/// Rows that belong together.
public struct FormBlock: Hashable, Sendable {
    /// From top to bottom; the cells of each cover all columns.
    public var rows: [FormRow]
    /// Which row, counted from 0, repeats on top of every page that the block runs over; nil for none.
    public var headerRow: Int?
}

/// A row of a block.
public struct FormRow: Hashable, Sendable {
    /// From left to right.
    public var cells: [FormCell]
    /// The row's height in lines of text; nil for whatever its texts need.
    public var lines: Int?
}

/// A cell of a report form.
public struct FormCell: Hashable, Sendable {
    /// What may happen to it while it is with the unit.
    public enum Content: Hashable, Sendable {
        /// Must come back as it went out: a heading, a commitment, a target.
        case fixed(String)
        /// Only shown, not held against anything: last quarter's value, guidance.
        case display(String)
        /// To be filled in.
        case input(FormInput)
    }

    /// How it looks.
    public enum Style: String, Hashable, Sendable {
        /// The form's title.
        case title
        /// A note that must be seen.
        case mark
        /// The row that names an action.
        case section
        /// A column's or a row's heading.
        case heading
        /// Text beside an input.
        case body
        /// Short text in the middle: an ordinal, a dash.
        case centred
        /// How to fill in the form.
        case guidance
    }

    /// What it holds.
    public var content: Content
    /// How many columns it covers.
    public var columns: Int
    /// How it looks.
    public var style: Style
}

/// A cell that a unit fills in.
public struct FormInput: Hashable, Sendable {
    /// What may be written.
    public enum Kind: Hashable, Sendable {
        /// A number.
        case number
        /// A few words.
        case text
        /// One of these.
        case choice([String])
        /// Paragraphs.
        case multiline
    }

    /// What it is for.
    public var key: FormKey
    /// What may be written.
    public var kind: Kind
    /// What the unit saved last; empty when nothing.
    public var prefill: String
    /// The name that a person sees beside the input.
    public var alias: String

    /// Shown in an empty field of a docx; read as nothing.
    public var prompt: String {
        switch kind {
        case .number: "填数字"
        case .text, .multiline: "点此填写"
        case .choice(let choices): choices.joined(separator: "／")
        }
    }
}

/// What an input is for; its text stands in the docx as the control's tag.
public enum FormKey: Hashable, Sendable, CustomStringConvertible {
    /// The four texts of a report.
    public enum Passage: String, Hashable, Sendable, CaseIterable {
        /// As `ReportContent` names them.
        case narrative, problems, nextSteps = "next-steps", evidence
    }

    /// The parts of a commitment's value.
    public enum Part: Hashable, Sendable {
        /// The number of a count, a level or a standing duty; the parts of a rate; 已填报 or 不适用; its reason.
        case amount, numerator, denominator, state, reason
        /// Why the number is not the ledger's.
        case difference
        /// A step, by its ordinal.
        case milestone(Int)
    }

    /// A text about the action with this ordinal.
    case passage(Int, Passage)
    /// A part of a commitment's value.
    case entry(ID<Commitment>, Part)

    /// `a3.narrative`, `c.<commitment>.amount`, `c.<commitment>.m2`.
    public var description: String {
        switch self {
        case .passage(let action, let passage): "a\(action).\(passage.rawValue)"
        case .entry(let commitment, .milestone(let ordinal)): "c.\(commitment).m\(ordinal)"
        case .entry(let commitment, let part): "c.\(commitment).\(part)"
        }
    }
}
