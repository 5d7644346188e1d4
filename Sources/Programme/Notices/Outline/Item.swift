/// A heading or list item of the text with what stands under it, before it is known whether it is an action.
struct Item: Sendable {
    var rank: Int
    var ordinal: Int?
    /// Its own lines, the heading first, the ordinal taken off.
    var lines: [Passage]
    /// Cells by column, when it is a row of a table.
    var record: Record?
    var children: [Int] = []
    /// How many lists ended before it; items of different parts do not belong together.
    var part: Int
    /// Offset of its ordinal in the original.
    var start: Int
}

/// A row of a table, its cells sorted by what their columns announce.
struct Record: Sendable {
    var name: Passage?
    var content: [Passage] = []
    var plan: [Passage] = []
    var units: [(role: ResponsibilityRole, list: Passage)] = []
    var due: [Passage] = []
    /// Numbers in columns about money, which are no promises.
    var money: [Passage] = []
    /// It belongs to a form for reporting progress, which repeats the actions.
    var isForm = false
}

/// All items of a text and what stood outside of them.
struct Outline: Sendable {
    var items: [Item] = []
    var roots: [Int] = []
    /// Lines that belong to no item: head, close, notes.
    var loose: [Passage] = []
}
