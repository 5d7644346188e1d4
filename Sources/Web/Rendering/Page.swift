import Foundation

/// What one page shows: a value whose strings are already in the reader's language.
///
/// A page tells its template the names it has (`child(named:)`), its parts likewise; a name that nobody knows is a
/// fault that tests find (`Renderer.unknownNames`).
protocol Page: MustacheParent, Sendable {
    /// The template's path below `Templates`, without its ending.
    static var template: String { get }
    /// What stands in the browser's title and in the page's first heading.
    var title: String { get }
    /// The part of the program it belongs to: the marked entry of the navigation.
    var area: Area { get }
    /// Where one is, from the start to the page above this one.
    var trail: [Link] { get }
    /// ES modules of `Assets/js` that improve the page.
    var scripts: [String] { get }
}

extension Page {
    var trail: [Link] { [] }
    var scripts: [String] { [] }
}

/// The parts of the program, as the navigation has them.
enum Area: String, CaseIterable, Sendable {
    case home, plan, notices, reports, ledgers, review, supervision, proposals, quarters, documents, units,
        administration, account,
        none
}

/// A link with its words.
struct Link: MustacheParent, Hashable, Sendable {
    var words: String
    var path: String
    var isCurrent = false

    func child(named name: String) -> Any? {
        switch name {
        case "words": words
        case "path": path
        case "isCurrent": isCurrent
        default: nil
        }
    }
}

/// A choice of a list: its value, its words, and whether it is chosen.
struct Choice: MustacheParent, Hashable, Sendable {
    var value: String
    var words: String
    var isChosen = false

    func child(named name: String) -> Any? {
        switch name {
        case "value": value
        case "words": words
        case "isChosen": isChosen
        default: nil
        }
    }
}

/// A refused field: what is wrong, and the field's ID on the page, so that the summary can lead there.
struct FieldFault: MustacheParent, Hashable, Sendable {
    /// The ID of the input; nil for what is about the whole form.
    var field: String?
    var words: String

    func child(named name: String) -> Any? {
        switch name {
        case "field": maybe(field)
        case "words": words
        default: nil
        }
    }
}
