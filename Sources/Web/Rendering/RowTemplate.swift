/// What stands inside a table's section, with the places of columns instead of their names, as one list of steps.
///
/// Steps hold numbers alone: going through them copies and counts nothing, whatever the number of rows.
struct RowTemplate {
    enum Step {
        /// Writes bytes of `text`.
        case text(start: Int, end: Int)
        /// Writes a cell.
        case cell(Int)
        /// Goes on at a later step unless the column's sections are shown, or unless they are hidden.
        case section(column: Int, end: Int)
        case inverted(column: Int, end: Int)
        /// Of a name that is no column: a part of `outside`.
        case outside(Int)
    }

    /// A part that needs names from outside the table.
    indirect enum Outside {
        case value(Template.Node)
        case section(TemplateName, RowTemplate)
        case inverted(TemplateName, RowTemplate)
    }

    private(set) var steps: [Step] = []
    private(set) var text: [UInt8] = []
    private(set) var outside: [Outside] = []

    /// - Parameter here: the column that `{{.}}` means.
    init(_ nodes: [Template.Node], _ columns: [String], here: Int? = nil) {
        add(nodes, columns, here)
    }

    private mutating func add(_ nodes: [Template.Node], _ columns: [String], _ here: Int?) {
        func column(_ name: TemplateName) -> Int? {
            guard name.parts.count < 2 else { return nil }
            guard let first = name.parts.first else { return here }
            return columns.firstIndex(of: first)
        }
        for node in nodes {
            switch node {
            case .text(let bytes):
                steps.append(.text(start: text.count, end: text.count + bytes.count))
                text += bytes
            case .value(let name):
                if let column = column(name) {
                    steps.append(.cell(column))
                } else {
                    add(.value(node))
                }
            case .section(let name, let inner):
                guard let column = column(name) else {
                    add(.section(name, RowTemplate(inner, columns)))
                    continue
                }
                let place = steps.count
                steps.append(.section(column: column, end: 0))
                add(inner, columns, column)
                steps[place] = .section(column: column, end: steps.count)
            case .inverted(let name, let inner):
                guard let column = column(name) else {
                    add(.inverted(name, RowTemplate(inner, columns, here: here)))
                    continue
                }
                let place = steps.count
                steps.append(.inverted(column: column, end: 0))
                add(inner, columns, here)
                steps[place] = .inverted(column: column, end: steps.count)
            }
        }
    }

    private mutating func add(_ part: Outside) {
        steps.append(.outside(outside.count))
        outside.append(part)
    }
}
