import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Programme
import Synchronization

/// Makes pages in one language.
public final class Renderer: Sendable {
    /// The language's words.
    public let words: Localizer
    private let templates: [String: Template]
    private let unknown = Mutex<Set<String>>([])

    /// Puts the words into all templates; throws a `Problem` at the first that lacks a word, an asset or a partial.
    init(words: Localizer, loader: TemplateLoader, assets: AssetLibrary) throws {
        self.words = words
        templates = try loader.templates(words, assets)
    }

    /// Names that templates asked for and no page knew, as `template: name`; tests want none.
    public var unknownNames: [String] { unknown.withLock { $0.sorted() } }

    /// The page's HTML in its frame, as UTF-8.
    func html<P: Page>(_ page: P, _ frame: Frame) throws -> [UInt8] {
        let framed = FramedPage(page: page, frame: frame) { [self] name in
            _ = unknown.withLock { $0.insert("\(P.template): \(name)") }
        }
        guard let template = templates[P.template] else {
            throw Problem(
                .unavailable, "template.malformed", ["template": P.template, "what": "no such template"])
        }
        return template.render(framed)
    }

    /// The page as an answer to a visit.
    func response<P: Page>(
        _ page: P, for visit: Visit, status: HTTPResponse.Status
    ) throws -> Response {
        let frame = Frame(page, visit, words)
        var response = Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: try html(page, frame))))
        if frame.flash != nil {
            response.setCookie(Flash.clearing(isSecure: visit.site.settings.isSecure))
        }
        return response
    }
}

/// A page inside its frame: the page's names, and the frame's under `frame`.
private struct FramedPage<P: Page>: MustacheParent {
    let page: P
    let frame: Frame
    /// Told of every name that neither knows.
    let missing: @Sendable (String) -> Void

    func child(named name: String) -> Any? {
        switch name {
        case "frame": return frame
        case "title": return page.title
        default:
            guard let value = page.child(named: name) else {
                missing(name)
                return nil
            }
            return value
        }
    }
}
