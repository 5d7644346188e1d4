/// Fills a template in: looks names up, escapes, and writes into one buffer.
///
/// A page of 60 rows asks for several hundred names, so what is done for each is little: a look along the values that
/// the template stands in, one cast, one pass over the bytes.
struct Rendering {
    /// What was written.
    private(set) var out: [UInt8] = []
    /// The values that the template stands in, the innermost last.
    private var scopes: [Scope] = []

    private enum Scope {
        case parent(any MustacheParent)
        case plain(Any)
    }

    init(_ page: any MustacheParent, room: Int) {
        out.reserveCapacity(room)
        scopes = [.parent(page)]
    }

    mutating func write(_ nodes: [Template.Node]) {
        for node in nodes {
            switch node {
            case .text(let bytes): out.append(contentsOf: bytes)
            case .value(let name): if let value = value(name) { write(value) }
            case .section(let name, let inner): if let value = value(name) { write(inner, of: value) }
            case .inverted(let name, let inner): if !isShown(value(name)) { write(inner) }
            }
        }
    }

    private func value(_ name: TemplateName) -> Any? {
        guard let first = name.parts.first else {
            return switch scopes.last {
            case .parent(let value)?: value
            case .plain(let value)?: value
            case nil: nil
            }
        }
        var found: Any?
        var place = scopes.count
        while place > 0 {
            place -= 1
            if case .parent(let parent) = scopes[place], let value = parent.child(named: first) {
                found = value
                break
            }
            if name.isHere { break }
        }
        if name.parts.count > 1 {
            for part in name.parts.dropFirst() {
                found = (found as? any MustacheParent)?.child(named: part)
            }
        }
        return found
    }

    private mutating func write(_ inner: [Template.Node], of value: Any) {
        if let isTrue = value as? Bool {
            if isTrue { write(inner) }
        } else if let rows = value as? TableRows {
            guard !rows.isEmpty else { return }
            let inner = RowTemplate(inner, rows.columns)
            for row in 0..<rows.count { write(inner, row, of: rows) }
        } else if let list = value as? any TemplateList {
            list.forEachItem { write(inner, on: $0) }
        } else if !(value is Absent) {
            write(inner, on: value)
        }
    }

    private mutating func write(_ inner: [Template.Node], on value: Any) {
        scopes.append((value as? any MustacheParent).map { .parent($0) } ?? .plain(value))
        write(inner)
        scopes.removeLast()
    }

    private mutating func write(_ template: RowTemplate, _ row: Int, of rows: TableRows) {
        var place = 0
        while place < template.steps.count {
            switch template.steps[place] {
            case .text(let start, let end):
                template.text.withUnsafeBufferPointer {
                    out.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
                }
            case .cell(let column): rows.write(row, column, to: &out)
            case .section(let column, let end):
                if !rows.isShown(row, column) { place = end - 1 }
            case .inverted(let column, let end):
                if rows.isShown(row, column) { place = end - 1 }
            case .outside(let part): write(template.outside[part], row, of: rows)
            }
            place += 1
        }
    }

    private mutating func write(_ part: RowTemplate.Outside, _ row: Int, of rows: TableRows) {
        switch part {
        case .value(let node): write([node])
        case .section(let name, let inner):
            guard let value = value(name) else { return }
            if let list = value as? any TemplateList {
                list.forEachItem { write(inner, row, of: rows, on: $0) }
            } else if value is Bool || value is Absent {
                if isShown(value) { write(inner, row, of: rows) }
            } else {
                write(inner, row, of: rows, on: value)
            }
        case .inverted(let name, let inner):
            if !isShown(value(name)) { write(inner, row, of: rows) }
        }
    }

    private mutating func write(_ inner: RowTemplate, _ row: Int, of rows: TableRows, on value: Any) {
        scopes.append((value as? any MustacheParent).map { .parent($0) } ?? .plain(value))
        write(inner, row, of: rows)
        scopes.removeLast()
    }

    private func isShown(_ value: Any?) -> Bool {
        switch value {
        case nil: false
        case let rows as TableRows: !rows.isEmpty
        case let isTrue as Bool: isTrue
        case let list as any TemplateList: !list.isEmpty
        case let value?: !(value is Absent)
        }
    }

    private mutating func write(_ value: Any) {
        if let text = value as? String {
            HTML.write(text, to: &out)
        } else if !(value is Absent) {
            HTML.write(String(describing: value), to: &out)
        }
    }
}

/// A list that a section goes through, whatever is in it.
protocol TemplateList {
    var isEmpty: Bool { get }
    func forEachItem(_ body: (Any) -> Void)
}

extension Array: TemplateList {
    func forEachItem(_ body: (Any) -> Void) { for item in self { body(item) } }
}
