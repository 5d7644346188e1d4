/// What a template can ask for names: a page, its frame, a row of a table.
protocol MustacheParent {
    /// A text, a number, true or false, a list, another value with names; nil for a name that it does not know.
    func child(named name: String) -> Any?
}

/// A template with its layout and partials in place, ready to be filled in.
struct Template: Sendable {
    /// A part that is written as it is, or filled in.
    indirect enum Node: Sendable {
        case text([UInt8])
        case value(TemplateName)
        case section(TemplateName, [Node])
        case inverted(TemplateName, [Node])
    }

    let nodes: [Node]

    /// The template filled in, as UTF-8.
    ///
    /// - Parameter room: how many bytes it is likely to take.
    func render(_ page: some MustacheParent, room: Int = 49_152) -> [UInt8] {
        var rendering = Rendering(page, room: room)
        rendering.write(nodes)
        return rendering.out
    }
}

/// Puts templates together: layouts and partials are resolved once, when they are loaded.
struct TemplateAssembler {
    /// Every template's parts, by name.
    let parts: [String: [TemplateParser.Part]]

    func template(_ name: String) throws -> Template {
        Template(nodes: joined(try nodes(of: name, blocks: [:], depth: 0)))
    }

    private func nodes(of name: String, blocks: [String: [Template.Node]], depth: Int) throws -> [Template
        .Node]
    {
        guard let parts = parts[name] else { throw TemplateParser.Malformed(what: "no template \(name)") }
        guard depth < 20 else { throw TemplateParser.Malformed(what: "\(name) contains itself") }
        return try nodes(parts, blocks: blocks, depth: depth + 1)
    }

    private func nodes(
        _ parts: [TemplateParser.Part], blocks: [String: [Template.Node]], depth: Int
    ) throws -> [Template.Node] {
        try parts.flatMap { part -> [Template.Node] in
            switch part {
            case .text(let text): return [.text(text)]
            case .value(let name): return [.value(name)]
            // Filled in before templates are put together.
            case .word(let key), .asset(let key): throw TemplateParser.Malformed(what: "\(key) stands open")
            case .section(let name, let inner):
                return [.section(name, joined(try nodes(inner, blocks: blocks, depth: depth)))]
            case .inverted(let name, let inner):
                return [.inverted(name, joined(try nodes(inner, blocks: blocks, depth: depth)))]
            case .partial(let name): return try nodes(of: name, blocks: blocks, depth: depth)
            case .block(let name, let inner):
                return try blocks[name] ?? nodes(inner, blocks: blocks, depth: depth)
            case .layout(let name, let inner):
                var own = blocks
                for case .block(let block, let parts) in inner where own[block] == nil {
                    own[block] = try nodes(parts, blocks: blocks, depth: depth)
                }
                return try nodes(of: name, blocks: own, depth: depth)
            }
        }
    }

    /// Neighbouring texts as one.
    private func joined(_ nodes: [Template.Node]) -> [Template.Node] {
        var result: [Template.Node] = []
        var text: [UInt8] = []
        for node in nodes {
            if case .text(let next) = node {
                text += next
                continue
            }
            if !text.isEmpty { result.append(.text(text)) }
            text = []
            result.append(node)
        }
        if !text.isEmpty { result.append(.text(text)) }
        return result
    }
}
