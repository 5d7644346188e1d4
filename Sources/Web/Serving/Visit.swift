import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Operations
import Programme

/// One request whose right to be here was checked, with its form read: what a controller gets.
struct Visit: Sendable {
    let site: Site
    let request: Request
    let context: WebContext
    /// The form's fields; empty on a GET.
    let fields: FormFields
    /// The form's files.
    let files: [UploadedFile]

    /// Who asks; throws on pages for everybody when nobody is signed in.
    var person: Person {
        get throws {
            guard let signedIn = context.signedIn else { throw SignInNeeded() }
            return signedIn.person
        }
    }

    /// The office of the person's region.
    var office: Office {
        get throws { site.office(of: try person.jurisdiction) }
    }

    /// The region of whoever is signed in.
    var jurisdiction: Jurisdiction {
        get throws {
            guard let signedIn = context.signedIn else { throw SignInNeeded() }
            return signedIn.jurisdiction
        }
    }

    /// The words of the reader's language.
    var words: Localizer {
        get throws { try site.renderer(context.view.language).words }
    }

    /// A part of the path that the route names `:name`; throws 404 when it is empty or not valid text.
    func parameter(_ name: String) throws -> String {
        guard let value = context.parameters.get(name)?.removingPercentEncoding, !value.isEmpty else {
            throw Problem(.notFound, "page.not-found")
        }
        return value
    }

    /// A whole number in the path.
    func number(_ name: String) throws -> Int {
        guard let number = Int(try parameter(name)) else { throw Problem(.notFound, "page.not-found") }
        return number
    }

    /// A quarter in the path: `2023Q2`.
    func quarter(_ name: String = "quarter") throws -> Quarter {
        guard let quarter = Quarter(try parameter(name)) else { throw Problem(.notFound, "page.not-found") }
        return quarter
    }

    /// The path with its query, as it was asked for.
    var address: String { request.uri.string }

    /// Whether what was sent is a form with files.
    var isUpload: Bool { request.headers[.contentType]?.hasPrefix("multipart/") == true }

    /// A value of the query; nil when it is absent or empty.
    func query(_ name: String) -> String? {
        guard let value = request.uri.queryParameters.get(name), !value.isEmpty else { return nil }
        return value
    }

    /// Answers with a page.
    ///
    /// - Parameter status: 422 when the page shows a refused form again.
    func page(_ page: some Page, status: HTTPResponse.Status = .ok) throws -> Response {
        try site.renderer(context.view.language).response(page, for: self, status: status)
    }

    /// Sends the browser on after a form was taken (303), with a line to show there.
    ///
    /// - Parameters:
    ///   - path: one of our own paths; anything else is replaced by the home page.
    ///   - flash: what happened, shown once on the next page.
    func redirect(to path: String, _ flash: Flash? = nil) -> Response {
        var response = Response(status: .seeOther, headers: [.location: SafePath.checked(path)])
        if let flash { response.setCookie(flash.cookie(isSecure: site.settings.isSecure)) }
        return response
    }

    /// Sends a file's bytes.
    ///
    /// - Parameters:
    ///   - name: what the browser saves it as.
    ///   - inline: whether the browser may show it instead.
    func file(_ data: Data, name: String, mediaType: String, inline: Bool = false) -> Response {
        Response(
            status: .ok, headers: FileHeaders.make(name: name, mediaType: mediaType, inline: inline),
            body: .init(byteBuffer: .init(bytes: data)))
    }
}
