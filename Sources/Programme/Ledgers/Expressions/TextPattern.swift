/// A regular expression that is matched in time proportional to pattern × text, whatever either holds: sets of states
/// instead of trying again. So it has no back references and does not look ahead. It always matches the whole text,
/// as ODK's `regex()` does.
struct TextPattern: Sendable {
    /// Why a pattern was refused: the part that is not understood.
    struct Fault: Error {
        var part: String
    }

    enum Step: Sendable {
        /// One character of a set.
        case one(CharacterRanges)
        /// Goes on at both places.
        case fork(Int, Int)
        case jump(Int)
        case atStart
        case atEnd
        case matched
    }

    /// At most so many steps, so that `(a{99}){99}` is refused.
    static let stepLimit = 2_000
    /// Longer texts match nothing.
    static let textLimit = 4_000

    private let steps: [Step]

    /// Reads a pattern; throws `Fault`.
    init(_ pattern: String) throws(Fault) {
        var parser = PatternParser(pattern)
        var steps: [Step] = []
        try TextPattern.write(parser.pattern(), into: &steps)
        steps.append(.matched)
        self.steps = steps
    }

    /// Whether the whole text matches.
    func matches(_ text: String) -> Bool {
        guard text.utf8.count <= Self.textLimit * 4 else { return false }
        let scalars = Array(text.unicodeScalars)
        guard scalars.count <= Self.textLimit else { return false }
        var current = States(count: steps.count)
        var next = States(count: steps.count)
        add(0, to: &current, at: 0, of: scalars.count)
        for (index, scalar) in scalars.enumerated() {
            guard !current.list.isEmpty else { return false }
            next.clear()
            for state in current.list {
                if case .one(let set) = steps[state], set.contains(scalar) {
                    add(state + 1, to: &next, at: index + 1, of: scalars.count)
                }
            }
            swap(&current, &next)
        }
        return current.list.contains { if case .matched = steps[$0] { true } else { false } }
    }

    /// The states in which a match can be, each once.
    private struct States {
        var list: [Int] = []
        private var isIn: [Bool]

        init(count: Int) { isIn = Array(repeating: false, count: count) }

        mutating func insert(_ state: Int) -> Bool {
            guard !isIn[state] else { return false }
            isIn[state] = true
            list.append(state)
            return true
        }

        mutating func clear() {
            for state in list { isIn[state] = false }
            list.removeAll(keepingCapacity: true)
        }
    }

    private func add(_ state: Int, to states: inout States, at index: Int, of count: Int) {
        var open = [state]
        while let state = open.popLast() {
            guard states.insert(state) else { continue }
            switch steps[state] {
            case .fork(let first, let second): open += [second, first]
            case .jump(let target): open.append(target)
            case .atStart: if index == 0 { open.append(state + 1) }
            case .atEnd: if index == count { open.append(state + 1) }
            case .one, .matched: break
            }
        }
    }

    private static func write(_ node: PatternNode, into steps: inout [Step]) throws(Fault) {
        guard steps.count < stepLimit else { throw Fault(part: "{…}") }
        switch node {
        case .one(let set): steps.append(.one(set))
        case .atStart: steps.append(.atStart)
        case .atEnd: steps.append(.atEnd)
        case .sequence(let nodes):
            for node in nodes { try write(node, into: &steps) }
        case .either(let nodes):
            var jumps: [Int] = []
            for (index, node) in nodes.enumerated() {
                let fork = steps.count
                if index < nodes.count - 1 { steps.append(.jump(0)) }
                try write(node, into: &steps)
                guard index < nodes.count - 1 else { continue }
                jumps.append(steps.count)
                steps.append(.jump(0))
                steps[fork] = .fork(fork + 1, steps.count)
            }
            for jump in jumps { steps[jump] = .jump(steps.count) }
        case .repeated(let node, let least, let most):
            for _ in 0..<least {
                let before = steps.count
                try write(node, into: &steps)
                // What is empty stays so, however often: `((){1000}){1000}`.
                if steps.count == before { break }
            }
            if let most {
                var forks: [Int] = []
                for _ in least..<most {
                    forks.append(steps.count)
                    steps.append(.jump(0))
                    try write(node, into: &steps)
                }
                for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
            } else {
                let fork = steps.count
                steps.append(.jump(0))
                try write(node, into: &steps)
                steps.append(.jump(fork))
                steps[fork] = .fork(fork + 1, steps.count)
            }
        }
    }
}
