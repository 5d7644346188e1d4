import Database
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Operations
import Programme
import Synchronization
import TestSupport
import Testing

@testable import Web

/// The web application on a district of its own, asked in process.
struct TestSite: Sendable {
    let district: District
    let app: WebApp
    private let client: any TestClientProtocol
    private let sessions = Sessions()

    init(_ district: District, _ app: WebApp, _ client: any TestClientProtocol) {
        self.district = district
        self.app = app
        self.client = client
    }

    var cast: Cast { district.cast }

    /// The same application with another district's people.
    func of(_ other: District) -> TestSite { TestSite(other, app, client) }

    /// Lets somebody sign in again with the next request: whatever they did may have ended their session.
    func forget(_ person: Person) async { await sessions.forget(person) }

    /// What came back.
    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let body: String
        let data: Data

        /// Where the browser is sent.
        var location: String? { headers[.location] }
        /// The cookies that were set, as sent.
        var cookies: [String] { headers[values: .setCookie] }
    }

    /// Asks for a page, as somebody or as a stranger.
    func get(_ path: String, as person: Person? = nil, _ headers: [String: String] = [:]) async throws
        -> Answer
    {
        try await execute(.get, path, person, headers, nil, nil)
    }

    /// Sends a form with its token; `fields` may repeat a name.
    func post(
        _ path: String, as person: Person? = nil, _ fields: [(String, String)] = [],
        headers: [String: String] = [:], hasToken: Bool = true
    ) async throws -> Answer {
        let seed = try await seed(of: person)
        let all = (hasToken ? [(FormToken.field, FormToken.make(seed: seed))] : []) + fields
        let body = all.map { "\(SafePath.part($0.0))=\(SafePath.part($0.1))" }.joined(separator: "&")
        return try await execute(
            .post, path, person, headers, "application/x-www-form-urlencoded", Data(body.utf8))
    }

    /// A file of a form.
    struct File: Sendable {
        var field = "file"
        var name: String
        var data: Data
    }

    /// Sends a form with files.
    func upload(
        _ path: String, as person: Person? = nil, _ fields: [(String, String)] = [], files: [File],
        hasToken: Bool = true
    ) async throws -> Answer {
        let seed = try await seed(of: person)
        let all = (hasToken ? [(FormToken.field, FormToken.make(seed: seed))] : []) + fields
        var body = Data()
        for (name, value) in all {
            body += Data(
                "--b0undary\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            body += Data(
                """
                --b0undary\r\nContent-Disposition: form-data; name="\(file.field)"; filename="\(file.name)"\r\n\
                Content-Type: application/octet-stream\r\n\r\n
                """.utf8)
            body += file.data + Data("\r\n".utf8)
        }
        body += Data("--b0undary--\r\n".utf8)
        return try await execute(.post, path, person, [:], "multipart/form-data; boundary=b0undary", body)
    }

    /// What the form token of somebody (nil: of a stranger) is made from.
    func seed(of person: Person?) async throws -> String {
        guard let person else { return TestSite.stranger }
        return try await sessions.token(of: person, in: district)
    }

    private static let stranger = "stranger-of-the-tests-0000"

    func execute(
        _ method: HTTPRequest.Method, _ path: String, _ person: Person?, _ extra: [String: String],
        _ type: String?, _ body: Data?
    ) async throws -> Answer {
        var headers = HTTPFields()
        let seed = try await seed(of: person)
        headers[.cookie] = person == nil ? "banshi-visitor=\(seed)" : "banshi-session=\(seed)"
        if let type { headers[.contentType] = type }
        for (name, value) in extra { if let name = HTTPField.Name(name) { headers[name] = value } }
        return try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) }
        ) { response in
            let data = Data(response.body.readableBytesView)
            return Answer(
                status: response.status.code, headers: response.headers,
                body: String(decoding: data, as: UTF8.self), data: data)
        }
    }

    /// Signs people in once each.
    private actor Sessions {
        private var tokens: [ID<Person>: String] = [:]

        func token(of person: Person, in district: District) async throws -> String {
            if let token = tokens[person.id] { return token }
            let token = try await district.signIn(person).token
            tokens[person.id] = token
            return token
        }

        func forget(_ person: Person) { tokens[person.id] = nil }
    }
}

extension Engine {
    /// Runs a test against the web application on a district of its own; a name that a template asked for and no page
    /// knew fails it.
    func withSite(
        _ stage: District.Stage = .confirmed, language: Language = .chinese,
        _ test: @escaping @Sendable (TestSite) async throws -> Void
    ) async throws {
        try await withDistrict(stage) { district in
            let app = try WebApp(
                district.office,
                settings: WebSettings(
                    data: district.folder.appendingPathComponent("data", isDirectory: true),
                    language: language))
            var logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
            logger.logLevel = .error
            try await app.application(logger: logger).test(.router) { client in
                try await test(TestSite(district, app, client))
            }
            for language in Language.allCases {
                #expect(try app.site.renderer(language).unknownNames == [])
            }
        }
    }
}
