import HTTPTypes
import Hummingbird
import HummingbirdCore
import Operations
import Programme
import Synchronization

/// One way into the program: what `Routes.swift` declares and the tests of access go through.
public struct RouteEntry: Hashable, Sendable {
    /// GET or POST.
    public let method: HTTPRequest.Method
    /// The path, with `:name` for what varies.
    public let path: String
    /// Who may come in.
    public let access: Access
}

/// Every route, in the order in which they were added.
final class RouteMap: Sendable {
    private let all = Mutex<[RouteEntry]>([])

    var entries: [RouteEntry] { all.withLock { $0 } }

    func add(_ entry: RouteEntry) { all.withLock { $0.append(entry) } }
}

/// Collects the routes: none can be added without saying who may come in.
///
/// Before a handler runs, access was checked, the form was read within its limit, and its token held against the
/// session.
public final class Pages {
    /// What a handler looks like: a visit in, a response out.
    typealias Handler = @Sendable (Visit) async throws -> Response

    private let map: RouteMap
    private let router: Router<WebContext>
    private let site: Site

    init(_ router: Router<WebContext>, _ site: Site, _ map: RouteMap) {
        self.router = router
        self.site = site
        self.map = map
    }

    /// A page to read. Its handler runs on the event loop of the connection, where others wait: it may read the database,
    /// and nothing that takes longer.
    func get(_ path: String, _ access: Access, _ handler: @escaping Handler) {
        add(.get, path, access) { request, context, site in
            Visit(site: site, request: request, context: context, fields: FormFields(), files: [])
        } handler: {
            try await handler($0)
        }
    }

    /// Something to read that takes a while to make: a file, a long list.
    func file(_ path: String, _ access: Access, _ handler: @escaping Handler) {
        get(path, access) { visit in try await Pages.away { try await handler(visit) } }
    }

    /// A form without files, of at most `limit` bytes.
    func post(
        _ path: String, _ access: Access, limit: Int = FormLimits.form, _ handler: @escaping Handler
    ) {
        add(.post, path, access) { request, context, site in
            let fields = try await FormFields(reading: request, limit: limit)
            try FormToken.check(fields, request, context)
            return Visit(site: site, request: request, context: context, fields: fields, files: [])
        } handler: { visit in
            try await Pages.away { try await handler(visit) }
        }
    }

    /// A form with files, each streamed into a file of its own that goes when the handler returns.
    ///
    /// - Parameters:
    ///   - fileLimit: the most bytes of one file.
    ///   - files: the most files at once.
    ///   - skipsTooLarge: whether the handler is told of a file that is too large, instead of the form being refused as
    ///     a whole: for forms with long texts.
    func upload(
        _ path: String, _ access: Access, fileLimit: Int, files: Int = 20, skipsTooLarge: Bool = false,
        _ handler: @escaping Handler
    ) {
        add(.post, path, access) { request, context, site in
            let upload = try await UploadReader(
                folder: site.incoming, fileLimit: fileLimit, fileCount: files, skipsTooLarge: skipsTooLarge
            ).read(request) { try FormToken.check($0, request, context) }
            return Visit(
                site: site, request: request, context: context, fields: upload.fields, files: upload.files)
        } handler: { visit in
            do {
                let response = try await Pages.away { try await handler(visit) }
                visit.files.forEach { $0.discard() }
                return response
            } catch {
                visit.files.forEach { $0.discard() }
                throw error
            }
        }
    }

    /// Runs what may take long where no connection waits for it.
    private static func away(
        _ work: @Sendable () async throws -> Response
    ) async throws -> Response {
        try await withTaskExecutorPreference(globalConcurrentExecutor, operation: work)
    }

    private func add(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access,
        read: @escaping @Sendable (Request, WebContext, Site) async throws -> Visit,
        handler: @escaping Handler
    ) {
        map.add(RouteEntry(method: method, path: path, access: access))
        let site = site
        router.on(RouterPath(path), method: method) { request, context in
            do { try Pages.admit(context, access, path) } catch let needed as SignInNeeded {
                guard method == .post else { throw needed }
                // What was typed is kept for after signing in, whatever it is worth.
                throw SignInNeeded(fields: try await Pages.fields(of: request, site))
            }
            return try await handler(try await read(request, context, site))
        }
    }

    /// The fields of a form whose sender is not signed in; its files are let go.
    private static func fields(of request: Request, _ site: Site) async throws -> FormFields {
        guard request.headers[.contentType]?.hasPrefix("multipart/form-data") == true else {
            return try await FormFields(reading: request, limit: FormLimits.form)
        }
        let reader = UploadReader(folder: site.incoming, fileLimit: 0, fileCount: 0, skipsFiles: true)
        return try await reader.read(request) { _ in }.fields
    }

    private static func admit(_ context: WebContext, _ access: Access, _ path: String) throws {
        if access == .everybody { return }
        guard let signedIn = context.signedIn else { throw SignInNeeded() }
        guard access.admits(signedIn.person.role) else {
            throw Problem(.forbidden, "person.not-allowed", ["name": signedIn.person.name])
        }
        // A one-time password opens the page that replaces it, and nothing else.
        if signedIn.mustChangePassword, !path.hasPrefix("/account"), path != "/sign-out" {
            throw PasswordChangeNeeded()
        }
    }
}

/// Somebody must sign in first; the page that says so keeps what they had typed.
struct SignInNeeded: Error {
    /// The form that was sent without a session; nil for a page that was asked for.
    var fields: FormFields?
}

/// A one-time password must be replaced before anything else.
struct PasswordChangeNeeded: Error {}
