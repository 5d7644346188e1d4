import Programme

/// The addresses of a draft plan's pages, and the anchors on them.
struct DraftPath: Sendable {
    let year: Int

    var draft: String { "/plans/\(year)/draft" }
    var confirmation: String { "\(draft)/confirmation" }
    var discarding: String { "\(draft)/discarding" }
    var amend: String { "/plans/\(year)/amend" }

    func commitment(_ id: ID<Commitment>) -> String { "\(draft)/commitments/\(SafePath.part(id.rawValue))" }

    func action(_ id: ID<Action>) -> String { "\(draft)/actions/\(SafePath.part(id.rawValue))" }

    func unit(_ id: ID<Responsibility>, of action: ID<Action>) -> String {
        "\(self.action(action))/units/\(SafePath.part(id.rawValue))"
    }

    func undo(from first: Int, last: Int) -> String { "\(draft)/undo/\(first)/\(last)" }

    func amend(_ action: Int, _ number: Int) -> String { "\(amend)/\(action)/\(number)" }

    /// A commitment's place on the plan's side of the page.
    static func anchor(_ id: ID<Commitment>) -> String { "c-\(id)" }

    /// An action's place on the plan's side.
    static func anchor(action: Int) -> String { "a-\(action)" }

    /// The beginning of a stretch of the notice.
    static func anchor(text start: Int) -> String { "t-\(start)" }
}
