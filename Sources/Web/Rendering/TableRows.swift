import Programme

/// The rows of a table by the names of their columns: what a page with many rows gives in place of a list of values.
///
/// Cells are escaped as they come and stand one after another in one buffer. When the table is filled in, its names are
/// looked up once and not once for each row; a row then costs little more than copying it.
///
///     var rows = TableRows("number", "person", "isOwn")
///     rows.add { row in
///         row.number(12)
///         row.text("王芳")
///         row.flag(true)
///     }
///
/// In the template it is a section like any other: `{{#rows}}<td>{{number}}</td>…{{/rows}}`. A column's name means the
/// column everywhere inside, also within other sections.
struct TableRows: Sendable {
    /// The names of the columns, in the order in which cells are added.
    let columns: [String]
    private var bytes: [UInt8] = []
    /// Where each cell ends, and whether a section of its name is shown.
    private var cells: [(end: Int, isShown: Bool)] = []

    /// No rows yet.
    ///
    /// - Parameter rows: how many there will be, about.
    init(_ columns: String..., rows: Int = 64) {
        self.columns = columns
        bytes.reserveCapacity(rows * columns.count * 24)
        cells.reserveCapacity(rows * columns.count)
    }

    /// The choices of a list.
    init(_ choices: [Choice]) {
        self.init("value", "words", "isChosen", rows: choices.count)
        for choice in choices {
            text(choice.value)
            text(choice.words)
            flag(choice.isChosen)
        }
    }

    /// Links one after another.
    init(_ links: [Link]) {
        self.init("words", "path", "isCurrent", rows: links.count)
        for link in links {
            text(link.words)
            text(link.path)
            flag(link.isCurrent)
        }
    }

    /// How many rows there are.
    var count: Int { cells.count / columns.count }

    var isEmpty: Bool { cells.isEmpty }

    /// Adds a row; `fill` adds its cells in the columns' order.
    mutating func add(_ fill: (inout TableRows) throws -> Void) rethrows {
        let before = cells.count
        try fill(&self)
        assert(cells.count == before + columns.count, "a row of \(columns) has \(cells.count - before) cells")
        while cells.count < before + columns.count { none() }
        cells.removeLast(cells.count - before - columns.count)
    }

    /// A cell with a text.
    mutating func text(_ text: String) {
        write(text)
        end()
    }

    /// A cell with a text, or known and empty.
    mutating func text(_ text: String?) {
        if let text { self.text(text) } else { none() }
    }

    /// A cell with a number.
    mutating func number(_ number: Int) { text(String(number)) }

    /// A cell with a moment, as people in China read it.
    mutating func time(_ instant: Instant) {
        instant.writeLocal(to: &bytes)
        end()
    }

    /// A cell that shows its sections or not.
    mutating func flag(_ isShown: Bool) { cells.append((bytes.count, isShown)) }

    /// A cell that is known and empty.
    mutating func none() { flag(false) }

    /// A part of a cell's text; `end` ends the cell.
    mutating func write(_ part: String) { HTML.write(part, to: &bytes) }

    /// A part of a cell's text as one part of a path or query.
    mutating func write(path part: String) { SafePath.write(part, to: &bytes) }

    /// Ends the cell that was written in parts.
    mutating func end() { flag(true) }

    func isShown(_ row: Int, _ column: Int) -> Bool { cells[row * columns.count + column].isShown }

    func write(_ row: Int, _ column: Int, to out: inout [UInt8]) {
        let place = row * columns.count + column
        let start = place == 0 ? 0 : cells[place - 1].end
        let end = cells[place].end
        bytes.withUnsafeBufferPointer {
            out.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
        }
    }
}
